import Backend
import OrderedCollections
import TUI
import Testing
import Widgets

@testable import jvptui

@Suite("Which console of a machine is opened")
struct ConsoleChoiceTests {
  /// The program with the console of a machine asked for whose devices are not known yet.
  private func asked() -> (Harness, Domain) {
    var machine = Fixture.web1
    machine.definition = nil
    machine.id = Fixture.uuid(99)
    machine.name = "fresh"
    var harness = Harness.demo()
    harness.receive(.domainsChanged([machine], removed: []))
    harness.select("fresh")
    harness.press("c")
    return (harness, machine)
  }

  @Test("waits a moment for the machine's devices, and asks which one")
  func unknownDevices() throws {
    var (harness, machine) = asked()
    #expect(harness.state.consoles.isEmpty)
    #expect(harness.screen.contains("Reading which consoles fresh has…"))
    machine.definition = Fixture.web1.definition
    machine.definition?.consoles = [
      .init(alias: "serial0", kind: "serial"), .init(alias: "serial1", kind: "serial"),
    ]
    harness.receive(.domainsChanged([machine], removed: []))
    #expect(harness.screen.contains("Which console of fresh?"))
    #expect(!harness.screen.contains("Reading which"))
  }

  @Test("is opened after a while though nothing is known of the devices", arguments: [false, true])
  func neverKnownDevices(isElsewhere: Bool) throws {
    var (harness, _) = asked()
    if isElsewhere { harness.select("web-2") }
    harness.state.clock += 2
    harness.send(.tick)
    #expect(harness.state.consoles.isEmpty == isElsewhere)
  }

  @Test("asks which device when there are several, and offers logs to be read only")
  func devices() throws {
    var harness = Harness.demo(80, 24)
    var machine = Fixture.web1
    machine.definition?.consoles = [
      .init(alias: "serial0", kind: "serial", logPath: "/var/log/web.log"),
      .init(alias: "console1", kind: "virtio"),
      .init(alias: "org.example.0", kind: "channel"),
    ]
    harness.receive(.domainsChanged([machine], removed: []))
    harness.select("web-1")
    harness.press("c")
    for text in ["serial serial0", "virtio console1", "channel org.example.0", "log of serial0"] {
      #expect(harness.screen.contains(text))
    }
    harness.press("j", "j", "enter")
    let targets = harness.effects.compactMap { effect -> ConsoleTarget? in
      if case .openConsole(_, _, _, let target, _) = effect { target } else { nil }
    }
    #expect(targets == [.channel("org.example.0")])
    harness.press("esc")
  }

  @Test("of a machine that is off is its log, where the host keeps one and it is this one")
  func logOfMachineThatIsOff() throws {
    var machine = Fixture.web10
    machine.definition?.consoles = [
      .init(alias: "", kind: "serial"),
      .init(alias: "", kind: "serial", logPath: "/var/log/web.log"),
    ]
    var harness = Harness.demo()
    harness.receive(.domainsChanged([machine], removed: []))
    harness.select("web-10")
    harness.press("c")
    let id = ConsoleID(host: Fixture.host, domain: machine.id, target: .log("serial 2"))
    #expect(harness.state.consoles.keys.elements == [id])
    #expect(harness.screen.contains("read-only"))
    #expect(!harness.screen.contains("Keys go to the guest"))
    machine.definition?.consoles = [.init(alias: "", kind: "serial")]
    harness.receive(.domainsChanged([machine], removed: []))
    let offers = harness.state.currentPane.offers(for: [id.machine], in: harness.state)
    #expect(
      offers.first { $0.entry.id == "console" }?.disabledReason
        == "The machine is off; start it first"
    )
  }

  @Test("is what can be typed into, and not a log that is open, where nobody is asked")
  func logIsNoConsole() throws {
    var on = Fixture.web1
    on.definition?.consoles = [.init(alias: "serial0", kind: "serial", logPath: "/var/log/web.log")]
    var off = Fixture.web10
    off.definition?.consoles = [.init(alias: "", kind: "serial", logPath: "/var/log/web10.log")]
    var silent = Fixture.saved
    silent.definition?.consoles = [.init(alias: "", kind: "serial")]
    var harness = Harness.demo()
    harness.receive(.domainsChanged([on, off, silent], removed: []))
    harness.select("web-1")
    harness.press("c", "j", "enter", "ctrl-]", "d")
    #expect(harness.state.consoles.keys.map(\.target) == [.log("serial0")])
    harness.press("C", "y")
    #expect(harness.state.consoles.keys.map(\.target) == [.log("serial0"), .first])
    for key in Array(harness.state.consoles.keys) { _ = harness.state.forgetConsole(key) }
    harness.press("esc")
    for machine in [on, off, silent] {
      harness.select(machine.name)
      harness.press("space")
    }
    harness.press("c")
    #expect(
      Set(harness.state.consoles.keys.map(\.target)) == [.first, .log("serial 1")]
    )
  }

  @Test("is the channel of a machine that has nothing else")
  func channelOnly() {
    var machine = Fixture.web1
    machine.definition?.consoles = [.init(alias: "org.example.0", kind: "channel")]
    var harness = Harness.demo()
    harness.receive(.domainsChanged([machine], removed: []))
    harness.select("web-1")
    harness.press("c")
    #expect(harness.state.consoles.keys.map(\.target) == [.channel("org.example.0")])
  }
}
