import Testing
import Widgets

@Suite("Wrapping an indented paragraph")
struct WrapIndentTests {
  @Test("breaks between words and keeps the indent")
  func indented() {
    let lines = StyledText("  one two three four").wrapped(to: 10).map(\.plain)
    #expect(lines == ["  one two", "  three", "  four"])
  }

  @Test("gives the indent up where it would take half of the line")
  func deep() {
    let lines = StyledText("      one two").wrapped(to: 10).map(\.plain)
    #expect(lines == ["      one", "two"])
  }
}
