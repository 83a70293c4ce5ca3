import TUI
import TestSupport
import Testing

@Suite("Surface")
struct SurfaceTests {
  init() { TestLocale.useUTF8() }

  /// The row as text; a continuation is shown as `<`.
  private func row(_ surface: Surface, _ y: Int = 0) -> String {
    (0..<surface.size.width).map { x in
      let cell = surface.cell(at: Point(x, y))
      guard let cell, !cell.isContinuation else { return "<" }
      return String(String.UnicodeScalarView(cell.scalars))
    }.joined()
  }

  @Test("cuts text at its right edge and says how much it used")
  func cutsAtEdge() {
    var surface = Surface(Size(5, 1))
    #expect(surface.write("abcdefgh", at: Point(2, 0)) == 3)
    #expect(row(surface) == "  abc")
  }

  @Test("hides text left of its clip but counts its columns")
  func clipsLeft() {
    var surface = Surface(Size(6, 1))
    surface.clipped(to: Rect(x: 2, y: 0, width: 3, height: 1)) { inner in
      #expect(inner.write("abcdef", at: Point(0, 0)) == 5)
    }
    #expect(row(surface) == "  cde ")
    surface.clipped(to: Rect(x: 2, y: 0, width: 3, height: 1)) { inner in
      inner.write("äöüß", at: Point(1, 0))
    }
    #expect(row(surface) == "  öüß ")
  }

  @Test("ignores rows outside the clip and points far away")
  func ignoresOutside() {
    var surface = Surface(Size(3, 2))
    for point in [Point(0, -1), Point(0, 2), Point(3, 0), Point(Int.max / 2, 0)] {
      #expect(surface.write("x", at: point) == 0)
    }
    surface.write("abc", at: Point(-2, 1))
    #expect(row(surface, 0) == "   ")
    #expect(row(surface, 1) == "c  ")
  }

  @Test("stops at the width it is given")
  func stopsAtWidth() {
    var surface = Surface(Size(8, 1))
    #expect(surface.write("abcdef", at: Point(1, 0), width: 3) == 3)
    #expect(surface.write("日本語", at: Point(4, 0), width: 3) == 2)
    #expect(row(surface) == " abc日<  ")
  }

  @Test("gives a wide character two cells")
  func wide() {
    var surface = Surface(Size(6, 1))
    #expect(surface.write("a日b", at: Point(0, 0)) == 4)
    #expect(row(surface) == "a日<b  ")
  }

  @Test("never shows half of a wide character at an edge of the clip")
  func wideAtEdges() {
    var surface = Surface(Size(5, 1))
    surface.write("日本語", at: Point(0, 0))
    #expect(row(surface) == "日<本< ")
    surface.clipped(to: Rect(x: 1, y: 0, width: 3, height: 1)) { inner in
      inner.fill(inner.clip, with: Cell("."))
      inner.write("日本", at: Point(0, 0))
    }
    #expect(row(surface) == "  本< ")
  }

  @Test(
    "blanks the other half of a wide character that is overwritten",
    arguments: [
      (0, "x", "x 本<语<"), (1, "x", " x本<语<"), (1, "xy", " xy 语<"), (1, "界", " 界< 语<"),
      (2, "xy", "日<xy语<"), (3, "é", "日< é语<"),
    ]
  )
  func overwritesWide(column: Int, text: String, expected: String) {
    var surface = Surface(Size(6, 1))
    surface.write("日本语", at: Point(0, 0))
    surface.write(text, at: Point(column, 0))
    #expect(row(surface) == expected)
  }

  @Test("blanks the halves left over beside a rectangle that is filled")
  func fillBreaksWide() {
    var surface = Surface(Size(6, 1))
    surface.write("日本语", at: Point(0, 0))
    surface.fill(Rect(x: 1, y: 0, width: 4, height: 1), with: Cell("."))
    #expect(row(surface) == " .... ")
  }

