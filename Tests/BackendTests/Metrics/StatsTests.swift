import TestSupport
import Testing

@testable import Backend

@Suite("Statistics of a host")
struct StatsTests {
  @Test("arrive from a daemon by one call a tick, with rates from the second on")
  func bulk() async throws {
    let host = try await FakeHost(domains: 4, timing: .lively)
    let picture = try await host.wait { $0.figures.count >= 3 }
    let figures = try #require(picture.figures.last)
    let web = try #require(picture.domain("vm1"))
    let machine = try #require(figures.domains[web.id])
    #expect(figures.domains.count == picture.domains.values.filter(\.isActive).count)
    // vm1 works at a tenth of each of its two processors.
    #expect(try #require(machine.cpu) > 0.05)
    #expect(try #require(machine.cpu) < 0.2)
    #expect(machine.vcpuCount == 2)
    #expect(machine.disks.map(\.target) == ["vda"])
    #expect(try #require(machine.disks.first?.readBytes) > 0)
    #expect(try #require(machine.interfaces.first?.receivedBytes) > 0)
    #expect(machine.memory.resident == 1_048_576 * 3 / 4 * 1024)
    #expect(figures.node.processors == 16)
    #expect(abs(try #require(figures.node.cpu) - 0.3) < 0.01)
    #expect(abs(try #require(figures.node.ioWait) - 0.02) < 0.01)
    #expect(figures.node.memoryTotal == 64 << 30)
    #expect(figures.node.memoryUsed == 24 << 30)
    let calls = try await host.daemon.statistics().calls
    #expect(calls["DOMAIN_LOOKUP_BY_UUID", default: 0] < 20)
    try await host.close()
  }

  @Test("arrive from the test driver too, machine by machine")
  func testDriver() async throws {
    let host = RunningHost(try TestDriverFile(), timing: .lively)
    let picture = try #require(await host.wait { $0.figures.count >= 3 })
    let web = try #require(picture.domain("web"))
    let figures = try #require(picture.figures.last)
    let machine = try #require(figures.domains[web.id])
    // The driver pretends that every machine keeps one processor busy.
    #expect(abs(try #require(machine.cpu) - 1) < 0.2)
    #expect(machine.vcpuCount == 1)
    #expect(try #require(machine.disks.first { $0.target == "vda" }?.readBytes) > 0)
    #expect(try #require(machine.interfaces.first?.receivedBytes) > 0)
    #expect(machine.interfaces.first?.device == "testnet0")
    #expect(machine.memory.balloon == 512 << 20)
    #expect(machine.memory.blindness != nil)
    #expect(figures.node.processors == 8)
    #expect(figures.node.memoryTotal == 8 << 30)
    #expect(await host.hypervisor.close() == 0)
  }

  @Test("are not read while nobody wants them")
  func off() async throws {
    let host = try await FakeHost(timing: .lively)
    try await host.settled()
    host.hypervisor.setInterest(Interest(statistics: StatisticsInterest(pace: .off)))
    let picture = try await host.wait { $0.state == .online }
    try await host.daemon.send("reset")
    let web = try #require(picture.domain("vm1"))
    for _ in 0..<3 {
      try await host.running.perform(.domain(web.id, .pause))
      try await host.running.perform(.domain(web.id, .resume))
    }
    let before = host.picture.figures.count
    host.hypervisor.setInterest(Interest(statistics: StatisticsInterest(interval: 1)))
    _ = try await host.wait { $0.figures.count > before }
    try await host.close()
  }
}

extension Timing {
  /// Like the usual one, with short pauses, and statistics several times a second.
  static var lively: Timing {
    var timing = Timing.brisk
    timing.statistics = .milliseconds(300)
    return timing
  }
}
