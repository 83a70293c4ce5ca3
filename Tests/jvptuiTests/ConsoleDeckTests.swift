import Backend
import OrderedCollections
import TUI
import Testing
import Widgets

@testable import jvptui

@Suite("Several consoles")
struct ConsoleDeckTests {
  /// The program with the consoles of web-1 and web-2 open, the second with the keyboard.
  private func open(_ width: Int = 120, _ height: Int = 40) throws -> Harness {
    var harness = Harness.demo(width, height)
    for name in ["web-1", "web-2"] {
      harness.select(name)
      harness.press("c")
      let key = try #require(harness.state.consoles.values.last).key
      harness.send(.console(key, .opened))
      harness.send(.console(key, .output(ConsoleOutput(bytes: Array("\(name) login: ".utf8)))))
      if name == "web-1" { harness.press("ctrl-]", "d") }
    }
    return harness
  }

  private func typed(_ harness: Harness) -> [String: String] {
    var typed: [String: String] = [:]
    for effect in harness.effects {
      guard case .sendToConsole(let key, let bytes) = effect,
        let name = harness.state.consoles[key.console]?.name
      else { continue }
      typed[name, default: ""] += String(decoding: bytes, as: UTF8.self)
    }
    return typed
  }

  @Test("lie in the details beside the list, with the escape key in the frame, until zoomed")
  func details() throws {
    var harness = try open()
    #expect(harness.screen.contains("web-2 · running · 80x"))
    #expect(harness.screen.contains("web-2 login: "))
    #expect(harness.screen.contains("ctrl-]"))
    #expect(harness.screen.contains("2 VMs"))
    harness.press("ctrl-]", "z")
    #expect(!harness.screen.contains("2 VMs"))
    #expect(harness.screen.contains("1 web-1"))
    #expect(harness.screen.contains("2 web-2"))
    harness.press("ctrl-]", "z")
    #expect(harness.screen.contains("2 VMs"))
  }

  @Test("stay on the Console tab when the keyboard has left, and take it again on enter")
  func looksOnly() throws {
    var harness = try open()
    harness.press("ctrl-]", "d")
    #expect(harness.screen.contains("web-2 login: "))
    harness.press("j", "k")
    #expect(typed(harness).isEmpty)
    harness.select("web-1")
    #expect(harness.screen.contains("web-1 login: "))
    harness.press("enter", "enter")
    harness.type("root")
    #expect(typed(harness) == ["web-1": "root"])
  }

  @Test("are chosen by number, by next and previous")
  func chosen() throws {
    var harness = try open()
    harness.press("ctrl-]", "1")
    harness.type("a")
    harness.press("ctrl-]", "n")
    harness.type("b")
    harness.press("ctrl-]", "p")
    harness.type("c")
    #expect(typed(harness) == ["web-1": "ac", "web-2": "b"])
    harness.press("ctrl-]", "7")
    #expect(harness.screen.contains("There is no console 7"))
  }

  @Test("are shown side by side or stacked, and typed into all at once when told to")
  func split() throws {
    var harness = try open(160, 40)
    harness.press("ctrl-]", "|")
    #expect(harness.screen.contains("web-1 login: "))
    #expect(harness.screen.contains("web-2 login: "))
    let layout = ConsoleLayout(harness.state)
    #expect(layout.places.map(\.body.width) == [79, 80])
    harness.type("x")
    #expect(typed(harness) == ["web-1": "x"])
    harness.press("ctrl-]", "tab")
    harness.type("y")
    #expect(typed(harness) == ["web-1": "x", "web-2": "y"])
    harness.press("ctrl-]", "b")
    #expect(harness.screen.contains("TYPED INTO ALL 2"))
    harness.type("z")
    #expect(typed(harness) == ["web-1": "xz", "web-2": "yz"])
    harness.press("ctrl-]", "-")
    #expect(ConsoleLayout(harness.state).places.map(\.body.width) == [160, 160])
    harness.press("ctrl-]", "u")
    #expect(!harness.state.deck.isSplit)
    #expect(!harness.state.deck.broadcasts)
    #expect(harness.state.consoles.count == 2)
  }

  @Test("of marked machines open side by side")
  func marked() throws {
    var harness = Harness.demo(160, 40)
    harness.select("web-1")
    harness.press("space", "space", "c")
    #expect(harness.state.deck.shown.count == 2)
    #expect(ConsoleLayout(harness.state).places.count == 2)
  }

  @Test("give the keyboard to the one that is clicked")
  func mouse() throws {
    var harness = try open(160, 40)
    harness.press("ctrl-]", "|")
    let places = ConsoleLayout(harness.state).places
    let first = try #require(places.first { $0.id != harness.state.deck.focused })
    let point = Point(first.body.x + 2, first.body.y + 2)
    harness.send(.input(.mouse(MouseEvent(.press, at: point))))
    #expect(harness.state.deck.focused == first.id)
  }

