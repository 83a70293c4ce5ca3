import Backend
import TUI
import Testing
import Widgets
@testable import jvptui

@Suite("The mouse")
struct MouseTests {
  private func point(of text: String, in harness: Harness) throws -> Point {
    let lines = harness.screen.split(separator: "\n", omittingEmptySubsequences: false)
    let y = try #require(lines.firstIndex { $0.contains(text) })
    let range = try #require(lines[y].firstRange(of: text))
    return Point(TextWidth.columns(String(lines[y][..<range.lowerBound])), y)
  }

  private func click(_ text: String, _ kind: MouseEvent.Kind, in harness: inout Harness) throws {
    harness.send(.input(.mouse(MouseEvent(kind, at: try point(of: text, in: harness)))))
  }

  @Test("selects the row that is clicked, also in another pane")
  func select() throws {
    var harness = Harness.demo()
    try click("web-10", .press, in: &harness)
    #expect(harness.selectedName == "web-10")
    try click("lab-net", .press, in: &harness)
    #expect(harness.state.pane == .networks)
    #expect(harness.selectedName == "lab-net")
  }

  @Test("opens the details by a double click, and the menu by the right button")
  func open() throws {
    var harness = Harness.demo(80, 24)
    try click("web-2", .doubleClick, in: &harness)
    #expect(harness.screen.contains("Overview"))
    harness.press("esc")
    try click("web-10", .rightClick, in: &harness)
    #expect(harness.selectedName == "web-10")
    #expect(harness.screen.contains("Managed save"))
  }

  @Test("sorts by the heading that is clicked, and turns the order around")
  func sort() throws {
    var harness = Harness.demo(80, 24)
    try click("MEMORY", .press, in: &harness)
    #expect(harness.state.paneState(.domains).sort == PaneState.Sort(column: "memory"))
    try click("MEMORY", .press, in: &harness)
    #expect(harness.state.paneState(.domains).sort.isDescending)
  }

  @Test("scrolls what is under it by the wheel")
  func wheel() throws {
    var harness = Harness.demo()
    harness.select("web-1")
    let row = harness.state.paneState(.domains).table.cursor
    try click("runner", .wheelDown, in: &harness)
    #expect(harness.state.paneState(.domains).table.cursor == row + 3)
    // Another pane scrolls where it is, without taking the keys.
    try click("cold", .wheelDown, in: &harness)
    #expect(harness.state.pane == .domains)
    #expect(harness.state.selectedItem(in: .pools) == harness.state.paneState(.pools).rows.last)
  }

  @Test("goes to a tab of the details, and to a pane by its name")
  func tabs() throws {
    var harness = Harness.demo()
    harness.select("web-1")
    try click("XML  Events", .press, in: &harness)
    #expect(harness.state.currentTab == "XML")
    harness.resize(80, 24)
    harness.press("esc")
    try click("3Pools", .press, in: &harness)
    #expect(harness.state.pane == .pools)
  }

  @Test("presses the buttons of a question")
  func buttons() throws {
    var harness = Harness.demo(80, 24)
    harness.select("web-1")
    harness.press("F")
    try click("n Cancel", .press, in: &harness)
    #expect(harness.state.layers.isEmpty)
    #expect(harness.commands.isEmpty)
    harness.press("F")
    try click("y Force off", .press, in: &harness)
    #expect(harness.commands == [.domain(Fixture.web1.id, .forceOff)])
  }
}
