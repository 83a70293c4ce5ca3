/// The control loop: events, lists, definitions and details, one after another.
extension HostWatcher {
  /// More touched domains than this in one batch are read by one list instead.
  private static let relistThreshold = 200
  /// More events than this while they are gathered are a storm.
  private static let stormPace = 50
  /// How often the time for gathering is granted again while a storm lasts.
  private static let longestStorm = 40
  /// From this many machines on, the first list is shown before their flags are read.
  private static let largeHost = 2000

  func controlLoop(_ link: HostLink) async {
    var nextList = ContinuousClock.now
    var wantsList = true
    while isServing {
      do throws(BackendError) {
        if wantsList || ContinuousClock.now >= nextList {
          if !inventory.isListed { try await registerEvents(link) }
          try await readLists(link)
          nextList = .now + timing.relist
          wantsList = false
        }
        wantsList = try await handleInbox(link)
        if wantsList { continue }
        if try await readSelectedDomain(link) { continue }
        if try await readDefinitions(link) { continue }
      } catch {
        guard await survive(error) else { return }
      }
      guard isServing else { return }
      await inbox.controlBell.wait(atMost: nextList - .now)
    }
  }

  /// Decides after an error whether the connection can go on.
  private func survive(_ error: BackendError) async -> Bool {
    if error.code == .deadline || error.code == .notConnected {
      lose(error.message)
      return false
    }
    // The report about a dead connection may come a moment after the error itself.
    do { try await Task.sleep(for: .milliseconds(100)) } catch { return false }
    return isServing
  }

  private func registerEvents(_ link: HostLink) async throws(BackendError) {
    let inbox = inbox
    try await link.control.call(say("register for events"), within: timing.list) { session in
      session.registerEvents { inbox.add($0) }
    }
  }
}

// MARK: - Lists

extension HostWatcher {
  private func readLists(_ link: HostLink) async throws(BackendError) {
    try await readDomains(link)
    if !inventory.isListed {
      inventory.isListed = true
      inbox.pollBell.ring()
    }
    try await readPools(link)
    try await readNetworks(link)
    let interest = inbox.interest
    inventory.invalidate(interest.visibleDomains)
    inventory.needsDetail = true
    if !inventory.volumesHang { inventory.needsVolumes = true }
    inbox.pollBell.ring()
    showCondition()
  }

  private func readDomains(_ link: HostLink) async throws(BackendError) {
    let isFirst = !inventory.isListed
    do throws(BackendError) {
      let (list, isComplete) = try await link.control.call(
        say("list the machines"),
        within: timing.list
      ) { session throws(BackendError) in
        let list = try session.domains()
        if isFirst && list.count >= Self.largeHost { return (list, false) }
        return (try session.addFlags(to: list), true)
      }
      tell(list, hasFlags: isComplete)
      guard !isComplete else { return }
      let completed = try await link.control.call(say("list the machines"), within: timing.list) {
        session throws(BackendError) in try session.addFlags(to: list)
      }
      inventory.isListed = true
      tell(completed, hasFlags: true)
    } catch {
      try tolerate(error)
      send(.domains(error.saysUnsupported ? .unsupported : .failed(error)))
    }
  }

  private func tell(_ list: [Domain], hasFlags: Bool) {
    guard let merged = inventory.replace(list, hasFlags: hasFlags) else { return }
    send(.domains(.loaded(merged)))
  }

  func readPools(_ link: HostLink) async throws(BackendError) {
    let section = try await section(link.control, say("list the pools")) {
      session throws(BackendError) in try session.pools()
    }
    guard section != inventory.pools else { return }
    inventory.pools = section
    send(.pools(section))
  }

  func readNetworks(_ link: HostLink) async throws(BackendError) {
    let section = try await section(link.control, say("list the networks")) {
      session throws(BackendError) in try session.networks()
    }
    guard section != inventory.networks else { return }
    inventory.networks = section
    send(.networks(section))
  }

  /// Makes a section of an answer or an error; throws only what ends the connection.
  func section<Value: Sendable>(
    _ connection: Connection,
    _ operation: String,
    _ read: @escaping @Sendable (Session) throws(BackendError) -> Value
  ) async throws(BackendError) -> Section<Value> {
    do throws(BackendError) {
      return .loaded(try await connection.call(operation, within: timing.list, read))
    } catch {
      try tolerate(error)
      return error.saysUnsupported ? .unsupported : .failed(error)
    }
  }

  private func tolerate(_ error: BackendError) throws(BackendError) {
    if error.code == .deadline || error.code == .notConnected { throw error }
  }
}

// MARK: - Events

