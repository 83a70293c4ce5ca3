import TUI
import TestSupport
import Testing

@testable import Widgets

@Suite("Keys for a guest")
struct TerminalKeyTests {
  private func typed(_ name: String, in mode: String = "") throws -> String {
    let terminal = try guestTerminal()
    terminal.feed(mode)
    let stroke = try #require(KeyStroke(parsing: name))
    return String(decoding: terminal.bytes(for: stroke), as: UTF8.self)
  }

  /// Keys that are `ESC [ 1 ; modifiers letter` with modifiers.
  private static let letterKeys = [
    ("up", "A"), ("down", "B"), ("right", "C"), ("left", "D"), ("home", "H"), ("end", "F"),
  ]
  /// Keys that are `ESC [ number ; modifiers ~`.
  private static let numberKeys = [
    ("insert", 2), ("delete", 3), ("pgup", 5), ("pgdn", 6), ("f5", 15), ("f6", 17), ("f7", 18),
    ("f8", 19), ("f9", 20), ("f10", 21), ("f11", 23), ("f12", 24),
  ]
  private static let modifiers = [
    ("shift-", 2), ("alt-", 3), ("alt-shift-", 4), ("ctrl-", 5), ("ctrl-shift-", 6),
    ("ctrl-alt-", 7), ("ctrl-alt-shift-", 8),
  ]

  @Test(
    "that move are told by letter, and otherwise when the guest asks for it",
    arguments: letterKeys
  )
  func lettered(_ name: String, _ letter: String) throws {
    #expect(try typed(name) == "\u{1B}[\(letter)")
    #expect(try typed(name, in: "\u{1B}[?1h\u{1B}=") == "\u{1B}O\(letter)")
    #expect(try typed(name, in: "\u{1B}[?1h\u{1B}[?1l") == "\u{1B}[\(letter)")
    for (prefix, number) in Self.modifiers {
      #expect(try typed(prefix + name) == "\u{1B}[1;\(number)\(letter)", "\(prefix)")
    }
  }

  @Test("that are told by number", arguments: numberKeys)
  func numbered(_ name: String, _ number: Int) throws {
    #expect(try typed(name) == "\u{1B}[\(number)~")
    #expect(try typed(name, in: "\u{1B}[?1h\u{1B}=") == "\u{1B}[\(number)~")
    for (prefix, modifier) in Self.modifiers {
      #expect(try typed(prefix + name) == "\u{1B}[\(number);\(modifier)~", "\(prefix)")
    }
  }

  @Test(
    "of the numeric keypad are characters, and keys of their own where the guest asks for it",
    arguments: [("0", "p"), ("9", "y"), ("5", "u"), ("*", "j"), ("+", "k"), ("-", "m"), ("/", "o")]
  )
  func keypad(_ character: Character, _ letter: String) throws {
    let terminal = try guestTerminal()
    let stroke = KeyStroke(.character(character), .keypad)
    #expect(terminal.bytes(for: stroke) == Array(String(character).utf8))
    terminal.feed("\u{1B}=")
    #expect(terminal.bytes(for: stroke) == Array("\u{1B}O\(letter)".utf8))
    terminal.feed("\u{1B}>")
    #expect(terminal.bytes(for: stroke) == Array(String(character).utf8))
  }

  @Test(
    "from F1 to F4, and past F12 as xterm's description has them",
    arguments: [
      ("f1", "\u{1B}OP"), ("f2", "\u{1B}OQ"), ("f3", "\u{1B}OR"), ("f4", "\u{1B}OS"),
      ("shift-f1", "\u{1B}[1;2P"), ("ctrl-f2", "\u{1B}[1;5Q"), ("alt-f3", "\u{1B}[1;3R"),
      ("ctrl-alt-shift-f4", "\u{1B}[1;8S"), ("f13", "\u{1B}[1;2P"), ("f17", "\u{1B}[15;2~"),
      ("f24", "\u{1B}[24;2~"),
    ]
  )
  func functions(_ name: String, _ bytes: String) throws {
    #expect(try typed(name) == bytes)
  }

  @Test(
    "that are characters, with what was held",
    arguments: [
      ("enter", "\r"), ("ctrl-enter", "\r"), ("shift-enter", "\r"), ("alt-enter", "\u{1B}\r"),
      ("tab", "\t"), ("ctrl-tab", "\t"), ("shift-tab", "\u{1B}[Z"), ("alt-tab", "\u{1B}\t"),
      ("backspace", "\u{7F}"), ("ctrl-backspace", "\u{08}"), ("alt-backspace", "\u{1B}\u{7F}"),
      ("shift-backspace", "\u{7F}"), ("esc", "\u{1B}"), ("alt-esc", "\u{1B}\u{1B}"),
      ("space", " "), ("alt-space", "\u{1B} "), ("ctrl-space", "\0"),
      ("ctrl-alt-space", "\u{1B}\0"),
      ("A", "A"), ("alt-A", "\u{1B}A"), ("ctrl-alt-x", "\u{1B}\u{18}"), ("ctrl-[", "\u{1B}"),
      ("ctrl-\\", "\u{1C}"), ("ctrl-]", "\u{1D}"), ("ctrl-^", "\u{1E}"), ("ctrl-_", "\u{1F}"),
      ("ctrl-/", "\u{1F}"), ("ctrl-@", "\0"), ("ctrl-2", "\0"), ("ctrl-3", "\u{1B}"),
      ("ctrl-7", "\u{1F}"), ("ctrl-8", "\u{7F}"), ("ctrl-?", "\u{7F}"), ("ß", "ß"), ("日", "日"),
      ("alt-ä", "\u{1B}ä"),
    ]
  )
  func characters(_ name: String, _ bytes: String) throws {
    #expect(try typed(name) == bytes)
  }

  @Test("are all letters with ctrl")
  func control() throws {
    for (number, letter) in "abcdefghijklmnopqrstuvwxyz".enumerated() {
      #expect(try typed("ctrl-\(letter)") == String(UnicodeScalar(UInt8(number + 1))))
    }
  }

  @Test("end lines as the guest asks for it")
  func newLine() throws {
    #expect(try typed("enter", in: "\u{1B}[20h") == "\r\n")
  }

  @Test(
    "go on as before after the guest's terminal was reset",
    arguments: ["\u{1B}c", "\u{1B}[!p"]
  )
  func reset(_ sequence: String) throws {
    #expect(try typed("up", in: "\u{1B}[?1h\u{1B}=" + sequence) == "\u{1B}[A")
  }
}
