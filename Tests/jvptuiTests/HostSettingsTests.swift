import Backend
import OrderedCollections
import TUI
import Testing

@testable import jvptui

@Suite("Hosts of the settings")
struct HostSettingsTests {
  private let labA = HostEntry(name: "lab-a", uri: "qemu+ssh://a/system", labels: ["lab"])
  private let labB = HostEntry(name: "lab-b", uri: "qemu+ssh://b/system", connect: .onDemand)
  private let office = HostEntry(name: "office", uri: "qemu+ssh://c/system", connect: .never)

  private func started() -> Harness {
    var harness = Harness()
    harness.start([labA, labB, office])
    harness.press("1")
    return harness
  }

  private func select(_ name: String, _ harness: inout Harness) {
    harness.press("1", "g")
    for _ in 0..<6 where harness.selectedName != name { harness.press("j") }
  }

  /// Says that an edit was saved, as the file would be afterwards.
  private func save(_ harness: inout Harness, _ before: [HostEntry]) {
    guard case .editSettings(let edit)? = harness.takeEffects().last else {
      Issue.record("nothing was to be saved")
      return
    }
    let reading = SettingsReading(settings: Settings(hosts: edit.applied(to: before)))
    harness.send(.settings(reading, edit))
  }

  private func opened(_ effects: [Effect]) -> [String] {
    effects.compactMap { if case .open(let host) = $0 { host.id.name } else { nil } }
  }

  @Test("are opened, or listed until asked for, or listed only")
  func start() {
    var harness = started()
    #expect(opened(harness.takeEffects()) == ["lab-a"])
    #expect(harness.screen.contains("lab-b"))
    #expect(harness.screen.contains("office"))
    select("lab-b", &harness)
    harness.press("c")
    #expect(opened(harness.takeEffects()) == ["lab-b"])
    select("office", &harness)
    harness.press("c")
    #expect(opened(harness.takeEffects()).isEmpty)
    #expect(harness.state.notice?.text.contains("never connected") == true)
  }

  @Test("let go of a connection and keep the rows, and take no late word of it")
  func disconnect() {
    var harness = started()
    for update in Fixture.updates { harness.receive(update, from: HostID("lab-a")) }
    select("lab-a", &harness)
    harness.press("d")
    #expect(harness.takeEffects().contains(.close(HostID("lab-a"))))
    harness.receive(.state(.online), from: HostID("lab-a"))
    #expect(harness.screen.contains("offline just now"))
    #expect(harness.state.paneState(.domains).rows.count == 7)
    harness.press("c")
    #expect(opened(harness.takeEffects()) == ["lab-a"])
  }

  @Test("take the question for a password along when they are let go of")
  func questionGoes() {
    var harness = started()
    let question = LoginQuestion(
      id: LoginQuestion.ID(1),
      kind: .password,
      prompt: "Password",
      target: "root@a"
    )
    harness.receive(.question(question), from: HostID("lab-a"))
    #expect(harness.state.layers.count == 1)
    _ = harness.state.disconnect(HostID("lab-a"))
    harness.send(.tick)
    #expect(harness.state.layers.isEmpty)
  }

  @Test("that are lost are tried again at once by the same key that connects them")
  func retry() {
    var harness = started()
    select("lab-a", &harness)
    _ = harness.takeEffects()
    harness.press("c")
    #expect(harness.state.notice?.text.contains("already being connected") == true)
    harness.receive(.state(.lost(reason: "x")), from: HostID("lab-a"))
    harness.press("c")
    #expect(harness.screen.contains("connecting"))
    harness.receive(.state(.lost(reason: "x")), from: HostID("lab-a"))
    #expect(harness.state.notice?.text == "lab-a: x")
    harness.receive(.state(.connecting), from: HostID("lab-a"))
    #expect(!harness.screen.contains("connecting"))
    harness.press("r")
    let again = Effect.reconnect(HostID("lab-a"))
    #expect(harness.takeEffects().filter { $0 == again }.count == 2)
  }

  @Test("cannot be let go of, changed or removed while jobs run there")
  func busy() {
    var harness = started()
    for update in Fixture.updates { harness.receive(update, from: HostID("lab-a")) }
    harness.select("web-10")
    harness.press("s")
    select("lab-a", &harness)
    _ = harness.takeEffects()
    for key in ["d", "e", "n", "D"] {
      harness.press(key)
      #expect(harness.state.layers.isEmpty)
      #expect(harness.state.notice?.text.contains("1 job is under way there") == true)
    }
    #expect(harness.takeEffects().isEmpty)
  }

