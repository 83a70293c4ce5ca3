import CLibvirt
import TestSupport
import Testing

@testable import Backend

@Suite("A host that falls silent")
struct SilentHostTests {
  @Test(
    "while it is opened is given up after the time limit, and leaves nothing behind",
    arguments: ["mute", "muteopen"]
  )
  func opening(scenario: String) async throws {
    var timing = Timing.brisk
    timing.open = .milliseconds(300)
    timing.pauses = [.seconds(60)]
    let host = try await FakeHost(scenarios: [scenario], timing: timing)
    #expect(try await host.lossReason().contains("did not answer within"))
    try await host.expectNoConnections()
    try await host.close()
  }

  @Test("in the middle of a call is lost by keepalive, and keeps what was known of it")
  func silent() async throws {
    var timing = Timing.brisk
    timing.keepAlive = 1
    timing.keepAliveCount = 1
    timing.list = .seconds(60)
    timing.pauses = [.seconds(60)]
    let host = try await FakeHost(timing: timing)
    try await host.settled()
    try await host.daemon.send("scenario silent")
    host.hypervisor.refresh()
    let reason = try await host.lossReason()
    #expect(reason == "the host stopped answering" || reason.contains("not answer"))
    let picture = host.picture
    #expect(picture.domains.count == 3)
    #expect(picture.domainSection?.value != nil)
    #expect(picture.pools?.value?.count == 3)
    try await host.close()
  }

  @Test("while idle is lost as soon as keepalive has waited in vain")
  func silentWhileIdle() async throws {
    var timing = Timing.brisk
    timing.keepAlive = 1
    timing.keepAliveCount = 1
    timing.node = .seconds(60)
    timing.pauses = [.seconds(60)]
    let host = try await FakeHost(timing: timing)
    try await host.settled()
    host.daemon.pause()
    #expect(try await host.lossReason() == "the host stopped answering")
    host.daemon.resume()
    try await host.close()
  }

  @Test("is asked whether it is there every 5 s, and lost after three questions")
  func keepAliveDefaults() {
    #expect(Timing().keepAlive * (Timing().keepAliveCount + 1) == 20)
    #expect(Timing().open == .seconds(15))
  }

  @Test("in one call only is degraded, still does commands, and is lost at the deadline")
  func hungCall() async throws {
    var timing = Timing.brisk
    timing.list = .seconds(3)
    timing.slow = .milliseconds(200)
    timing.pauses = [.milliseconds(50)]
    let host = try await FakeHost(timing: timing)
    let id = try #require(try await host.settled().domain("vm1")?.id)
    try await host.daemon.send("scenario hungcall=CONNECT_LIST_ALL_STORAGE_POOLS")
    host.hypervisor.refresh()
    _ = try await host.wait { $0.wasDegraded }
    try await host.running.perform(.domain(id, .pause))
    #expect(host.picture.lossReasons == [])
    #expect(try await host.lossReason() == "the host did not answer within 3 s")
    try await host.daemon.send("clear hungcall")
    _ = try await host.wait { $0.state == .online && $0.domain("vm1")?.state.kind == .paused }
    try await host.close()
  }

  @Test("in a command only ends that one at its deadline, and all else goes on")
  func hungCommand() async throws {
    var timing = Timing.brisk
    timing.command = .milliseconds(500)
    let host = try await FakeHost(scenarios: ["hungcall=DOMAIN_SUSPEND"], timing: timing)
    let id = try #require(try await host.settled().domain("vm1")?.id)
    let error = await #expect(throws: BackendError.self) {
      try await host.running.perform(.domain(id, .pause))
    }
    #expect(error?.code == .deadline)
    try await host.running.perform(.domain(id, .forceOff))
    _ = try await host.wait { $0.domain("vm1")?.state.kind == .shutOff }
    #expect(host.picture.states == [.connecting, .syncing, .online])
    try await host.close()
  }

  @Test("in a call of the second connection leaves events and commands as they were")
  func hungPoll() async throws {
    var timing = Timing.brisk
    timing.list = .seconds(30)
    timing.slow = .milliseconds(200)
    let host = try await FakeHost(timing: timing)
    let id = try #require(try await host.settled().domain("vm1")?.id)
    try await host.daemon.send("scenario hungcall=NODE_GET_INFO")
    _ = try await host.wait { $0.wasDegraded }
    try await host.running.perform(.domain(id, .pause))
    _ = try await host.wait { $0.domain("vm1")?.state.kind == .paused }
    try await host.daemon.send("event resume vm1")
    _ = try await host.wait { $0.domain("vm1")?.state.kind == .running }
    try await host.close()
  }

  @Test("and reads nothing any more, with a call half sent, is lost at the deadline and comes back")
  func stopsReading() async throws {
    var timing = Timing.brisk
    timing.list = .seconds(2)
    timing.pauses = [.milliseconds(50)]
    let host = try await FakeHost(timing: timing)
    let id = try #require(try await host.settled().domain("vm1")?.id)
    try await host.daemon.send("scenario stopread")
    let error = await #expect(throws: BackendError.self) {
      let control = await host.hypervisor.watcher.link?.control
      try await control?.call("describe", on: "it", within: .seconds(1)) {
        session throws(BackendError) in try session.describe(id, String.megabyte)
      }
    }
    #expect(error?.code == .deadline)
    try await host.lossReason()
    try await host.daemon.send("clear stopread")
    _ = try await host.wait { $0.state == .online }
    try await host.close()
  }
}

extension Session {
  /// Sends a text of any length.
  func describe(_ id: ObjectUUID, _ text: String) throws(BackendError) {
    let handle = try domain(id, "describe")
    let kind = Int32(VIR_DOMAIN_METADATA_DESCRIPTION.rawValue)
    try check(virDomainSetMetadata(handle.pointer, kind, text, nil, nil, 0), "describe")
  }
}

extension String {
  /// More than the buffers of a socket hold.
  static let megabyte = String(repeating: "x", count: 1 << 20)
}
