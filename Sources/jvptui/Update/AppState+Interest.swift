import Backend
import OrderedCollections
import Widgets

extension AppState {
  /// Tells each host what of it the screen shows, where that has changed.
  mutating func interestEffects() -> [Effect] {
    var wanted: [HostID: Interest] = [:]
    for model in hosts.values where model.isWanted {
      var interest = Interest()
      // Of a host that is off the screen no more is asked than its history needs.
      if let scope, scope != model.id, pane != .top { interest.statistics.pace = .behind }
      wanted[model.id] = interest
    }
    for item in visibleDomains {
      if case .domain(let host, let uuid) = item {
        wanted[host]?.visibleDomains.append(uuid)
      }
    }
    if case .domain(let host, let uuid)? = selectedItem(in: pane == .top ? .top : .domains) {
      wanted[host]?.selectedDomain = uuid
    }
    if case .pool(let host, let uuid)? = selectedItem(in: .pools) {
      wanted[host]?.selectedPool = uuid
    }
    var effects: [Effect] = []
    for (host, interest) in wanted where sentInterests[host] != interest {
      sentInterests[host] = interest
      effects.append(.setInterest(host, interest))
    }
    return effects
  }

  private var visibleDomains: ArraySlice<ItemID> {
    let id: PaneID = self.pane == .top ? .top : .domains
    let pane = paneState(id)
    let height = max(1, ScreenLayout(self).bodyHeight(of: id))
    return pane.rows[pane.table.visible(count: pane.rows.count, height: height)]
  }
}