  @Test("keeps up to two combining marks on their letter, also at the end of the width")
  func marks() {
    var surface = Surface(Size(4, 1))
    #expect(surface.write("e\u{301}\u{323}\u{308}x", at: Point(0, 0)) == 2)
    #expect(surface.cell(at: Point(0, 0))?.scalars == ["e", "\u{301}", "\u{323}"])
    surface.write("ab\u{301}", at: Point(2, 0), width: 2)
    #expect(surface.cell(at: Point(3, 0))?.scalars == ["b", "\u{301}"])
  }

  @Test("drops a combining mark that has no letter")
  func loneMark() {
    var surface = Surface(Size(3, 1))
    #expect(surface.write("\u{301}a", at: Point(0, 0)) == 1)
    #expect(row(surface) == "a  ")
  }

  @Test(
    "shows a control, escape or bidi character as a replacement, never as itself",
    arguments: ["\u{1B}", "\u{07}", "\n", "\t", "\u{7F}", "\u{9B}", "\u{202E}", "\u{2066}"]
  )
  func controls(character: String) {
    var surface = Surface(Size(4, 1))
    #expect(surface.write("a\(character)b", at: Point(0, 0)) == 3)
    #expect(row(surface) == "a\u{FFFD}b ")
  }

  @Test(
    "drops zero-width characters and variation selectors",
    arguments: ["\u{200B}", "\u{200D}", "\u{2060}", "\u{FE0F}", "\u{FEFF}", "\u{AD}"]
  )
  func zeroWidth(character: String) {
    var surface = Surface(Size(3, 1))
    #expect(surface.write("a\(character)b", at: Point(0, 0)) == 2)
    #expect(row(surface) == "ab ")
  }

  @Test("takes five thousand characters, and as many marks, without harm")
  func longText() {
    var surface = Surface(Size(80, 1))
    #expect(surface.write(String(repeating: "x", count: 5000), at: Point(0, 0)) == 80)
    #expect(surface.write(String(repeating: "語", count: 5000), at: Point(0, 0)) == 80)
    let marked = "a" + String(repeating: "\u{301}", count: 5000)
    #expect(surface.write(marked, at: Point(0, 0)) == 1)
    #expect(TextWidth.columns(marked) == 1)
  }

  @Test("shows bytes that are not UTF-8 as replacements")
  func invalidUTF8() {
    var surface = Surface(Size(4, 1))
    surface.write(String(decoding: [0x61, 0xFF, 0x62], as: UTF8.self), at: Point(0, 0))
    #expect(row(surface) == "a\u{FFFD}b ")
  }

  @Test("measures a text as it writes it", arguments: ["abc", "日本", "e\u{301}", "\u{1B}[1m", "🙂x"])
  func widthAgrees(text: String) {
    var surface = Surface(Size(20, 1))
    #expect(surface.write(text, at: Point(0, 0)) == TextWidth.columns(text))
  }

  @Test("changes styles without touching the text")
  func restyles() {
    var surface = Surface(Size(4, 2))
    surface.write("ab", at: Point(0, 1), style: Style(.muted))
    surface.restyle(Rect(x: 1, y: 1, width: 9, height: 9)) { $0.ground = .selection }
    #expect(row(surface, 1) == "ab  ")
    #expect(surface.cell(at: Point(0, 1))?.style == Style(.muted))
    #expect(surface.cell(at: Point(1, 1))?.style == Style(.muted, on: .selection))
    #expect(surface.cell(at: Point(3, 0))?.style == Style())
  }

  @Test("has no cells, and takes drawing, when it has no size")
  func empty() {
    var surface = Surface(Size(0, 0))
    surface.fill(Rect(x: 0, y: 0, width: 5, height: 5))
    #expect(surface.write("abc", at: Point(0, 0)) == 0)
    #expect(surface.cells.isEmpty)
    #expect(surface.cell(at: Point(0, 0)) == nil)
  }
}
