import TUI
import TestSupport
import Testing

@testable import Widgets

@Suite("A guest's terminal of another size")
struct TerminalResizeTests {
  private let text = "1\r\n2\r\n3\r\n4\r\n5\r\n6\r\nprompt"

  @Test("keeps the lines around the cursor when it gets lower, and the others above it")
  func lower() throws {
    let terminal = try guestTerminal(20, 7)
    terminal.feed(text)
    terminal.resize(to: Size(20, 4))
    #expect(terminal.rows == ["4", "5", "6", "prompt"])
    #expect(terminal.allLines == ["1", "2", "3", "4", "5", "6", "prompt"])
    #expect(terminal.cursor == Point(6, 3))
    terminal.feed("!\r\nmore")
    #expect(terminal.rows == ["5", "6", "prompt!", "more"])
  }

  @Test("drops blank rows first when it gets lower")
  func lowerWithRoom() throws {
    let terminal = try guestTerminal(20, 7)
    terminal.feed("1\r\n2")
    terminal.resize(to: Size(20, 4))
    #expect(terminal.rows == ["1", "2", "", ""])
    #expect(terminal.scrollbackCount == 0)
    #expect(terminal.cursor == Point(1, 1))
  }

  @Test("has room below when it gets higher, and to the right when it gets wider")
  func larger() throws {
    let terminal = try guestTerminal(8, 3)
    terminal.feed("12345678\r\nb")
    terminal.resize(to: Size(12, 5))
    terminal.feed("c\u{1B}[1;9Hxyz")
    #expect(terminal.rows == ["12345678xyz", "bc", "", "", ""])
    #expect(terminal.row(0).count == 12)
  }

  @Test("cuts rows when it gets narrower, and wraps at the new edge")
  func narrower() throws {
    let terminal = try guestTerminal(12, 3)
    terminal.feed("123456789012\r\nab日本語cd\u{1B}[3;1H")
    terminal.resize(to: Size(5, 3))
    #expect(terminal.rows[0] == "12345")
    terminal.feed("vwxyz!")
    #expect(terminal.rows[1] == "vwxyz")
    #expect(terminal.rows[2] == "!")
    for y in 0..<3 { #expect(terminal.row(y).count == 5) }
  }

  @Test("keeps both screens when it changes while an editor runs", arguments: [4, 5, 7, 12])
  func alternate(_ height: Int) throws {
    let terminal = try guestTerminal(20, 7)
    terminal.feed(text)
    terminal.feed("\u{1B}[?1049h\u{1B}[1;31m\u{1B}[2;2Hab日\u{1B}[m\u{1B}[44m-\u{1B}[3;5H")
    terminal.resize(to: Size(16, height))
    #expect(terminal.modes.isAlternateScreen)
    #expect(terminal.rows[1] == " ab日-")
    #expect(terminal.row(1)[1].style.attributes == .bold)
    #expect(terminal.row(1)[1].style.foreground.kind == .indexed(1))
    #expect(terminal.cursor == Point(4, 2))
    terminal.feed("z")
    #expect(terminal.row(2)[4].style.background.kind == .indexed(4))
    terminal.feed("\u{1B}[?1049l!")
    #expect(!terminal.modes.isAlternateScreen)
    #expect(terminal.allLines.filter { !$0.isEmpty } == ["1", "2", "3", "4", "5", "6", "prompt!"])
    #expect(terminal.cursor == Point(7, min(height, 7) - 1))
    #expect(terminal.row(terminal.cursor.y)[6].style == GuestEmulator.plain)
  }

  @Test("shows a cursor again that an editor had hidden meanwhile")
  func hiddenCursor() throws {
    let terminal = try guestTerminal(20, 7)
    terminal.feed("\u{1B}[?1049h\u{1B}[?25l")
    terminal.resize(to: Size(20, 5))
    #expect(!terminal.modes.isCursorVisible)
    terminal.feed("\u{1B}[?25h\u{1B}[?1049l")
    #expect(terminal.modes.isCursorVisible)
  }

  @Test("takes the rest of a sequence that was under way")
  func amidSequence() throws {
    let terminal = try guestTerminal(20, 7)
    terminal.feed("\u{1B}[3")
    terminal.resize(to: Size(10, 5))
    terminal.feed("1mx")
    #expect(terminal.row(0)[0].style.foreground.kind == .indexed(1))
    #expect(terminal.rows[0] == "x")
    _ = terminal.feed([0xE6, 0x97])
    terminal.resize(to: Size(20, 5))
    _ = terminal.feed([0xA5])
    #expect(terminal.rows[0] == "x日")
  }

  @Test("scrolls as a whole after it has changed, whatever margins there were")
  func margins() throws {
    let terminal = try guestTerminal(20, 7)
    terminal.feed("\u{1B}[2;3r")
    terminal.resize(to: Size(20, 4))
    terminal.feed("\u{1B}[H" + text)
    #expect(terminal.rows == ["4", "5", "6", "prompt"])
  }

  @Test("goes through all sizes and back, the smallest too")
  func extremes() throws {
    let terminal = try guestTerminal(80, 24)
    terminal.feed(text)
    for size in [Size(1, 1), Size(500, 200), Size(0, 0), Size(2, 300), Size(4000, 2), Size(80, 24)]
    {
      terminal.resize(to: size)
      terminal.feed("日本語\u{1B}[99;99Hx\u{1B}7\u{1B}8\u{1B}[r\u{1B}[L\u{1B}[M\t")
      #expect((0..<terminal.size.width).contains(terminal.cursor.x))
      #expect((0..<terminal.size.height).contains(terminal.cursor.y))
      for y in 0..<terminal.size.height { #expect(terminal.row(y).count == terminal.size.width) }
    }
    #expect(terminal.size == Size(80, 24))
  }
}
