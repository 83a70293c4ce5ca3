/// A grid of rows × columns of cells, row-major, origin top left: the only thing widgets write to.
///
/// Everything outside `clip` is ignored, and no text can put anything but printable characters into
/// a cell.
public struct Surface: Sendable, Equatable {
  /// Columns and rows.
  public let size: Size
  /// All cells, row by row; `size.width * size.height` of them.
  public private(set) var cells: [Cell]
  /// Where drawing has an effect.
  public private(set) var clip: Rect
  /// Where the terminal's cursor blinks; nil hides it.
  public var cursor: Point?

  /// Makes a blank grid.
  public init(_ size: Size) {
    self.size = size
    cells = Array(repeating: .blank(), count: size.width * size.height)
    clip = Rect(size)
  }

  /// The whole grid.
  public var bounds: Rect { Rect(size) }

  /// The cell at a point; nil outside.
  public func cell(at point: Point) -> Cell? {
    bounds.contains(point) ? cells[point.y * size.width + point.x] : nil
  }

  /// Puts one cell; nothing outside the clip.
  ///
  /// The other half of a wide character that it breaks becomes blank.
  public mutating func put(_ cell: Cell, at point: Point) {
    guard clip.contains(point) else { return }
    let index = point.y * size.width + point.x
    if cells[index].isContinuation, !cell.isContinuation, point.x > 0 {
      cells[index - 1] = .blank(cells[index - 1].style)
    }
    if point.x + 1 < size.width, cells[index + 1].isContinuation, !cells[index].isContinuation {
      cells[index + 1] = .blank(cells[index + 1].style)
    }
    cells[index] = cell
  }

  /// Writes one line of text, made safe, cut at `width` and at the clip.
  ///
  /// - Parameters:
  ///   - text: Any text at all.
  ///   - point: Where its first column goes.
  ///   - style: How it is drawn.
  ///   - width: The most columns to use; nil means up to the clip's right edge.
  /// - Returns: The columns that the text used, also those the clip hid.
  @discardableResult
  public mutating func write(
    _ text: String,
    at point: Point,
    style: Style = Style(),
    width: Int? = nil
  ) -> Int {
    let limit = min(width ?? Int.max, max(0, clip.maxX - point.x))
    guard limit > 0, point.y >= clip.y, point.y < clip.maxY else { return 0 }
    let plain = text.utf8.withContiguousStorageIfAvailable { bytes in
      writePlain(bytes, at: point, style: style, limit: limit)
    }
    if let plain, let used = plain { return used }
    var used = 0
    for cluster in DisplayScalars(text) {
      guard used + cluster.width <= limit else { break }
      var cell = Cell(cluster.base, style: style)
      for mark in cluster.marks { cell = cell.adding(mark: mark) }
      let start = Point(point.x + used, point.y)
      if cluster.width == 2, !clip.contains(start) || !clip.contains(Point(start.x + 1, start.y)) {
        put(.blank(style), at: start)
        put(.blank(style), at: Point(start.x + 1, start.y))
      } else {
        put(cell, at: start)
        if cluster.width == 2 { put(.continuation(style), at: Point(start.x + 1, start.y)) }
      }
      used += cluster.width
    }
    return used
  }

  /// Blanks a rectangle in the given style.
  public mutating func fill(_ rect: Rect, style: Style = Style()) {
    fill(rect, with: .blank(style))
  }

  /// Repeats a cell, one column wide, over a rectangle.
  public mutating func fill(_ rect: Rect, with cell: Cell) {
    let area = rect.intersection(clip)
    guard !area.isEmpty else { return }
    for y in area.y..<area.maxY {
      breakWide(at: area.x, area.maxX, row: y)
      let row = y * size.width
      for index in row + area.x..<row + area.maxX { cells[index] = cell }
    }
  }

  /// Changes the style of what is there, such as to lay a selection over a row.
  public mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let area = rect.intersection(clip)
    guard !area.isEmpty else { return }
    for y in area.y..<area.maxY {
      let row = y * size.width
      for index in row + area.x..<row + area.maxX { change(&cells[index].style) }
    }
  }

  /// Draws with a narrower clip.
  public mutating func clipped(to rect: Rect, _ body: (inout Surface) -> Void) {
    let outer = clip
    clip = clip.intersection(rect)
    body(&self)
    clip = outer
  }
}

extension Surface {
  /// Writes printable ASCII, a cell a byte; nil, and nothing done, when what fits has anything else.
  private mutating func writePlain(
    _ bytes: UnsafeBufferPointer<UInt8>,
    at point: Point,
    style: Style,
    limit: Int
  ) -> Int? {
    // One byte more than fits: it may begin a mark on the last letter.
    let seen = bytes.prefix(limit == Int.max ? limit : limit + 1)
    guard seen.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
    let used = min(limit, seen.count)
    let first = max(point.x, clip.x)
    let end = point.x + used
    guard first < end else { return used }
    breakWide(at: first, end, row: point.y)
    let row = point.y * size.width
    for x in first..<end {
      cells[row + x] = Cell(packed: UInt64(bytes[x - point.x]), style: style)
    }
    return used
  }

  /// Blanks the outer halves of wide characters across the edges of columns about to be overwritten.
  private mutating func breakWide(at first: Int, _ end: Int, row y: Int) {
    let row = y * size.width
    if first > 0, cells[row + first].isContinuation {
      cells[row + first - 1] = .blank(cells[row + first - 1].style)
    }
    if end < size.width, cells[row + end].isContinuation {
      cells[row + end] = .blank(cells[row + end].style)
    }
  }
}
