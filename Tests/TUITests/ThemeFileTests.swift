import Testing

@testable import TUI

@Suite("Theme file")
struct ThemeFileTests {
  private func read(_ text: String) -> (theme: Theme, warnings: [ThemeWarning]) {
    var file = ThemeFile(text, file: "mine.toml")
    file.check(file.source)
    return (file.source.theme(), file.warnings)
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
      ("acent = \"red\"", ThemeProblem.unknownRole("acent")),
      ("accent = \"reddish\"", .notColor("reddish")),
      ("accent = { bg = \"#12345\" }", .notColor("#12345")),
      ("accent = { fg = 256 }", .notColor("256")),
      ("accent = true", .notLook("accent")),
      ("accent = { attributes = [\"loud\"] }", .unknownAttribute(of: "accent")),
      ("accent = { color = \"red\" }", .unknownPart("color", of: "accent")),
      ("\"state.on\" = \"red\"", .unknownRole("state.on")),
    ]
  )
  func wrongEntry(line: String, problem: ThemeProblem) {
    let (theme, warnings) = read("[roles]\ngood = \"green\"\n\(line)\ndanger = \"red\"\n")
    #expect(warnings == [ThemeWarning(file: "mine.toml", line: 3, problem: problem)])
    #expect(theme.resolve(Style(.good)).foreground == .indexed(2))
    #expect(theme.resolve(Style(.danger)).foreground == .indexed(1))
  }

  @Test("warns about wrong keys and palette entries")
  func wrongElsewhere() {
    let (_, warnings) = read("name = 3\ncolour = 1\n[palette]\na = \"#ff\"\n")
    #expect(
      Set(warnings) == [
        ThemeWarning(file: "mine.toml", line: 1, problem: .notText("name")),
        ThemeWarning(file: "mine.toml", line: 2, problem: .unknownKey("colour")),
        ThemeWarning(file: "mine.toml", line: 4, problem: .notPaletteColor("a")),
      ]
    )
  }

  @Test("tells the line on which a file stops being TOML")
  func notTOML() throws {
    let (theme, warnings) = read("[roles]\ngood = \"green\"\ndanger = = 3\n")
    let warning = try #require(warnings.first)
    #expect(warning.place == "mine.toml:3")
    guard case .notTOML = warning.problem else {
      Issue.record("\(warning)")
      return
    }
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
