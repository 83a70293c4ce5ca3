import Backend
import OrderedCollections
import TUI
import Widgets

/// A row of the Pools pane.
struct PoolItem: Sendable {
  let host: HostID
  let pool: StoragePool
  let isStale: Bool
  let model: HostModel

  var id: ItemID { .pool(host, pool.id) }

  /// Active machines with a disk in it; looked up when asked for.
  var activeUsers: [String] { model.activeUsers(of: pool) }

  var isActive: Bool { pool.state != .inactive }

  /// How full it is, 0 to 1; nil while the size is not known.
  var fraction: Double? {
    pool.capacity > 0 ? Double(pool.allocation) / Double(pool.capacity) : nil
  }

  var place: String { pool.targetPath.isEmpty ? pool.source : pool.targetPath }

  var state: Phrase {
    switch pool.state {
    case .inactive: phrase("inactive")
    case .building: phrase("building")
    case .running: phrase("active")
    case .degraded: phrase("degraded")
    case .inaccessible: phrase("inaccessible")
    }
  }

  var stateText: String { say(state) }

  var stateRole: StyleRole {
    switch pool.state {
    case .inactive: .stateOff
    case .building: .stateBusy
    case .running: .stateRunning
    case .degraded, .inaccessible: .stateFailed
    }
  }
}

extension AppState {
  var poolItems: [PoolItem] {
    scopedHosts.flatMap { model in
      (model.pools.value ?? []).map { poolItem($0, in: model) }
    }
  }

  func poolItem(_ id: ItemID) -> PoolItem? {
    guard case .pool(let host, let uuid) = id, let model = hosts[host],
      let pool = model.pools.value?.first(where: { $0.id == uuid })
    else { return nil }
    return poolItem(pool, in: model)
  }

  private func poolItem(_ pool: StoragePool, in model: HostModel) -> PoolItem {
    PoolItem(host: model.id, pool: pool, isStale: model.isStale, model: model)
  }
}
