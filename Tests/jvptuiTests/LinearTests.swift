import Backend
import TUI
import TestSupport
import Testing

@testable import jvptui

@Suite("One column for screen readers")
struct LinearTests {
  private func linear(_ width: Int = 80, _ height: Int = 24) -> Harness {
    var harness = Harness(width, height)
    var options = AppState.Options()
    options.isLinear = true
    harness.state = AppState(options: options, size: Size(width, height))
    harness.state.now = 1_767_225_600
    harness.open(Fixture.host)
    for update in Fixture.updates { harness.receive(update) }
    return harness
  }

  /// The line that the terminal's cursor stands on.
  private func spoken(_ harness: Harness) -> String {
    guard let cursor = harness.surface.cursor else { return "" }
    let lines = harness.screen.split(separator: "\n", omittingEmptySubsequences: false)
    return String(lines[cursor.y]).trimmed
  }

  @Test("looks as it should", arguments: PaneID.allCases)
  func panes(pane: PaneID) {
    var harness = linear()
    harness.select("web-1")
    harness.press("3", "j", "\(ResourceCatalog.digit(of: pane))")
    expectGolden(harness.surface, named: "linear-\(pane.rawValue)")
  }

  @Test("has details, menu, palette, question, form, columns and help as lines")
  func layers() {
    var harness = linear()
    harness.select("web-1")
    for (name, key) in [
      ("details", "enter"), ("menu", "x"), ("palette", ":"), ("question", "F"), ("form", "a"),
      ("columns", "alt-c"), ("help", "?"), ("filter", "/"),
    ] {
      if name == "form" { harness.press("1") }
      harness.press(key)
      expectGolden(harness.surface, named: "linear-\(name)")
      #expect(harness.surface.cursor != nil, "\(name) puts the cursor somewhere")
      harness.press("esc")
      if name == "form" { harness.press("2") }
    }
  }

  @Test("draws neither boxes nor bars nor lines of figures")
  func noDecoration() {
    var harness = linear()
    let drawn = Set("─│┌┐└┘├┤┬┴━╸▌▁▂▃▄▅▆▇█●‖○✗◐⊘┃▲▼•✓".unicodeScalars)
    for key in ["2", "enter", "]", "]", "]", "esc", "x", "esc", ":", "esc", "1", "3", "0", "?"] {
      harness.press(key)
      #expect(!harness.screen.unicodeScalars.contains(where: drawn.contains), "after \(key)")
    }
  }

  @Test("tells the row under the cursor as a sentence with its place")
  func sentence() {
    var harness = linear()
    harness.select("web-1")
    #expect(spoken(harness).hasPrefix("web-1: running, 2 vCPU"))
    #expect(spoken(harness).hasSuffix("; 4 of 7"))
    harness.press("j")
    #expect(spoken(harness).hasPrefix("web-2: running"))
    harness.press("space", "k")
    #expect(spoken(harness).hasPrefix("web-2, marked: running"))
  }

  @Test("puts the cursor where the keys go: a row, an entry, a field, a button")
  func cursor() {
    var harness = linear()
    harness.select("web-1")
    harness.press("x", "j")
    #expect(spoken(harness).contains("Shut down"))
    harness.press("esc", "F")
    #expect(spoken(harness).contains("Cancel"))
    harness.press("tab")
    #expect(spoken(harness).contains("Force off"))
    harness.press("esc", ":")
    harness.type("theme")
    #expect(spoken(harness) == "theme")
    harness.press("esc")
    #expect(spoken(harness).hasPrefix("web-1: "))
  }

