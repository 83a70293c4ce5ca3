import Backend
import OrderedCollections
import TUI
import TestSupport
import Testing
import Widgets
@testable import jvptui

@Suite("Groups and columns")
struct GroupTests {
  private func names(_ harness: Harness) -> [String] {
    harness.state.paneState(.domains).rows.map { row in
      if case .group(_, let name) = row { return "[\(name)]" }
      return ResourceCatalog.pane(.domains).name(of: row, in: harness.state) ?? "?"
    }
  }

  private func shownColumns(_ harness: Harness) -> [String] {
    ResourceCatalog.pane(.domains).shownColumns(in: harness.state).map(\.id)
  }

  @Test("go by node, state, tag and OS, and by nothing again")
  func cycle() {
    var harness = Harness.demo()
    harness.press("2", "=")
    #expect(harness.screen.contains("Grouped by node"))
    #expect(names(harness).first == "[lab-a]")
    harness.press("=")
    #expect(
      names(harness) == [
        "[crashed]", "数据库-一", "[paused]", "db-1", "[running]", "runner", "web-1", "web-2",
        "[shut off]", "mail", "web-10",
      ]
    )
    harness.press("=")
    #expect(names(harness).prefix(2) == ["[web]", "web-1"])
    #expect(names(harness).contains("[]"))
    #expect(harness.screen.contains("no tag (4)"))
    harness.press("=", "=")
    #expect(harness.screen.contains("Not grouped"))
    #expect(names(harness).count == 7)
  }

  @Test("show how many there are and their sums, and look as they should")
  func totals() {
    var harness = Harness.demo(120, 24)
    harness.press("2", "z", "=", "=", "g")
    expectGolden(harness.surface, named: "groups-120x24")
    harness.resize(80, 24)
    expectGolden(harness.surface, named: "groups-80x24")
  }

  @Test("are folded and unfolded, the cursor on the heading")
  func folds() {
    var harness = Harness.demo()
    harness.press("2", "=", "=")
    harness.select("web-1")
    harness.press(";")
    #expect(!names(harness).contains("web-1"))
    #expect(harness.state.paneState(.domains).selected == .group(.domains, "running"))
    #expect(harness.screen.contains("VMs (7)"))
    harness.press("enter")
    #expect(names(harness).contains("web-1"))
    harness.press("_")
    #expect(names(harness) == ["[crashed]", "[paused]", "[running]", "[shut off]"])
    harness.press("_")
    #expect(names(harness).count == 11)
  }

  @Test("have no actions of their own, and mark their rows")
  func marks() {
    var harness = Harness.demo()
    harness.press("2", "=", "=", "g", "s")
    #expect(harness.commands.isEmpty)
    #expect(harness.screen.contains("Start: nothing is selected"))
    harness.state.panes[.domains]?.table.cursor = 4
    harness.press("j", "k", "space")
    #expect(harness.state.paneState(.domains).selected == .group(.domains, "running"))
    #expect(harness.state.paneState(.domains).marks.count == 3)
    harness.press("space")
    #expect(harness.state.paneState(.domains).marks.isEmpty)
    harness.press("*")
    #expect(harness.state.paneState(.domains).marks.count == 7)
  }

  @Test("keep the cursor on its machine when it changes group, and count what matches the filter")
  func live() {
    var harness = Harness.demo()
    harness.press("2", "=", "=")
    harness.select("web-2")
    var stopped = Fixture.web2
    stopped.state = DomainState(.shutOff, reason: 1)
    harness.receive(.domainsChanged([stopped], removed: []))
    #expect(harness.selectedName == "web-2")
    #expect(names(harness).suffix(4) == ["[shut off]", "mail", "web-2", "web-10"])
    harness.press("/")
    harness.type("web")
    harness.press("enter")
    #expect(harness.screen.contains("VMs (3/7) /web"))
  }

  @Test("of a huge or broken size do not end the program")
  func overflow() {
    var harness = Harness.demo()
    var huge = Fixture.web1
    huge.definition?.memory = .max
    harness.receive(.domainsChanged([huge], removed: []))
    harness.press("2", "=", "=", "z")
    #expect(harness.screen.contains("running (3)"))
  }

  @Test("columns are hidden, moved, widened and reset, and it is seen at once")
  func columns() {
    var harness = Harness.demo(120, 24)
    harness.press("2", "z", "alt-c")
    #expect(harness.screen.contains("Columns of VMs"))
    harness.press("j", "space")
    #expect(harness.state.paneState(.domains).columns.hidden == ["state"])
    harness.press("esc")
    #expect(!harness.screen.contains("STATE"))
    harness.press("alt-c")
    for _ in 0..<20 where shownColumns(harness).first == "name" { harness.press("J") }
    #expect(shownColumns(harness).prefix(2) == ["vcpu", "name"])
    harness.press(">", ">")
    #expect(harness.state.paneState(.domains).columns.widths["name"] == 17)
    expectGolden(harness.surface, named: "columns-120x24")
    harness.press("r", "esc")
    #expect(harness.state.paneState(.domains).columns == ColumnChoice())
    #expect(harness.screen.contains("STATE"))
  }
}

