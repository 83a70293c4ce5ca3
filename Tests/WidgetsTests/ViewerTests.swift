import TUI
import TestSupport
import Testing
import Widgets

@Suite("Text viewer")
struct TextViewerTests {
  let lines = (1...20).map {
    StyledText($0 % 7 == 0 ? "line \($0) has a 机器 Disk disk" : "line \($0)")
  }

  @Test("shows what was found, and where in the text it is")
  func golden() {
    var state = TextViewerState()
    state.search = "DISK"
    withLocale {
      for _ in 1...2 {
        let isFound = state.find(next: true, in: lines, height: 5)
        #expect(isFound)
      }
    }
    let surface = drawn(32, 5) { rect, surface in
      TextViewer(lines: lines, glyphs: .unicode).draw(in: rect, state: state, on: &surface)
    }
    #expect(state.currentMatch == 1)
    #expect(state.matchCount == 4)
    expectGolden(surface, named: "text-viewer")
  }

  @Test("goes round the ends when it looks for the next match")
  func around() {
    var state = TextViewerState()
    state.search = "disk"
    withLocale {
      for expected in [3, 2, 1, 0, 3] {
        state.find(next: false, in: lines, height: 5)
        #expect(state.currentMatch == expected)
      }
      state.find(next: true, in: lines, height: 5)
    }
    #expect(state.currentMatch == 0)
    #expect(state.matchLine == 6)
    #expect((state.top..<state.top + 5).contains(6))
  }

  @Test("starts to look where the reader is")
  func fromHere() {
    var state = TextViewerState()
    state.scroll(to: 9, lineCount: 20, height: 5)
    state.search = "disk"
    withLocale { _ = state.find(next: true, in: lines, height: 5) }
    #expect(state.matchLine == 13)
  }

  @Test("says when there is nothing to find, and forgets the old match")
  func nothing() {
    var state = TextViewerState()
    state.search = "disk"
    withLocale { _ = state.find(next: true, in: lines, height: 5) }
    state.search = "printer"
    #expect(state.currentMatch == nil)
    let isFound = withLocale { state.find(next: true, in: lines, height: 5) }
    #expect(!isFound)
    #expect(TextViewer(lines: lines, glyphs: .ascii).matches(of: "").isEmpty)
  }

  @Test("finds in columns, so that wide letters do not shift the colour")
  func columns() {
    let viewer = TextViewer(lines: ["机器 xy XY"], glyphs: .unicode)
    let ranges = withLocale { viewer.matches(of: "xy").map(\.range) }
    #expect(ranges == [5..<7, 8..<10])
  }

  @Test("colours what was found also in a line scrolled sideways")
  func sideways() {
    var state = TextViewerState()
    state.search = "needle"
    state.left = 3
    let surface = drawn(12, 1) { rect, surface in
      let line = StyledText("12needle needle needle needle")
      TextViewer(lines: [line], glyphs: .ascii).draw(in: rect, state: state, on: &surface)
    }
    let found = (0..<12).map { surface.role($0, 0) == .match ? "x" : "." }.joined()
    #expect(surface.line(0) == "eedle needl~")
    #expect(found == "xxxxx.xxxxxx")
  }

  @Test("stops scrolling at both ends and starts at the left")
  func scrolling() {
    var state = TextViewerState()
    state.scroll(by: Int.max, lineCount: 20, height: 5)
    state.scroll(by: Int.max, lineCount: 20, height: 5)
    #expect(state.top == 15)
    state.scroll(by: Int.min, lineCount: 20, height: 5)
    #expect(state.top == 0)
    state.scrollHorizontally(by: 5)
    state.scrollHorizontally(by: Int.max)
    #expect(state.left == 5)
    state.scrollHorizontally(by: -9)
    #expect(state.left == 0)
  }

