import Backend
import OrderedCollections
import TUI
import Testing
import Widgets
@testable import jvptui

@Suite("Single values in the settings file")
struct SettingsValueTests {
  private func apply(_ edit: SettingsEdit, to text: String) throws -> String {
    try SettingsEditor.apply(edit, to: text, file: "config.toml")
  }

  @Test(
    "are changed in their place, and added where they belong",
    arguments: [
      ("", "theme = \"nord\"\n"),
      ("# mine\n", "# mine\ntheme = \"nord\"\n"),
      (
        "# mine\n\n[[host]]\nname = \"a\"\nuri = \"test:///default\"\n",
        "# mine\ntheme = \"nord\"\n\n[[host]]\nname = \"a\"\nuri = \"test:///default\"\n"
      ),
      (
        "# the lab\n[[host]]\nname = \"a\"\nuri = \"test:///default\"\n",
        "theme = \"nord\"\n\n# the lab\n[[host]]\nname = \"a\"\nuri = \"test:///default\"\n"
      ),
      ("mouse = true # yes\r\n", "mouse = true # yes\r\ntheme = \"nord\"\r\n"),
      ("theme   =  'dark'   # calm\nmouse = true", "theme   =  \"nord\"   # calm\nmouse = true"),
      ("mouse = true", "mouse = true\ntheme = \"nord\"\n"),
    ]
  )
  func theme(before: String, after: String) throws {
    #expect(try apply(.setTheme("nord"), to: before) == after)
  }

  @Test("hold the language, which is read ahead of the rest")
  func language() throws {
    let text = try apply(.setLanguage(.chinese), to: "# mine\n")
    #expect(text == "# mine\nlanguage = \"zh\"\n")
    #expect(SettingsReader.language(of: text) == .chinese)
    #expect(SettingsReader.language(of: text + "ascii = true\n") == .english)
    #expect(SettingsReader.language(of: "language = \"de\"") == nil)
    #expect(SettingsReader.language(of: "language = [") == nil)
  }

  @Test("hold filters by pane, with any name")
  func filters() throws {
    let first = NamedFilter(name: "broken ones", pane: .domains, text: "state:\"I/O error\"")
    let second = NamedFilter(name: "full", pane: .pools, text: "use>80%")
    var text = try apply(.saveFilter(first), to: "mouse = true\n")
    #expect(
      text
        == "mouse = true\n\n[filters.vms]\n\"broken ones\" = \"state:\\\"I/O error\\\"\"\n"
    )
    text = try apply(.saveFilter(second), to: text)
    #expect(SettingsReader(text, file: "f").settings.filters == [first, second])
    var changed = first
    changed.text = "state:crashed"
    text = try apply(.saveFilter(changed), to: text)
    #expect(SettingsReader(text, file: "f").settings.filters == [changed, second])
    text = try apply(.removeFilter(changed), to: text)
    #expect(SettingsReader(text, file: "f").settings.filters == [second])
    #expect(throws: SettingsRefusal.self) { try apply(.removeFilter(changed), to: text) }
  }

  @Test("turn things on and off")
  func flags() throws {
    let text = try apply(.setFlag(.slowLink, true), to: "")
    #expect(text == "slow_link = true\n")
    #expect(SettingsReader(text, file: "f").settings.isSlowLink == true)
    #expect(try apply(.setFlag(.slowLink, false), to: text) == "slow_link = false\n")
  }

  @Test(
    "of filters that are wrong give a warning with their line",
    arguments: [
      ("[filters.vms]\na = \"mem>many\"", "f:2: The filter “a” is wrong at character 5"),
      ("[filters.vms]\na = 3", "f:2: “a” must be a text in quotes."),
      ("[filters.machines]\na = \"b\"", "f:1: There is no pane “machines”; there are nodes, vms"),
      ("filters = 3", "f:1: “filters” must be tables such as [filters.vms]."),
    ]
  )
  func wrong(text: String, warning: String) throws {
    let reader = SettingsReader(text, file: "f")
    #expect(reader.settings.filters == [])
    #expect(try #require(reader.warnings.first).description.hasPrefix(warning))
  }

  @Test("keep names that can be written and told apart")
  func names() {
    #expect(NamedFilter.problem(name: "broken") == nil)
    #expect(NamedFilter.problem(name: "") != nil)
    #expect(NamedFilter.problem(name: " a") != nil)
    #expect(NamedFilter.problem(name: "a\"b") != nil)
    #expect(NamedFilter.problem(name: String(repeating: "a", count: 41)) != nil)
  }
}
