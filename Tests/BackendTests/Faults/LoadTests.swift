import TestSupport
import Testing

@testable import Backend

@Suite("A host with very much to tell")
struct LoadTests {
  @Test("never has more than one call under way on a connection, however many are wanted")
  func oneInFlight() async throws {
    let host = try await FakeHost(domains: 6, scenarios: ["slow=*:0.01"])
    let picture = try await host.settled()
    let pool = try #require(picture.pool("default")?.id)
    let running = picture.domains.values.filter { $0.state.kind == .running }
    host.hypervisor.setInterest(
      Interest(
        visibleDomains: picture.domains.keys.sorted(),
        selectedDomain: running[0].id,
        selectedPool: pool
      )
    )
    try await withThrowingTaskGroup { group in
      for domain in running {
        group.addTask {
          host.hypervisor.refresh()
          try await host.running.perform(.domain(domain.id, .pause))
          try await host.running.perform(.domain(domain.id, .resume))
        }
      }
      try await group.waitForAll()
    }
    let statistics = try await host.daemon.statistics()
    #expect(statistics.calls["DOMAIN_SUSPEND"] == running.count)
    #expect(statistics.mostInFlight == 1)
    try await host.close()
  }

  @Test("takes bursts of ten thousand events with one list each, and does commands meanwhile")
  func storm() async throws {
    let host = try await FakeHost(domains: 500, timing: Timing())
    let picture = try await host.settled()
    let off = try #require(picture.domain("vm3")?.id)
    // Statistics are asked for by the call that is counted here.
    host.hypervisor.setInterest(Interest(statistics: StatisticsInterest(pace: .off)))
    try await host.daemon.send("reset")
    let storm = Task {
      for _ in 0..<8 { try await host.daemon.send("storm 10000") }
    }
    let begun = ContinuousClock.now
    try await host.running.perform(.domain(off, .start))
    #expect(ContinuousClock.now - begun < .seconds(3))
    try await storm.value
    try await host.daemon.send("event define last")
    // Two of them came with the start of a machine, and one with the new one.
    let after = try await host.wait { $0.domain("last") != nil && $0.eventCount == 80_003 }
    #expect(after.domain("vm3")?.state.kind == .running)
    #expect(after.occurrences.count < 1000)
    // Two when all goes well: for the storm, and for the machine that was not known.
    let calls = try await host.daemon.statistics().calls
    let lists = calls["CONNECT_GET_ALL_DOMAIN_STATS"] ?? 0
    print("lists for 80,000 events:", lists)
    #expect(lists <= 4)
    try await host.close()
  }

  @Test("and a list that changes while it is read ends up as the host is")
  func changingList() async throws {
    let host = try await FakeHost(domains: 100)
    try await host.settled()
    let changes = Task {
      for number in 0..<100 {
        try await host.daemon.send("event define new\(number)")
        try await host.daemon.send("event undefine vm\(number + 1)")
      }
    }
    while !changes.isCancelled, host.picture.domain("new99") == nil {
      let lists = host.picture.lists
      host.hypervisor.refresh()
      _ = try await host.wait { $0.lists > lists || $0.domain("new99") != nil }
    }
    try await changes.value
    let after = try await host.wait { picture in
      picture.domains.count == 100 && picture.domains.values.allSatisfy { $0.definition != nil }
    }
    #expect(after.domains.values.allSatisfy { $0.name.hasPrefix("new") })
    #expect(after.lossReasons == [])
    try await host.close()
  }

  @Test("and one machine more than an answer can hold is listed in parts")
  func tooManyForOneAnswer() async throws {
    let host = try await FakeHost(domains: 16_385, timing: Timing())
    let picture = try await host.wait(.seconds(60)) { $0.state == .online }
    #expect(picture.domains.count == 16_385)
    #expect(picture.failedLists == 0)
    #expect(picture.domain("vm1")?.state.kind == .running)
    #expect(picture.domain("vm16383")?.state.kind == .shutOff)
    #expect(picture.domain("vm10")?.isAutostart == true)
    try await host.close()
  }

  @Test("shows five thousand machines within a second")
  func fiveThousand() async throws {
    let host = try await FakeHost(domains: 5000, timing: Timing())
    let picture = try await host.wait(.seconds(60)) { $0.domains.count == 5000 }
    let open = try #require(picture.states.firstIndex(of: .syncing))
    #expect(ContinuousClock.now - picture.stateTimes[open] < .seconds(1))
    try await host.close()
  }
}

extension UpdateRecorder.Picture {
  /// How many events were told of, one by one or as “so many more”.
  fileprivate var eventCount: Int {
    occurrences.reduce(0) { count, occurrence in
      guard occurrence.text.hasSuffix("more events at the same time") else { return count + 1 }
      return count + (occurrence.text.split(separator: " ").first.flatMap { Int($0) } ?? 0)
    }
  }
}
