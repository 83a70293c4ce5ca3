import Backend
import OrderedCollections
import Widgets

extension AppState {
  /// Tells each host what of it the screen shows, where that has changed.
  mutating func interestEffects() -> [Effect] {
    var wanted: [HostID: Interest] = [:]
    let parts = shownParts
    for model in hosts.values where model.isWanted {
      var interest = Interest()
      interest.statistics.parts = parts
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

  /// What of machines' statistics the screen, an order, a filter or a limit looks at.
  ///
  /// Of the selected machine all is read in any case.
  private var shownParts: StatisticsParts {
    let layout = ScreenLayout(self)
    let isCharting = currentTab == Self.chartsTab && layout.detailBody != nil
    if options.isLinear || isCharting || pane == .top { return .all }
    var parts: StatisticsParts = []
    for threshold in limits.thresholds { parts.formUnion(threshold.metric.part) }
    for place in layout.panes {
      let own = paneState(place.id)
      for name in own.filter?.names ?? [] { parts.formUnion(Self.parts(of: name, in: place.id)) }
      if let sort = own.sort.column { parts.formUnion(Self.parts(of: sort, in: place.id)) }
      guard place.isOpen else { continue }
      if place.id == .top { return .all }
      for column in PaneView(id: place.id, state: self).visibleColumns(in: place) {
        parts.formUnion(Self.parts(of: column, in: place.id))
      }
    }
    return parts
  }

  /// What a column or a field needs.
  private static func parts(of name: String, in pane: PaneID) -> StatisticsParts {
    switch (pane, name) {
    case (.domains, "memuse"): .memory
    case (.domains, "disk"): .disks
    case (.domains, "net"), (.networks, "traffic"), (.networks, "trend"),
      (.networks, "net"):
      .interfaces
    default: []
    }
  }

  private var visibleDomains: ArraySlice<ItemID> {
    let id: PaneID = self.pane == .top ? .top : .domains
    let pane = paneState(id)
    let height = max(1, ScreenLayout(self).bodyHeight(of: id))
    return pane.rows[pane.table.visible(count: pane.rows.count, height: height)]
  }
}
