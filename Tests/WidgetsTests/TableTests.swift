import TUI
import TestSupport
import Testing
import Widgets

@Suite("Table")
struct TableTests {
  let columns = [
    TableColumn(title: "NAME", width: .flexible(minimum: 8, weight: 2)),
    TableColumn(title: "STATE", width: .fixed(9), priority: 1),
    TableColumn(title: "MEM", width: .fixed(8), alignment: .right, priority: 2),
    TableColumn(title: "TITLE", width: .flexible(minimum: 6, weight: 1), priority: 3),
  ]
  let names = [
    "web-01", "数据库-主", "a-name-that-is-much-too-long-for-its-column", "db", "e\u{301}te",
  ]

  @Test("shows headings, rows, the cursor, marks, stale rows and a scroll bar")
  func golden() {
    expectGolden(drawn(48, 6) { draw(rows: 9, cursor: 1, in: $0, on: &$1) }, named: "table-48x6")
  }

  @Test("drops the columns of least importance where it is narrow")
  func narrow() {
    expectGolden(drawn(20, 6) { draw(rows: 5, cursor: 2, in: $0, on: &$1) }, named: "table-20x6")
  }

  @Test("looks the same in ASCII")
  func ascii() {
    let surface = drawn(48, 4) {
      draw(rows: 9, cursor: 8, glyphs: .ascii, isFocused: false, in: $0, on: &$1)
    }
    expectGolden(surface, named: "table-ascii")
  }

  @Test("asks for nothing but visible rows, however many there are")
  func visibleOnly() {
    var asked: Set<Int> = []
    var state = TableState()
    state.move(to: 500_000, count: 1_000_000)
    _ = drawn(40, 11) { rect, surface in
      table(rows: 1_000_000).draw(
        in: rect,
        state: state,
        on: &surface,
        cell: { row, _, _ in
          asked.insert(row)
          return "x"
        },
        rowStyle: { _ in RowStyle() }
      )
    }
    #expect(asked == Set(499_991...500_000))
  }

  @Test("keeps a row selected when the list became shorter than the cursor knows")
  func staleCursor() {
    var state = TableState()
    state.cursor = 40
    let surface = drawn(20, 4) { rect, surface in
      table(rows: 3).draw(
        in: rect,
        state: state,
        on: &surface,
        cell: { row, _, _ in "\(row)" },
        rowStyle: { _ in RowStyle() }
      )
    }
    #expect((0..<4).map { surface.ground(1, $0) } == [nil, nil, nil, .selection])
  }

  @Test("shows its scroll bar on the border where it is told to")
  func scrollBarOnBorder() {
    let surface = drawn(20, 6) { rect, surface in
      var table = table(rows: 50)
      table.scrollBarColumn = rect.maxX - 1
      let inside = Panel(title: "VMs", isFocused: true, glyphs: .ascii).draw(in: rect, on: &surface)
      table.glyphs = .ascii
      #expect(table.layout(width: inside.width).last?.range.upperBound == inside.width)
      table.draw(
        in: inside,
        state: TableState(),
        on: &surface,
        cell: { _, _, width in StyledText(String(repeating: "x", count: width)) },
        rowStyle: { _ in RowStyle() }
      )
    }
    #expect(surface.line(2) == "|>xxxxxxxxxxxxxxxxx#")
    #expect(surface.line(3) == "| xxxxxxxxxxxxxxxxx|")
  }

  @Test("gives what is left over to the flexible columns by weight, to the last cell")
  func weights() {
    let places = table(rows: 1).layout(width: 80)
    #expect(places.map(\.column) == [0, 1, 2, 3])
    #expect(places.map(\.range.count) == [38, 9, 8, 21])
    #expect(places.first?.range.lowerBound == 1)
    #expect(places.last?.range.upperBound == 80)
  }

  @Test("drops the highest priority number first, and keeps one column at any width")
  func dropping() {
    let table = table(rows: 1)
    #expect(table.layout(width: 30).map(\.column) == [0, 1, 2])
    #expect(table.layout(width: 20).map(\.column) == [0, 1])
    #expect(table.layout(width: 10).map(\.column) == [0])
    #expect(table.layout(width: 4).map(\.range) == [1..<4])
    #expect(table.layout(width: 1).isEmpty)
  }

  @Test("knows which row and which heading was clicked")
  func clicks() {
    let rect = Rect(x: 5, y: 3, width: 48, height: 6)
    let table = table(rows: 9)
    var state = TableState()
    state.move(to: 8, count: 9)
    #expect(table.row(at: Point(10, 3), in: rect, state: state) == nil)
    #expect(table.row(at: Point(10, 4), in: rect, state: state) == 4)
    #expect(table.row(at: Point(10, 8), in: rect, state: state) == 8)
    #expect(table.row(at: Point(10, 9), in: rect, state: state) == nil)
    #expect(table.column(at: 6, in: rect) == 0)
    #expect(table.column(at: 5, in: rect) == nil)
    let lastColumn = table.layout(width: 47).last
    #expect(lastColumn.map { table.column(at: 5 + $0.range.lowerBound, in: rect) } == 3)
  }

