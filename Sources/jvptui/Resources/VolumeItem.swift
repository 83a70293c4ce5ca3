import Backend
import OrderedCollections

/// What all rows of the Volumes pane share: who uses what is looked up when a row is drawn.
final class VolumeSurroundings: Sendable {
  let model: HostModel
  let pool: StoragePool

  init(model: HostModel, pool: StoragePool) {
    self.model = model
    self.pool = pool
  }
}

/// A row of the Volumes pane.
struct VolumeItem: Sendable {
  let volume: StorageVolume
  let surroundings: VolumeSurroundings

  var host: HostID { surroundings.model.id }
  var pool: StoragePool { surroundings.pool }
  var isStale: Bool { surroundings.model.isStale }
  var id: ItemID { .volume(host, volume.id) }
  /// Machines that have it as a disk.
  var users: [String] { surroundings.model.users(of: volume, in: pool) }
  /// Volumes of the same pool that are based on it.
  var overlays: [String] { surroundings.model.overlays[pool.id]?[volume.path] ?? [] }

  /// Who needs it: machines first, then volumes.
  var usedBy: String {
    (users + overlays.map { say("base of \($0)") }).joined(separator: ", ")
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
    let surroundings = VolumeSurroundings(model: model, pool: pool)
    return volumes.map { VolumeItem(volume: $0, surroundings: surroundings) }
  }

  func volumeItem(_ id: ItemID) -> VolumeItem? {
    guard case .volume(let host, let identity) = id, let model = hosts[host],
      let pool = model.pools.value?.first(where: { $0.id == identity.pool }),
      let volume = model.volumesByName[pool.id]?[identity.name]
    else { return nil }
    return VolumeItem(
      volume: volume,
      surroundings: VolumeSurroundings(model: model, pool: pool)
    )
  }
}
