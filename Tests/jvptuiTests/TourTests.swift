import Backend
import TUI
import TestSupport
import Testing

@testable import jvptui

@Suite("The tour")
struct TourTests {
  private func demo(_ width: Int = 80, _ height: Int = 24) -> Harness {
    var harness = Harness.demo(width, height)
    harness.state.options.isDemo = true
    harness.select("web-1")
    return harness
  }

  private func begin(_ harness: inout Harness, _ words: String = "tour begin") {
    harness.press(":")
    harness.type(words)
    harness.press("enter")
  }

  private func step(_ harness: Harness) -> String? { harness.state.tourStep?.id }

  @Test("waits for each thing to be done, and ends")
  func whole() {
    var harness = demo()
    begin(&harness)
    expectGolden(harness.surface, named: "tour")
    let steps: [(id: String, keys: [String])] = [
      ("move", ["j"]), ("open", ["enter"]), ("page", ["]"]), ("back", ["esc"]),
      ("filter", ["/", "w", "e", "b", "enter"]), ("unfilter", ["esc"]),
      ("menu", ["x", "esc"]), ("act", ["p"]), ("jobs", ["7"]), ("pane", ["2"]),
      ("palette", [":", "t", "esc"]), ("help", ["?", "esc"]),
    ]
    #expect(steps.map(\.id) == TourStep.all.map(\.id))
    for (id, keys) in steps {
      #expect(step(harness) == id)
      if id == "act" { harness.select("web-1") }
      for key in keys {
        #expect(step(harness) == id, "before \(key)")
        harness.press(key)
      }
    }
    #expect(harness.state.tour == nil)
    #expect(harness.screen.contains("That was the tour"))
  }

  @Test("takes no key away: any other does what it always does")
  func keys() {
    var harness = demo()
    begin(&harness)
    harness.press("3")
    #expect(harness.state.pane == .pools)
    harness.press("z")
    #expect(harness.state.isZoomed)
    #expect(step(harness) == "move")
  }

  @Test("is left by esc once there is nothing else to leave, and gone on with from the palette")
  func leaving() {
    var harness = demo()
    begin(&harness)
    harness.press("j", "enter")
    #expect(step(harness) == "page")
    harness.press("esc")
    #expect(harness.state.focus == .list && step(harness) == "page")
    #expect(harness.screen.contains("esc leaves the tour"))
    harness.press("esc")
    #expect(step(harness) == nil)
    #expect(harness.screen.contains("The tour is left"))
    begin(&harness)
    #expect(step(harness) == "page")
    begin(&harness, "tour from the start")
    #expect(step(harness) == "move")
  }

  @Test("names the operator's own keys")
  func ownKeys() {
    var harness = demo()
    let settings = SettingsReader("[keys]\ndown = \"ctrl-t\"\n", file: "config.toml").settings
    _ = harness.state.use(settings)
    begin(&harness)
    #expect(harness.screen.contains("ctrl-t goes to the next one"))
  }

  @Test("is offered at the first start of the demo host, and not on real hosts")
  func offer() {
    var harness = demo(120, 40)
    harness.state.offerTour()
    #expect(harness.screen.contains("“tour” show you around"))
    harness.state.options.isDemo = false
    begin(&harness)
    #expect(harness.state.tour == nil)
    #expect(harness.screen.contains("jvptui --demo"))
  }

  @Test("is announced in one column")
  func linear() {
    var options = AppState.Options()
    options.isLinear = true
    options.isDemo = true
    var harness = Harness(80, 24)
    harness.state = AppState(options: options, size: Size(80, 24))
    harness.open(Fixture.host)
    for update in Fixture.updates { harness.receive(update) }
    begin(&harness)
    #expect(harness.screen.contains("Tour 1/12: This is the list of machines."))
  }
}