  @Test("has no row where the list ends before the rectangle does")
  func clickBelow() {
    let rect = Rect(x: 0, y: 0, width: 20, height: 10)
    #expect(table(rows: 2).row(at: Point(1, 3), in: rect, state: TableState()) == nil)
    #expect(table(rows: 2).row(at: Point(1, 2), in: rect, state: TableState()) == 1)
  }

  @Test("spends a single line on a row, not on the headings")
  func oneLine() {
    let table = table(rows: 3)
    #expect(table.bodyHeight(in: Rect(x: 0, y: 0, width: 20, height: 1)) == 1)
    #expect(table.bodyHeight(in: Rect(x: 0, y: 0, width: 20, height: 2)) == 1)
    #expect(table.bodyHeight(in: Rect(x: 0, y: 0, width: 20, height: 0)) == 0)
  }

  private func table(rows: Int, glyphs: Glyphs = .unicode, isFocused: Bool = true) -> Table {
    Table(
      columns: columns,
      rowCount: rows,
      sort: Table.Sort(column: 2, isDescending: true),
      isFocused: isFocused,
      showsHeading: true,
      glyphs: glyphs
    )
  }

  private func draw(
    rows: Int,
    cursor: Int,
    glyphs: Glyphs = .unicode,
    isFocused: Bool = true,
    in rect: Rect,
    on surface: inout Surface
  ) {
    var state = TableState()
    state.move(to: cursor, count: rows)
    table(rows: rows, glyphs: glyphs, isFocused: isFocused).draw(
      in: rect,
      state: state,
      on: &surface,
      cell: { row, column, _ in
        switch column {
        case 0: StyledText(names[row % names.count])
        case 1: StyledText("\(glyphs.stateRunning) running", .stateRunning)
        case 2: StyledText(ByteText.text(UInt64(row + 1) << 28))
        default: "\(row, .muted) title"
        }
      },
      rowStyle: { RowStyle(isMarked: $0 == 0 || $0 == 7, isStale: $0 == 3) }
    )
  }
}

@Suite("Cursor of a list")
struct TableStateTests {
  @Test("stops at both ends, whatever the step")
  func ends() {
    var state = TableState()
    state.move(by: 5, count: 3)
    #expect(state.cursor == 2)
    state.move(by: Int.max, count: 3)
    #expect(state.cursor == 2)
    state.move(by: Int.min, count: 3)
    #expect(state.cursor == 0)
    state.move(by: 1, count: 0)
    #expect(state.cursor == 0)
  }

  @Test("scrolls no further than it must")
  func reveal() {
    var state = TableState()
    state.move(to: 12, count: 100)
    state.reveal(count: 100, height: 10)
    #expect(state.offset == 3)
    state.move(by: -5, count: 100)
    state.reveal(count: 100, height: 10)
    #expect(state.offset == 3)
    state.move(to: 1, count: 100)
    state.reveal(count: 100, height: 10)
    #expect(state.offset == 1)
  }

  @Test("leaves no empty lines when the list becomes shorter")
  func shrinks() {
    var state = TableState()
    state.move(to: 99, count: 100)
    state.reveal(count: 100, height: 10)
    state.reveal(count: 15, height: 10)
    #expect(state.cursor == 14)
    #expect(state.visible(count: 15, height: 10) == 5..<15)
    #expect(state.visible(count: 0, height: 10).isEmpty)
    #expect(state.visible(count: 15, height: 0).isEmpty)
  }
}

@Suite("Tree")
struct TreeLayoutTests {
  typealias Node = (id: String, parent: String?)

  @Test("draws each parent before its children, with branches")
  func branches() {
    let nodes: [Node] = [
      ("base", nil), ("updated", "base"), ("tested", "updated"), ("broken", "updated"),
      ("spare", "base"), ("other", nil),
    ]
    let rows = TreeLayout.rows(roots: nodes, glyphs: .unicode)
    let lines = rows.map { $0.prefix + $0.id }
    #expect(lines == ["base", "├─updated", "│ ├─tested", "│ └─broken", "└─spare", "other"])
    #expect(rows.map(\.depth) == [0, 1, 2, 2, 1, 0])
    #expect(rows.map(\.isLast) == [false, false, false, true, true, true])
  }

  @Test("finds a parent that comes after its child, and makes orphans roots")
  func order() {
    let nodes: [Node] = [("child", "parent"), ("orphan", "gone"), ("parent", nil)]
    let rows = TreeLayout.rows(roots: nodes, glyphs: .ascii)
    #expect(rows.map { $0.prefix + $0.id } == ["orphan", "parent", "`-child"])
  }

  @Test("shows every node once, also in circles and with names given twice")
  func cycles() {
    let nodes: [Node] = [("a", "b"), ("b", "a"), ("self", "self"), ("c", "b"), ("self", nil)]
    let rows = TreeLayout.rows(roots: nodes, glyphs: .ascii)
    #expect(rows.map { $0.prefix + $0.id } == ["self", "self", "a", "`-b", "  `-c"])
  }

  @Test("takes a chain of ten thousand")
  func deep() {
    let nodes = (0..<10_000).map { (id: $0, parent: $0 == 0 ? nil : $0 - 1) }
    let rows = TreeLayout.rows(roots: nodes, glyphs: .unicode)
    #expect(rows.map(\.id) == Array(0..<10_000))
    #expect(rows.allSatisfy { $0.prefix.count <= 50 })
  }
}
