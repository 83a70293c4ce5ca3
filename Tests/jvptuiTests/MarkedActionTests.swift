import Backend
import OrderedCollections
import Testing
@testable import jvptui

@Suite("Actions on marked rows")
struct MarkedActionTests {
  /// A host with ten machines that are off.
  private func manyOff() -> Harness {
    var harness = Harness.demo()
    let domains = (1...10).map { number in
      Domain(
        id: Fixture.uuid(UInt8(100 + number)),
        name: "vm-\(number)",
        state: DomainState(.shutOff, reason: 1)
      )
    }
    harness.receive(.domains(.loaded(domains)))
    harness.press("2", "*")
    return harness
  }

  @Test("ask once, name them all, and run four at a time on a host")
  func fourAtATime() {
    var harness = manyOff()
    harness.press("s")
    #expect(harness.commands.isEmpty)
    #expect(harness.screen.contains("Start these 10 VMs?"))
    #expect(harness.screen.contains("vm-10"))
    harness.press("y")
    #expect(harness.commands.count == 4)
    harness.finishJob()
    #expect(harness.commands.count == 4, "the newest job was still waiting for its turn")
    let first = harness.state.runningJobs[0]
    harness.send(.jobEnded(first, nil))
    #expect(harness.commands.count == 5)
  }

  @Test("end with a sheet of what failed and why, and try those again")
  func resultSheet() {
    var harness = manyOff()
    harness.press("s", "y")
    while let job = harness.state.runningJobs.first {
      let fails = harness.state.jobs[job]?.name == "vm-3"
      harness.send(.jobEnded(job, fails ? Fixture.error("disk image is missing") : nil))
    }
    #expect(harness.screen.contains("Start: 9 of 10 done"))
    #expect(harness.screen.contains("disk image is missing"))
    let before = harness.commands.count
    harness.press("r")
    #expect(harness.commands.count == before + 1)
    #expect(harness.commands.last == .domain(Fixture.uuid(103), .start))
  }

  @Test("leave out what cannot take part, and say so before")
  func leftOut() {
    var harness = Harness.demo()
    harness.press("2", "*", "s")
    #expect(harness.screen.contains("Left out:"))
    #expect(harness.screen.contains("web-1: The machine is already running"))
    harness.press("y")
    #expect(
      Set(harness.commands) == [
        .domain(Fixture.web10.id, .start), .domain(Fixture.saved.id, .start),
        .domain(Fixture.chinese.id, .start),
      ]
    )
  }
}