  @Test("are listed in a pane of their own, which closes them too")
  func pane() throws {
    var harness = try open()
    harness.press("ctrl-]", "d", "9")
    #expect(harness.screen.contains("Consoles (2)"))
    harness.press("D", "y")
    #expect(harness.state.consoles.count == 1)
    harness.press("enter")
    harness.type("q")
    #expect(typed(harness).count == 1)
  }

  @Test("tell a guest its size through its agent where that is connected, else by typing")
  func size() throws {
    var harness = try open()
    var withAgent = Fixture.web2
    withAgent.definition?.hasConnectedAgent = true
    withAgent.definition?.consoles = [.init(alias: "serial0", kind: "serial")]
    harness.receive(.domainsChanged([withAgent], removed: []))
    harness.press("ctrl-]", "r")
    let size = try #require(harness.state.consoles.values.last?.terminal.use(\.size))
    let action = DomainAction.setTerminalSize(
      device: "/dev/ttyS0",
      columns: size.width,
      rows: size.height
    )
    #expect(harness.commands == [.domain(Fixture.web2.id, action)])
    #expect(typed(harness).isEmpty)
  }

  @Test("keep the size that the guest was told where they have less room, and show a part")
  func smaller() throws {
    var harness = try open()
    harness.press("ctrl-]", "z", "ctrl-]", "t", "ctrl-]", "z")
    #expect(harness.screen.contains("web-2 · running · 120x39"))
    harness.press("ctrl-]", "t")
    let size = try #require(harness.state.consoles.values.last?.toldSize)
    #expect(size.width < 100 && size.height < 39)
    #expect(harness.screen.contains("web-2 · running · \(size.width)x\(size.height)"))
  }

  @Test("name the key that leaves them however much there is to say about them")
  func longHeading() throws {
    var harness = try open()
    harness.press("ctrl-]", "t", "ctrl-]", "R")
    harness.resize(140, 50)
    let title = harness.screen.split(separator: "\n").first { $0.contains("guest told") }
    #expect(title?.contains("web-2 · REC · running") == true)
    #expect(title?.contains("ctrl-]: commands") == true)
  }

  @Test("type the size where that is asked for, agent or not")
  func typesSize() throws {
    var harness = try open()
    var machine = Fixture.web2
    machine.definition?.hasConnectedAgent = true
    harness.receive(.domainsChanged([machine], removed: []))
    harness.press("ctrl-]", "t")
    let size = try #require(harness.state.consoles.values.last?.toldSize)
    #expect(typed(harness) == ["web-2": "stty rows \(size.height) cols \(size.width)\r"])
    #expect(harness.commands.isEmpty)
  }

  @Test("are only looked at when locked")
  func locked() throws {
    var harness = try open()
    harness.press("ctrl-]", "l")
    harness.type("rm")
    #expect(typed(harness).isEmpty)
    #expect(harness.screen.contains("read-only"))
    harness.press("ctrl-]", "l")
    harness.type("ok")
    #expect(typed(harness) == ["web-2": "ok"])
  }

  @Test("send control keys by name, and a break only after a question")
  func keysByName() throws {
    var harness = try open()
    harness.press("ctrl-]", "k")
    harness.type("ctrl-z")
    harness.press("enter")
    #expect(typed(harness) == ["web-2": "\u{1A}"])
    harness.press("ctrl-]", "B")
    #expect(harness.screen.contains("tainted"))
    harness.press("n")
    #expect(harness.commands.isEmpty)
  }

  @Test("leave the whole terminal to the guest only after a question")
  func passThrough() throws {
    var harness = try open()
    harness.press("ctrl-]", "C", "n")
    #expect(!passes(harness))
    harness.press("ctrl-]", "C", "y")
    #expect(passes(harness))
  }

  private func passes(_ harness: Harness) -> Bool {
    harness.effects.contains { if case .passThrough = $0 { true } else { false } }
  }

  @Test("open again by themselves when their host is back, and follow a machine that has moved")
  func follows() throws {
    var harness = try open()
    let other = HostID("elsewhere")
    harness.open(other)
    harness.receive(.state(.online), from: other)
    harness.receive(.domains(.loaded([])), from: other)
    let console = try #require(harness.state.consoles.values.last)
    harness.send(.console(console.key, .ended(ConsoleEnding(.guest, "gone"))))
    harness.receive(.domainsChanged([], removed: [Fixture.web2.id]))
    #expect(try #require(harness.state.consoles[console.id]).key == console.key)
    var arrived = Fixture.web2
    arrived.state = DomainState(.running, reason: 2)
    harness.receive(.domainsChanged([arrived], removed: []), from: other)
    let moved = try #require(harness.state.consoles[console.id])
    #expect(moved.location == other)
    #expect(moved.phase == .opening)
    harness.send(.console(moved.key, .ended(ConsoleEnding(.connection, "lost"))))
    harness.receive(.domainsChanged([Fixture.web2], removed: []), from: other)
    #expect(try #require(harness.state.consoles[console.id]).phase != .opening)
    harness.wait(1)
    harness.receive(.state(.lost(reason: "gone")), from: other)
    harness.receive(.state(.online), from: other)
    #expect(try #require(harness.state.consoles[console.id]).phase == .opening)
  }
}
