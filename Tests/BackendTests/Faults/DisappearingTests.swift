import TestSupport
import Testing

@testable import Backend

@Suite("A machine on a host with other clients")
struct DisappearingTests {
  @Test("that was deleted is gone at once, and a command for it says so")
  func deleted() async throws {
    let host = try await FakeHost()
    let id = try #require(try await host.settled().domain("vm1")?.id)
    host.hypervisor.setInterest(Interest(visibleDomains: [id], selectedDomain: id))
    _ = try await host.wait { $0.details[id]?.value != nil }
    try await host.daemon.send("event undefine vm1")
    _ = try await host.wait { $0.domain("vm1") == nil }
    let error = await #expect(throws: BackendError.self) {
      try await host.running.perform(.domain(id, .start))
    }
    #expect(error?.code == .noDomain)
    #expect(host.picture.state == .online)
    try await host.close()
  }

  @Test("that is transient disappears when it shuts down")
  func transient() async throws {
    let host = try await FakeHost()
    try await host.settled()
    try await host.daemon.send("event transient short-lived")
    let picture = try await host.wait {
      $0.domain("short-lived")?.state.kind == .running
    }
    #expect(picture.domain("short-lived")?.isPersistent == false)
    try await host.daemon.send("event stop short-lived")
    _ = try await host.wait { $0.domain("short-lived") == nil }
    #expect(host.picture.domains.count == 3)
    try await host.close()
  }

  @Test("that changed without an event is right after a refresh")
  func refresh() async throws {
    let host = try await FakeHost()
    try await host.settled()
    try await host.daemon.send("set vm1 autostart on")
    try await host.daemon.send("set vm1 state paused")
    host.hypervisor.refresh()
    _ = try await host.wait { picture in
      picture.domain("vm1")?.isAutostart == true
        && picture.domain("vm1")?.state.kind == .paused
    }
    try await host.close()
  }

  @Test("that changed without an event is right after a while even without a refresh")
  func safetyNet() async throws {
    var timing = Timing.brisk
    timing.relist = .milliseconds(200)
    let host = try await FakeHost(timing: timing)
    try await host.settled()
    try await host.daemon.send("set vm1 autostart on")
    try await host.daemon.send("set vm2 state off")
    _ = try await host.wait { picture in
      picture.domain("vm1")?.isAutostart == true
        && picture.domain("vm2")?.state.kind == .shutOff
    }
    try await host.close()
  }
}
