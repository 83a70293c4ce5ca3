import TUI
import Testing
import Widgets

/// Names as a hostile guest or a careless operator may give them.
private let hostileTexts = [
  "", " ", "a", "\u{1b}[31mred\u{1b}[0m", "\u{0}\u{7}\u{8}\u{9b}", "line\nfeed\ttab\r",
  "虚拟机数据库服务器", "👩‍👩‍👧‍👦🏳️‍🌈🇩🇪", "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}te",
  "\u{301}\u{301}", "\u{202E}gnp.exe\u{202C}\u{2066}x\u{2069}", "\u{200B}\u{FEFF}\u{AD}", "ｗｉｄｅ",
  "שלום عالم", String(repeating: "x", count: 5000), String(repeating: "机", count: 2500),
  String(repeating: "e\u{301}", count: 2500), "\u{10FFFF}\u{E000}\u{FFFE}",
]

private let sizes: [(width: Int, height: Int)] = {
  var sizes = (1...9).flatMap { width in (1...7).map { (width, $0) } }
  sizes += [(0, 0), (0, 5), (5, 0), (13, 3), (20, 10), (40, 10), (80, 24), (300, 1), (1, 100)]
  return sizes
}()

@Suite("Any widget, at any size, with any text")
struct HostileTests {
  typealias Draw = @Sendable (_ text: String, _ glyphs: Glyphs, Rect, inout Surface) -> Void

  @Test("draws within its rectangle and never half of a wide letter", arguments: hostileTexts)
  func everywhere(text: String) {
    for (number, draw) in Self.widgets.enumerated() {
      for (index, size) in sizes.enumerated() {
        let rect = Rect(x: 2, y: 1, width: size.width, height: size.height)
        check(rect, widget: number) { draw(text, index % 2 == 0 ? .unicode : .ascii, $0, &$1) }
      }
    }
  }

  @Test("draws on the largest screen")
  func large() {
    for (number, draw) in Self.widgets.enumerated() {
      check(Rect(x: 2, y: 1, width: 300, height: 100), widget: number) {
        draw("虚 e\u{301} \u{1b}", .unicode, $0, &$1)
      }
    }
  }

  private func check(_ rect: Rect, widget: Int, _ draw: (Rect, inout Surface) -> Void) {
    let sentinel = Cell("#", style: Style(.danger, on: .mark))
    let surface = drawn(rect.width + 4, rect.height + 2) { whole, surface in
      surface.fill(whole, with: sentinel)
      draw(rect, &surface)
    }
    var previous: Cell?
    for y in 0..<surface.size.height {
      for x in 0..<surface.size.width {
        guard let cell = surface.cell(at: Point(x, y)) else { continue }
        if !rect.contains(Point(x, y)) {
          #expect(cell == sentinel, "widget \(widget) in \(rect) drew at \(x),\(y)")
        }
        let isHalf = cell.isContinuation && (x == 0 || previous.map(columns) != 2)
        let isOpen = previous.map(columns) == 2 && x > 0 && !cell.isContinuation
        #expect(!isHalf && !isOpen, "widget \(widget) in \(rect) broke a letter at \(x),\(y)")
        previous = cell
      }
    }
    if let cursor = surface.cursor {
      #expect(rect.contains(cursor), "widget \(widget) in \(rect) left the cursor at \(cursor)")
    }
  }

  private func columns(_ cell: Cell) -> Int {
    guard let base = cell.scalars.first else { return 0 }
    return TextWidth.columns(base) ?? 1
  }
}

extension HostileTests {
  /// One drawing for each widget, with the text wherever text can go.
  fileprivate static let widgets: [Draw] = chrome + lists + dialogs

