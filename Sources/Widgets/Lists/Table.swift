public import TUI

/// Rows × columns of text with headings, a cursor and a scroll bar.
///
/// Content is asked for by closures, and only for the rows that are visible. The leftmost column of
/// the screen shows the cursor and marks; one column stays free between the table's columns.
public struct Table: Sendable, Equatable {
  /// The column that the rows are sorted by.
  public struct Sort: Sendable, Equatable {
    /// Its index.
    public var column: Int
    /// Whether the largest comes first.
    public var isDescending: Bool

    /// Puts the parts together.
    public init(column: Int, isDescending: Bool = false) {
      self.column = column
      self.isDescending = isDescending
    }
  }

  /// The columns from left to right.
  public var columns: [TableColumn]
  /// How many rows there are.
  public var rowCount: Int
  /// What the rows are sorted by; nil shows no sign.
  public var sort: Sort?
  /// Whether the cursor takes the keys.
  public var isFocused: Bool
  /// Whether the first line shows the headings.
  public var showsHeading: Bool
  /// What it is drawn with.
  public var glyphs: Glyphs
  /// What the rows lie on, but for the one under the cursor.
  public var ground: StyleRole?
  /// The column of the screen for the scroll bar, such as that of the border around it; nil takes
  /// the last one of the rectangle.
  public var scrollBarColumn: Int?
  /// Whether, in one column, the terminal's cursor stands on the row under the cursor.
  public var putsCursor = true

  /// Puts the parts together.
  public init(
    columns: [TableColumn],
    rowCount: Int,
    sort: Sort? = nil,
    isFocused: Bool,
    showsHeading: Bool,
    glyphs: Glyphs,
    ground: StyleRole? = nil
  ) {
    self.columns = columns
    self.rowCount = rowCount
    self.sort = sort
    self.isFocused = isFocused
    self.showsHeading = showsHeading
    self.glyphs = glyphs
    self.ground = ground
  }

  /// How many rows are visible at once.
  public func bodyHeight(in rect: Rect) -> Int {
    max(0, rect.height - headingHeight(in: rect))
  }

  /// The row at a point of the rectangle that it was drawn in.
  public func row(at point: Point, in rect: Rect, state: TableState) -> Int? {
    let (_, body) = rect.splitTop(headingHeight(in: rect))
    guard body.contains(point) else { return nil }
    let visible = state.visible(count: rowCount, height: body.height)
    let row = visible.lowerBound + point.y - body.y
    return visible.contains(row) ? row : nil
  }

  /// The column at a column of the screen, such as for a click on its heading.
  public func column(at x: Int, in rect: Rect) -> Int? {
    layout(width: contentWidth(in: rect)).first { $0.range.contains(x - rect.x) }?.column
  }

  /// The columns that there is room for, from left to right.
  public func visibleColumns(in rect: Rect) -> [Int] {
    layout(width: contentWidth(in: rect)).map(\.column)
  }

  /// Draws it, with the cursor scrolled into view.
  ///
  /// - Parameters:
  ///   - rect: Where.
  ///   - state: Where the cursor is.
  ///   - surface: What is drawn on.
  ///   - cell: The content of a row's column, which may use the given width.
  ///   - rowStyle: What sets a row apart.
  public func draw(
    in rect: Rect,
    state: TableState,
    on surface: inout Surface,
    cell: (_ row: Int, _ column: Int, _ width: Int) -> StyledText,
    rowStyle: (_ row: Int) -> RowStyle
  ) {
    guard !rect.isEmpty else { return }
    let (heading, body) = rect.splitTop(headingHeight(in: rect))
    let width = contentWidth(in: rect)
    let places = layout(width: width)
    let visible = state.visible(count: rowCount, height: body.height)
    let cursor = max(0, min(state.cursor, rowCount - 1))
    surface.clipped(to: rect) { surface in
      drawHeading(places, in: heading, on: &surface)
      for row in visible {
        let line = Rect(x: body.x, y: body.y + row - visible.lowerBound, width: width, height: 1)
        let style = rowStyle(row)
        let painter = RowPainter(table: self, style: style, isCursor: row == cursor)
        painter.drawEdge(in: line, on: &surface)
        if glyphs.isLinear, putsCursor, isFocused, row == cursor {
          surface.cursor = Point(line.x, line.y)
        }
        for place in places {
          let content = cell(row, place.column, place.range.count)
          painter.draw(content, column: place.column, at: place.range, in: line, on: &surface)
        }
      }
    }
    let edge = Rect(x: scrollBarColumn ?? body.maxX - 1, y: body.y, width: 1, height: body.height)
    ScrollBar(total: rowCount, offset: visible.lowerBound, glyphs: glyphs, ground: ground)
      .draw(in: edge, on: &surface)
  }
}