  @Test("are added by a form that says what is wrong with each field")
  func add() {
    var harness = started()
    harness.press("a")
    expectGoldenForm(harness)
    harness.type("lab-a")
    harness.press("enter")
    #expect(harness.screen.contains("there is a node “lab-a” already"))
    harness.type("2")
    harness.press("enter")
    #expect(harness.screen.contains("URI: it is empty"))
    harness.type("qemu:///system")
    harness.press("down")
    harness.type("x, y,x")
    harness.press("tab", "right", "tab", "space")
    _ = harness.takeEffects()
    harness.press("enter")
    let entry = HostEntry(
      name: "lab-a2",
      uri: "qemu:///system",
      labels: ["x", "y"],
      isReadOnly: true,
      connect: .onDemand
    )
    #expect(harness.takeEffects().last == .editSettings(.add(entry)))
    #expect(harness.state.layers.count == 1)
    harness.press("enter")
    #expect(harness.takeEffects().isEmpty)
    let reading = SettingsReading(settings: Settings(hosts: [labA, labB, office, entry]))
    harness.send(.settings(reading, .add(entry)))
    #expect(harness.state.layers.isEmpty)
    #expect(harness.state.hosts[HostID("lab-a2")]?.configuration.isReadOnly == true)
    #expect(harness.state.notice?.text == "lab-a2 is in the settings")
  }

  private func expectGoldenForm(_ harness: Harness) {
    #expect(harness.screen.contains("Add a node"))
    #expect(harness.screen.contains("Read-only"))
  }

  @Test("stay in the form when the file refuses, with the reason")
  func refused() {
    var harness = started()
    harness.press("a")
    harness.type("new")
    harness.press("tab")
    harness.type("test:///default")
    harness.press("enter")
    harness.send(.settingsRefused(SettingsRefusal("Nothing was saved: someone else was there.")))
    #expect(harness.screen.contains("someone else was there"))
    #expect(harness.screen.contains("test:///default"))
    _ = harness.takeEffects()
    harness.press("enter")
    #expect(harness.takeEffects().count == 1)
    harness.press("esc")
    #expect(harness.state.layers.isEmpty)
  }

  @Test("opened again when the address changes, and not for a label")
  func edit() {
    var harness = started()
    for update in Fixture.updates { harness.receive(update, from: HostID("lab-a")) }
    select("lab-a", &harness)
    harness.press("e", "tab", "tab")
    harness.type(", rack 4")
    harness.press("enter")
    save(&harness, [labA, labB, office])
    #expect(!harness.takeEffects().contains { if case .close = $0 { true } else { false } })
    #expect(harness.state.hosts[HostID("lab-a")]?.entry?.labels == ["lab", "rack 4"])
    #expect(harness.state.paneState(.domains).rows.count == 7)
    harness.press("e", "tab", "ctrl-u")
    harness.type("qemu:///system")
    harness.press("enter")
    save(&harness, harness.state.hosts.values.compactMap(\.entry))
    let effects = harness.takeEffects()
    #expect(effects.contains(.close(HostID("lab-a"))))
    #expect(opened(effects) == ["lab-a"])
    #expect(harness.state.paneState(.domains).rows.isEmpty)
  }

  @Test("renamed with cursor, marks and history")
  func rename() {
    var harness = started()
    for update in Fixture.updates { harness.receive(update, from: HostID("lab-a")) }
    harness.select("web-2")
    harness.press("space", "k")
    select("lab-a", &harness)
    harness.press("n", "ctrl-u")
    harness.type("rack")
    harness.press("enter")
    save(&harness, [labA, labB, office])
    let effects = harness.takeEffects()
    #expect(effects.contains(.close(HostID("lab-a"))))
    #expect(opened(effects) == ["rack"])
    #expect(harness.selectedName == "rack")
    #expect(harness.state.hosts.keys.map(\.name) == ["rack", "lab-b", "office"])
    let domain = ItemID.domain(HostID("rack"), Fixture.web2.id)
    #expect(harness.state.paneState(.domains).marks == [domain])
    #expect(harness.state.selectedItem(in: .domains) == domain)
    #expect(harness.state.journal.allSatisfy { $0.host == HostID("rack") })
    harness.receive(.state(.online), from: HostID("rack"))
    #expect(harness.state.hosts[HostID("rack")]?.staleSince == nil)
  }