  private static let chrome: [Draw] = [
    { text, glyphs, rect, surface in
      Panel(title: StyledText(text), trailing: StyledText(text), isFocused: true, glyphs: glyphs)
        .draw(in: rect, on: &surface)
    },
    { text, glyphs, rect, surface in
      TabBar(titles: [text, "b", text], selected: 2, glyphs: glyphs).draw(in: rect, on: &surface)
    },
    { text, glyphs, rect, surface in
      let hints = [Hint(key: "s", title: text), Hint(key: text, title: "b", isEnabled: false)]
      HintBar(hints: hints, trailing: hints, glyphs: glyphs).draw(in: rect, on: &surface)
    },
    { text, glyphs, rect, surface in
      var editor = LineEditor(text: text)
      editor.cursor = min(3, editor.cursor)
      LineEditorView(editor: editor, placeholder: text, isFocused: true)
        .draw(in: rect, on: &surface)
    },
    { text, glyphs, rect, surface in
      let values = text.unicodeScalars.map { Double($0.value) - 100 }
      let line = Sparkline(values: values, maximum: 60, glyphs: glyphs).text(width: rect.width)
      surface.clipped(to: rect) { $0.write(line, at: Point(rect.x, rect.y)) }
      #expect(line.width == rect.width)
      let bar = Bar(fraction: values.first ?? .nan, glyphs: glyphs).text(width: rect.width)
      #expect(bar.width == rect.width)
    },
  ]

  private static let lists: [Draw] = [
    { text, glyphs, rect, surface in
      let table = Table(
        columns: [
          TableColumn(title: text, width: .flexible(minimum: 2, weight: 1)),
          TableColumn(title: text, width: .fixed(5), alignment: .right, priority: 1),
        ],
        rowCount: 12,
        sort: Table.Sort(column: 1),
        isFocused: true,
        showsHeading: true,
        glyphs: glyphs
      )
      var state = TableState()
      state.cursor = 99
      table.draw(
        in: rect,
        state: state,
        on: &surface,
        cell: { _, _, _ in StyledText(text) },
        rowStyle: { RowStyle(isMarked: $0 % 2 == 0, isStale: $0 % 3 == 0) }
      )
    },
    { text, glyphs, rect, surface in
      FactList(rows: [(text, StyledText(text)), ("b", StyledText(text))], glyphs: glyphs)
        .draw(in: rect, on: &surface)
    },
    { text, glyphs, rect, surface in
      var state = TextViewerState()
      state.search = "x"
      state.left = text.utf8.count % 3 == 0 ? Int.max : 3
      state.top = 99
      let viewer = TextViewer(lines: XMLHighlighter.lines(text), glyphs: glyphs)
      viewer.draw(in: rect, state: state, on: &surface)
    },
    { text, glyphs, rect, surface in
      let viewer = TextViewer(lines: [StyledText(text), "b"], wraps: true, glyphs: glyphs)
      viewer.draw(in: rect, state: TextViewerState(), on: &surface)
    },
  ]

  private static let dialogs: [Draw] = [
    { text, glyphs, rect, surface in
      let dialog = Dialog(
        title: text,
        body: [StyledText(text), StyledText(text)],
        field: LineEditor(text: text),
        fieldLabel: text,
        fieldError: text,
        buttons: [Dialog.Button(title: text, key: text), Dialog.Button(title: "b")],
        focusedButton: 1,
        isFieldFocused: text.utf8.count % 2 == 0,
        isDanger: true,
        bodyTop: 99,
        glyphs: glyphs
      )
      dialog.draw(in: rect, on: &surface)
      #expect(dialog.maximumBodyTop(in: rect) >= 0)
    },
    { text, glyphs, rect, surface in
      let entry = MenuEntry(title: text, key: text, detail: text, matched: [0, 2, 99])
      MenuList(
        title: text,
        prompt: text.utf8.count % 2 == 0 ? nil : LineEditor(text: text),
        entries: [entry, entry, MenuEntry(title: "b", disabledReason: text)],
        state: TableState(),
        emptyText: text,
        glyphs: glyphs
      )
      .draw(in: rect, on: &surface)
    },
    { text, glyphs, rect, surface in
      MenuList(
        title: text,
        prompt: nil,
        entries: [],
        state: TableState(),
        emptyText: text,
        glyphs: glyphs
      )
      .draw(in: rect, on: &surface)
    },
    { text, glyphs, rect, surface in
      let hints = [Hint(key: "y", title: text)]
      let lines = [StyledText(text), StyledText(text)]
      Sheet(title: text, lines: lines, hints: hints, state: TextViewerState(), glyphs: glyphs)
        .draw(in: rect, on: &surface)
    },
  ]
}
