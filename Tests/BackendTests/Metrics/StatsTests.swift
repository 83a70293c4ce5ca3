import TestSupport
import Testing

@testable import Backend

@Suite("Statistics of a host")
struct StatsTests {
  @Test("arrive from a daemon by one call a tick, with rates from the second on")
  func bulk() async throws {
    let host = try await FakeHost(domains: 4, timing: .lively)
    let picture = try await host.wait { $0.figures.count >= 3 && $0.hasRates(of: "vm1") }
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
    let picture = try #require(
      await host.wait { $0.figures.count >= 3 && $0.hasRates(of: "web") }
    )
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

  /// Waits until the daemon was asked for something so many times.
  private func awaitCalls(_ count: Int, of procedure: String, _ host: FakeHost) async throws {
    let limit = ContinuousClock.now + .seconds(20)
    while try await host.daemon.statistics().calls[procedure, default: 0] < count,
      ContinuousClock.now < limit
    {
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  @Test("are not read while nobody wants them")
  func off() async throws {
    let host = try await FakeHost(timing: .lively)
    try await host.settled()
    host.hypervisor.setInterest(Interest(statistics: StatisticsInterest(pace: .off)))
    // What was under way is over when the loop has come round, which the node's figures tell.
    try await host.daemon.send("reset")
    try await awaitCalls(2, of: "NODE_GET_INFO", host)
    try await host.daemon.send("reset")
    let before = host.picture.figures.count
    try await awaitCalls(6, of: "NODE_GET_INFO", host)
    #expect(try await host.daemon.statistics().calls["CONNECT_GET_ALL_DOMAIN_STATS"] == nil)
    #expect(host.picture.figures.count == before)
    host.hypervisor.setInterest(Interest(statistics: StatisticsInterest()))
    _ = try await host.wait { $0.figures.count > before }
    try await host.close()
  }

  @Test("are read as often as the screen needs them")
  func pace() async throws {
    var timing = Timing.lively
    timing.statisticsBehind = .seconds(3)
    let host = try await FakeHost(timing: timing)
    // On a machine that is busy with other tests readings take long, and come less often for it.
    _ = try await host.wait(.seconds(30)) { ($0.figures.last?.interval ?? 9) < 2.5 }
    host.hypervisor.setInterest(Interest(statistics: StatisticsInterest(pace: .behind)))
    _ = try await host.wait(.seconds(30)) { ($0.figures.last?.interval ?? 0) >= 3 }
    host.hypervisor.setInterest(Interest())
    _ = try await host.wait(.seconds(30)) { ($0.figures.last?.interval ?? 9) < 2.5 }
    host.hypervisor.setInterest(Interest(statistics: StatisticsInterest(interval: 4)))
    _ = try await host.wait(.seconds(30)) { ($0.figures.last?.interval ?? 0) >= 4 }
    try await host.close()
  }

  @Test("of ten thousand machines of the test driver come by turns, those on the screen each time")
  func manyByThemselves() async throws {
    let machines = (0..<10_000).map { TestDriverFile.domain("vm\($0)", state: 1, isBare: true) }
    let file = try TestDriverFile(TestDriverFile.node(machines.joined()))
    let host = RunningHost(file, timing: .lively)
    let picture = try #require(await host.wait(.seconds(120)) { $0.figures.count >= 1 })
    let visible = ["vm7", "vm9999"].compactMap { picture.domain($0)?.id }
    #expect(visible.count == 2)
    host.hypervisor.setInterest(Interest(visibleDomains: visible, selectedDomain: visible[0]))
    let later = try #require(
      await host.wait(.seconds(60)) { picture in
        let recent = picture.figures.suffix(3)
        return recent.count == 3
          && recent.allSatisfy { figures in visible.allSatisfy { figures.domains[$0] != nil } }
          && recent.last?.domains[visible[1]]?.cpu != nil
      }
    )
    let last = try #require(later.figures.last)
    #expect(last.isPartial)
    #expect(last.domains.count <= StatsRotation.largest)
    #expect(await host.hypervisor.close() == 0)
  }
}

extension UpdateRecorder.Picture {
  /// Whether the last figures have rates of a machine.
  ///
  /// They have none after a gap, which a machine that is busy with other tests can make.
  fileprivate func hasRates(of name: String) -> Bool {
    domain(name).flatMap { figures.last?.domains[$0.id]?.cpu } != nil
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
