import TUI

/// A horizontal bar, filled from the left.
public struct Bar: Sendable, Equatable {
  /// How much is filled, 0 to 1; what lies outside is drawn empty or full.
  public var fraction: Double
  /// What it is drawn with.
  public var glyphs: Glyphs

  /// Puts the parts together.
  public init(fraction: Double, glyphs: Glyphs) {
    self.fraction = fraction
    self.glyphs = glyphs
  }

  /// The bar in so many columns, coloured by how much is filled; nothing in one column.
  public func text(width: Int) -> StyledText {
    guard width > 0, !glyphs.isLinear else { return "" }
    let share = fraction.isNaN ? 0 : min(max(fraction, 0), 1)
    let role = Self.role(of: share)
    // Something is never shown as nothing, nor all but something as all.
    var eighths = Int((share * Double(width) * 8).rounded())
    if share < 1 { eighths = min(eighths, width * 8 - 1) }
    let full = eighths / 8
    var filled = String(repeating: glyphs.barFull, count: full)
    var empty = width - full
    if eighths % 8 > 0 {
      let step = glyphs.barEighths[eighths % 8 - 1]
      if step != glyphs.barEmpty {
        filled += step
        empty -= 1
      }
    }
    return StyledText(filled, role)
      + StyledText(String(repeating: glyphs.barEmpty, count: empty), .barEmpty)
  }

  /// The role of a share of something limited: up to 70 %, up to 90 %, above.
  static func role(of fraction: Double) -> StyleRole {
    fraction <= 0.7 ? .barLow : fraction <= 0.9 ? .barMiddle : .barHigh
  }
}
