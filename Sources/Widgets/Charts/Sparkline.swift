import TUI

/// The latest values of a series, one column each, the newest at the right.
public struct Sparkline: Sendable, Equatable {
  /// The series, oldest first; NaN where a value is missing.
  public var values: [Double]
  /// The value drawn at full height; nil takes the largest one that is shown.
  public var maximum: Double?
  /// What it is drawn with.
  public var glyphs: Glyphs

  /// Puts the parts together.
  public init(values: [Double], maximum: Double?, glyphs: Glyphs) {
    self.values = values
    self.maximum = maximum
    self.glyphs = glyphs
  }

  /// The line in exactly so many columns; blank at the left where there are fewer values.
  ///
  /// Nothing in one column. With a maximum given, columns are coloured like a `Bar`, unless they stand for no load.
  public func text(width: Int, isShare: Bool = true) -> StyledText {
    guard width > 0, !glyphs.isLinear else { return "" }
    let shown = values.suffix(width)
    let top = maximum ?? shown.filter(\.isFinite).max() ?? 0
    var runs: [StyledText.Run] = []
    append(String(repeating: " ", count: width - shown.count), .barEmpty, to: &runs)
    for value in shown {
      guard !value.isNaN else {
        append(" ", .barEmpty, to: &runs)
        continue
      }
      let share = top > 0 ? min(max(value / top, 0), 1) : 0
      let isKnown = !share.isNaN
      let level = isKnown ? Int((share * Double(glyphs.sparkLevels.count - 1)).rounded()) : 0
      let role = maximum == nil || !isKnown || !isShare ? .barLow : Bar.role(of: share)
      append(glyphs.sparkLevels[level], role, to: &runs)
    }
    return StyledText(runs: runs)
  }

  private func append(_ text: String, _ role: StyleRole, to runs: inout [StyledText.Run]) {
    guard !text.isEmpty else { return }
    if let last = runs.indices.last, runs[last].style.role == role {
      runs[last].text += text
    } else {
      runs.append(StyledText.Run(text: text, style: Style(role)))
    }
  }
}
