import Backend
import TUI
import Testing

@testable import jvptui

@Suite("What the hosts are told that the screen shows")
struct InterestTests {
  private func harness(_ width: Int, _ height: Int) -> Harness {
    var harness = Harness.demo(width, height)
    var made = MadeFigures(wall: harness.state.now)
    harness.receive(.figures(made.next([Fixture.web1.id: MadeFigures.domain(0.5)])))
    return harness
  }

  private func parts(_ harness: Harness) -> StatisticsParts? {
    harness.state.sentInterests[Fixture.host]?.statistics.parts
  }

  @Test("is what of the machines' statistics stands in columns")
  func columns() {
    var harness = harness(80, 24)
    harness.press("2")
    #expect(parts(harness) == .memory)
    harness.resize(40, 24)
    #expect(parts(harness) == [])
    harness.resize(200, 50)
    harness.press("z")
    #expect(parts(harness) == .all)
    harness.press("z")
    harness.press("6")
    #expect(parts(harness)?.contains(.interfaces) == true)
    harness.press("0")
    #expect(parts(harness) == .all)
  }

  @Test("is what they are ordered or filtered by, or have a limit of, or is drawn as a chart")
  func others() {
    var harness = harness(40, 24)
    harness.press("2", "/")
    harness.type("disk>1M")
    harness.press("enter")
    #expect(parts(harness) == .disks)
    harness.press("/", "esc")
    #expect(parts(harness) == [])
    harness.state.limits.thresholds = [Threshold(metric: .network, above: 1)]
    harness.send(.tick)
    #expect(parts(harness) == .interfaces)
    harness.state.limits.thresholds = []
    harness.select("web-1")
    harness.press("enter", "]")
    #expect(parts(harness) == .all)
  }
}
