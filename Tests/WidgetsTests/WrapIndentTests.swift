import TestSupport
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

@Suite("Wrapping Chinese")
struct WrapChineseTests {
  init() { TestLocale.useUTF8() }

  @Test("breaks between characters, and leaves marks where they belong")
  func marks() {
    let lines = StyledText("虚拟机已关机，请先（启动）它。").wrapped(to: 12).map(\.plain)
    #expect(lines == ["虚拟机已关", "机，请先（启", "动）它。"])
  }

  @Test("breaks at blanks between Latin words too")
  func mixed() {
    let lines = StyledText("按 ctrl-k 打开命令面板").wrapped(to: 11).map(\.plain)
    #expect(lines == ["按 ctrl-k", "打开命令面", "板"])
  }
}