  @Test("removed after a question that says nothing is touched there")
  func remove() {
    var harness = started()
    for update in Fixture.updates { harness.receive(update, from: HostID("lab-a")) }
    select("lab-a", &harness)
    harness.press("D")
    #expect(harness.screen.contains("nothing on the host is touched"))
    harness.press("enter")
    #expect(harness.state.layers.isEmpty)
    _ = harness.takeEffects()
    harness.press("D", "y")
    save(&harness, [labA, labB, office])
    #expect(harness.takeEffects().contains(.close(HostID("lab-a"))))
    #expect(harness.state.hosts.keys.map(\.name) == ["lab-b", "office"])
    #expect(harness.state.paneState(.domains).rows.isEmpty)
  }

  @Test("kept from the command line, which changes nothing on the screen")
  func keep() {
    var harness = Harness.demo()
    harness.press("1", "e")
    #expect(harness.state.notice?.text.contains("s keeps it there") == true)
    _ = harness.takeEffects()
    harness.press("s")
    let entry = HostEntry(name: "lab-a", uri: "test:///default")
    #expect(harness.takeEffects() == [.editSettings(.add(entry))])
    let reading = SettingsReading(settings: Settings(hosts: [entry, office]))
    harness.send(.settings(reading, .add(entry)))
    #expect(harness.takeEffects().isEmpty)
    #expect(harness.state.hosts.keys.map(\.name) == ["lab-a"])
    #expect(harness.state.hosts[Fixture.host]?.entry == entry)
  }

  @Test("read again: new ones are opened, missing ones go, a broken file changes nothing")
  func readAgain() {
    var harness = started()
    harness.press("f6")
    #expect(harness.takeEffects().last == .readSettings)
    let warning = SettingsWarning(file: "config.toml", line: 3, message: "this is not TOML")
    harness.send(.settings(SettingsReading(warnings: [warning], isBroken: true), nil))
    #expect(harness.state.hosts.count == 3)
    #expect(harness.screen.contains("config.toml:3: this is not TOML"))
    harness.press("esc")
    let fresh = HostEntry(name: "fresh", uri: "qemu:///system")
    harness.send(.settings(SettingsReading(settings: Settings(hosts: [labB, fresh])), nil))
    let effects = harness.takeEffects()
    #expect(opened(effects) == ["fresh"])
    #expect(effects.contains(.close(HostID("lab-a"))))
    #expect(harness.state.hosts.keys.map(\.name) == ["lab-b", "fresh"])
  }

  @Test("put what is wrong with them into Events, with file and line")
  func warnings() {
    var harness = started()
    harness.state.report([
      SettingsWarning(file: "~/c.toml", line: 3, message: "“speed” means nothing here."),
      SettingsWarning(file: "~/c.toml", line: 9, message: "“x” means nothing here."),
    ])
    #expect(harness.screen.contains("~/c.toml:3: “speed” means nothing here. (1 more in Events)"))
    // A host that cannot be reached is in Nodes; the warning would be gone before it is read.
    harness.receive(.state(.lost(reason: "no route")), from: HostID("lab-a"))
    #expect(harness.state.notice?.text.contains("~/c.toml:3") == true)
    harness.press("8")
    #expect(harness.screen.contains("~/c.toml:9"))
    harness.wait(20)
    harness.receive(.state(.lost(reason: "other")), from: HostID("lab-a"))
    #expect(harness.state.notice?.text == "lab-a: other")
  }

  @Test("are named on the command line by name or URI, beside others")
  func commandLine() {
    let named = HostName.entries(
      ["office", "qemu+ssh://b/system", "test:///x", "test:///x", "qemu+ssh://office/system"],
      among: [labA, labB, office]
    )
    #expect(named.map(\.isInSettings) == [true, true, false, false, false])
    #expect(
      named.map(\.entry.name) == ["office", "lab-b", "test-x", "test-x#2", "office#2"]
    )
    var harness = Harness()
    _ = harness.state.open(named)
    #expect(harness.state.hosts.count == 5)
    let opened = harness.state.hosts.values.filter(\.isWanted)
    #expect(opened.count == 5)
  }

  @Test("on a narrow screen, too, are added by a form that fits")
  func narrow() {
    var harness = Harness(80, 24)
    harness.start([labA])
    harness.press("1", "a")
    #expect(harness.screen.contains("Save"))
    harness.resize(40, 10)
    harness.press("tab")
    #expect(harness.screen.contains("URI"))
    #expect(harness.screen.contains("Save"))
  }
}
