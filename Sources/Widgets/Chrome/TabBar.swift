public import TUI

/// A row of titles of which one is selected, and always visible.
public struct TabBar: Sendable, Equatable {
  /// The titles from left to right.
  public var titles: [String]
  /// The index of the selected one; any other number selects none.
  public var selected: Int
  /// What it is drawn with.
  public var glyphs: Glyphs

  /// Puts the parts together.
  public init(titles: [String], selected: Int, glyphs: Glyphs) {
    self.titles = titles
    self.selected = selected
    self.glyphs = glyphs
  }

  /// Draws it into the first row.
  public func draw(in rect: Rect, on surface: inout Surface) {
    guard !rect.isEmpty else { return }
    surface.clipped(to: rect.row(0)) { surface in
      surface.fill(rect.row(0), style: Style(.tab))
      let places = layout(in: rect)
      for (index, range) in places {
        let style = Style(index == selected ? .tabSelected : .tab)
        let text = StyledText(" \(titles[index]) ", style)
        let padding = String(repeating: " ", count: range.count)
        surface.write(padding, at: Point(range.lowerBound, rect.y), style: style)
        surface.write(
          text,
          at: Point(range.lowerBound, rect.y),
          width: range.count,
          ellipsis: glyphs.ellipsis
        )
      }
      drawArrows(places, in: rect, on: &surface)
    }
  }

  /// The tab at a column of the rectangle that it was drawn in.
  public func index(at x: Int, in rect: Rect) -> Int? {
    layout(in: rect).first { $0.range.contains(x) }?.index
  }
}

extension TabBar {
  /// The visible tabs and their columns; the first is chosen so that the selected one is whole, and
  /// of the others only whole ones are shown.
  private func layout(in rect: Rect) -> [(index: Int, range: Range<Int>)] {
    let widths = titles.map { TextWidth.columns($0) + 2 }
    var first = 0
    if widths.indices.contains(selected) {
      var used = widths[...selected].reduce(0, +)
      let isCutAfter = selected + 1 < widths.count
      while first < selected, used + (isCutAfter ? 1 : 0) > rect.width - (first > 0 ? 1 : 0) {
        used -= widths[first]
        first += 1
      }
    }
    var x = rect.x + (first > 0 ? 1 : 0)
    var places: [(index: Int, range: Range<Int>)] = []
    for index in first..<max(first, widths.count) where x < rect.maxX {
      let limit = rect.maxX - (index + 1 < widths.count ? 1 : 0)
      guard places.isEmpty || x + widths[index] <= limit else { break }
      places.append((index, x..<min(x + widths[index], rect.maxX)))
      x += widths[index]
    }
    return places
  }

  /// Shows at either end that there is more.
  private func drawArrows(
    _ places: [(index: Int, range: Range<Int>)],
    in rect: Rect,
    on surface: inout Surface
  ) {
    guard let first = places.first, let last = places.last, rect.width > 2 else { return }
    if first.index > 0 {
      surface.write(glyphs.arrowLeft, at: Point(rect.x, rect.y), style: Style(.muted))
    }
    if last.index < titles.count - 1 {
      surface.write(glyphs.arrowRight, at: Point(rect.maxX - 1, rect.y), style: Style(.muted))
    }
  }
}
