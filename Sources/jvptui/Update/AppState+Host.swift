import Backend
import OrderedCollections

extension AppState {
  /// The most lines that the Events pane keeps.
  private static let journalLimit = 2000

  mutating func take(_ update: HostUpdate, from host: HostID) -> [Effect] {
    // What a host that was let go had sent before may come after.
    guard hosts[host]?.isWanted == true else { return [] }
    if case .figures = update {} else { detail.revision += 1 }
    switch update {
    case .state(let state): return takeState(state, from: host) + reopenRestarted()
    case .node(let node):
      hosts[host]?.node = node
      touch(.nodes)
    case .domains(let section): takeDomains(section, from: host)
    case .domainsChanged(let changed, let removed):
      takeChanges(changed, removed, from: host)
    case .pools(let section):
      keep(section, in: \.pools, of: host)
      keepFills(of: host)
      touch(.pools, .volumes)
    case .volumes(let pool, let section):
      hosts[host]?.setVolumes(section, of: pool)
      touch(.volumes)
    case .snapshots(let domain, let section):
      hosts[host]?.snapshots[domain] = section
      touch(.snapshots)
    case .networks(let section):
      keep(section, in: \.networks, of: host)
      touch(.networks)
    case .domainDetail(let domain, let section):
      hosts[host]?.details[domain] = section
    case .figures(let figures): return takeFigures(figures, from: host)
    case .occurrence(let occurrence): record(occurrence, from: host)
    case .question(let question): ask(question, from: host)
    case .questionWithdrawn(let question): withdraw(question, from: host)
    }
    return shutdownsThatEnded() + reopenRestarted() + openWantedConsole()
  }

  /// A list that is being read again does not hide the one that is there.
  private mutating func keep<Value>(
    _ section: Section<Value>,
    in path: WritableKeyPath<HostModel, Section<Value>>,
    of host: HostID
  ) {
    if case .loading = section, hosts[host]?[keyPath: path].value != nil { return }
    hosts[host]?[keyPath: path] = section
  }

  private mutating func takeState(_ state: HostState, from host: HostID) -> [Effect] {
    let before = hosts[host]?.state ?? .offline
    guard before != state else { return [] }
    if state == .connecting { hosts[host]?.refusals = [:] }
    if state == .connecting, case .lost = before, hosts[host]?.toldProblem != nil {
      // An attempt by itself is no news: fifty dead hosts would make the screen flicker for ever.
      return []
    }
    hosts[host]?.state = state
    if state.isUsable {
      hosts[host]?.staleSince = nil
      if !before.isUsable { hosts[host]?.usableSince = clock }
    } else if before.isUsable {
      hosts[host]?.staleSince = clock
      hosts[host]?.latest = nil
    }
    switch state {
    case .lost(let reason): tell(reason, say("\(host): \(reason)"), .warning, of: host)
    case .failed(let error): tell(error.description, error.description, .failure, of: host)
    case .degraded(let reason): tell(reason, say("\(host): \(reason)"), .warning, of: host)
    case .online:
      if hosts[host]?.toldProblem != nil {
        let isOpenStill = if case .degraded = before { true } else { false }
        let news =
          isOpenStill ? say("\(host) answers again") : say("\(host) is connected again")
        notify(news, .good)
      }
      hosts[host]?.toldProblem = nil
    case .offline, .connecting, .syncing: break
    }
    touch(.nodes)
    detail.revision += 1
    return []
  }

  /// Says what is wrong with a host, once for all attempts that end in the same way.
  private mutating func tell(
    _ reason: String,
    _ text: String,
    _ level: Notice.Level,
    of host: HostID
  ) {
    guard hosts[host]?.toldProblem != reason else { return }
    hosts[host]?.toldProblem = reason
    if let notice, notice.isKept, notice.expires > clock { return }
    notify(text, level)
  }

  private mutating func takeDomains(_ section: Section<[Domain]>, from host: HostID) {
    switch section {
    case .loaded(let list): hosts[host]?.replaceDomains(list)
    case .loading: break
    case .unsupported: hosts[host]?.domainsSection = .unsupported
    case .failed(let error): hosts[host]?.domainsSection = .failed(error)
    }
    touch(.domains, .nodes, .volumes, .networks)
  }

  private mutating func takeChanges(
    _ changed: [Domain],
    _ removed: [ObjectUUID],
    from host: HostID
  ) {
    let usage = hosts[host]?.usageRevision
    let before = places(of: changed, removed, of: host)
    for domain in changed { hosts[host]?.updateDomain(domain) }
    for id in removed { hosts[host]?.removeDomain(id) }
    if before == nil || before != places(of: changed, removed, of: host) {
      touch(.domains)
    } else {
      // The rows stay; what a part of the filter lets through may be another.
      panes[.domains]?.narrowed = []
      touch(.top)
    }
    if hosts[host]?.usageRevision != usage { touch(.volumes, .networks) }
    touch(.nodes)
  }

  /// What decides on the rows of machines: the name, and whether the filter shows them; nil where more
  /// does.
  ///
  /// Ten thousand machines are sorted only when it matters: under the name, most changes leave the
  /// rows as they are.
  private func places(
    of changed: [Domain],
    _ removed: [ObjectUUID],
    of host: HostID
  ) -> [DomainPlace]? {
    let pane = paneState(.domains)
    guard removed.isEmpty, pane.grouping == nil, pane.sort.column == "name",
      changed.count <= Self.placesAtOnce, let model = hosts[host]
    else { return nil }
    let matcher = pane.filter.map { FilterMatcher($0, fields: Resource<DomainItem>.domainFields) }
    return changed.map { domain in
      guard let item = domainItem(.domain(model.id, domain.id)) else { return DomainPlace() }
      return DomainPlace(name: item.domain.name, isShown: matcher?.matches(item) ?? true)
    }
  }

  /// With more changes than this the list is made again at once.
  private static let placesAtOnce = 1000

  /// What a machine's row depends on.
  private struct DomainPlace: Equatable {
    var name: String?
    var isShown = false
  }

  mutating func record(_ occurrence: Occurrence, from host: HostID) {
    journal.append(JournalEntry(id: nextJournalID, host: host, occurrence: occurrence))
    nextJournalID += 1
    if journal.count > Self.journalLimit { journal.removeFirst() }
    if occurrence.level == .warning, pane != .journal { unseenWarnings += 1 }
    touch(.journal)
    if occurrence.isReboot, let id = occurrence.id { forgetConsoleSizes(of: .domain(host, id)) }
  }
}
