import TUI
import Testing

@testable import jvptui

@Suite("Problems in words")
struct ProblemTextTests {
  @Test(
    "of a theme file name what is wrong",
    arguments: [
      (ThemeProblem.notTOML("unexpected “=”"), "unexpected “=”"),
      (.unknownKey("colour"), "“colour” means nothing here."),
      (.unknownPart("color", of: "accent"), "“color” means nothing in “accent”."),
      (.notText("name"), "“name” must be a text in quotes."),
      (.notTable("palette"), "“palette” must be a table."),
      (.notColor("reddish"), "“reddish” is not a colour."),
      (.notPaletteColor("a"), "The palette's “a” is not a colour."),
      (.notLook("accent"), "“accent” must be a colour or a table."),
      (.unknownRole("acent"), "There is no role “acent”."),
      (.unknownAttribute(of: "accent"), "“accent” has an unknown attribute."),
      (.unknownParent("a"), "There is no theme “a” to inherit."),
      (.tooManyParents, "Too many themes inherit each other."),
    ]
  )
  func theme(problem: ThemeProblem, text: String) {
    #expect(problem.text == text)
  }

  @Test("of an unknown theme say which ones there are")
  func unknownTheme() {
    let found = ThemeLibrary(directories: []).theme(named: "nonesuch")
    #expect(
      found.warnings.map(\.text) == [
        "themes: There is no theme “nonesuch”; there are dark, mono."
      ]
    )
  }

  @Test("of a terminal name its type")
  func terminal() {
    #expect(ScreenError.unknownTerminal("x").text.contains("“x”"))
    #expect(ScreenError.unusableTerminal("x").text.contains("“x”"))
  }
}
