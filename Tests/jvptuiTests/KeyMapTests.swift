import Backend
import OrderedCollections
import TUI
import Testing
import Widgets
@testable import jvptui

@Suite("The operator's own keys")
struct KeyMapTests {
  private func read(_ text: String) -> (settings: Settings, warnings: [String]) {
    let reader = SettingsReader(text, file: "config.toml")
    return (reader.settings, reader.warnings.map(\.description))
  }

  private func harness(_ text: String) -> Harness {
    var harness = Harness.demo()
    _ = harness.state.use(read(text).settings)
    return harness
  }

  @Test("start actions instead of those without settings")
  func rebound() {
    var harness = harness("[keys]\nvms.start = \"ctrl-s\"\nhelp = [\"f2\", \"H\"]\n")
    harness.select("web-10")
    harness.press("s")
    #expect(harness.commands.isEmpty)
    #expect(harness.screen.contains("s does nothing here; f2 lists the keys"))
    harness.press("ctrl-s")
    #expect(harness.commands == [.domain(Fixture.web10.id, .start)])
    harness.press("f2")
    #expect(harness.screen.contains("Help"))
  }

  @Test("stand in the hint line, the menu, the palette and the help")
  func shown() {
    var harness = harness("[keys]\nvms.start = \"ctrl-s\"\nmenu = \"m\"\nquit = \"Q\"\n")
    harness.select("web-10")
    #expect(harness.screen.contains("ctrl-s Start"))
    #expect(harness.screen.contains("m Menu"))
    harness.press("m")
    #expect(harness.screen.contains("ctrl-s Start"))
    harness.press("ctrl-s")
    #expect(harness.commands == [.domain(Fixture.web10.id, .start)])
    harness.press(":")
    harness.type("quit")
    #expect(harness.screen.contains("Q Quit"))
    harness.press("esc", "?", "/")
    harness.type("Quit")
    harness.press("enter")
    #expect(harness.screen.contains("Q                   Quit"))
  }

  @Test("can be two pressed one after the other, which the status line shows")
  func sequence() {
    var harness = harness("[keys]\nfirst = \"g g\"\npane-jobs = \"g j\"\n")
    harness.select("web-10")
    harness.press("g")
    #expect(harness.screen.contains("g …"))
    harness.press("j")
    #expect(harness.state.pane == .jobs)
    harness.press("2", "G", "g", "g")
    #expect(harness.state.paneState(.domains).table.cursor == 0)
    harness.press("g", "x")
    #expect(harness.state.layers.isEmpty)
    #expect(harness.screen.contains("g x does nothing here"))
    harness.press("g", "esc")
    #expect(harness.state.pendingKeys.isEmpty)
  }

  @Test(
    "that cannot be had are warned about with file and line, and the rest works",
    arguments: [
      ("vms.strat = \"s\"", "“vms.strat” is no action; jvptui --key-map lists them."),
      ("vms.start = \"hyper-s\"", "“hyper-s” of vms.start is no key"),
      ("vms.start = 3", "“vms.start” must be a key in quotes, or a list of them."),
      ("vms.start = \"x\"", "“x” takes “x” from menu."),
      ("vms.start = \"r\"", "“r” takes “r” from vms.resume."),
      ("first = \"g g\"\nlast = \"g\"", "“g” of last is taken by first; it is left out."),
      ("find = [\"f9\", 3]", "“find” holds something that is no text."),
    ]
  )
  func warnings(line: String, message: String) throws {
    let (settings, warnings) = read("[keys]\nvms.shutdown = \"ctrl-s\"\n\(line)\n")
    let warning = try #require(warnings.first)
    #expect(warnings.count == 1)
    let number = line.contains("\n") ? 4 : 3
    #expect(warning.hasPrefix("config.toml:\(number): "))
    #expect(warning.contains(message))
    var harness = Harness.demo()
    _ = harness.state.use(settings)
    harness.select("web-1")
    harness.press("ctrl-s")
    #expect(harness.screen.contains("Shut down web-1?"))
  }

