public import TUI

/// A key and what it does.
public struct Hint: Sendable, Equatable {
  /// The key as people read it, such as `s` or `ctrl-k`.
  public var key: String
  /// What it does.
  public var title: String
  /// Whether it does that now.
  public var isEnabled: Bool

  /// Puts the parts together.
  public init(key: String, title: String, isEnabled: Bool = true) {
    self.key = key
    self.title = title
    self.isEnabled = isEnabled
  }

  /// The columns that it takes.
  var width: Int { TextWidth.columns(key) + 1 + TextWidth.columns(title) }
}

/// A line of hints: as many whole ones as fit, and some at its right end that are always kept.
public struct HintBar: Sendable, Equatable {
  /// The hints from left to right, the most important first.
  public var hints: [Hint]
  /// The hints at the right end; where they do not fit, the last ones are kept.
  public var trailing: [Hint]
  /// What it is drawn with.
  public var glyphs: Glyphs
  /// What it lies on.
  public var ground: StyleRole = .footer

  /// Puts the parts together.
  public init(hints: [Hint], trailing: [Hint] = [], glyphs: Glyphs) {
    self.hints = hints
    self.trailing = trailing
    self.glyphs = glyphs
  }

  /// Draws it into the first row.
  public func draw(in rect: Rect, on surface: inout Surface) {
    guard !rect.isEmpty else { return }
    surface.fill(rect.row(0), style: Style(.footer, on: ground))
    for (hint, range) in layout(in: rect) {
      let text =
        StyledText(hint.key, hint.isEnabled ? .key : .disabled) + StyledText(" ", ground)
        + StyledText(hint.title, hint.isEnabled ? ground : .disabled)
      surface.write(text, at: Point(range.lowerBound, rect.y), width: range.count, on: ground)
    }
  }

  /// The hint at a column of the rectangle that it was drawn in.
  public func hint(at x: Int, in rect: Rect) -> Hint? {
    layout(in: rect).first { $0.range.contains(x) }?.hint
  }
}

extension HintBar {
  /// The hints in their order; where not all fit, those that do something come first.
  private func ordered(room: Int) -> [Hint] {
    let wanted = hints.reduce(-2) { $0 + $1.width + 2 }
    return wanted <= room ? hints : hints.filter(\.isEnabled) + hints.filter { !$0.isEnabled }
  }

  /// The hints that fit, with their columns; one column stays free at both ends, two between.
  private func layout(in rect: Rect) -> [(hint: Hint, range: Range<Int>)] {
    var places: [(hint: Hint, range: Range<Int>)] = []
    let left = rect.x + 1
    var right = rect.maxX - 1
    for hint in trailing.reversed() where right - hint.width >= left {
      places.append((hint, right - hint.width..<right))
      right -= hint.width + 2
    }
    var x = left
    for hint in ordered(room: right - left) {
      guard x + hint.width <= right else { break }
      places.append((hint, x..<x + hint.width))
      x += hint.width + 2
    }
    return places
  }
}
