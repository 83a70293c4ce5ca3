import TestSupport
import Testing

@testable import Backend

@Suite("Statistics of a host where something is wrong")
struct StatsFaultTests {
  private static let statistics = "CONNECT_GET_ALL_DOMAIN_STATS"

  private func id(_ name: String, _ host: FakeHost) throws -> ObjectUUID {
    try #require(host.picture.domain(name)?.id)
  }

  /// Waits for the next figures with rates of a machine.
  private func figures(
    _ id: ObjectUUID,
    _ host: FakeHost,
    until isRight: @escaping @Sendable (DomainFigures) -> Bool
  ) async throws -> DomainFigures {
    let begun = host.picture.figures.count
    let picture = try await host.wait(.seconds(20)) { picture in
      picture.figures.dropFirst(begun).contains { $0.domains[id].map(isRight) ?? false }
    }
    let found = picture.figures.dropFirst(begun).lazy.compactMap { $0.domains[id] }.first(
      where: isRight
    )
    return try #require(found)
  }

  private func hasText(_ text: String, _ id: ObjectUUID, _ picture: UpdateRecorder.Picture) -> Bool
  {
    picture.occurrences.contains { $0.id == id && $0.text.contains(text) }
  }

  @Test("go on for all others, and name the machine whose emulator hangs")
  func silentDomain() async throws {
    var timing = Timing.lively
    timing.statisticsLimit = .seconds(1)
    let host = try await FakeHost(domains: 8, timing: timing)
    try await host.settled()
    let (hung, fine) = (try id("vm2", host), try id("vm4", host))
    _ = try await figures(fine, host) { $0.cpu != nil }
    try await host.daemon.send("stick vm2")
    let picture = try await host.wait(.seconds(30)) { picture in
      picture.occurrences.contains { $0.id == hung && $0.text.contains("does not answer") }
    }
    #expect(picture.occurrences.first { $0.id == hung }?.name == "vm2")
    _ = try await figures(fine, host) { $0.cpu != nil && $0.disks.first?.readBytes != nil }
    let missing = try await figures(hung, host) { _ in true }
    #expect(missing.memory.resident == nil)
    // Lists and events never stopped: it was the other connection.
    #expect(picture.states.allSatisfy { if case .lost = $0 { false } else { true } })
    try await host.daemon.send("unstick vm2")
    _ = try await host.wait(.seconds(20)) { picture in
      picture.occurrences.contains { $0.id == hung && $0.text.contains("answers again") }
    }
    try await host.close()
  }

  @Test("leave a machine out that hangs each time it is asked, and go on for all others")
  func silentForEver() async throws {
    var timing = Timing.lively
    timing.statisticsLimit = .milliseconds(700)
    let host = try await FakeHost(domains: 30, timing: timing)
    try await host.settled()
    let (hung, fine) = (try id("vm13", host), try id("vm14", host))
    _ = try await figures(fine, host) { $0.cpu != nil }
    try await host.daemon.send("stick vm13 for-ever")
    _ = try await host.wait(.seconds(60)) { picture in
      picture.occurrences.contains { $0.id == hung && $0.text.contains("left out") }
    }
    let after = try await figures(fine, host) { $0.cpu != nil && $0.disks.first?.readBytes != nil }
    #expect(after.memory.resident != nil)
    let last = try #require(host.picture.figures.last)
    #expect(last.domains[hung] == nil)
    let named = host.picture.occurrences.filter { $0.id != nil && $0.text.contains("emulator") }
    #expect(named.map(\.id) == [hung])
    try await host.close()
  }

