import Backend
import OrderedCollections
import TUI
import Testing
import Widgets

@testable import jvptui

/// Two hosts and the console of a machine on the first.
@Suite("A console whose machine goes away")
struct ConsoleReturnTests {
  private static let other = HostID("elsewhere")
  private static let closed = ConsoleEnding(.guest, "the guest's end of the console was closed")

  private func open(_ width: Int = 100) throws -> (Harness, ConsoleID) {
    var harness = Harness.demo(width, 30)
    harness.open(Self.other)
    harness.receive(.state(.online), from: Self.other)
    harness.receive(.domains(.loaded([])), from: Self.other)
    harness.select("web-2")
    harness.press("c")
    let console = try #require(harness.state.consoles.values.last)
    harness.send(.console(console.key, .opened))
    harness.send(.console(console.key, .output(ConsoleOutput(bytes: Array("login: ".utf8)))))
    return (harness, console.id)
  }

  private func console(_ id: ConsoleID, in harness: Harness) throws -> GuestConsole {
    try #require(harness.state.consoles[id])
  }

  /// The machine after it has stopped for a reason of libvirt's.
  private func stopped(_ reason: Int32) -> Domain {
    var machine = Fixture.web2
    machine.runID = nil
    machine.state = DomainState(.shutOff, reason: reason)
    return machine
  }

  private func arrived() -> Domain {
    var machine = Fixture.web2
    machine.runID = 71
    machine.state = DomainState(.running, reason: 2)
    return machine
  }

  @Test(
    "says what became of the machine, whether the console or the machine is told of first",
    arguments: [
      (1, "the machine was shut down"), (2, "the machine was forced off"),
      (4, "the machine has migrated"), (5, "the machine was saved"),
    ] as [(Int32, String)],
    [true, false]
  )
  func reason(of end: (reason: Int32, text: String), isConsoleFirst: Bool) throws {
    var (harness, id) = try open()
    let key = try console(id, in: harness).key
    if isConsoleFirst { harness.send(.console(key, .ended(Self.closed))) }
    harness.receive(.domainsChanged([stopped(end.reason)], removed: []))
    if !isConsoleFirst { harness.send(.console(key, .ended(Self.closed))) }
    #expect(harness.screen.contains("Disconnected: \(end.text)"))
    #expect(harness.screen.contains("login: "))
  }

  @Test("stays as it ended where the machine still runs")
  func unknown() throws {
    var (harness, id) = try open()
    harness.send(.console(try console(id, in: harness).key, .ended(Self.closed)))
    #expect(harness.screen.contains("Disconnected: the guest's end"))
  }

  @Test(
    "follows a machine that migrates, and is the console of its row there",
    arguments: [true, false]
  )
  func migrated(isPersistent: Bool) throws {
    var (harness, id) = try open()
    let key = try console(id, in: harness).key
    harness.receive(.domainsChanged([arrived()], removed: []), from: Self.other)
    harness.send(.console(key, .ended(Self.closed)))
    harness.receive(
      isPersistent
        ? .domainsChanged([stopped(4)], removed: [])
        : .domainsChanged([], removed: [Fixture.web2.id])
    )
    let moved = try console(id, in: harness)
    #expect(moved.location == Self.other)
    #expect(moved.phase == .opening)
    let opened = harness.effects.contains {
      if case .openConsole(moved.key, Self.other, _, _, false) = $0 { true } else { false }
    }
    #expect(opened)
    harness.send(.console(moved.key, .opened))
    #expect(harness.screen.contains("web-2 · running"))
    #expect(harness.screen.contains("login: "))
    harness.press("ctrl-]", "d", "2", "/")
    harness.type("node:elsewhere")
    harness.press("enter", "g", "c")
    #expect(harness.state.consoles.count == 1)
    #expect(harness.state.deck.focused == id)
  }

  @Test("does not go to a machine elsewhere that is a copy with the same UUID")
  func copy() throws {
    var (harness, id) = try open()
    let key = try console(id, in: harness).key
    harness.receive(.domainsChanged([Fixture.web2], removed: []), from: Self.other)
    harness.send(.console(key, .ended(Self.closed)))
    harness.receive(.domainsChanged([stopped(1)], removed: []))
    #expect(try console(id, in: harness).location == Fixture.host)
    harness.receive(.domainsChanged([], removed: [Fixture.web2.id]))
    #expect(try console(id, in: harness).location == Fixture.host)
    #expect(harness.screen.contains("the machine is no longer on lab-a"))
  }
}

@Suite("A console and who has it")
struct ConsoleFocusTests {
  private static let id = ConsoleID(host: Fixture.host, domain: Fixture.web1.id, target: .first)

  private func open(_ output: String) throws -> Harness {
    var harness = Harness.demo(100, 30)
    harness.select("web-1")
    harness.press("c")
    let key = try #require(harness.state.consoles[Self.id]).key
    harness.send(.console(key, .opened))
    harness.send(.console(key, .output(ConsoleOutput(bytes: Array(output.utf8)))))
    return harness
  }

  private func typed(_ harness: Harness) -> String {
    let bytes = harness.effects.flatMap { effect -> [UInt8] in
      if case .sendToConsole(_, let bytes) = effect { bytes } else { [] }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("tells a guest that has asked for it when it loses the keyboard and has it again")
  func focus() throws {
    var harness = try open("\u{1B}[?1004h")
    harness.press("ctrl-]", "d")
    #expect(typed(harness) == "\u{1B}[O")
    harness.press("c")
    #expect(typed(harness) == "\u{1B}[O\u{1B}[I")
    harness.press("ctrl-]", "k")
    #expect(typed(harness) == "\u{1B}[O\u{1B}[I\u{1B}[O")
  }

  @Test("tells nothing to a guest that has not asked, or that may only be looked at")
  func silent() throws {
    var harness = try open("login: ")
    harness.press("ctrl-]", "d", "c", "ctrl-]", "d")
    #expect(typed(harness) == "")
    var locked = try open("\u{1B}[?1004h")
    locked.press("ctrl-]", "l", "ctrl-]", "d")
    #expect(typed(locked) == "")
  }

  @Test("says where the host keeps nobody else out")
  func shared() throws {
    var harness = try open("login: ")
    let key = try #require(harness.state.consoles[Self.id]).key
    harness.send(.console(key, .shared))
    #expect(harness.screen.contains("not locked"))
    #expect(harness.screen.contains("has no locks for consoles"))
  }

  @Test("does not offer to read a file that is on another host")
  func logElsewhere() throws {
    var harness = Harness(100, 30)
    harness.start([HostEntry(name: "lab-a", uri: "qemu+ssh://a/system")])
    for update in Fixture.updates { harness.receive(update) }
    var machine = Fixture.web1
    machine.definition?.consoles = [
      .init(alias: "serial0", kind: "serial", logPath: "/var/log/web.log")
    ]
    harness.receive(.domainsChanged([machine], removed: []))
    harness.select("web-1")
    harness.press("c", "j", "enter")
    #expect(harness.screen.contains("The file is on lab-a"))
    #expect(harness.state.consoles.isEmpty)
  }
}
