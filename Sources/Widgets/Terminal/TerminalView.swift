public import TUI

/// Draws an emulator's screen, or a part of its scrollback.
public struct TerminalView {
  /// A stretch of text from one place to another, both included; lines count from the oldest.
  public struct Selection: Sendable, Equatable {
    /// Where it began.
    public var anchor: Point
    /// Where it ends now.
    public var head: Point

    /// Puts the parts together.
    public init(anchor: Point, head: Point) {
      self.anchor = anchor
      self.head = head
    }

    /// Its two ends in reading order.
    public var ordered: (first: Point, last: Point) {
      (anchor.y, anchor.x) <= (head.y, head.x) ? (anchor, head) : (head, anchor)
    }

    /// The columns of a line that belong to it.
    public func columns(of line: Int, width: Int) -> Range<Int> {
      let (first, last) = ordered
      guard line >= first.y, line <= last.y else { return 0..<0 }
      let start = line == first.y ? first.x : 0
      let end = line == last.y ? last.x + 1 : width
      return start..<max(start, end)
    }
  }

  /// What is drawn.
  public var emulator: TerminalEmulator
  /// The first line shown, counted from the oldest; nil for the screen as it is.
  public var top: Int?
  /// The first column shown.
  public var left: Int
  /// The text whose places are shown; nil for none.
  public var search: String?
  /// What is marked; nil for nothing.
  public var selection: Selection?

  /// Puts the parts together.
  public init(
    _ emulator: TerminalEmulator,
    top: Int? = nil,
    left: Int = 0,
    search: String? = nil,
    selection: Selection? = nil
  ) {
    self.emulator = emulator
    self.top = top
    self.left = left
    self.search = search
    self.selection = selection
  }

  /// Draws it.
  public func draw(in rect: Rect, on surface: inout Surface) {
    surface.fill(rect, style: TerminalEmulator.plain)
    let first = top ?? emulator.scrollbackCount
    surface.clipped(to: rect) { surface in
      for y in 0..<rect.height {
        let cells = emulator.line(first + y)
        for (x, cell) in cells.dropFirst(left).prefix(rect.width).enumerated() {
          surface.put(cell, at: Point(rect.x + x, rect.y + y))
        }
        mark(first + y, cells, at: rect.row(y), on: &surface)
      }
    }
  }

  private func mark(_ line: Int, _ cells: [Cell], at row: Rect, on surface: inout Surface) {
    if let search, !search.isEmpty {
      for range in Self.matches(of: search, in: cells) {
        restyle(range, of: row, to: .match, on: &surface)
      }
    }
    if let selection {
      let columns = selection.columns(of: line, width: row.width + left)
      restyle(columns, of: row, to: .selection, on: &surface)
    }
  }

  private func restyle(
    _ columns: Range<Int>,
    of row: Rect,
    to role: StyleRole,
    on surface: inout Surface
  ) {
    let shown = columns.clamped(to: left..<left + row.width)
    let part = shown.lowerBound - left..<shown.upperBound - left
    guard !part.isEmpty else { return }
    surface.restyle(Rect(x: row.x + part.lowerBound, y: row.y, width: part.count, height: 1)) {
      $0 = Style(role, on: role, attributes: .reverse)
    }
  }

  /// The columns at which a text stands in a line, upper and lower case alike.
  public static func matches(of text: String, in cells: [Cell]) -> [Range<Int>] {
    let wanted = Array(text.lowercased().unicodeScalars)
    guard !wanted.isEmpty, cells.count >= wanted.count else { return [] }
    var line: [(scalar: Unicode.Scalar, column: Int)] = []
    for (column, cell) in cells.enumerated() {
      if let scalar = cell.scalars.first {
        line.append((scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar, column))
      }
    }
    guard line.count >= wanted.count else { return [] }
    var found: [Range<Int>] = []
    for start in 0...line.count - wanted.count
    where zip(line[start...], wanted).allSatisfy({ $0.scalar == $1 }) {
      found.append(line[start].column..<line[start + wanted.count - 1].column + 1)
    }
    return found
  }
}