  @Test("are read less often where that takes long, and have no spikes then")
  func slow() async throws {
    let host = try await FakeHost(
      domains: 3,
      scenarios: ["slow=\(Self.statistics):0.4"],
      timing: .lively
    )
    let picture = try await host.wait(.seconds(30)) { picture in
      picture.figures.count { $0.domains.values.contains { $0.cpu != nil } } >= 2
    }
    let last = try #require(picture.figures.last)
    #expect(last.interval >= 1.6)
    for figures in picture.figures {
      for machine in figures.domains.values { #expect((machine.cpu ?? 0) < 2) }
    }
    let times = picture.figures.map(\.time)
    for (before, after) in zip(times.dropFirst(), times.dropFirst(2)) {
      #expect(after - before >= 1.2)
    }
    try await host.close()
  }

  @Test("have a gap, and no spike, where counters start again at nothing")
  func recount() async throws {
    let host = try await FakeHost(domains: 5, timing: .lively)
    try await host.settled()
    let busy = try id("vm5", host)
    _ = try await figures(busy, host) { $0.cpu != nil }
    let begun = host.picture.figures.count
    try await host.daemon.send("recount vm5")
    _ = try await figures(busy, host) { $0.cpu == nil }
    _ = try await figures(busy, host) { $0.cpu != nil }
    for figures in host.picture.figures.dropFirst(begun) {
      let machine = try #require(figures.domains[busy])
      #expect((machine.cpu ?? 0) < 1.5)
      #expect((machine.disks.first?.readBytes ?? 0) >= 0)
    }
    try await host.close()
  }

  @Test("believe no value of a type that it cannot have")
  func hostileTypes() async throws {
    let host = try await FakeHost(domains: 5, timing: .lively)
    try await host.settled()
    let (odd, fine) = (try id("vm1", host), try id("vm5", host))
    for lie in [
      "cpu.time text:many", "balloon.current double:1e300", "balloon.rss llong:-5",
      "balloon.available bool:1", "balloon.usable 18446744073709551615", "block.0.name int:7",
      "net.0.name text:", "block.0.rd.bytes text:x", "block.count 4000000000",
      "block.4294967295.name text:vdx", "block.99999999999999999999.name text:vdy",
      "block..name text:vdz", "block.1.name text:\(String(repeating: "x", count: 3000))",
      "block.1.rd.bytes int:-1", "net.7.name text:vnet7", "net.7.rx.bytes int:12",
      "vcpu.current int:-3", "state.state text:running",
    ] {
      try await host.daemon.send("tell vm1 \(lie)")
    }
    let machine = try await figures(odd, host) { $0.disks.contains { $0.target.hasPrefix("xx") } }
    #expect(machine.cpu == nil)
    #expect(machine.memory.balloon == nil)
    #expect(machine.memory.resident == nil)
    #expect(machine.memory.usable == nil)
    #expect(machine.memory.used == nil)
    #expect(machine.disks.map(\.target.count) == [StatsRecord.nameLimit])
    #expect(machine.interfaces.map(\.device) == ["vnet7"])
    let next = try await figures(odd, host) { $0.interfaces.first?.receivedBytes != nil }
    #expect(next.interfaces.first?.receivedBytes == 0)
    #expect(next.disks.first?.readBytes == nil)
    _ = try await figures(fine, host) { $0.cpu != nil }
    try await host.close()
  }

  @Test("have no more devices than a machine can have, however many are told")
  func manyDevices() async throws {
    let host = try await FakeHost(domains: 1, timing: .lively)
    try await host.settled()
    let id = try id("vm1", host)
    for number in 1...(StatsRecord.deviceLimit + 50) {
      try await host.daemon.send("tell vm1 net.\(number).name text:vnet\(number)")
    }
    let machine = try await figures(id, host) { $0.interfaces.count > 500 }
    #expect(machine.interfaces.count == StatsRecord.deviceLimit)
    try await host.close()
  }

  @Test("tolerate fields that are missing")
  func missing() async throws {
    let host = try await FakeHost(domains: 5, timing: .lively)
    try await host.settled()
    let id = try id("vm5", host)
    for field in ["cpu.time", "balloon.usable", "block.0.rd.bytes", "net.0.tx.bytes"] {
      try await host.daemon.send("tell vm5 \(field) -")
    }
    let machine = try await figures(id, host) { figures in
      figures.cpu == nil && figures.disks.first?.writtenBytes != nil
        && figures.disks.first?.readBytes == nil
    }
    #expect(machine.memory.blindness == .noBalloon)
    #expect(machine.memory.resident != nil)
    #expect(machine.interfaces.first?.receivedBytes != nil)
    #expect(machine.interfaces.first?.sentBytes == nil)
    try await host.close()
  }

  @Test(
    "come machine by machine from a host that has none of all, and it is asked only once",
    arguments: ["unsupported", "unknown", "deny"]
  )
  func fallback(scenario: String) async throws {
    let host = try await FakeHost(
      domains: 5,
      scenarios: ["\(scenario)=\(Self.statistics)", "unsupported=DOMAIN_BLOCK_STATS"],
      timing: .lively
    )
    try await host.settled()
    let id = try id("vm5", host)
    try await host.daemon.send("reset")
    let machine = try await figures(id, host) { $0.cpu != nil && !$0.interfaces.isEmpty }
    #expect(try #require(machine.cpu) > 0.2)
    #expect(machine.memory.used != nil)
    #expect(machine.disks == [])
    _ = try await figures(id, host) { $0.cpu != nil }
    let calls = try await host.daemon.statistics().calls
    #expect(calls["DOMAIN_INTERFACE_STATS", default: 0] > 1)
    #expect(calls[Self.statistics, default: 0] <= 2)
    #expect(calls["DOMAIN_BLOCK_STATS", default: 0] <= 2)
    try await host.close()
  }

  @Test("of the host stay away where it does not tell them, and those of its machines do not")
  func nodeMissing() async throws {
    let host = try await FakeHost(
      domains: 5,
      scenarios: [
        "unsupported=NODE_GET_CPU_STATS", "unsupported=NODE_GET_MEMORY_STATS",
        "unknown=NODE_GET_CPU_MAP",
      ],
      timing: .lively
    )
    try await host.settled()
    _ = try await figures(try id("vm5", host), host) { $0.cpuOfHost != nil }
    let node = try #require(host.picture.figures.last?.node)
    #expect(node.cpu == nil)
    #expect(node.processors == 16)
    #expect(node.memoryTotal == 64 << 30)
    #expect(node.memoryUsed == 24 << 30)
    try await host.close()
  }

  @Test("tell the virtual CPUs of the selected machine, and of no other")
  func selected() async throws {
    let host = try await FakeHost(domains: 5, timing: .lively)
    try await host.settled()
    let (chosen, other) = (try id("vm5", host), try id("vm4", host))
    host.hypervisor.setInterest(Interest(visibleDomains: [chosen, other], selectedDomain: chosen))
    let machine = try await figures(chosen, host) { $0.vcpus.first?.busy != nil }
    #expect(machine.vcpus.map(\.number) == [0, 1])
    #expect(try #require(machine.cpuDelay) > 0)
    #expect(try #require(host.picture.figures.last?.domains[other]).vcpus == [])
    try await host.close()
  }

  @Test("tell since when a machine runs, once it was seen to start")
  func uptime() async throws {
    let host = try await FakeHost(domains: 5, timing: .lively)
    try await host.settled()
    let (off, running) = (try id("vm3", host), try id("vm5", host))
    #expect(try await figures(running, host) { _ in true }.uptime == nil)
    try await host.daemon.send("event start vm3")
    let machine = try await figures(off, host) { $0.uptime != nil }
    #expect(try #require(machine.uptime) < 60)
    // Started again behind our back: a run that nobody saw begin.
    try await host.daemon.send("set vm3 state off")
    try await host.daemon.send("set vm3 state running")
    #expect(try await figures(off, host) { $0.runID != machine.runID }.uptime == nil)
    try await host.close()
  }

  @Test("ask for nothing of machines that are off")
  func inactive() async throws {
    let host = try await FakeHost(domains: 6, timing: .lively)
    try await host.settled()
    _ = try await host.wait { $0.figures.count >= 2 }
    let figures = try #require(host.picture.figures.last)
    let active = host.picture.domains.values.filter(\.isActive).map(\.id)
    #expect(Set(figures.domains.keys) == Set(active))
    try await host.close()
  }

  @Test("are read again on a new connection after the host was lost")
  func reconnect() async throws {
    let host = try await FakeHost(domains: 5, timing: .lively)
    try await host.settled()
    let id = try id("vm5", host)
    _ = try await figures(id, host) { $0.cpu != nil }
    try await host.daemon.send("drop")
    _ = try await figures(id, host) { $0.cpu != nil }
    try await host.close()
  }
}
