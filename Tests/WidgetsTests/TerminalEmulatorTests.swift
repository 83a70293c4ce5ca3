import TUI
import TestSupport
import Testing

@testable import Widgets

@Suite("A guest's terminal")
struct TerminalEmulatorTests {
  private func terminal(_ width: Int = 20, _ height: Int = 4) throws -> GuestEmulator {
    TestLocale.useUTF8()
    return try #require(GuestEmulator(size: Size(width, height)))
  }

  private func screen(_ terminal: GuestEmulator) -> [String] {
    (0..<terminal.size.height).map { terminal.text(terminal.scrollbackCount + $0) }
  }

  private func feed(_ text: String, _ width: Int = 20, _ height: Int = 4) throws -> [String] {
    let terminal = try terminal(width, height)
    _ = terminal.feed(Array(text.utf8))
    return screen(terminal)
  }

  @Test(
    "shows what a guest draws",
    arguments: [
      ("one\r\ntwo", ["one", "two", "", ""]),
      ("abc\u{1B}[1;2HX\u{1B}[4;3HY", ["aXc", "", "", "  Y"]),
      ("1\r\n2\r\n3\r\n4\u{1B}[2;3r\u{1B}[3;1H\n5", ["1", "3", "5", "4"]),
      ("1\r\n2\r\n3\u{1B}[2;1H\u{1B}[L", ["1", "", "2", "3"]),
      ("1\r\n2\r\n3\u{1B}[1;1H\u{1B}[M", ["2", "3", "", ""]),
      ("abcdef\u{1B}[1;2H\u{1B}[2P", ["adef", "", "", ""]),
      ("abcdef\u{1B}[1;2H\u{1B}[2@", ["a  bcdef", "", "", ""]),
      ("abc\u{1B}[1;2H\u{1B}[K\u{1B}[2;1Hx", ["a", "x", "", ""]),
      ("日本x", ["日本x", "", "", ""]),
      ("e\u{301}x", ["e\u{301}x", "", "", ""]),
      ("old\u{1B}[?1049h\u{1B}[Hnew", ["new", "", "", ""]),
      ("old\u{1B}[?1049h\u{1B}[Hnew\u{1B}[?1049lX", ["oldX", "", "", ""]),
      ("\u{1B}(0lqk\u{1B}(B", ["┌─┐", "", "", ""]),
      // Up and down stop at a margin, where they began on this side of it.
      ("\u{1B}[2;3r\u{1B}[2;1H\u{1B}[9BX", ["", "", "X", ""]),
      ("\u{1B}[2;3r\u{1B}[3;1H\u{1B}[9AX", ["", "X", "", ""]),
      ("\u{1B}[2;3r\u{1B}[4;1H\u{1B}[9BX", ["", "", "", "X"]),
      ("\u{1B}[2;3r\u{1B}[1;1H\u{1B}[9AX", ["X", "", "", ""]),
      ("\u{1B}[2;3r\u{1B}[1;1H\u{1B}[9BX", ["", "", "X", ""]),
      ("\u{1B}[2;3r\u{1B}[3;5H\u{1B}[EX", ["", "", "X", ""]),
      ("\u{1B}[2;3r\u{1B}[r\u{1B}[2;1H\u{1B}[9BX", ["", "", "", "X"]),
      // Lines put in or taken out take the cursor to the first column, outside the margins they do
      // nothing.
      ("1\r\n2\r\n3\u{1B}[2;2H\u{1B}[LX", ["1", "X", "2", "3"]),
      ("1\r\n2\r\n3\u{1B}[2;2H\u{1B}[MX", ["1", "X", "", ""]),
      ("1\r\n2\r\n3\u{1B}[2;3r\u{1B}[1;2H\u{1B}[LX", ["1X", "2", "3", ""]),
      ("12345678901234567890x", ["12345678901234567890", "x", "", ""]),
    ]
  )
  func draws(_ text: String, _ expected: [String]) throws {
    #expect(try feed(text) == expected)
  }

  @Test("keeps colours and attributes as the guest chose them")
  func colours() throws {
    let terminal = try terminal()
    let text = "\u{1B}[1;38;5;208mA\u{1B}[0;48;2;1;2;3mB\u{1B}[0;7;4;31mC\u{1B}[mD"
    _ = terminal.feed(Array(text.utf8))
    let row = terminal.row(0)
    #expect(row[0].style.foreground.kind == .indexed(208))
    #expect(row[0].style.attributes == .bold)
    #expect(row[1].style.background.kind == .rgb(1, 2, 3))
    #expect(row[2].style.attributes == [.reverse, .underline])
    #expect(row[2].style.foreground.kind == .indexed(1))
    #expect(row[3].style == Style(.text, foreground: .terminal, background: .terminal))
  }