  @Test("have no conflict without settings, and a name each that can be read back")
  func standard() {
    #expect(KeyMap.make([], commands: []).problems == [])
    let (settings, warnings) = read(KeyTable.settings)
    #expect(warnings == [])
    #expect(settings.keys.count > 80)
    #expect(KeyMap.make(settings.keys, commands: []).map.text(of: .global("down")) == "j, down")
    for setting in settings.keys {
      let target = ActionName.targets[setting.action]
      #expect(target.map(KeyMap.standard.sequences(of:)) == setting.sequences)
    }
  }

  @Test("are named by pane and action")
  func names() {
    #expect(ActionName.targets["pools.start"] == .action("pool-start"))
    #expect(ActionName.targets["networks.stop"] == .action("net-stop"))
    #expect(ActionName.targets["nodes.reconnect"] == .action("reconnect"))
    #expect(ActionName.targets["vms.shutdown-acpi"] == .action("shutdown-acpi"))
    #expect(ActionName.targets["palette"] == .global("palette"))
  }

  @Test("are taken over when the settings are read again")
  func reread() {
    var harness = Harness.demo()
    let reading = SettingsReading(settings: read("[keys]\nvms.start = \"ctrl-s\"").settings)
    harness.send(.settings(reading, nil))
    harness.select("web-10")
    harness.press("ctrl-s")
    #expect(harness.commands == [.domain(Fixture.web10.id, .start)])
  }

  @Test("that take the key of the palette away leave the other one")
  func unbound() {
    var harness = harness("[keys]\nquit = []\n")
    harness.press("q")
    #expect(!harness.state.isQuitting)
    harness.press("ctrl-k")
    harness.type("quit")
    harness.press("enter")
    #expect(harness.state.isQuitting)
  }
}

@Suite("Counts and history")
struct CountTests {
  @Test("a number behind a quote repeats a movement, and names a row before G")
  func counts() {
    var harness = Harness.demo()
    harness.press("2", "g")
    harness.press("'", "5")
    #expect(harness.screen.contains("5 …"))
    harness.press("j")
    #expect(harness.state.paneState(.domains).table.cursor == 5)
    harness.press("'", "2", "k")
    #expect(harness.state.paneState(.domains).table.cursor == 3)
    harness.press("'", "6", "G")
    #expect(harness.state.paneState(.domains).table.cursor == 5)
    harness.press("j")
    #expect(harness.state.paneState(.domains).table.cursor == 6)
    harness.press("'", "9", "9", "9", "9", "9", "9", "9", "k")
    #expect(harness.state.paneState(.domains).table.cursor == 0)
  }

  @Test("leaves the digits alone to the panes, and is taken back by Escape and backspace")
  func panes() {
    var harness = Harness.demo()
    harness.press("2", "'", "1", "2", "backspace", "esc", "3")
    #expect(harness.state.pane == .pools)
    #expect(harness.state.count == nil)
    harness.press("'", "4", "x", "esc", "5")
    #expect(harness.state.pane == .snapshots)
  }

  @Test("marks so many rows, and scrolls so far in the details")
  func others() {
    var harness = Harness.demo(120, 16)
    harness.press("2", "g", "'", "3", "space")
    #expect(harness.state.paneState(.domains).marks.count == 3)
    harness.press("esc")
    harness.select("web-1")
    harness.press("enter", "'", "4", "j")
    #expect(harness.state.detail.viewer.top == 4)
    harness.press("'", "2", "G")
    #expect(harness.state.detail.viewer.top == 1)
  }

  @Test("history goes back to pane and row, and forward again")
  func history() {
    var harness = Harness.demo()
    harness.select("web-2")
    harness.press("3", "j", "7")
    harness.press("ctrl-o")
    #expect(harness.state.pane == .pools)
    #expect(harness.selectedName == "tank")
    harness.press("alt-left")
    #expect(harness.state.pane == .domains)
    #expect(harness.selectedName == "web-2")
    harness.press("'", "2", "ctrl-i")
    #expect(harness.state.pane == .jobs)
    harness.press("alt-right")
    #expect(harness.screen.contains("nothing to go forward to"))
    harness.press("'", "2", "ctrl-o", "6", "alt-right")
    #expect(harness.state.pane == .networks)
  }
}
