/// Statistics: read from the poll loop, as often as the screen wants and the host can bear.
extension HostWatcher {
  /// How many machines are named at a time when they fall silent together.
  private static let mostNamed = 5

  /// When statistics are due next.
  var nextStatistics: ContinuousClock.Instant {
    guard isReadingStatistics else { return .now + .seconds(3600) }
    return statistics.due(statisticsInterval)
  }

  /// Whether statistics are wanted, and the lists are there: those come first.
  private var isReadingStatistics: Bool {
    state != .syncing && inbox.interest.statistics.pace != .off
  }

  /// The pause between two readings that the screen wants, in seconds.
  private var wantedInterval: Double {
    let interest = inbox.interest.statistics
    let full = interest.interval.map(Double.init) ?? timing.statistics.inSeconds
    return interest.pace == .full ? full : max(full, timing.statisticsBehind.inSeconds)
  }

  /// The pause between two readings that the host can bear, in seconds.
  private var statisticsInterval: Double {
    // A search is soon over, and until then nothing is known of any domain.
    guard !statistics.search.isSearching else { return wantedInterval }
    return statistics.interval(wanted: wantedInterval, inbox.interest.statistics.parts)
  }

  /// Reads statistics when they are due, and tells what they come to.
  func readStatistics(_ link: HostLink) async throws(BackendError) {
    guard isReadingStatistics, nextStatistics <= .now else { return }
    let interval = statisticsInterval
    let planned = statistics.begin(interval)
    let limit = Duration.seconds(
      statistics.deadline(least: timing.statisticsLimit.inSeconds)
    )
    if statistics.search.isSearching { try await askGroups(link, limit) }
    var plan = statsPlan(link)
    plan.parts = statistics.parts(
      wanted: inbox.interest.statistics.parts,
      interval: interval,
      at: SampleClock.seconds
    )
    let wanted = plan
    let reading: StatsReading
    do throws(BackendError) {
      reading = try await link.poll.call(say("read the statistics"), within: limit) {
        session throws(BackendError) in try session.read(wanted)
      }
    } catch {
      guard error.code == .deadline || error.code == .notConnected else { return }
      if error.code == .deadline {
        statistics.failed()
        statistics.search.hung(at: SampleClock.seconds, active: activeDomains)
      }
      throw error
    }
    statistics.took(
      reading.isByDomain ? .all : wanted.parts,
      at: reading.sample.time,
      reading.sample.duration
    )
    tell(reading, plan, planned)
  }

  private func tell(_ reading: StatsReading, _ plan: StatsPlan, _ planned: Double) {
    var sample = reading.sample
    sample.planned = planned
    if reading.isByDomain {
      statistics.rotation.asked(reading.asked, of: plan.targets.map(\.id))
      sample.turns = statistics.rotation.turns
    }
    statistics.isByDomain = reading.isByDomain
    sample.wholeInterval = statistics.wholeInterval
    // Whose emulator was not asked has not fallen silent.
    if reading.isByDomain || plan.parts == .all { nameSilent(sample.domains) }
    var uptimes: [ObjectUUID: Double] = [:]
    for domain in sample.domains {
      if let uptime = statistics.uptime(of: domain) { uptimes[domain.id] = uptime }
    }
    let known = inventory.traits
    statistics.keepStarts { known[$0] != nil }
    let interval = statisticsInterval
    var figures = statistics.meter.figures(from: sample, interval: interval) { id in
      var traits = known[id] ?? RateMeter.Traits()
      traits.uptime = uptimes[id]
      return traits
    }
    if !reading.isByDomain { figures?.parts = plan.parts }
    // The interest may have changed while the host was answering.
    guard let figures, inbox.interest.statistics.pace != .off else { return }
    send(.figures(figures))
  }
}

// MARK: - Whom to ask

extension HostWatcher {
  private func activeDomains() -> [ObjectUUID] {
    inventory.domains.values.lazy.filter(\.isActive).map(\.id).sorted()
  }