  @Test("takes nothing that is meant for the operator's terminal")
  func hostile() throws {
    let strings = [
      "\u{1B}]0;title\u{07}", "\u{1B}]52;c;aGVsbG8=\u{1B}\\", "\u{1B}P$qm\u{1B}\\",
      "\u{1B}_apc\u{1B}\\", "\u{1B}^pm\u{1B}\\", "\u{1B}Xsos\u{1B}\\",
      "\u{1B}]0;" + String(repeating: "x", count: 50_000) + "\u{07}",
    ]
    let terminal = try terminal()
    for string in strings {
      // Cut anywhere, as output comes.
      for byte in string.utf8 { #expect(terminal.feed([byte]).isEmpty) }
    }
    _ = terminal.feed(Array("ok\u{202E}\u{9B}31m\u{FEFF}".utf8))
    #expect(terminal.text(0).hasPrefix("ok"))
    let scalars = terminal.row(0).flatMap(\.scalars)
    #expect(scalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
    #expect(!scalars.contains("\u{202E}"))
  }

  @Test("shows again what follows a string that never ends")
  func endless() throws {
    let terminal = try terminal()
    _ = terminal.feed(Array(("\u{1B}P" + String(repeating: "q", count: 70_000)).utf8))
    _ = terminal.feed(Array("\r\n\u{1B}[2J\u{1B}[Hback".utf8))
    #expect(terminal.text(terminal.scrollbackCount) == "back")
  }

  @Test("answers the guest's questions to the guest, and only those about its screen")
  func answers() throws {
    let terminal = try terminal()
    #expect(terminal.feed(Array("ab\u{1B}[6n".utf8)) == Array("\u{1B}[1;3R".utf8))
    #expect(terminal.feed(Array("\u{1B}]11;?\u{07}".utf8)).isEmpty)
  }

  @Test("keeps what left the screen, within its limit")
  func scrollback() throws {
    let terminal = try #require(
      GuestEmulator(size: Size(20, 4), scrollback: 100)
    )
    for number in 1...1000 { _ = terminal.feed(Array("line \(number)\r\n".utf8)) }
    #expect(terminal.scrollbackCount == 100)
    #expect(terminal.pushed == 997)
    #expect(terminal.text(0) == "line 898")
    #expect(terminal.text(102) == "line 1000")
  }

  @Test(
    "turns keys into what xterm sends",
    arguments: [
      ("a", "a"), ("ctrl-c", "\u{03}"), ("ctrl-m", "\r"), ("ctrl-i", "\t"), ("ctrl-]", "\u{1D}"),
      ("ctrl-space", "\0"), ("alt-x", "\u{1B}x"), ("esc", "\u{1B}"), ("enter", "\r"),
      ("backspace", "\u{7F}"), ("tab", "\t"), ("shift-tab", "\u{1B}[Z"), ("up", "\u{1B}[A"),
      ("f1", "\u{1B}OP"), ("f5", "\u{1B}[15~"), ("delete", "\u{1B}[3~"), ("pgup", "\u{1B}[5~"),
      ("ctrl-left", "\u{1B}[1;5D"), ("é", "é"),
    ]
  )
  func keys(_ name: String, _ bytes: String) throws {
    let stroke = try #require(KeyStroke(parsing: name))
    #expect(try terminal().bytes(for: stroke) == Array(bytes.utf8))
  }

  @Test("sends the cursor keys as the guest has asked for them")
  func cursorKeys() throws {
    let terminal = try terminal()
    _ = terminal.feed(Array("\u{1B}[?1h".utf8))
    #expect(terminal.bytes(for: KeyStroke(.up)) == Array("\u{1B}OA".utf8))
  }

  @Test("puts a paste into brackets where the guest asks for it, and lets none end it early")
  func paste() throws {
    let terminal = try terminal()
    #expect(terminal.bytes(forPaste: "a\nb") == Array("a\rb".utf8))
    _ = terminal.feed(Array("\u{1B}[?2004h".utf8))
    let pasted = terminal.bytes(forPaste: "a\u{1B}[201~b")
    #expect(pasted == Array("\u{1B}[200~a[201~b\u{1B}[201~".utf8))
  }

  @Test("tells the guest about the mouse only when it asks")
  func mouse() throws {
    let terminal = try terminal()
    let press = MouseEvent(.press, at: Point(3, 1))
    #expect(terminal.bytes(for: press).isEmpty)
    _ = terminal.feed(Array("\u{1B}[?1000h\u{1B}[?1006h".utf8))
    #expect(terminal.bytes(for: press) == Array("\u{1B}[<0;4;2M".utf8))
  }
}
