import TUI
import Testing
import Widgets

@Suite("Typing a line")
struct LineEditorTests {
  @Test("inserts at the cursor, and moves by letters and words")
  func editing() {
    var editor = LineEditor(text: "state:run cpu>80")
    #expect(editor.cursor == 16)
    #expect(press(&editor, "home") == .moved)
    #expect(press(&editor, "!") == .changed)
    #expect(editor.text == "!state:run cpu>80")
    #expect(press(&editor, "ctrl-right") == .moved)
    #expect(editor.cursor == 6)
    press(&editor, "alt-f")
    #expect(editor.cursor == 10)
    press(&editor, "ctrl-e")
    press(&editor, "alt-b")
    #expect(editor.cursor == 15)
    press(&editor, "left")
    press(&editor, "delete")
    #expect(editor.text == "!state:run cpu80")
  }

  @Test(
    "kills as in a shell",
    arguments: [
      ("ctrl-w", "one  three"), ("ctrl-u", " three"), ("ctrl-k", "one two/2"),
      ("alt-backspace", "one two/ three"), ("backspace", "one two/ three"),
      ("ctrl-h", "one two/ three"), ("ctrl-d", "one two/2three"), ("alt-d", "one two/2"),
      ("delete", "one two/2three"),
    ]
  )
  func killing(key: String, expected: String) {
    var editor = LineEditor(text: "one two/2 three")
    editor.cursor = 9
    #expect(press(&editor, key) == .changed)
    #expect(editor.text == expected)
  }

  @Test("leaves keys alone that are not its own")
  func ignored() {
    var editor = LineEditor(text: "x")
    for key in ["enter", "esc", "tab", "up", "down", "pgup", "f1", "ctrl-p", "alt-x"] {
      #expect(press(&editor, key) == .ignored)
    }
    #expect(editor.handle(.resize(Size(80, 24))) == .ignored)
    #expect(editor.text == "x")
  }

  @Test("does nothing at either end")
  func ends() {
    var editor = LineEditor(text: "")
    for key in ["backspace", "delete", "ctrl-w", "ctrl-u", "ctrl-k", "left", "right", "alt-b"] {
      #expect(press(&editor, key) == .moved)
    }
    #expect(editor == LineEditor(text: ""))
  }

  @Test("turns pasted line breaks into blanks and drops other controls")
  func paste() {
    var editor = LineEditor(text: "a")
    #expect(editor.handle(.paste("b\r\nc\td\u{1b}[31me\u{0}\n")) == .changed)
    #expect(editor.text == "ab c d[31me ")
    #expect(editor.cursor == editor.text.count)
  }

  @Test("takes a combining mark as part of the letter before it")
  func combining() {
    var editor = LineEditor(text: "e")
    editor.insert("\u{301}")
    #expect(editor.cursor == 1)
    press(&editor, "backspace")
    #expect(editor.text == "")
  }

  @Test("survives a cursor set to nowhere and a text set to less")
  func foreign() {
    var editor = LineEditor(text: "hello")
    editor.cursor = 99
    press(&editor, "!")
    #expect(editor.text == "hello!")
    editor.text = "hi"
    #expect(editor.cursor == 2)
    editor.cursor = -7
    press(&editor, "x")
    #expect(editor.text == "xhi")
  }

  @discardableResult
  private func press(_ editor: inout LineEditor, _ key: String) -> LineEditor.Outcome? {
    KeyStroke(parsing: key).map { editor.handle(.key($0)) }
  }
}

@Suite("Field")
struct LineEditorViewTests {
  @Test("puts the terminal's cursor after what was typed, by columns")
  func cursor() {
    let surface = draw(LineEditor(text: "虚x"), width: 10)
    #expect(surface.cursor == Point(3, 0))
    #expect(surface.line(0) == "虚x")
    #expect(surface.role(9, 0) == .fieldFocused)
  }

  @Test("scrolls so that the cursor is always visible")
  func scrolling() {
    var editor = LineEditor(text: "0123456789")
    #expect(draw(editor, width: 5).line(0) == "6789")
    #expect(draw(editor, width: 5).cursor == Point(4, 0))
    editor.cursor = 5
    #expect(draw(editor, width: 5).line(0) == "34567")
    #expect(draw(editor, width: 5).cursor == Point(2, 0))
    editor.cursor = 0
    #expect(draw(editor, width: 5).line(0) == "01234")
  }

  @Test("hides a secret, and shows what to type while empty")
  func secret() {
    let secret = drawn(10, 1) { rect, surface in
      LineEditorView(editor: LineEditor(text: "pässword"), isSecret: true, isFocused: false)
        .draw(in: rect, on: &surface)
    }
    #expect(secret.line(0) == "********")
    #expect(secret.cursor == nil)
    let empty = drawn(10, 1) { rect, surface in
      LineEditorView(editor: LineEditor(), placeholder: "name", isFocused: true)
        .draw(in: rect, on: &surface)
    }
    #expect(empty.line(0) == "name")
    #expect(empty.role(0, 0) == .muted)
    #expect(empty.cursor == Point(0, 0))
  }

  private func draw(_ editor: LineEditor, width: Int) -> Surface {
    drawn(width, 1) { rect, surface in
      LineEditorView(editor: editor, isFocused: true).draw(in: rect, on: &surface)
    }
  }
}

@Suite("Fuzzy matching")
struct FuzzyMatcherTests {
  @Test("finds letters in order, whatever their case")
  func subsequence() {
    #expect(FuzzyMatcher.match("SHD", in: "Shut down") != nil)
    #expect(FuzzyMatcher.match("dhs", in: "Shut down") == nil)
    #expect(FuzzyMatcher.match("", in: "anything") == FuzzyMatch(score: 0, positions: []))
    #expect(FuzzyMatcher.match("x", in: "") == nil)
    #expect(FuzzyMatcher.match("ÄRG", in: "ärger")?.positions == [0, 1, 2])
  }

  @Test("prefers the starts of words and letters side by side")
  func positions() {
    #expect(FuzzyMatcher.match("sd", in: "Insist: shut down")?.positions == [8, 13])
    #expect(FuzzyMatcher.match("wn", in: "sawing shut down")?.positions == [14, 15])
    #expect(FuzzyMatcher.match("fo", in: "Info: force off")?.positions == [6, 7])
  }

  @Test(
    "puts what was meant first",
    arguments: [
      ("st", ["Start", "Shut down and wait", "Autostart on"]),
      ("fo", ["Force off", "Snapshot folder", "Show information"]),
      ("net", ["Networks", "Stop network", "Find new entries"]),
      ("re", ["Rename", "Hard reset", "Force start"]),
    ]
  )
  func ranking(pattern: String, expected: [String]) {
    let scored = expected.sorted().compactMap { title in
      FuzzyMatcher.match(pattern, in: title).map { (title, $0.score) }
    }
    #expect(scored.sorted { $0.1 > $1.1 }.map(\.0) == expected)
  }

  @Test("takes words in any order")
  func words() {
    #expect(
      FuzzyMatcher.match("pool stop", in: "Stop pool")?.positions == [0, 1, 2, 3, 5, 6, 7, 8]
    )
    #expect(FuzzyMatcher.match("pool x", in: "Stop pool") == nil)
  }

  @Test("stays quick on a hostile name")
  func hostile() {
    let name = String(repeating: "a", count: 5000)
    #expect(FuzzyMatcher.match(String(repeating: "a", count: 300), in: name) != nil)
    #expect(FuzzyMatcher.match(String(repeating: "a", count: 600), in: name) == nil)
  }
}
