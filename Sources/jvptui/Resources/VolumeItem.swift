import Backend
import OrderedCollections

/// A row of the Volumes pane.
struct VolumeItem: Sendable {
  let host: HostID
  let pool: StoragePool
  let volume: StorageVolume
  let isStale: Bool
  /// Machines that have it as a disk.
  let users: [String]
  /// Volumes of the same pool that are based on it.
  let overlays: [String]

  var id: ItemID { .volume(host, volume.id) }

  /// Who needs it: machines first, then volumes.
  var usedBy: String {
    (users + overlays.map { "base of \($0)" }).joined(separator: ", ")
  }

  /// The last part of the backing file's path.
  var backingName: String {
    guard let path = volume.backingPath else { return "" }
    return path.split(separator: "/").last.map(String.init) ?? path
  }
}

extension AppState {
  /// The pool whose volumes are shown: the one under the cursor of the Pools pane.
  var selectedPool: (host: HostModel, pool: StoragePool)? {
    guard case .pool(let host, let uuid)? = selectedItem(in: .pools), let model = hosts[host],
      let pool = model.pools.value?.first(where: { $0.id == uuid })
    else { return nil }
    return (model, pool)
  }

  var volumesSection: Section<[StorageVolume]> {
    guard let (model, pool) = selectedPool else { return .loaded([]) }
    if pool.state == .inactive { return .loaded([]) }
    return model.volumes[pool.id] ?? .loading
  }

  var volumeItems: [VolumeItem] {
    guard let (model, pool) = selectedPool, pool.state != .inactive else { return [] }
    let volumes = model.volumes[pool.id]?.value ?? []
    var overlays: [String: [String]] = [:]
    for volume in volumes {
      if let base = volume.backingPath { overlays[base, default: []].append(volume.name) }
    }
    return volumes.map { volume in
      VolumeItem(
        host: model.id,
        pool: pool,
        volume: volume,
        isStale: model.isStale,
        users: model.users(of: volume, in: pool),
        overlays: overlays[volume.path] ?? []
      )
    }
  }

  func volumeItem(_ id: ItemID) -> VolumeItem? {
    guard case .volume(let host, let identity) = id, let model = hosts[host],
      let pool = model.pools.value?.first(where: { $0.id == identity.pool }),
      let volumes = model.volumes[pool.id]?.value,
      let volume = volumes.first(where: { $0.id == identity })
    else { return nil }
    let overlays = volumes.filter { $0.backingPath == volume.path }.map(\.name)
    return VolumeItem(
      host: host,
      pool: pool,
      volume: volume,
      isStale: model.isStale,
      users: model.users(of: volume, in: pool),
      overlays: overlays
    )
  }
}