extension HostWatcher {
  /// Reads what events touched.
  ///
  /// - Returns: Whether the lists are to be read again.
  private func handleInbox(_ link: HostLink) async throws(BackendError) -> Bool {
    if inbox.hasEvents { await gather() }
    let content = inbox.take()
    tellOccurrences(content)
    var touched: Set<ObjectUUID> = []
    var touchesPools = false
    var touchesNetworks = false
    let interest = inbox.interest
    for event in content.events {
      switch event.subject {
      case .domain:
        touched.insert(event.id)
        if let started = event.started { statistics.started(event.id, at: started) }
        if event.touches.contains(.addresses) { inventory.invalidateAddresses(of: event.id) }
        if event.id == interest.selectedDomain { inventory.needsDetail = true }
      case .pool:
        touchesPools = true
        if event.id == interest.selectedPool { inventory.needsVolumes = true }
      case .network: touchesNetworks = true
      case .node: break
      }
    }
    if touchesPools { try await readPools(link) }
    if touchesNetworks { try await readNetworks(link) }
    if touchesPools || !touched.isEmpty { inbox.pollBell.ring() }
    let isStorm = content.dropped > 0 || touched.count > Self.relistThreshold
    if content.wantsRefresh || isStorm || touched.contains(where: { inventory.domains[$0] == nil })
    {
      inventory.invalidate(touched)
      if content.wantsRefresh { inventory.needsVolumes = true }
      return true
    }
    try await read(touched, link)
    return false
  }

  /// Waits for what follows the first event, since a change seldom comes alone; in a storm until it
  /// is over, so that the lists are read once and not during all of it.
  private func gather() async {
    let latest = ContinuousClock.now + timing.gather * Self.longestStorm
    var known = 0
    repeat {
      known = inbox.eventCount
      do { try await Task.sleep(for: timing.gather) } catch { return }
    } while inbox.eventCount - known > Self.stormPace && isServing && .now < latest
  }

  /// Reads domains in full and tells what has changed.
  func read(_ ids: Set<ObjectUUID>, _ link: HostLink) async throws(BackendError) {
    guard !ids.isEmpty else { return }
    let known = ids.map { ($0, inventory.domains[$0]) }
    let results = try await link.control.call(say("read the machines"), within: timing.list) {
      session throws(BackendError) -> [(ObjectUUID, Session.DomainReading?)] in
      var results: [(ObjectUUID, Session.DomainReading?)] = []
      for (id, domain) in known { results.append((id, try session.domain(id, known: domain))) }
      return results
    }
    let changed = inventory.update(results.compactMap(\.1))
    let removed = inventory.remove(results.filter { $0.1 == nil }.map(\.0))
    if !changed.isEmpty || !removed.isEmpty { send(.domainsChanged(changed, removed: removed)) }
  }

  private func tellOccurrences(_ content: HostInbox.Content) {
    let limit = 100
    let time = WallClock.seconds
    for event in content.events.prefix(limit) {
      send(
        .occurrence(
          Occurrence(
            time: time,
            subject: event.subject,
            id: event.id,
            name: event.name,
            text: event.text,
            level: event.level,
            isReboot: event.isReboot
          )
        )
      )
    }
    let rest = content.events.count - limit + content.dropped
    if rest > 0 { occur(say("\(rest) more events at the same time")) }
  }
}

// MARK: - Definitions and details

extension HostWatcher {
  /// Reads definitions of a few domains; returns whether there was anything to do.
  private func readDefinitions(_ link: HostLink) async throws(BackendError) -> Bool {
    let batch = inventory.nextUnread(first: inbox.interest.visibleDomains, limit: 200)
    guard !batch.isEmpty else { return false }
    let readings = try await link.control.call(say("read the machines"), within: timing.list) {
      session throws(BackendError) in try session.hydrate(batch, budget: 25_000_000)
    }
    // Those that failed wait for their next event, or nothing else would ever get its turn.
    if readings.isEmpty { inventory.giveUp(batch.map(\.id)) }
    let changed = inventory.update(readings)
    if !changed.isEmpty { send(.domainsChanged(changed, removed: [])) }
    return true
  }

  /// Reads the selected domain's XML, devices and snapshots; returns whether it did.
  private func readSelectedDomain(_ link: HostLink) async throws(BackendError) -> Bool {
    guard let id = inbox.interest.selectedDomain, inventory.domains[id] != nil,
      inventory.needsDetail || inventory.detail?.id != id
    else { return false }
    inventory.needsDetail = false
    let detail = try await section(link.control, say("read the details")) {
      session throws(BackendError) in try session.detail(of: id)
    }
    if inventory.detail?.id != id || inventory.detail?.value != detail {
      inventory.detail = (id, detail)
      send(.domainDetail(id, detail))
    }
    let snapshots = try await section(link.control, say("list the snapshots")) {
      session throws(BackendError) in try session.snapshots(of: id)
    }
    if inventory.snapshots?.id != id || inventory.snapshots?.value != snapshots {
      inventory.snapshots = (id, snapshots)
      send(.snapshots(domain: id, snapshots))
    }
    return true
  }
}
