import Testing

@testable import TUI

@Suite("Input decoder")
struct InputDecoderTests {
  /// What comes of a text that arrives in one piece, followed by silence.
  private func decode(_ pieces: String..., at times: [Int] = []) -> [InputEvent] {
    var decoder = InputDecoder()
    for (index, piece) in pieces.enumerated() {
      for scalar in piece.unicodeScalars {
        decoder.feed(.scalar(scalar), at: index < times.count ? times[index] : 0)
      }
      decoder.settle()
    }
    return decoder.takeEvents()
  }

  private func keys(_ texts: String...) throws -> [InputEvent] {
    try texts.map { .key(try #require(KeyStroke(parsing: $0))) }
  }

  @Test(
    "knows a key by what the terminal sends",
    arguments: [
      ("a", "a"), ("S", "S"), ("ü", "ü"), (" ", "space"), ("\r", "enter"), ("\n", "enter"),
      ("\t", "tab"), ("\u{7F}", "backspace"), ("\u{8}", "backspace"), ("\u{3}", "ctrl-c"),
      ("\u{0}", "ctrl-space"), ("\u{1C}", "ctrl-\\"), ("\u{1F}", "ctrl-_"), ("\u{1B}", "esc"),
      ("\u{1B}x", "alt-x"), ("\u{1B}\r", "alt-enter"), ("\u{1B}[", "alt-["), ("\u{1B}O", "alt-O"),
      ("\u{1B}[A", "up"), ("\u{1B}OB", "down"), ("\u{1B}[1;5C", "ctrl-right"),
      ("\u{1B}[1;2D", "shift-left"), ("\u{1B}[1;8A", "ctrl-alt-shift-up"), ("\u{1B}[3~", "delete"),
      ("\u{1B}[5;3~", "alt-pgup"), ("\u{1B}[Z", "shift-tab"), ("\u{1B}[15~", "f5"),
      ("\u{1B}[24~", "f12"), ("\u{1B}OP", "f1"), ("\u{1B}[1;5S", "ctrl-f4"), ("\u{1B}[[B", "f2"),
      ("\u{1B}[97;5u", "ctrl-a"), ("\u{1B}[115;2u", "S"), ("\u{1B}[27;5;9~", "ctrl-tab"),
      ("\u{1B}[13;2u", "shift-enter"),
    ]
  )
  func knowsKey(sent: String, key: String) throws {
    #expect(decode(sent) == (try keys(key)))
  }

  @Test("tells the numeric keypad from other keys where the terminal does")
  func keypad() {
    let keys = decode("\u{1B}Oj\u{1B}Om\u{1B}Oo\u{1B}Op\u{1B}Oy\u{1B}OX")
    #expect(keys == "*-/09=".map { .key(KeyStroke(.character($0), .keypad)) })
  }

  @Test(
    "swallows a sequence that it does not know, down to its last letter",
    arguments: ["\u{1B}[999;9X", "\u{1B}[?62;4c", "\u{1B}[I", "\u{1B}[1;2;3y", "\u{1B}[>0q"]
  )
  func swallowsUnknown(sent: String) throws {
    #expect(decode(sent + "q") == (try keys("q")))
  }

  @Test("keeps keys apart that arrive together")
  func severalKeys() throws {
    #expect(decode("jj\u{1B}[Bq") == (try keys("j", "j", "down", "q")))
    #expect(decode("\u{1B}\u{1B}[A") == (try keys("esc", "up")))
  }

  @Test("goes on with a sequence that arrives in two pieces")
  func split() throws {
    #expect(decode("\u{1B}[1;", "5A") == (try keys("ctrl-up")))
  }

  @Test("says when the rest of a sequence must be on its way")
  func expectsMore() {
    var decoder = InputDecoder()
    #expect(!decoder.expectsMore)
    decoder.feed(.scalar("\u{1B}"), at: 0)
    decoder.feed(.scalar("["), at: 0)
    #expect(decoder.expectsMore)
    decoder.feed(.scalar("A"), at: 0)
    #expect(!decoder.expectsMore)
  }

  @Test("adds Alt to a key that the library recognized behind ESC, and drops one without meaning")
  func altKey() throws {
    var decoder = InputDecoder()
    decoder.feed(.scalar("\u{1B}"), at: 0)
    decoder.feed(.key(KeyStroke(.up)), at: 0)
    decoder.feed(.key(nil), at: 0)
    decoder.settle()
    #expect(decoder.takeEvents() == (try keys("alt-up")))
    #expect(decoder.takeEvents().isEmpty)
  }

  @Test("takes pasted text in one piece, with nothing in it acting as a key")
  func paste() throws {
    let text = "a\rb\u{1B}[Aq\u{1B}[201"
    let events = decode("\u{1B}[200~\(text)\u{1B}[201~q")
    #expect(events == [.paste("a\nb\u{1B}[Aq\u{1B}[201")] + (try keys("q")))
  }

  @Test("waits for the end of pasted text across silence")
  func pasteInPieces() {
    #expect(decode("\u{1B}[200~one ", "two\u{1B}", "[201~") == [.paste("one two")])
  }

  @Test("keeps at most a mebibyte of pasted text")
  func pasteLimit() {
    let much = String(repeating: "x", count: InputDecoder.pasteLimit + 10)
    guard case .paste(let text)? = decode("\u{1B}[200~\(much)\u{1B}[201~").first else {
      Issue.record("No paste arrived")
      return
    }
    #expect(text.utf8.count == InputDecoder.pasteLimit)
  }

  @Test(
    "reads the mouse, also far to the right",
    arguments: [
      ("\u{1B}[<0;5;6M", MouseEvent.Kind.press, Point(4, 5)),
      ("\u{1B}[<0;5;6m", .release, Point(4, 5)),
      ("\u{1B}[<64;290;6M", .wheelUp, Point(289, 5)),
      ("\u{1B}[<65;1;1M", .wheelDown, Point(0, 0)),
      ("\u{1B}[<2;3;4M", .rightClick, Point(2, 3)),
      ("\u{1B}[<32;3;4M", .drag, Point(2, 3)),
      ("\u{1B}[<16;3;4M", .press, Point(2, 3)),
      ("\u{1B}[M !\"", .press, Point(0, 1)),
      ("\u{1B}[M#!\"", .release, Point(0, 1)),
    ]
  )
  func mouse(sent: String, kind: MouseEvent.Kind, position: Point) {
    #expect(decode(sent) == [.mouse(MouseEvent(kind, at: position))])
  }

  @Test("makes a double click of two quick presses at one place, not of three")
  func doubleClick() {
    let press = "\u{1B}[<0;5;6M"
    let kinds = { (events: [InputEvent]) in
      events.compactMap { event -> MouseEvent.Kind? in
        if case .mouse(let mouse) = event { mouse.kind } else { nil }
      }
    }
    #expect(
      kinds(decode(press, press, press, at: [0, 300, 400])) == [.press, .doubleClick, .press]
    )
    #expect(kinds(decode(press, press, at: [0, 900])) == [.press, .press])
    #expect(kinds(decode(press, "\u{1B}[<0;6;6M", at: [0, 10])) == [.press, .press])
  }

  @Test("knows the modified keys of the terminal database by their names")
  func namedKeys() {
    #expect(FunctionKeys.stroke(code: 0, name: "kUP5") == KeyStroke(.up, .control))
    #expect(FunctionKeys.stroke(code: 0, name: "kDC3") == KeyStroke(.delete, .alt))
    #expect(FunctionKeys.stroke(code: 0, name: "kDN") == KeyStroke(.down, .shift))
    #expect(FunctionKeys.stroke(code: 0o410 + 5, name: nil) == KeyStroke(.function(5)))
    #expect(FunctionKeys.stroke(code: 0o410 + 29, name: nil) == KeyStroke(.function(5), .control))
    #expect(FunctionKeys.stroke(code: 0o632, name: "KEY_RESIZE") == nil)
  }
}