  private func statsPlan(_ link: HostLink) -> StatsPlan {
    let interest = inbox.interest
    var plan = StatsPlan()
    plan.leftOut = statistics.search.leftOut(at: SampleClock.seconds)
    if interest.statistics.pace == .full, let selected = interest.selectedDomain,
      inventory.domains[selected]?.isActive == true, plan.leftOut.contains(selected) == false
    {
      plan.selected = selected
    }
    // A connection that does everything is not to be held up; on others only this loop waits. It is
    // no share of the present interval, which grows with what a reading takes.
    plan.budget = link.isShared ? 25_000_000 : UInt64(wantedInterval / PollPace.leisure / 2 * 1e9)
    guard statistics.isByDomain || link.isShared else { return plan }
    var first = interest.statistics.pace == .full ? interest.visibleDomains : []
    if let selected = plan.selected { first.insert(selected, at: 0) }
    first = first.filter { inventory.domains[$0]?.isActive == true && !plan.leftOut.contains($0) }
    let chosen = statistics.rotation.next(first: first, active: activeDomains)
    plan.targets = chosen.compactMap(statsTarget)
    return plan
  }

  private func statsTarget(_ id: ObjectUUID) -> Session.StatsTarget? {
    guard let domain = inventory.domains[id], domain.isActive else { return nil }
    let definition = domain.definition
    return Session.StatsTarget(
      id: id,
      isPaused: domain.state.kind == .paused,
      disks: definition?.disks.filter { !$0.source.isEmpty }.map(\.target) ?? [],
      interfaces: definition?.interfaces.map { $0.target.isEmpty ? $0.mac : $0.target } ?? []
    )
  }
}

// MARK: - Who does not answer

extension HostWatcher {
  /// Asks domains in small groups, each with a call of its own, for the one that hangs.
  private func askGroups(_ link: HostLink, _ limit: Duration) async throws(BackendError) {
    while let group = statistics.search.groups.first, isServing {
      let wanted = Set(group)
      do throws(BackendError) {
        _ = try await link.poll.call(say("read the statistics"), within: limit) {
          session throws(BackendError) in try session.statistics { wanted.contains($0) }
        }
        statistics.search.groupAnswered()
      } catch {
        guard error.code == .deadline else {
          if error.code == .notConnected { throw error }
          statistics.search.groupAnswered()
          continue
        }
        if let silent = statistics.search.groupHung(at: SampleClock.seconds) {
          statistics.recovered()
          tellSilent(
            silent,
            say("its emulator does not answer; its statistics are left out for a while")
          )
        }
        throw error
      }
    }
  }

  private func nameSilent(_ samples: [DomainSample]) {
    let meter = statistics.meter
    let change = statistics.search.compare(samples, wasAnswered: meter.wasAnswered)
    tellEach(change.silent, say("its emulator does not answer; the statistics of the others go on"))
    tellEach(change.back, say("its emulator answers again"), level: .normal)
    statistics.search.keep { inventory.domains[$0]?.isActive == true }
  }

  /// A dead server can silence hundreds at once: only the first are named.
  private func tellEach(
    _ ids: [ObjectUUID],
    _ text: String,
    level: Occurrence.Level = .warning
  ) {
    for id in ids.prefix(Self.mostNamed) { tellSilent(id, text, level: level) }
    let rest = ids.count - Self.mostNamed
    if rest > 0 { occur(say("\(rest) more machines: \(text)"), level: level) }
  }

  private func tellSilent(
    _ id: ObjectUUID,
    _ text: String,
    level: Occurrence.Level = .warning
  ) {
    let name = inventory.domains[id]?.name ?? id.description
    send(
      .occurrence(
        Occurrence(
          time: WallClock.seconds,
          subject: .domain,
          id: id,
          name: name,
          text: text,
          level: level
        )
      )
    )
  }
}

extension Duration {
  /// As seconds.
  fileprivate var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