  @Test("announces jobs, events, notices and hosts in order, the newest last")
  func announcements() {
    var harness = linear()
    harness.select("web-1")
    harness.press("p")
    harness.receive(
      .occurrence(
        Occurrence(
          time: 1_767_225_600,
          subject: .domain,
          id: Fixture.web1.id,
          name: "web-1",
          text: "paused (user)"
        )
      )
    )
    harness.finishJob()
    harness.receive(.state(.lost(reason: "the connection was closed")))
    harness.receive(.state(.online))
    let lines = harness.screen.split(separator: "\n").suffix(4).map { String($0).trimmed }
    #expect(
      Array(harness.state.linear.announcements.suffix(6)) == [
        "Pause web-1: begun", "web-1: paused (user)", "Pause web-1: done",
        "lab-a: the connection was closed", "lab-a is connected again", "lab-a is connected",
      ]
    )
    #expect(lines == Array(harness.state.linear.announcements.suffix(4)))
  }

  @Test(
    "asks aloud too where a question takes the place of a menu, and tells twice what is done twice"
  )
  func again() {
    var harness = linear()
    harness.select("web-1")
    for _ in 0..<2 {
      harness.press("x")
      for _ in 0..<20 where !spoken(harness).contains("Force off") { harness.press("j") }
      harness.press("enter")
      #expect(harness.state.linear.announcements.last?.hasPrefix("Force off web-1?") == true)
      harness.press("esc")
    }
    let before = harness.state.linear.announcements.count
    for _ in 0..<2 {
      harness.press("p")
      harness.finishJob()
    }
    #expect(
      Array(harness.state.linear.announcements.dropFirst(before)) == [
        "Pause web-1: begun", "Pause web-1: done", "Pause web-1: begun", "Pause web-1: done",
      ]
    )
  }

  @Test("tells figures in the details anew with each key")
  func figuresInDetails() {
    var harness = linear()
    harness.select("web-1")
    harness.press("enter")
    var made = MadeFigures(wall: harness.state.now)
    for share in [0.11, 0.22, 0.33] {
      harness.receive(.figures(made.next([Fixture.web1.id: MadeFigures.domain(share)])))
      harness.press("down")
      let text = harness.screen
      #expect(text.contains("\(Int((share * 100).rounded()))%"), "\(share)")
    }
  }

  @Test("scrolls the details by the wheel, where the mouse is on")
  func wheel() {
    var harness = linear(80, 14)
    harness.select("web-1")
    harness.press("enter")
    let before = harness.state.detail.viewer
    harness.send(.input(.mouse(MouseEvent(.wheelDown, at: Point(5, 8)))))
    #expect(harness.state.detail.viewer != before)
  }

  @Test("counts events that come in a flood, and tells the last")
  func flood() {
    var harness = linear()
    for number in 1...9 {
      let occurrence = Occurrence(
        time: 1_767_225_600,
        subject: .domain,
        id: Fixture.web1.id,
        name: "web-\(number)",
        text: "started"
      )
      harness.state.record(occurrence, from: Fixture.host)
    }
    harness.send(.tick)
    #expect(harness.state.linear.announcements.last == "9 events, the last: web-9: started")
  }

  @Test("asks aloud before something that can spoil work")
  func question() {
    var harness = linear()
    harness.select("web-1")
    harness.press("F")
    let told = harness.state.linear.announcements.last ?? ""
    #expect(told.hasPrefix("Force off web-1?"))
  }

  @Test("lets numbers alone until the next key, and tells words at once")
  func figures() {
    var harness = linear()
    harness.select("web-1")
    var domain = Fixture.web1
    domain.definition?.vcpus = 3
    harness.receive(.domainsChanged([domain], removed: []))
    #expect(spoken(harness).contains("2 vCPU"))
    harness.press("j", "k")
    #expect(spoken(harness).contains("3 vCPU"))
    domain.state = DomainState(.paused, reason: 1)
    harness.receive(.domainsChanged([domain], removed: []))
    #expect(spoken(harness).contains("paused"))
  }

  @Test("zoomed, tells everything of the row on as many lines as that takes")
  func zoom() {
    var harness = linear(60, 24)
    harness.select("web-1")
    #expect(!harness.screen.contains("Front end"))
    harness.press("z")
    #expect(harness.screen.contains("Front end"))
    #expect(harness.screen.contains("; 4 of 7"))
  }

  @Test("never fails, whatever the size", arguments: [1, 9, 10, 11, 14, 24, 60])
  func sizes(height: Int) {
    var harness = linear()
    harness.resize(80, height)
    for key in ["2", "x", "esc", ":", "esc", "F", "esc", "enter", "esc", "z", "?", "esc"] {
      harness.press(key)
      #expect(harness.surface.size == Size(80, height))
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
