import Backend
import OrderedCollections
import TUI

/// A row of the Networks pane.
struct NetworkItem: Sendable {
  let host: HostID
  let network: Network
  let isStale: Bool
  let model: HostModel

  var id: ItemID { .network(host, network.id) }
  /// Machines with an interface on it.
  var users: [String] { model.users(of: network) }
  /// Those of them that are active.
  var activeUsers: [String] { model.activeUsers(of: network) }
  var state: Phrase { network.isActive ? phrase("active") : phrase("inactive") }
  var stateText: String { say(state) }
  var stateRole: StyleRole { network.isActive ? .stateRunning : .stateOff }
}

extension AppState {
  var networkItems: [NetworkItem] {
    scopedHosts.flatMap { model in
      (model.networks.value ?? []).map {
        NetworkItem(host: model.id, network: $0, isStale: model.isStale, model: model)
      }
    }
  }

  func networkItem(_ id: ItemID) -> NetworkItem? {
    guard case .network(let host, let uuid) = id, let model = hosts[host],
      let network = model.networks.value?.first(where: { $0.id == uuid })
    else { return nil }
    return NetworkItem(host: host, network: network, isStale: model.isStale, model: model)
  }
}
