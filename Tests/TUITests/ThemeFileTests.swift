import Testing

@testable import TUI

@Suite("Theme file")
struct ThemeFileTests {
  private func read(_ text: String) -> (theme: Theme, warnings: [String]) {
    var file = ThemeFile(text, file: "mine.toml")
    file.check(file.source)
    return (file.source.theme(), file.warnings.map(\.description))
  }

  @Test("takes every way to write a colour")
  func colors() {
    let (theme, warnings) = read(
      """
      [palette]
      sky = "#7cc4ff"
      [roles]
      text = { fg = "terminal", bg = 234 }
      accent = "sky"
      good = "bright-green"
      "state.running" = { fg = "#00ff00", attributes = ["bold", "underline"] }
      state.paused = "3"
      """
    )
    #expect(warnings == [])
    let look = { (role: StyleRole) in theme.resolve(Style(role)) }
    #expect(look(.text) == .init(foreground: .terminal, background: .indexed(234)))
    #expect(look(.accent).foreground == .rgb(0x7C, 0xC4, 0xFF))
    #expect(look(.good).foreground == .indexed(10))
    #expect(look(.stateRunning).attributes == [.bold, .underline])
    #expect(look(.statePaused).foreground == .indexed(3))
    #expect(look(.statePaused).background == .indexed(234))
  }

  @Test(
    "warns about a wrong entry with its line, and keeps the rest",
    arguments: [
      ("acent = \"red\"", "mine.toml:3: There is no role “acent”."),
      ("accent = \"reddish\"", "mine.toml:3: “reddish” is not a colour."),
      ("accent = { bg = \"#12345\" }", "mine.toml:3: “#12345” is not a colour."),
      ("accent = { fg = 256 }", "mine.toml:3: “256” is not a colour."),
      ("accent = true", "mine.toml:3: “accent” must be a colour or a table."),
      ("accent = { attributes = [\"loud\"] }", "mine.toml:3: “accent” has an unknown attribute."),
      ("accent = { color = \"red\" }", "mine.toml:3: “color” means nothing in “accent”."),
      ("\"state.on\" = \"red\"", "mine.toml:3: There is no role “state.on”."),
    ]
  )
  func wrongEntry(line: String, warning: String) {
    let (theme, warnings) = read("[roles]\ngood = \"green\"\n\(line)\ndanger = \"red\"\n")
    #expect(warnings == [warning])
    #expect(theme.resolve(Style(.good)).foreground == .indexed(2))
    #expect(theme.resolve(Style(.danger)).foreground == .indexed(1))
  }

  @Test("warns about wrong keys and palette entries")
  func wrongElsewhere() {
    let (_, warnings) = read("name = 3\ncolour = 1\n[palette]\na = \"#ff\"\n")
    #expect(
      Set(warnings) == [
        "mine.toml:1: “name” must be a text in quotes.",
        "mine.toml:2: “colour” means nothing here.",
        "mine.toml:4: The palette's “a” is not a colour.",
      ]
    )
  }

  @Test("tells the line on which a file stops being TOML")
  func notTOML() throws {
    let (theme, warnings) = read("[roles]\ngood = \"green\"\ndanger = = 3\n")
    #expect(try #require(warnings.first).hasPrefix("mine.toml:3: "))
    #expect(theme.resolve(Style(.good)).foreground == .terminal)
  }

  @Test("lets a ground's foreground win over the role's, and content's over both")
  func resolution() {
    let (theme, _) = read(
      """
      [roles]
      text = { fg = "white", bg = "black" }
      good = "green"
      selection = { fg = "black", bg = "cyan", attributes = ["bold"] }
      dialog = { bg = "blue" }
      """
    )
    #expect(
      theme.resolve(Style(.good, on: .selection))
        == .init(foreground: .indexed(0), background: .indexed(6), attributes: .bold)
    )
    #expect(theme.resolve(Style(.good, on: .dialog)).foreground == .indexed(2))
    #expect(theme.resolve(Style(.good, on: .dialog)).background == .indexed(4))
    let guest = Style(.text, on: .selection, foreground: .rgb(1, 2, 3))
    #expect(theme.resolve(guest).foreground == .rgb(1, 2, 3))
    #expect(theme.resolve(Style(.muted)) == theme.resolve(Style(.text)))
  }
}
