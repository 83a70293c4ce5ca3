import Backend
import OrderedCollections
import TUI
import Testing
@testable import jvptui

@Suite("A list that changes")
struct LiveTests {
  @Test("keeps the cursor on its machine when the order changes")
  func cursorStays() {
    var harness = Harness.demo()
    harness.select("web-2")
    let early = Domain(
      id: Fixture.uuid(50),
      name: "aaa",
      state: DomainState(.running, reason: 1)
    )
    harness.receive(.domainsChanged([early], removed: []))
    #expect(harness.selectedName == "web-2")
    var renamed = Fixture.web2
    renamed.name = "zzz"
    harness.receive(.domainsChanged([renamed], removed: []))
    #expect(harness.selectedName == "zzz")
    harness.press(">")
    #expect(harness.selectedName == "zzz")
  }

  @Test("moves the cursor to a neighbour when its machine is gone")
  func gone() {
    var harness = Harness.demo()
    harness.select("web-2")
    harness.receive(.domainsChanged([], removed: [Fixture.web2.id]))
    #expect(harness.selectedName == "web-10")
  }

  @Test("closes a question about a machine that is gone, with a note")
  func dialogCloses() {
    var harness = Harness.demo()
    harness.select("web-1")
    harness.press("F")
    harness.receive(.domainsChanged([], removed: [Fixture.web1.id]))
    #expect(harness.state.layers.isEmpty)
    #expect(harness.screen.contains("“web-1” is gone"))
  }

  @Test("keeps what was read of a machine when only its state arrives")
  func keepsDefinition() {
    var harness = Harness.demo()
    let bare = Domain(id: Fixture.web1.id, name: "web-1", state: DomainState(.shutOff, reason: 1))
    harness.receive(.domains(.loaded([bare])))
    let kept = harness.state.hosts[Fixture.host]?.domains[Fixture.web1.id]
    #expect(kept?.definition == Fixture.web1.definition)
    #expect(kept?.addresses == nil)
  }

  @Test("keeps the last rows of a host that is lost, and offers no action on them")
  func stale() {
    var harness = Harness.demo()
    harness.receive(.state(.lost(reason: "the connection ended")))
    #expect(harness.screen.contains("web-1"))
    harness.select("web-10")
    harness.press("s")
    #expect(harness.commands.isEmpty)
    #expect(harness.screen.contains("lab-a is not connected"))
  }

  @Test("tells the host which machines are on the screen, and when that changes")
  func interest() {
    var harness = Harness.demo(80, 24)
    harness.select("web-1")
    let last = harness.effects.last { if case .setInterest = $0 { true } else { false } }
    guard case .setInterest(_, let interest)? = last else {
      Issue.record("no interest was sent")
      return
    }
    #expect(interest.selectedDomain == Fixture.web1.id)
    #expect(Set(interest.visibleDomains) == Set(Fixture.domains.map(\.id)))
    #expect(interest.selectedPool == Fixture.cold.id)
  }

  @Test("shows hostile names safely and in their width")
  func hostileNames() {
    var harness = Harness.demo(80, 24)
    let names = [
      "evil\u{1B}[2J\u{1B}]0;x\u{07}", "tab\there", "rtl\u{202E}txt", "csi\u{9B}31m", "<&>'\"",
      String(repeating: "x", count: 5000), "e\u{301}\u{301}\u{301}\u{301}combining", "👨‍👩‍👧 family",
    ]
    let domains = names.enumerated().map { index, name in
      Domain(
        id: Fixture.uuid(UInt8(150 + index)),
        name: name,
        state: DomainState(.running, reason: 1)
      )
    }
    harness.receive(.domains(.loaded(domains)))
    for row in 0..<names.count {
      harness.press("g")
      for _ in 0..<row { harness.press("j") }
      for tab in 0..<5 {
        _ = tab
        harness.press("]")
        let surface = harness.surface
        for cell in surface.cells {
          for scalar in cell.scalars {
            #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value))
            #expect(!(0x202A...0x202E).contains(scalar.value))
          }
        }
      }
    }
  }
}

@Suite("Names that look alike")
struct LookalikeTests {
  @Test("are told apart by the end of the UUID, and only they are")
  func suffix() {
    var harness = Harness.demo(80, 24)
    let twin = Domain(
      id: Fixture.uuid(0xAB),
      name: "web\u{AD}-1",
      state: DomainState(.shutOff, reason: 1)
    )
    harness.receive(.domainsChanged([twin], removed: []))
    #expect(harness.screen.contains("web-1 #00ab"))
    #expect(harness.screen.contains("web-1 #0001"))
    #expect(!harness.screen.contains("web-2 #"))
    harness.receive(.domainsChanged([], removed: [twin.id]))
    #expect(!harness.screen.contains("#0001"))
  }
}

@Suite("An untouched cursor")
struct UntouchedCursorTests {
  @Test("stands on all nodes, so that every host's machines show from the start")
  func allNodes() {
    var harness = Harness.demo()
    harness.open(HostID("lab-b"))
    #expect(harness.state.scope == nil)
    harness.press("1", "j")
    #expect(harness.state.scope == Fixture.host)
  }

  @Test("stays with the newest job until it is moved")
  func newestJob() {
    var harness = Harness.demo()
    harness.select("web-10")
    harness.press("s")
    harness.finishJob()
    harness.select("mail")
    harness.press("s", "7")
    #expect(harness.selectedName == "Start mail")
  }
}

@Suite("Escape")
struct EscapeTests {
  @Test("typed together with the next key is not mistaken for alt")
  func quick() {
    var harness = Harness.demo(80, 24)
    harness.press("2", "/")
    harness.type("web")
    harness.press("alt-x")
    #expect(harness.state.paneState(.domains).filterText == "")
    #expect(harness.state.layers.count == 1, "the menu of the row")
  }

  @Test("leaves drawing anew and suspending in reach while a sheet is open")
  func everywhere() {
    var harness = Harness.demo(80, 24)
    harness.press("?", "ctrl-l", "ctrl-z")
    #expect(harness.effects.suffix(2) == [.repaint, .suspend])
    #expect(harness.state.layers.count == 1)
  }

  @Test("leaves real alt keys alone")
  func realAlt() {
    var harness = Harness.demo(80, 24)
    harness.select("web-1")
    harness.press("alt-a")
    #expect(harness.screen.contains("Shut down by ACPI web-1?"))
  }
}
