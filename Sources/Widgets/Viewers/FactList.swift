public import TUI

/// Labels with a value beside each.
public struct FactList: Sendable, Equatable {
  /// A label and its value.
  public struct Row: Sendable, Equatable {
    /// What the value is; an empty one continues the row above.
    public var label: String
    /// The value; line feeds break it.
    public var value: StyledText

    /// Puts the parts together.
    public init(label: String, value: StyledText) {
      self.label = label
      self.value = value
    }
  }

  /// The rows from top to bottom.
  public var rows: [Row]
  /// The columns for labels; nil takes what the longest needs, up to two fifths of the width.
  public var labelWidth: Int?
  /// What it is drawn with.
  public var glyphs: Glyphs

  /// Puts the parts together.
  public init(
    rows: [(label: String, value: StyledText)],
    labelWidth: Int? = nil,
    glyphs: Glyphs
  ) {
    self.rows = rows.map { Row(label: $0.label, value: $0.value) }
    self.labelWidth = labelWidth
    self.glyphs = glyphs
  }

  /// Puts the parts together.
  @_disfavoredOverload
  public init(rows: [Row], labelWidth: Int? = nil, glyphs: Glyphs) {
    self.rows = rows
    self.labelWidth = labelWidth
    self.glyphs = glyphs
  }

  /// The lines in so many columns, long values wrapped under themselves.
  ///
  /// Where fewer than twelve columns would be left for values, they go below their labels.
  public func lines(width: Int) -> [StyledText] {
    let longest = rows.map { TextWidth.columns($0.label) }.max() ?? 0
    let label = max(0, min(labelWidth ?? longest, width * 2 / 5))
    let indent = label == 0 ? 0 : label + 2
    guard width - indent >= 12 else { return rows.flatMap { stacked($0, width: width) } }
    return rows.flatMap { row -> [StyledText] in
      let values = row.value.wrapped(to: width - indent)
      return values.enumerated().map { index, value in
        let name = index == 0 ? StyledText(row.label, .muted) : ""
        return name.filled(to: label, ellipsis: glyphs.ellipsis)
          + StyledText(String(repeating: " ", count: indent - label)) + value
      }
    }
  }

  /// Draws as many lines as fit.
  public func draw(in rect: Rect, on surface: inout Surface) {
    surface.clipped(to: rect) { surface in
      for (row, line) in lines(width: rect.width).prefix(rect.height).enumerated() {
        surface.write(line, at: Point(rect.x, rect.y + row), width: rect.width)
      }
    }
  }

  private func stacked(_ row: Row, width: Int) -> [StyledText] {
    let indent: StyledText = width > 8 && !row.label.isEmpty ? "  " : ""
    let values = row.value.wrapped(to: width - indent.width).map { indent + $0 }
    guard !row.label.isEmpty else { return values }
    let label = StyledText(row.label, .muted).truncated(to: width, ellipsis: glyphs.ellipsis)
    return [label] + (row.value.isEmpty ? [] : values)
  }
}

extension StyledText {
  /// The text in exactly so many columns, cut or followed by blanks.
  public func filled(to width: Int, ellipsis: String) -> StyledText {
    let text = truncated(to: width, ellipsis: ellipsis)
    let rest = width - text.width
    return rest > 0 ? text + StyledText(String(repeating: " ", count: rest)) : text
  }
}
