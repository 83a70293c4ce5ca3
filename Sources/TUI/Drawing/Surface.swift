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
    var used = 0
    for cluster in DisplayScalars(text) {
      guard used + cluster.width <= limit else { break }
      var cell = Cell(cluster.base, style: style)
      for mark in cluster.marks.prefix(2) { cell = cell.adding(mark: mark) }
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
    for y in area.y..<max(area.y, area.maxY) {
      for x in area.x..<area.maxX { put(cell, at: Point(x, y)) }
    }
  }

  /// Changes the style of what is there, such as to lay a selection over a row.
  public mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let area = rect.intersection(clip)
    guard !area.isEmpty else { return }
    for y in area.y..<area.maxY {
      for x in area.x..<area.maxX { change(&cells[y * size.width + x].style) }
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