extension Table {
  /// The lines that the headings take; none where that would leave no row.
  private func headingHeight(in rect: Rect) -> Int {
    showsHeading && rect.height > 1 ? 1 : 0
  }

  /// The width without the scroll bar.
  private func contentWidth(in rect: Rect) -> Int {
    let hasOwnColumn = scrollBarColumn == nil && rowCount > bodyHeight(in: rect)
    return hasOwnColumn ? max(0, rect.width - 1) : rect.width
  }

  private func drawHeading(
    _ places: [(column: Int, range: Range<Int>)],
    in rect: Rect,
    on surface: inout Surface
  ) {
    guard !rect.isEmpty else { return }
    surface.fill(rect, style: Style(.heading, on: ground))
    for place in places {
      let column = columns[place.column]
      var sign = ""
      if let sort, sort.column == place.column {
        sign =
          (column.title.isEmpty ? "" : " ") + (sort.isDescending ? glyphs.sortDown : glyphs.sortUp)
      }
      let room = max(0, place.range.count - TextWidth.columns(sign))
      let title = StyledText(column.title, .heading).truncated(to: room, ellipsis: glyphs.ellipsis)
      let text = title + StyledText(sign, .heading)
      let indent = column.alignment == .right ? max(0, place.range.count - text.width) : 0
      surface.write(
        text,
        at: Point(rect.x + place.range.lowerBound + indent, rect.y),
        width: place.range.count - indent,
        on: ground
      )
    }
  }
}

/// Draws the pieces of one row in the styles that its state asks for.
private struct RowPainter {
  let table: Table
  let style: RowStyle
  let isCursor: Bool

  var ground: StyleRole? {
    if style.isLit { return .match }
    guard isCursor else { return table.ground }
    return table.isFocused ? .selection : .selectionUnfocused
  }

  /// Blanks the row, and shows at its left end whether it is marked or under the cursor.
  func drawEdge(in line: Rect, on surface: inout Surface) {
    surface.fill(line, style: Style(.text, on: ground))
    if style.isMarked {
      surface.write(table.glyphs.mark, at: Point(line.x, line.y), style: Style(.mark, on: ground))
    } else if isCursor, table.isFocused {
      let bar = Style(.accent, on: ground)
      surface.write(table.glyphs.cursorBar, at: Point(line.x, line.y), style: bar)
    }
  }

  func draw(
    _ content: StyledText,
    column: Int,
    at range: Range<Int>,
    in line: Rect,
    on surface: inout Surface
  ) {
    var text = content.truncated(to: range.count, ellipsis: table.glyphs.ellipsis)
    if style.isStale {
      text = text.restyled { $0.role = .stale }
    } else if style.isMarked {
      text = text.defaulting(to: .mark)
    } else if style.isAlarming {
      text = text.defaulting(to: .danger)
    }
    var x = line.x + range.lowerBound
    if table.columns[column].alignment == .right { x += max(0, range.count - text.width) }
    surface.write(text, at: Point(x, line.y), width: line.x + range.upperBound - x, on: ground)
  }
}
