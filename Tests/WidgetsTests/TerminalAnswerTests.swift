import TUI
import TestSupport
import Testing

@testable import Widgets

@Suite("What a guest's terminal answers")
struct TerminalAnswerTests {
  @Test(
    "is what a terminal says about itself",
    arguments: [
      ("\u{1B}[5n", "\u{1B}[0n"), ("ab\u{1B}[6n", "\u{1B}[1;3R"),
      ("\u{1B}[3;4H\u{1B}[?6n", "\u{1B}[?3;4R"), ("\u{1B}[c", "\u{1B}[?1;2c"),
      ("\u{1B}[0c", "\u{1B}[?1;2c"), ("\u{1B}Z", "\u{1B}[?1;2c"), ("\u{1B}[>c", "\u{1B}[>0;100;0c"),
      ("\u{1B}[?25$p", "\u{1B}[?25;1$y"), ("\u{1B}[?25l\u{1B}[?25$p", "\u{1B}[?25;2$y"),
      ("\u{1B}[?2026$p", "\u{1B}[?2026;0$y"), ("\u{1B}[999;999H\u{1B}[6n", "\u{1B}[10;40R"),
    ]
  )
  func answers(_ question: String, _ answer: String) throws {
    #expect(try guestTerminal().feed(question) == answer)
  }

  @Test(
    "is nothing where an answer would say more than a screen knows",
    arguments: [
      "\u{1B}]11;?\u{07}", "\u{1B}]52;c;?\u{07}", "\u{1B}P$qm\u{1B}\\", "\u{1B}P+q544e\u{1B}\\",
      "\u{1B}[21t", "\u{1B}[18t", "\u{1B}[=c", "\u{1B}[>q", "\u{1B}[?u", "\u{05}",
    ]
  )
  func silent(_ question: String) throws {
    #expect(try guestTerminal().feed(question) == "")
  }

  @Test("comes in seven bits, whatever the guest asks for")
  func sevenBits() throws {
    #expect(try guestTerminal().feed("\u{1B} G\u{1B}[6n") == "\u{1B}[1;1R")
  }

  @Test("stays within bounds, however much is asked")
  func bounded() throws {
    let terminal = try guestTerminal()
    let answers = terminal.feed(String(repeating: "\u{1B}[6n", count: 50_000))
    #expect(answers.utf8.count < 100_000)
    #expect(answers.hasPrefix("\u{1B}[1;1R"))
  }

  @Test(
    "is, for a mouse, what the guest has asked for",
    arguments: [
      ("\u{1B}[?9h", "\u{1B}[M $\"", "\u{1B}[M#$\""),
      ("\u{1B}[?1000h", "\u{1B}[M $\"", "\u{1B}[M#$\""),
      ("\u{1B}[?1000;1006h", "\u{1B}[<0;4;2M", "\u{1B}[<0;4;2m"),
      ("\u{1B}[?1006;1000h", "\u{1B}[<0;4;2M", "\u{1B}[<0;4;2m"),
      ("\u{1B}[?1002h\u{1B}[?1006h", "\u{1B}[<0;4;2M", "\u{1B}[<0;4;2m"),
      ("\u{1B}[?1000h\u{1B}[?1015h", "\u{1B}[32;4;2M", "\u{1B}[35;4;2M"),
      ("\u{1B}[?1000h\u{1B}[?1000l", "", ""), ("\u{1B}[?1003h\u{1B}c", "", ""),
    ]
  )
  func mouse(_ mode: String, _ press: String, _ release: String) throws {
    let terminal = try guestTerminal()
    terminal.feed(mode)
    let place = Point(3, 1)
    #expect(text(terminal.bytes(for: MouseEvent(.press, at: place))) == press)
    #expect(text(terminal.bytes(for: MouseEvent(.release, at: place))) == release)
  }

  @Test("tells of the wheel, the right button, and a pointer that is dragged")
  func otherMouse() throws {
    let terminal = try guestTerminal()
    terminal.feed("\u{1B}[?1002;1006h")
    let place = Point(0, 0)
    #expect(text(terminal.bytes(for: MouseEvent(.wheelUp, at: place))) == "\u{1B}[<64;1;1M")
    #expect(text(terminal.bytes(for: MouseEvent(.wheelDown, at: place))) == "\u{1B}[<65;1;1M")
    let right = text(terminal.bytes(for: MouseEvent(.rightClick, at: place)))
    #expect(right == "\u{1B}[<2;1;1M\u{1B}[<2;1;1m")
    #expect(text(terminal.bytes(for: MouseEvent(.drag, at: Point(1, 0)))) == "")
    _ = terminal.bytes(for: MouseEvent(.press, at: Point(1, 0)))
    #expect(text(terminal.bytes(for: MouseEvent(.drag, at: Point(2, 0)))) == "\u{1B}[<32;3;1M")
    // A release that was missed does not swallow the next press.
    let again = text(terminal.bytes(for: MouseEvent(.press, at: Point(2, 0))))
    #expect(again == "\u{1B}[<0;3;1m\u{1B}[<0;3;1M")
  }

  @Test("tells of the focus when asked, and only then")
  func focus() throws {
    let terminal = try guestTerminal()
    #expect(terminal.bytes(forFocus: true).isEmpty)
    terminal.feed("\u{1B}[?1004h")
    #expect(text(terminal.bytes(forFocus: true)) == "\u{1B}[I")
    #expect(text(terminal.bytes(forFocus: false)) == "\u{1B}[O")
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
