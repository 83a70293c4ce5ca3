import Backend
import OrderedCollections
import TUI
import Testing
import Widgets
@testable import jvptui

@Suite("Actions")
struct ActionTests {
  private func reason(_ action: String, _ domain: Domain) throws -> String? {
    let found = try #require(Resource<DomainItem>.domainActions.first { $0.id == action })
    return found.disabledReason(
      DomainItem(host: Fixture.host, domain: domain)
    )
  }

  @Test("say why they cannot run")
  func reasons() throws {
    #expect(try reason("start", Fixture.web1) == "The machine is already running")
    #expect(try reason("start", Fixture.web10) == nil)
    #expect(try reason("destroy", Fixture.web10) == "The machine is already off")
    #expect(try reason("shutdown", Fixture.db) == "The machine is paused; resume it first")
    #expect(try reason("resume", Fixture.db) == nil)
    #expect(try reason("resume", Fixture.web1) == "The machine is not paused")
    #expect(try reason("rename", Fixture.web1) == "The machine must be off to be renamed")
    #expect(
      try reason("managedsave", Fixture.transient)
        == "A transient machine has no stored definition"
    )
    #expect(try reason("managedsave-remove", Fixture.web10) == "Nothing is saved")
    #expect(try reason("managedsave-remove", Fixture.saved) == nil)
  }

  @Test("begin at once when they are safe, and become a job that ends")
  func start() {
    var harness = Harness.demo()
    harness.select("web-10")
    harness.press("s")
    #expect(harness.commands == [.domain(Fixture.web10.id, .start)])
    #expect(harness.screen.contains("Start web-10"))
    harness.finishJob()
    #expect(harness.state.notice?.text == "Start web-10: done")
    harness.press("7")
    #expect(harness.screen.contains("done"))
  }

  @Test("say why not when the key is pressed, and send nothing")
  func refused() {
    var harness = Harness.demo()
    harness.select("web-1")
    harness.press("s")
    #expect(harness.commands.isEmpty)
    #expect(harness.screen.contains("web-1: The machine is already running"))
  }

  @Test("are refused a second time while the first is under way")
  func doublePress() {
    var harness = Harness.demo()
    harness.select("web-10")
    harness.press("s", "s")
    #expect(harness.commands.count == 1)
    #expect(harness.screen.contains("Start is already under way"))
  }

  @Test("that can spoil something ask; no and Escape change nothing")
  func confirmation() {
    var harness = Harness.demo()
    harness.select("web-1")
    harness.press("S")
    #expect(harness.screen.contains("Shut down web-1?"))
    harness.press("n")
    harness.press("S", "esc")
    #expect(harness.commands.isEmpty)
    harness.press("S", "y")
    #expect(harness.commands == [.domain(Fixture.web1.id, .shutDown(.automatic))])
  }

  @Test("that destroy have Cancel under the cursor")
  func destructiveDefaultsToNo() {
    var harness = Harness.demo()
    harness.select("web-1")
    harness.press("F", "enter")
    #expect(harness.commands.isEmpty)
    harness.press("F", "left", "enter")
    #expect(harness.commands == [.domain(Fixture.web1.id, .forceOff)])
  }

  @Test("that cannot be undone want the name typed")
  func typedName() {
    var harness = Harness.demo()
    harness.select("mail")
    harness.press("Z")
    harness.type("mal")
    harness.press("enter")
    #expect(harness.commands.isEmpty)
    #expect(harness.screen.contains("“mal” is not “mail”"))
    harness.press("ctrl-u")
    harness.type("mail")
    harness.press("enter")
    #expect(harness.commands == [.domain(Fixture.saved.id, .discardManagedSave)])
  }

  @Test("that need a value say what is wrong with it, and send it when it is right")
  func rename() {
    var harness = Harness.demo()
    harness.select("web-10")
    harness.press("n", "ctrl-u")
    harness.type("a/b")
    #expect(harness.screen.contains("“a/b” contains “/”"))
    harness.press("enter")
    #expect(harness.commands.isEmpty)
    harness.press("ctrl-u")
    harness.type("web-11")
    harness.press("enter")
    #expect(harness.commands == [.domain(Fixture.web10.id, .rename("web-11"))])
  }

  @Test("are all off on a read-only connection, with the reason")
  func readOnly() {
    var harness = Harness.demo(isReadOnly: true)
    for name in ["web-1", "web-10", "mail", "db-1"] {
      harness.select(name)
      for pane in ["2", "3", "6"] {
        harness.press(pane)
        for entry in harness.state.currentPane.actionEntries {
          for key in entry.keys {
            harness.press(key.description)
            while !harness.state.layers.isEmpty { harness.press("esc") }
          }
        }
      }
    }
    #expect(harness.commands.isEmpty)
    harness.select("web-10")
    harness.press("s")
    #expect(harness.screen.contains("read-only"))
  }

  @Test("reach the machine under the cursor by UUID, even when names look alike")
  func sameLookingNames() {
    var harness = Harness.demo()
    let evil = Domain(
      id: Fixture.uuid(99),
      name: "web-10\u{202E}",
      state: DomainState(.shutOff, reason: 1)
    )
    harness.receive(.domainsChanged([evil], removed: []))
    harness.select("web-10\u{202E}")
    harness.press("s")
    #expect(harness.commands == [.domain(evil.id, .start)])
  }

  @Test("that stop a pool or a network are refused while machines use it")
  func stopInUse() {
    var harness = Harness.demo()
    harness.press("3", "j", "S")
    #expect(harness.state.layers.isEmpty)
    #expect(harness.screen.contains("tank: In use by web-1"))
    harness.press("6", "S")
    #expect(harness.screen.contains("default: In use by db-1, runner, web-1, web-2"))
    #expect(harness.commands.isEmpty)
  }

  @Test("that fail show libvirt's whole message, to be scrolled and copied")
  func failure() {
    var harness = Harness.demo()
    harness.select("web-10")
    harness.press("s")
    harness.finishJob(Fixture.error("internal error: qemu exited\nline two\n" + "x " * 200))
    #expect(harness.screen.contains("Start web-10 failed"))
    #expect(harness.screen.contains("line two"))
    harness.press("y")
    #expect(harness.effects.last == .copy(harness.state.jobs.values.last?.error?.description ?? ""))
    harness.press("esc", "7")
    #expect(harness.screen.contains("failed"))
  }

  @Test("that fail while something else is open do not come in between")
  func failureWhileBusy() {
    var harness = Harness.demo()
    harness.select("web-10")
    harness.press("s", "/")
    harness.finishJob(Fixture.error("no"))
    harness.type("db")
    #expect(harness.state.paneState(.domains).filterText == "db")
  }
}

extension String {
  fileprivate static func * (text: String, count: Int) -> String {
    String(repeating: text, count: count)
  }
}