@Suite("The layout")
struct LayoutTests {
  private func layout() -> RememberedLayout {
    var harness = Harness.demo()
    harness.press("2", ">", ",", "=", "alt-c", "j", "space", "J", ">", "esc", ":")
    harness.type("go to pools")
    harness.press("enter")
    harness.state.listWidth = 70
    harness.state.paneHeights = [.networks: 6]
    return harness.state.layoutToRemember
  }

  @Test("is written and read back")
  func roundTrip() throws {
    let scratch = try ScratchFolder()
    let file = LayoutFile(folder: scratch.path + "/state")
    #expect(file.read() == nil)
    let layout = layout()
    #expect(layout.panes[.domains]?.sort == PaneState.Sort(column: "state", isDescending: true))
    #expect(layout.panes[.domains]?.columns.hidden == ["state"])
    file.write(layout)
    #expect(file.read() == layout)
    #expect(scratch.mode(scratch.path + "/state/layout.toml") == 0o600)
  }

  @Test("is the same after a start")
  func restored() {
    var harness = Harness()
    harness.state.use(layout())
    #expect(harness.state.layoutToRemember == layout())
    #expect(harness.state.paneState(.domains).grouping == "node")
    #expect(ScreenLayout(harness.state).detail?.x == 70)
  }

  @Test("is kept when it changes, and only then")
  func kept() {
    var harness = Harness.demo()
    harness.state.options.remembersLayout = true
    harness.state.use(RememberedLayout())
    _ = harness.takeEffects()
    harness.press("j", "k", "3", "2")
    #expect(
      !harness.takeEffects().contains { if case .rememberLayout = $0 { true } else { false } }
    )
    harness.press(">")
    #expect(harness.takeEffects().contains(.rememberLayout(harness.state.layoutToRemember)))
  }

  @Test(
    "that is broken, or names what is not there, is no reason not to start",
    arguments: [
      "=", "list_width = \"x\"", "list_width = -5", "recent = 3", "heights = 1", "[panes]\nvms = 3",
      "[panes.domains]\nsort = \"no such\"\ngroup = \"no such\"\norder = [\"no such\"]",
      "[panes.domains]\nhidden = [\"name\",\"state\",\"vcpu\",\"memory\",\"ip\",\"via\",\"auto\",\"kind\",\"snapshots\",\"os\",\"node\",\"tags\",\"title\"]",
      "list_width = 1000\n[heights]\nnetworks = 900\ndomains = 900\nvms = 9",
    ]
  )
  func broken(text: String) {
    var harness = Harness.demo()
    if let layout = LayoutFile.layout(from: text) { harness.state.use(layout) }
    harness.press("2")
    for (width, height) in [(120, 40), (110, 12), (80, 24)] {
      harness.resize(width, height)
      #expect(harness.screen.contains("VMs"))
    }
  }

  @Test("is dragged: the border between lists and details, and the titles of panes")
  func drag() throws {
    var harness = Harness.demo()
    harness.press("2")
    func mouse(_ kind: MouseEvent.Kind, _ x: Int, _ y: Int) {
      harness.send(.input(.mouse(MouseEvent(kind, at: Point(x, y)))))
    }
    let border = try #require(ScreenLayout(harness.state).detail).x
    mouse(.press, border, 10)
    mouse(.drag, border + 10, 10)
    mouse(.drag, border + 9, 12)
    mouse(.release, border + 9, 12)
    #expect(ScreenLayout(harness.state).detail?.x == border + 10)
    mouse(.press, border + 10, 5)
    mouse(.drag, 0, 5)
    mouse(.release, 0, 5)
    #expect(ScreenLayout(harness.state).detail?.x == 30)
    // The title of Networks, pulled down: Snapshots above it gets room.
    let title = try #require(ScreenLayout(harness.state).panes.first { $0.id == .networks }).rect
    mouse(.press, 5, title.y)
    let layout = ScreenLayout(harness.state)
    let above = try #require(layout.panes.first { $0.id == .snapshots }).rect
    mouse(.drag, 5, above.y + 5)
    mouse(.release, 5, above.y + 5)
    let after = ScreenLayout(harness.state).panes
    #expect(after.first { $0.id == .snapshots }?.rect.height == 5)
    #expect(after.reduce(0) { $0 + $1.rect.height } == 37)
    harness.press(":")
    harness.type("reset the layout")
    harness.press("enter")
    #expect(ScreenLayout(harness.state).detail?.x == border)
  }

  @Test("leaves the mouse to the terminal by a key")
  func mouseKey() {
    var harness = Harness.demo()
    harness.press("f8")
    #expect(harness.effects.last == .useMouse(false))
    #expect(harness.screen.contains("f8 takes it back"))
    harness.press("f8")
    #expect(harness.effects.last == .useMouse(true))
  }
}