  @Test("wraps long lines and counts them as drawn")
  func wrapping() {
    let viewer = TextViewer(lines: ["one two three", "four"], wraps: true, glyphs: .ascii)
    let surface = drawn(8, 3) { rect, surface in
      viewer.draw(in: rect, state: TextViewerState(), on: &surface)
    }
    #expect(viewer.displayedLines(width: 8).count == 3)
    #expect(surface.lines == ["one two", "three", "four"])
  }
}

@Suite("XML colours")
struct XMLHighlighterTests {
  let xml = """
    <?xml version='1.0'?>
    <!-- a host
    \t of tests -->
    <domain type="kvm" id='3'>
      <name>web &amp; db</name>
      <memory unit='KiB'>1048576</memory><pae/>
      <script><![CDATA[ if a < b ]]></script>
      <source file='/a
      b'/>
    </domain>

    """

  @Test("tell elements, attributes, values and comments apart, across lines")
  func golden() {
    let lines = withLocale { XMLHighlighter.lines(xml) }
    let surface = drawn(48, lines.count) { rect, surface in
      TextViewer(lines: lines, glyphs: .unicode)
        .draw(in: rect, state: TextViewerState(), on: &surface)
    }
    expectGolden(surface, named: "xml")
  }

  @Test(
    "lose no character of what is not XML",
    arguments: [
      "", "<", ">", "<<>>", "a < b && c > d", "<a b='", "<a b=\"x>y</a>", "<!-- never closed",
      "<![CDATA[", "</", "<?", "<!", "plain", "<机器 名='é'>", "=\"'/", "<a/><b></b", "\u{1b}[31m<a>",
    ]
  )
  func tolerant(text: String) {
    #expect(withLocale { XMLHighlighter.lines(text).map(\.plain).joined() } == text)
  }

  @Test("expand tabs to where the columns are")
  func tabs() {
    #expect(withLocale { XMLHighlighter.lines("\ta\n机\tb")[1].plain } == "机      b")
    #expect(withLocale { XMLHighlighter.lines("\ta\n机\tb")[0].plain } == "        a")
  }

  @Test("take time in proportion to the text, also when all of it is one line")
  func linear() {
    let clock = ContinuousClock()
    func seconds(_ xml: String) -> Double {
      let time = (0..<3).map { _ in clock.measure { _ = XMLHighlighter.lines(xml) } }.min()
      return time.map { $0 / .seconds(1) } ?? 0
    }
    for unit in ["<a b='c'>text</a>", "<a\n", "<!-- - -- ->", "]]>--", "\"'"] {
      let small = seconds(String(repeating: unit, count: 4000))
      let large = seconds(String(repeating: unit, count: 32000))
      #expect(large < small * 32 + 0.05, "\(unit): \(small) s, \(large) s for eight times as much")
    }
  }
}

@Suite("Facts")
struct FactListTests {
  let facts = FactList(
    rows: [
      ("State", "running since 3 d 04:11"), ("CPU", "2 vCPU"),
      ("Title", "a long description that goes on for more than one line"),
      ("", "and continues"),
    ],
    glyphs: .unicode
  )

  @Test("stand beside their labels and wrap under themselves")
  func lines() {
    withLocale {
      #expect(
        facts.lines(width: 34).map(\.plain) == [
          "State  running since 3 d 04:11", "CPU    2 vCPU", "Title  a long description that",
          "       goes on for more than one", "       line", "       and continues",
        ]
      )
    }
  }

  @Test("go below their labels where it is narrow")
  func stacked() {
    withLocale {
      let lines = facts.lines(width: 14).map(\.plain)
      #expect(lines.prefix(5) == ["State", "  running", "  since 3 d", "  04:11", "CPU"])
      #expect(lines.last == "and continues")
    }
  }

  @Test("line up with other lists when the width of labels is given")
  func givenWidth() {
    let list = FactList(rows: [("CPU", "2")], labelWidth: 9, glyphs: .ascii)
    #expect(withLocale { list.lines(width: 40).map(\.plain) } == ["CPU        2"])
  }
}
