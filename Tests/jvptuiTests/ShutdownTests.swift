import Backend
import Testing

@testable import jvptui

@Suite("Shutting down")
struct ShutdownTests {
  private func shutDown(_ keys: String...) -> Harness {
    var harness = Harness.demo()
    harness.select("web-1")
    for key in keys { harness.press(key) }
    return harness
  }

  private var off: Domain {
    var domain = Fixture.web1
    domain.state = DomainState(.shutOff, reason: 1)
    domain.runID = nil
    return domain
  }

  @Test("ends when the machine is off, not when libvirt took the request")
  func waitsForOff() {
    var harness = shutDown("S", "y")
    harness.finishJob()
    #expect(harness.state.runningJobs.count == 1)
    #expect(harness.screen.contains("asked the guest"))
    harness.receive(.domainsChanged([off], removed: []))
    #expect(harness.state.runningJobs.isEmpty)
    #expect(harness.state.notice?.text == "Shut down web-1: done")
  }

  @Test("forces a guest off only when asked to, after the time that is shown counting")
  func forcesAfterTimeout() {
    var harness = shutDown("T", "ctrl-u", "3", "0", "enter")
    harness.finishJob()
    harness.wait(10)
    #expect(harness.screen.contains("force off in 20 s"))
    #expect(harness.commands == [.domain(Fixture.web1.id, .shutDown(.automatic))])
    harness.wait(20)
    #expect(harness.commands.last == .domain(Fixture.web1.id, .forceOff))
    harness.finishJob()
    #expect(harness.state.runningJobs.isEmpty)
    harness.press("7")
    #expect(harness.screen.contains("forced off"))
  }

  @Test("never forces by itself, and says how when the guest does not react")
  func neverForces() {
    var harness = shutDown("S", "y")
    harness.finishJob()
    harness.wait(100)
    #expect(harness.commands.count == 1)
    #expect(harness.state.notice?.text.contains("has not shut down") == true)
  }

  @Test("leaves forcing off within reach while it waits")
  func forceWhileWaiting() {
    var harness = shutDown("S", "y")
    harness.finishJob()
    harness.press("F", "y")
    #expect(harness.commands.last == .domain(Fixture.web1.id, .forceOff))
  }
}
