import Backend
import OrderedCollections

/// What is measured: taken in, kept, and judged.
extension AppState {
  /// How long after a key lists keep their order, so that no row moves away under a finger.
  private static let calm = 1.5
  /// How often histories are written, in seconds.
  private static let keepingPause = 20.0

  mutating func takeFigures(_ figures: HostFigures, from host: HostID) -> [Effect] {
    let whole = completed(figures, of: host)
    let latest = LatestFigures(whole, traffic: traffic(in: whole, of: host))
    hosts[host]?.latest = latest
    var networks: [ObjectUUID: NetworkTraffic] = [:]
    for network in hosts[host]?.networks.value ?? [] {
      if let traffic = latest.traffic[network.name] { networks[network.id] = traffic }
    }
    history.use {
      $0.take(figures, of: host, watching: watchedMachines(on: host), networks: networks)
    }
    if currentTab == Self.overviewTab || currentTab == Self.chartsTab { detail.revision += 1 }
    reorder()
    return judge(figures, of: host)
  }

  /// What moves over the networks of a host; what it was where interfaces were not asked for.
  private func traffic(in whole: HostFigures, of host: HostID) -> [String: NetworkTraffic] {
    let model = hosts[host]
    if !whole.parts.contains(.interfaces), let known = model?.latest?.traffic { return known }
    return model?.traffic(in: whole) ?? [:]
  }

  /// Where only some machines were asked, the others keep what they had until their turn comes.
  private func completed(_ figures: HostFigures, of host: HostID) -> HostFigures {
    guard figures.isPartial, let before = hosts[host]?.latest?.figures.domains else {
      return figures
    }
    let domains = hosts[host]?.domains ?? [:]
    var whole = figures
    for (id, old) in before where whole.domains[id] == nil && domains[id]?.isActive == true {
      whole.domains[id] = old
    }
    return whole
  }

  /// The machines of which everything is kept: the selected one, and those that are compared.
  private func watchedMachines(on host: HostID) -> Set<ObjectUUID> {
    var items: [ItemID] = []
    for id in [PaneID.domains, .top] {
      if let selected = selectedItem(in: id) { items.append(selected) }
      items += paneState(id).marks.prefix(ChartPage.roles.count)
    }
    return Set(
      items.compactMap { if case .domain(host, let id) = $0 { id } else { nil } }
    )
  }

  /// Puts rows in order again where that depends on figures; not while keys are being pressed.
  private mutating func reorder() {
    guard clock - lastKey >= Self.calm else { return }
    for id in [PaneID.domains, .top, .nodes, .networks] {
      let state = paneState(id)
      let live = ResourceCatalog.pane(id).liveColumns
      let isSorted = state.sort.column.map(live.contains) ?? false
      let isFiltered = state.filter?.names.contains { Self.liveFields.contains($0) } ?? false
      if isSorted || isFiltered { touch(id) }
    }
  }

  /// Names of fields whose numbers change with the figures.
  private static let liveFields: Set<String> = ["cpu", "memuse", "disk", "net", "steal"]

  private mutating func judge(_ figures: HostFigures, of host: HostID) -> [Effect] {
    let domains = hosts[host]?.domains ?? [:]
    let news = limits.judge(figures, of: host, clock: clock) { domains[$0]?.isActive == true }
    for piece in news {
      record(
        Occurrence(
          time: now,
          subject: .domain,
          id: piece.domain,
          name: domains[piece.domain]?.name ?? "",
          text: piece.text,
          level: piece.isStart ? .warning : .normal
        ),
        from: host
      )
    }
    guard !news.isEmpty else { return [] }
    limits.flash(at: clock)
    return news.contains { $0.isStart && $0.threshold.ringsBell } ? [.ringBell] : []
  }

  /// Keeps how full the pools of a host are.
  func keepFills(of host: HostID) {
    let pools = hosts[host]?.pools.value ?? []
    history.use { store in
      for pool in pools where pool.capacity > 0 && pool.state != .inactive {
        let share = Double(pool.allocation) / Double(pool.capacity)
        store.takeFill(share, of: pool.id, on: host, at: Double(now))
      }
    }
  }

  /// Looks for what was measured of a host earlier: by its address, since names change.
  func findHistory(of host: HostID) {
    guard let uri = hosts[host]?.shownURI else { return }
    history.use { $0.list(host, uri: uri) }
  }

  /// Has what was measured written, every now and then.
  mutating func keepHistory() -> [Effect] {
    guard clock - lastKeeping >= Self.keepingPause else { return [] }
    lastKeeping = clock
    return hasFigures ? [.keepHistory] : []
  }

  mutating func flash() { limits.flash(at: clock) }

  /// How soon a row is lit up or no longer is.
  var nextFlash: Double? { limits.nextFlash(at: clock) }
}

extension Filter {
  /// The names of all fields that it looks at.
  var names: Set<String> {
    switch self {
    case .word, .regex: []
    case .field(let name, _, _), .number(let name, _, _), .share(let name, _, _): [name]
    case .not(let inner): inner.names
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.names) }
    }
  }
}
