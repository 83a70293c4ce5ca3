import Backend
import TUI
import Testing
import Widgets

@testable import jvptui

@Suite("The operator's own keys in windows and fields")
struct LayerKeyTests {
  private func read(_ text: String) -> (settings: Settings, warnings: [String]) {
    let reader = SettingsReader("[keys]\n" + text, file: "config.toml")
    return (reader.settings, reader.warnings.map(\.description))
  }

  private func harness(_ text: String) -> Harness {
    var harness = Harness.demo()
    let (settings, warnings) = read(text)
    #expect(warnings.isEmpty)
    _ = harness.state.use(settings)
    harness.select("web-10")
    return harness
  }

  @Test("work in a text, and those that they replace do nothing")
  func viewer() {
    var harness = harness("viewer.close = \"ctrl-x\"\nviewer.down = \"e\"\n")
    harness.press("?")
    let top = harness.screen
    harness.press("q", "j")
    #expect(harness.screen == top)
    harness.press("e")
    #expect(harness.screen != top)
    harness.press("ctrl-x")
    #expect(harness.state.layers.isEmpty)
  }

  @Test("answer questions")
  func question() {
    var harness = harness("question.yes = [\"j\", \"enter\"]\nquestion.press = []\n")
    harness.select("web-1")
    harness.press("F", "y")
    #expect(harness.commands.isEmpty && harness.state.layers.count == 1)
    harness.press("j")
    #expect(harness.commands == [.domain(Fixture.web1.id, .forceOff)])
  }

  @Test("save forms, and letters are still typed there")
  func form() {
    var harness = harness("form.save = \"ctrl-s\"\nform.next = [\"ctrl-n\", \"tab\"]\n")
    harness.press("1", "a")
    harness.type("lab-z")
    harness.press("enter")
    #expect(!harness.screen.contains("enter Save"))
    #expect(harness.screen.contains("lab-z"))
    harness.press("ctrl-n")
    harness.type("test:///default")
    harness.press("ctrl-s")
    let added = harness.effects.contains {
      if case .editSettings(.add(let entry)) = $0 { entry.name == "lab-z" } else { false }
    }
    #expect(added)
  }

  @Test("move in menus and in the palette")
  func menus() {
    var harness = harness("menu-list.down = \"ctrl-t\"\npalette-list.down = \"ctrl-t\"\n")
    harness.press("x")
    let first = harness.screen
    harness.press("down")
    #expect(harness.screen == first)
    harness.press("ctrl-t")
    #expect(harness.screen != first)
    harness.press("esc", ":")
    let palette = harness.screen
    harness.press("ctrl-n")
    #expect(harness.screen == palette)
    harness.press("ctrl-t")
    #expect(harness.screen != palette)
  }

  @Test("can be alt and a letter")
  func alt() {
    var harness = harness("viewer.close = \"alt-q\"\n")
    harness.press("?", "alt-q")
    #expect(harness.state.layers.isEmpty)
  }

  @Test("go on with a search in the details")
  func search() {
    var harness = harness("viewer.next = \"t\"\n")
    harness.select("web-1")
    while harness.state.currentTab != "XML" { harness.press("]") }
    harness.press("enter", "/")
    harness.type("domain")
    harness.press("enter")
    let match = harness.state.detail.viewer.currentMatch
    harness.press("t")
    #expect(harness.state.detail.viewer.currentMatch != match)
  }

  @Test("are warned about where they cannot be had")
  func problems() {
    let text =
      "form.save = \"s\"\nviewer.next = \"g n\"\nviewer.search = \"esc\"\nviewer.copy = \"r\"\n"
      + "viewer.cpoy = \"y\"\n"
    #expect(
      read(text).warnings == [
        "config.toml:2: “s” of form.save is a character, which is typed there; it is left out.",
        "config.toml:3: “g n” of viewer.next is two keys; here it must be one; it is left out.",
        "config.toml:4: “esc” of viewer.search always leaves; it is left out.",
        "config.toml:6: “viewer.cpoy” is no action; jvptui --key-map lists them.",
        "config.toml:5: “r” takes “r” from viewer.retry.",
      ]
    )
  }

  @Test("do not meet those of another kind of window, nor those of the panes")
  func scopes() {
    #expect(read("viewer.next = \"x\"\ncolumn-list.reset = \"x\"\n").warnings.isEmpty)
  }

  @Test("stand in the help and in the list of all keys")
  func shown() {
    var harness = harness("viewer.search = \"f\"\n")
    harness.press("?", "f")
    harness.type("Next match")
    harness.press("enter")
    #expect(harness.screen.contains("Next match"))
    #expect(KeyTable.settings.contains("viewer.search = \"/\""))
    #expect(KeyTable.settings.contains("form.save = \"enter\""))
    #expect(KeyTable.settings.contains("console.zoom = \"z\""))
  }

  @Test("have names that are theirs alone, with keys that are not taken twice in one place")
  func table() {
    let ids = LayerAction.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    for scope in LayerAction.Scope.allCases {
      let actions = LayerAction.all.filter { $0.scope == scope }
      let keys = actions.flatMap(\.keys)
      #expect(Set(keys).count == keys.count, "\(scope)")
      #expect(actions.allSatisfy { !$0.keys.isEmpty })
    }
    let globals = Set(GlobalActions.all.map(\.id))
    #expect(globals.isDisjoint(with: LayerAction.Scope.allCases.map(\.rawValue)))
  }
}
