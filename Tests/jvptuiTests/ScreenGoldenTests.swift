import Backend
import TUI
import TestSupport
import Testing

@testable import jvptui

@Suite("Each pane on the screen")
struct ScreenGoldenTests {
  @Test(
    "looks as it should",
    arguments: [Size(80, 24), Size(120, 40), Size(200, 60)],
    PaneID.allCases
  )
  func panes(size: Size, pane: PaneID) {
    var harness = Harness.demo(size.width, size.height)
    harness.select("web-1")
    harness.press("3", "j")
    harness.press("\(ResourceCatalog.digit(of: pane))")
    expectGolden(harness.surface, named: "\(pane.rawValue)-\(size.width)x\(size.height)")
  }

  @Test(
    "shows each page of a machine's details",
    arguments: [
      "Overview", "Metrics", "Hardware", "Snapshots", "XML", "Events",
    ]
  )
  func tabs(tab: String) {
    var harness = Harness.demo()
    harness.select("web-1")
    while harness.state.currentTab != tab { harness.press("]") }
    expectGolden(harness.surface, named: "details-\(tab.lowercased())")
  }

  @Test("opens the details over the list on a narrow screen, and closes them again")
  func narrowDetails() {
    var harness = Harness.demo(80, 24)
    harness.select("web-1")
    let before = harness.surface
    harness.press("enter")
    expectGolden(harness.surface, named: "details-80x24")
    harness.press("esc")
    #expect(harness.surface == before)
  }

  @Test("shows every column when zoomed")
  func zoom() {
    var harness = Harness.demo(120, 24)
    harness.press("2", "z")
    for title in [
      "NAME", "STATE", "VCPU", "MEMORY", "IP", "AUTO", "KIND", "SNAP", "OS", "TAGS", "TITLE",
    ] {
      #expect(harness.screen.contains(title))
    }
  }

  @Test("names the node of each row as soon as there are two")
  func nodeColumn() {
    var harness = Harness.demo(200, 24)
    harness.press("2", "z")
    #expect(!harness.screen.contains("NODE"))
    harness.open(HostID("lab-b"))
    #expect(harness.screen.contains("NODE"))
  }

  @Test("has help, menu, palette, questions and results as sheets")
  func layers() {
    var harness = Harness.demo(80, 24)
    harness.select("web-1")
    harness.press("?")
    expectGolden(harness.surface, named: "help")
    harness.press("esc", "x")
    expectGolden(harness.surface, named: "menu")
    harness.press("esc", ":")
    harness.type("fo")
    expectGolden(harness.surface, named: "palette")
    harness.press("esc", "F")
    expectGolden(harness.surface, named: "question")
    harness.press("esc")
  }

  @Test("never fails, whatever the size")
  func anySize() {
    var harness = Harness.demo()
    for (width, height) in [(1, 1), (39, 9), (40, 10), (41, 11), (109, 12), (110, 10), (300, 100)] {
      harness.resize(width, height)
      for keys in [
        ["2"], ["?"], ["esc"], ["x"], ["esc"], [":"], ["esc"], ["F"], ["esc"], ["enter"],
      ] {
        for key in keys { harness.press(key) }
        #expect(harness.surface.size == Size(width, height))
      }
      harness.press("esc")
    }
  }

  @Test("draws with ASCII only when asked to")
  func ascii() {
    TestLocale.useUTF8()
    var options = AppState.Options()
    options.usesASCII = true
    var harness = Harness.demo()
    var state = AppState(options: options, size: Size(120, 40))
    state.hosts = harness.state.hosts
    state.touchAll()
    _ = state.settle()
    harness.state = state
    let allowed = harness.surface.cells.flatMap(\.scalars).filter { $0.value > 126 }
    // Names and sentences are replaced letter by letter when they reach such a terminal.
    let names = Set("数据库一日本語のタイトル–…×“”\u{FFFD}".unicodeScalars)
    #expect(allowed.allSatisfy(names.contains))
  }
}
