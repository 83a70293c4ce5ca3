import Backend
import OrderedCollections
import TUI
import Testing
import Widgets
@testable import jvptui

@Suite("The palette")
struct PaletteTests {
  /// The titles on the screen, from the top.
  private func first(_ harness: Harness, _ count: Int = 1) throws -> [String] {
    let lines = harness.screen.split(separator: "\n")
    let top = try #require(lines.firstIndex { $0.contains("Palette") })
    return lines[(top + 3)...].prefix(count).map(String.init)
  }

  @Test("has panes, hosts, themes, settings and actions, also by ctrl-k")
  func everything() {
    var harness = Harness.demo()
    harness.state.options.themes = ["nord"]
    harness.select("web-10")
    for (text, title) in [
      ("go pools", "Go to Pools"), ("node lab", "Node lab-a"), ("theme n", "Theme nord"),
      ("setting slow", "Setting slow link: turn on"), ("force", "Force off"),
      ("reset layout", "Reset the layout"),
    ] {
      harness.press("ctrl-k")
      harness.type(text)
      #expect(harness.screen.contains(title))
      harness.press("esc")
    }
  }

  @Test("says why something cannot be done, and does not do it")
  func disabled() {
    var harness = Harness.demo()
    harness.select("web-10")
    harness.press(":")
    harness.type("force off")
    #expect(harness.screen.contains("The machine is already off"))
    harness.press("enter")
    #expect(harness.commands.isEmpty)
    #expect(harness.state.layers.count == 1)
  }

  @Test("has what was chosen lately in front")
  func recent() throws {
    var harness = Harness.demo()
    harness.press(":")
    harness.type("go to pools")
    harness.press("enter", ":")
    harness.type("zoom")
    harness.press("enter", ":")
    let shown = try first(harness, 2)
    #expect(shown[0].contains("Zoom the list"))
    #expect(shown[1].contains("Go to Pools"))
    harness.press("esc", ":")
    harness.type("help")
    harness.press("enter", "esc", ":")
    #expect(try first(harness)[0].contains("Help"))
  }

  @Test("goes to a host")
  func host() {
    var harness = Harness.demo()
    harness.open(HostID("lab-b"))
    harness.press("2", ":")
    harness.type("node lab-b")
    harness.press("enter")
    #expect(harness.state.pane == .nodes)
    #expect(harness.selectedName == "lab-b")
  }

  @Test("turns settings on and keeps them")
  func settings() {
    var harness = Harness.demo()
    harness.press(":")
    harness.type("setting ascii")
    harness.press("enter")
    #expect(harness.state.glyphs == .ascii)
    #expect(harness.effects.last == .editSettings(.setFlag(.ascii, true)))
    harness.press(":")
    harness.type("setting mouse")
    harness.press("enter")
    #expect(
      harness.effects.suffix(2) == [.editSettings(.setFlag(.mouse, false)), .useMouse(false)]
    )
  }
}

@Suite("Finding over all kinds")
struct FindTests {
  @Test("lists machines, volumes, networks and pools that match, the best names first")
  func lists() {
    let harness = Harness.demo()
    let found = harness.state.find("web-1").map { "\($0.name) \($0.place)" }
    #expect(found.prefix(3) == ["web-1 VMs", "web-10 VMs", "web-1.qcow2 Volumes of tank"])
    #expect(harness.state.find("lab-net").map(\.place) == ["Networks"])
    #expect(harness.state.find("patched").map(\.place) == ["Snapshots of web-1"])
    #expect(harness.state.find("front end").map(\.name) == ["web-1"])
    #expect(harness.state.find("192.168.122.90").map(\.name) == ["web-1"])
    #expect(harness.state.find("") == [])
    #expect(harness.state.find("nothing like that") == [])
  }

  @Test("goes to what is chosen, whatever hides it")
  func goes() {
    var harness = Harness.demo()
    harness.press("4", "/")
    harness.type("debian")
    harness.press("enter", "ctrl-f")
    harness.type("web-1.qcow2")
    #expect(harness.screen.contains("Volumes of tank"))
    harness.press("enter")
    #expect(harness.state.pane == .volumes)
    #expect(harness.selectedName == "web-1.qcow2")
    harness.press("ctrl-f")
    harness.type("patched")
    harness.press("enter")
    #expect(harness.state.pane == .snapshots)
    #expect(harness.selectedName == "patched")
    harness.press("ctrl-o")
    #expect(harness.selectedName == "web-1.qcow2")
  }

  @Test("finds what the node under the cursor hides")
  func scope() {
    var harness = Harness.demo()
    harness.open(HostID("lab-b"))
    harness.press("1", "G")
    #expect(harness.selectedName == "lab-b")
    harness.press("ctrl-f")
    harness.type("mail")
    #expect(harness.screen.contains("VMs on lab-a"))
    harness.press("enter")
    #expect(harness.selectedName == "mail")
  }

  @Test("says what to type, and that nothing matches")
  func texts() {
    var harness = Harness.demo(80, 24)
    harness.press("ctrl-f")
    #expect(harness.screen.contains("Type a name, an address, a tag"))
    harness.type("zzz")
    #expect(harness.screen.contains("Nothing has that."))
    harness.press("esc")
    #expect(harness.state.layers.isEmpty)
  }
}
