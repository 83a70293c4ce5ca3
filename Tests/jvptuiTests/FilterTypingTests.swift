import Backend
import OrderedCollections
import TUI
import TestSupport
import Testing
import Widgets
@testable import jvptui

@Suite("Typing a filter")
struct FilterTypingTests {
  private var text: (Harness) -> String { { $0.state.paneState(.domains).filterText } }

  @Test("completes fields and what the rows have in them")
  func completion() {
    var harness = Harness.demo()
    harness.press("2", "/")
    harness.type("sta")
    harness.press("tab")
    #expect(text(harness) == "state:")
    harness.type("pa")
    harness.press("right")
    #expect(text(harness) == "state:\"paused: I/O error\"")
    #expect(harness.state.paneState(.domains).rows.count == 1)
    harness.press("ctrl-u")
    harness.type("!tag:")
    harness.press("tab")
    #expect(text(harness) == "!tag:web")
    harness.press("tab")
    #expect(text(harness) == "!tag:prod")
    harness.press("tab", "shift-tab")
    #expect(text(harness) == "!tag:prod")
    harness.type(" mem")
    harness.press("tab")
    #expect(text(harness) == "!tag:prod mem>=")
  }

  @Test("completes in the middle and leaves what follows")
  func middle() {
    var harness = Harness.demo()
    harness.press("2", "/")
    harness.type("na web")
    harness.press("home", "right", "right", "tab")
    #expect(text(harness) == "name: web")
  }

  @Test("offers nothing in expressions, and says what there is")
  func offers() {
    var harness = Harness.demo()
    harness.press("2", "/")
    harness.type("/na")
    harness.press("tab")
    #expect(text(harness) == "/na")
    harness.press("ctrl-u")
    harness.type("t")
    #expect(harness.screen.contains("tab  title: tag:"))
    harness.type("ag:w")
    #expect(harness.screen.contains("tab  web"))
  }

  @Test("points at the place that is wrong")
  func caret() throws {
    var harness = Harness.demo(80, 24)
    harness.press("2", "/")
    harness.type("web mem>many")
    let lines = harness.screen.split(separator: "\n")
    let field = try #require(lines[22].firstRange(of: "many"))
    let caret = try #require(lines[23].firstIndex(of: "^"))
    #expect(
      lines[22].distance(from: lines[22].startIndex, to: field.lowerBound)
        == lines[23].distance(from: lines[23].startIndex, to: caret)
    )
    expectGolden(harness.surface, named: "filter-error-80x24")
    harness.press("ctrl-u")
    harness.type("state:running (web or db")
    expectGolden(harness.surface, named: "filter-open-80x24")
  }

  @Test("says the same with ASCII alone")
  func ascii() {
    var harness = Harness.demo(80, 24)
    harness.state.glyphs = .ascii
    harness.press("2", "=", "=", "/")
    harness.type("mem>=x")
    expectGolden(harness.surface, named: "ascii-80x24")
  }

  @Test("saves a filter under a name, and the palette recalls it in its pane")
  func named() {
    var harness = Harness.demo()
    harness.press("2", "/")
    harness.type("tag:prod")
    harness.press("ctrl-s")
    #expect(harness.screen.contains("Save the filter tag:prod"))
    harness.press("enter")
    #expect(harness.screen.contains("it is empty"))
    harness.type("live")
    harness.press("enter")
    let filter = NamedFilter(name: "live", pane: .domains, text: "tag:prod")
    #expect(harness.effects.last == .editSettings(.saveFilter(filter)))
    let reading = SettingsReading(settings: Settings(filters: [filter]))
    harness.send(.settings(reading, .saveFilter(filter)))
    harness.press("esc", "7", ":")
    harness.type("filter live")
    harness.press("enter")
    #expect(harness.state.pane == .domains)
    #expect(harness.screen.contains("VMs (1/7) /tag:prod"))
    harness.press(":")
    harness.type("forget live")
    harness.press("enter")
    #expect(harness.effects.last == .editSettings(.removeFilter(filter)))
  }

  @Test("says why there is nothing to save")
  func nothingToSave() {
    var harness = Harness.demo()
    harness.press("2", ":")
    harness.type("save this filter")
    #expect(harness.screen.contains("VMs is not filtered"))
  }
}
