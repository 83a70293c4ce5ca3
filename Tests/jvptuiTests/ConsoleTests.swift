import Backend
import OrderedCollections
import TUI
import Testing
import Widgets

@testable import jvptui

@Suite("A console")
struct ConsoleTests {
  private static let id = ConsoleID(
    host: Fixture.host,
    domain: Fixture.web1.id,
    target: .first
  )

  /// The program with the console of web-1 open, and its guest's first words on the screen.
  private func open(_ width: Int = 80, _ height: Int = 24) throws -> Harness {
    var harness = Harness.demo(width, height)
    harness.select("web-1")
    harness.press("c")
    try tell(.opened, &harness)
    try print("login: ", &harness)
    return harness
  }

  private func key(_ harness: Harness) throws -> ConsoleKey {
    try #require(harness.state.consoles[Self.id]).key
  }

  private func tell(_ event: ConsoleEvent, _ harness: inout Harness) throws {
    harness.send(.console(try key(harness), event))
  }

  private func print(_ text: String, _ harness: inout Harness) throws {
    try tell(.output(ConsoleOutput(bytes: Array(text.utf8))), &harness)
  }

  private func typed(_ harness: Harness) -> String {
    let bytes = harness.effects.flatMap { effect -> [UInt8] in
      if case .sendToConsole(_, let bytes) = effect { bytes } else { [] }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("names machine, state and size, who has the keys, and the key that leaves it")
  func frame() throws {
    let harness = try open()
    let title = harness.screen.prefix { $0 != "\n" }
    #expect(title.contains("web-1 · running · 80x24"))
    #expect(title.contains("keys go to the guest"))
    #expect(title.contains("ctrl-]"))
    #expect(harness.screen.contains("login: "))
    #expect(harness.surface.cursor == Point(7, 1))
  }

  @Test("gives the guest every key but the one that leaves it")
  func keys() throws {
    var harness = try open()
    harness.press("q", ":", "ctrl-c", "ctrl-l", "esc", "alt-x", "f1", "ctrl-]", "]")
    #expect(typed(harness) == "q:\u{03}\u{0C}\u{1B}\u{1B}x\u{1B}OP\u{1D}")
    #expect(!harness.state.isQuitting)
  }

  @Test("stays open in the background, goes on being read, and is found in the palette")
  func background() throws {
    var harness = try open()
    harness.press("ctrl-]", "d")
    #expect(harness.state.layers.isEmpty)
    try print("while away", &harness)
    harness.press(":")
    harness.type("console of")
    #expect(harness.screen.contains("Console of web-1"))
    harness.press("enter")
    #expect(harness.screen.contains("login: while away"))
  }

  @Test("says that another client has it, and throws that one out only when told to twice")
  func busy() throws {
    var harness = Harness.demo(80, 24)
    harness.select("web-1")
    harness.press("c")
    let error = BackendError(
      code: .consoleBusy,
      operation: "open the console of",
      object: "“web-1”",
      message: "Active console session exists for this domain"
    )
    try tell(.refused(error), &harness)
    #expect(harness.screen.contains("In use by another client"))
    harness.press("f")
    #expect(!forces(harness))
    harness.press("y")
    #expect(forces(harness))
  }

  private func forces(_ harness: Harness) -> Bool {
    harness.effects.contains {
      if case .openConsole(_, _, _, _, true) = $0 { true } else { false }
    }
  }

  @Test("says why it ended, keeps its screen, and opens again when the machine starts anew")
  func reopens() throws {
    var harness = try open()
    let reason = "the guest's end of the console was closed"
    try tell(.ended(ConsoleEnding(.guest, reason)), &harness)
    #expect(harness.screen.contains("Disconnected: the guest's end"))
    #expect(harness.screen.contains("login: "))
    let before = try key(harness)
    var restarted = Fixture.web1
    restarted.runID = 999
    harness.receive(.domainsChanged([restarted], removed: []))
    #expect(try key(harness) != before)
    #expect(harness.screen.contains("Opening the console"))
    // What the first opening still says is of no interest.
    harness.send(.console(before, .ended(ConsoleEnding(.failure, "late"))))
    try tell(.opened, &harness)
    #expect(!harness.screen.contains("late"))
    #expect(harness.screen.contains("login: "))
  }

  @Test("asks before it pastes several lines, and pastes a long text piece by piece")
  func paste() throws {
    var harness = try open()
    harness.send(.input(.paste("one\ntwo")))
    #expect(harness.screen.contains("Paste 2 lines"))
    harness.press("n")
    harness.send(.input(.paste("one\ntwo\nthree\n")))
    #expect(harness.screen.contains("Paste 3 lines"))
    harness.press("n")
    #expect(typed(harness) == "")
    harness.send(.input(.paste(String(repeating: "x", count: 1000))))
    #expect(typed(harness).count < 1000)
    for _ in 0..<10 { harness.wait(0.1) }
    #expect(typed(harness) == String(repeating: "x", count: 1000))
  }

  @Test("finds and copies what has left the screen")
  func scrollback() throws {
    var harness = try open()
    for number in 1...100 { try print("line \(number)\r\n", &harness) }
    harness.press("ctrl-]", "s", "/")
    harness.type("line 33")
    harness.press("enter")
    #expect(harness.screen.contains("line 33"))
    #expect(!harness.screen.contains("line 100"))
    harness.press("y")
    #expect(harness.effects.contains(.copy("line 33")))
    #expect(harness.screen.contains("line 100"))
  }

  @Test("types its size when asked, and takes a new one with the screen")
  func size() throws {
    var harness = try open()
    #expect(harness.screen.contains("80x24"))
    harness.press("ctrl-]", "r")
    #expect(typed(harness) == "stty rows 23 cols 80\r")
    harness.resize(120, 40)
    #expect(harness.screen.contains("120x39 (guest told 80x23)"))
    harness.press("ctrl-]", "r")
    #expect(typed(harness).hasSuffix("stty rows 39 cols 120\r"))
  }

  @Test("shows what is special about it in a narrow frame, rather than that it has the keys")
  func narrowFrame() throws {
    var harness = Harness.demo(80, 24)
    var machine = Fixture.web1
    machine.definition?.consoles = [
      .init(alias: "serial0", kind: "serial"), .init(alias: "serial1", kind: "serial"),
    ]
    harness.receive(.domainsChanged([machine], removed: []))
    harness.select("web-1")
    harness.press("c", "enter")
    let console = try #require(harness.state.consoles.values.last)
    harness.send(.console(console.key, .opened))
    harness.press("ctrl-]", "R")
    let title = harness.screen.prefix { $0 != "\n" }
    #expect(title.contains("· REC · running"))
    #expect(title.hasSuffix("ctrl-]: commands "))
  }

  @Test("takes its usual size again when the machine is started anew")
  func sizeOfNextRun() throws {
    var harness = try open()
    harness.press("ctrl-]", "r")
    #expect(harness.screen.contains("80x23"))
    try tell(.ended(ConsoleEnding(.guest, "closed")), &harness)
    var restarted = Fixture.web1
    restarted.runID = 999
    harness.receive(.domainsChanged([restarted], removed: []))
    try tell(.opened, &harness)
    let title = harness.screen.prefix { $0 != "\n" }
    #expect(title.contains("80x24"))
    #expect(!title.contains("told"))
  }

  @Test("takes its usual size again when the guest reboots, and stays open")
  func sizeAfterReboot() throws {
    var harness = try open()
    harness.press("ctrl-]", "r")
    #expect(harness.screen.contains("80x23"))
    let reboot = Occurrence(
      time: 0,
      subject: .domain,
      id: Fixture.web1.id,
      name: "web-1",
      text: "rebooted",
      isReboot: true
    )
    harness.receive(.occurrence(reboot))
    #expect(harness.screen.contains("80x24"))
    #expect(try #require(harness.state.consoles[Self.id]).phase == .open)
  }

  @Test("shows every command after the escape key, also on the smallest usual screen")
  func commands() throws {
    var harness = try open()
    harness.press("ctrl-]")
    for command in ConsoleCommand.all { #expect(harness.screen.contains(command.title)) }
    #expect(harness.screen.contains("Back to the guest"))
  }

  @Test("hints at what a silent guest lacks, by the kind of device")
  func silence() throws {
    for (kind, hint) in [
      ("serial", "console=ttyS0"), ("virtio", "console=hvc0"), ("lxc", "A silent container"),
    ] {
      var harness = Harness.demo(100, 24)
      var machine = Fixture.web1
      machine.definition?.consoles = [.init(alias: "it", kind: kind)]
      harness.receive(.domainsChanged([machine], removed: []))
      harness.select("web-1")
      harness.press("c")
      try tell(.opened, &harness)
      #expect(harness.screen.contains(hint))
    }
  }

  @Test("is not offered where the machine is off or nothing may be changed")
  func refused() {
    var harness = Harness.demo()
    harness.select("web-10")
    harness.press("c")
    #expect(harness.screen.contains("The machine is off; start it first"))
    var reader = Harness.demo(isReadOnly: true)
    reader.select("web-1")
    reader.press("c")
    #expect(reader.screen.contains("--readonly"))
    #expect(harness.state.consoles.isEmpty && reader.state.consoles.isEmpty)
  }

  @Test("offers a serial port to a machine that has none")
  func serialPort() {
    var harness = Harness.demo()
    var bare = Fixture.web1
    bare.definition?.consoles = []
    harness.receive(.domainsChanged([bare], removed: []))
    harness.select("web-1")
    harness.press("c")
    #expect(harness.screen.contains("Add a serial port to web-1"))
    #expect(harness.screen.contains("console=ttyS0"))
    harness.press("y")
    #expect(harness.commands == [.domain(Fixture.web1.id, .addSerialPort)])
  }

  @Test("lets a guest fill the clipboard only where the settings say so", arguments: [false, true])
  func clipboard(_ isAllowed: Bool) throws {
    var harness = Harness.demo(80, 24)
    harness.state.options.console.allowsClipboard = isAllowed
    harness.select("web-1")
    harness.press("c")
    try tell(.opened, &harness)
    try print("\u{1B}]52;c;aGVsbG8=\u{07}\u{1B}]52;c;?\u{1B}\\seen", &harness)
    #expect(harness.effects.contains(.copy("hello")) == isAllowed)
    #expect(harness.screen.contains("seen"))
    #expect(typed(harness) == "")
  }

  @Test("has an escape key that the settings can change")
  func escapeKey() throws {
    var harness = Harness.demo(80, 24)
    harness.state.options.console.escapeKey = try #require(KeyStroke(parsing: "ctrl-t"))
    harness.select("web-1")
    harness.press("c")
    try tell(.opened, &harness)
    #expect(harness.screen.contains("ctrl-t: commands"))
    harness.press("ctrl-]", "ctrl-t", "ctrl-t", "ctrl-t", "d")
    #expect(typed(harness) == "\u{1D}\u{14}")
    #expect(harness.state.layers.isEmpty)
  }
}
