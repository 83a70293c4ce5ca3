import TestSupport
import Testing

@testable import Backend

@Suite("A host that goes away and comes back")
struct RecoveryTests {
  @Test("in the middle of an answer costs no row, and is opened again")
  func dropWhileListing() async throws {
    let host = try await FakeHost()
    try await host.settled()
    try await host.daemon.send("scenario drop=CONNECT_LIST_ALL_DOMAINS")
    host.hypervisor.refresh()
    try await host.lossReason()
    #expect(host.picture.domains.count == 3)
    try await host.daemon.send("clear drop")
    let back = try await host.wait { $0.state == .online }
    #expect(back.domains.count == 3)
    #expect(back.failedLists == 0)
    try await host.close()
  }

  @Test("in the middle of a command's answer gives one error, which says so")
  func dropWhileCommanding() async throws {
    let host = try await FakeHost()
    let id = try #require(try await host.settled().domain("vm1")?.id)
    try await host.daemon.send("scenario drop=DOMAIN_SUSPEND")
    let error = await #expect(throws: BackendError.self) {
      try await host.running.perform(.domain(id, .pause))
    }
    #expect(error?.code == .notConnected)
    #expect(error?.description.hasPrefix("Could not pause “vm1” on \(host.name): ") == true)
    try await host.daemon.send("clear drop")
    // It was done all the same, and that is what is shown; the command had a connection of its own.
    _ = try await host.wait { $0.domain("vm1")?.state.kind == .paused }
    #expect(host.picture.lossReasons == [])
    try await host.close()
  }

  @Test("while idle is listed anew, and tells each event once as before")
  func restart() async throws {
    let host = try await FakeHost()
    try await host.settled()
    let before = try await host.daemon.statistics()
    #expect(before.callbacks > 3)
    #expect(before.clients == 2)
    try await host.daemon.send("down")
    #expect(try await host.lossReason() == "the host closed the connection")
    try await host.daemon.send("set vm1 state off")
    try await host.daemon.send("up")
    let back = try await host.wait { $0.state == .online }
    #expect(back.domain("vm1")?.state.kind == .shutOff)
    #expect(back.domains.count == 3)
    let after = try await host.daemon.statistics()
    #expect(after.callbacks == before.callbacks)
    #expect(after.clients == 2)
    try await host.daemon.send("event suspend vm2")
    try await host.daemon.send("event reboot vm2")
    let told = try await host.wait { picture in
      picture.occurrences.contains { $0.text == "rebooted" }
    }
    #expect(told.occurrences.filter { $0.text == "paused (by user)" }.count == 1)
    try await host.close()
  }

  @Test("again and again is tried after longer and longer pauses, with one notice each time")
  func flapping() async throws {
    var timing = Timing.brisk
    timing.pauses = [20, 40, 80, 160, 320].map { .milliseconds($0) }
    let host = try await FakeHost(scenarios: ["dropafter=0.05"], timing: timing)
    let picture = try await host.wait { $0.lossReasons.count == 7 }
    var pauses: [Duration] = []
    for (index, state) in picture.states.enumerated() where index + 1 < picture.states.count {
      guard case .lost = state else { continue }
      pauses.append(picture.stateTimes[index + 1] - picture.stateTimes[index])
    }
    #expect(pauses.count == 6)
    for (pause, least) in zip(pauses, [16, 32, 64, 128, 256, 256]) {
      #expect(pause >= .milliseconds(least))
    }
    #expect(picture.occurrences.filter { $0.level == .warning }.count <= 7)
    try await host.daemon.send("clear")
    _ = try await host.wait { $0.state == .online }
    try await host.close()
  }

  @Test("after a time of health is tried at once, and leaves nothing behind however often")
  func steady() async throws {
    var timing = Timing.brisk
    timing.steady = .milliseconds(1)
    timing.pauses = [.milliseconds(1), .seconds(60)]
    let host = try await FakeHost(timing: timing)
    for count in 1...20 {
      _ = try await host.wait { $0.states.filter { $0 == .online }.count == count }
      try await host.daemon.send("drop")
    }
    _ = try await host.wait { $0.states.filter { $0 == .online }.count == 21 }
    // The event thread, and one for each connection.
    try await host.expect(threads: 3, sockets: 2)
    try await host.close()
  }

  @Test("because it was stopped for a moment only is not even lost")
  func shortStop() async throws {
    let host = try await FakeHost()
    try await host.settled()
    host.daemon.pause()
    host.hypervisor.refresh()
    host.daemon.resume()
    try await host.daemon.send("event define new")
    _ = try await host.wait { $0.domain("new") != nil }
    #expect(host.picture.lossReasons == [])
    try await host.close()
  }

  @Test("after it was stopped for longer than keepalive waits comes back by itself")
  func longStop() async throws {
    var timing = Timing.brisk
    timing.keepAlive = 1
    timing.keepAliveCount = 1
    timing.open = .seconds(1)
    let host = try await FakeHost(timing: timing)
    try await host.settled()
    host.daemon.pause()
    try await host.lossReason()
    host.daemon.resume()
    try await host.daemon.send("event undefine vm3")
    _ = try await host.wait { $0.state == .online && $0.domains.count == 2 }
    try await host.close()
  }
}
