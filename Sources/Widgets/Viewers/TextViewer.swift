public import TUI

/// Lines of text with search matches and a scroll bar.
///
/// Without wrapping, long lines are scrolled sideways. With wrapping, all numbers of lines count the
/// lines as they are drawn, which `displayedLines` gives.
public struct TextViewer: Sendable, Equatable {
  /// The lines.
  public var lines: [StyledText]
  /// Whether long lines are broken between words.
  public var wraps: Bool
  /// What it is drawn with.
  public var glyphs: Glyphs
  /// What it lies on.
  public var ground: StyleRole?
  /// The column of the screen for the scroll bar, such as that of the border around it; nil takes
  /// the last one of the rectangle.
  public var scrollBarColumn: Int?

  /// Puts the parts together.
  public init(
    lines: [StyledText],
    wraps: Bool = false,
    glyphs: Glyphs,
    ground: StyleRole? = nil
  ) {
    self.lines = lines
    self.wraps = wraps
    self.glyphs = glyphs
    self.ground = ground
  }

  /// The lines as they are drawn into so many columns.
  public func displayedLines(width: Int) -> [StyledText] {
    let room = scrollBarColumn == nil ? width - 1 : width
    return wraps ? lines.flatMap { $0.wrapped(to: max(1, room)) } : lines
  }

  /// Where a text is found in the lines, whatever its case, in columns of the screen.
  public func matches(of pattern: String) -> [(line: Int, range: Range<Int>)] {
    Self.matches(of: pattern, in: lines)
  }

  /// Draws it, scrolled no further than its end.
  public func draw(in rect: Rect, state: TextViewerState, on surface: inout Surface) {
    guard !rect.isEmpty else { return }
    let lines = displayedLines(width: rect.width)
    let top = max(0, min(state.top, lines.count - rect.height))
    let hasOwnColumn = scrollBarColumn == nil && lines.count > rect.height
    let text = rect.splitLeft(rect.width - (hasOwnColumn ? 1 : 0)).left
    let left = wraps ? 0 : max(0, state.left)
    let search = state.search.flatMap(TextSearch.init)
    surface.clipped(to: text) { surface in
      for row in 0..<min(text.height, lines.count - top) {
        let place = Point(text.x, text.y + row)
        let line = lines[top + row].dropping(columns: left)
        surface.write(line, at: place, width: text.width, on: ground, ellipsis: glyphs.ellipsis)
        guard let search else { continue }
        let current = state.matchLine == top + row ? state.matchRange : nil
        let area = Rect(x: place.x, y: place.y, width: text.width, height: 1)
        mark(search, in: lines[top + row], left: left, current: current, at: area, on: &surface)
      }
    }
    if glyphs.isLinear {
      let line = state.matchLine.map { $0 - top } ?? 0
      surface.cursor = Point(text.x, text.y + max(0, min(line, text.height - 1)))
    }
    let edge = Rect(x: scrollBarColumn ?? text.maxX, y: rect.y, width: 1, height: rect.height)
    ScrollBar(total: lines.count, offset: top, glyphs: glyphs, ground: ground)
      .draw(in: edge, on: &surface)
  }
}

extension TextViewer {
  static func matches(
    of pattern: String,
    in lines: [StyledText]
  ) -> [(line: Int, range: Range<Int>)] {
    guard let search = TextSearch(pattern) else { return [] }
    var found: [(line: Int, range: Range<Int>)] = []
    for (index, line) in lines.enumerated() {
      for range in search.ranges(in: line.plain) { found.append((index, range)) }
    }
    return found
  }

  /// Colours what was found in a line that has been drawn, as far as the line is visible.
  private func mark(
    _ search: TextSearch,
    in line: StyledText,
    left: Int,
    current: Range<Int>?,
    at area: Rect,
    on surface: inout Surface
  ) {
    // A match that begins at the last visible column ends this far to the right at most.
    let (right, overflows) = left.addingReportingOverflow(area.width + 2 * search.length)
    let text = line.prefix(columns: overflows ? Int.max : right).head.plain
    for range in search.ranges(in: text) where range.upperBound > left {
      let x = area.x + range.lowerBound - left
      let place = Rect(x: x, y: area.y, width: range.count, height: 1).intersection(area)
      surface.restyle(place) { $0.role = range == current ? .matchCurrent : .match }
    }
  }
}
