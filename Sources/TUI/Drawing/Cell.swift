/// One column of one row: a character with up to two combining marks, and its style.
///
/// A wide character takes two cells, the second of which is a `continuation`.
public struct Cell: Hashable, Sendable {
  /// The base scalar in bits 0–20, two marks in 21–41 and 42–62; 0 for a continuation.
  let packed: UInt64
  /// How it is drawn.
  public var style: Style

  init(packed: UInt64, style: Style) {
    self.packed = packed
    self.style = style
  }

  /// A character without marks; the caller answers for its being printable.
  public init(_ scalar: Unicode.Scalar, style: Style = Style()) {
    self.init(packed: UInt64(scalar.value), style: style)
  }

  /// An empty cell.
  public static func blank(_ style: Style = Style()) -> Cell {
    Cell(packed: 0x20, style: style)
  }

  /// The right half of a wide character.
  public static func continuation(_ style: Style = Style()) -> Cell {
    Cell(packed: 0, style: style)
  }

  /// Whether it is the right half of a wide character.
  public var isContinuation: Bool { packed == 0 }

  /// The base character and its marks; empty for a continuation.
  public var scalars: [Unicode.Scalar] {
    guard packed != 0 else { return [] }
    return [packed, packed >> 21, packed >> 42].compactMap { bits in
      let value = UInt32(truncatingIfNeeded: bits & 0x1F_FFFF)
      return value == 0 ? nil : Unicode.Scalar(value)
    }
  }

  /// The same cell with one more mark; unchanged when two are there.
  func adding(mark: Unicode.Scalar) -> Cell {
    let bits = UInt64(mark.value)
    if packed >> 21 & 0x1F_FFFF == 0 { return Cell(packed: packed | bits << 21, style: style) }
    if packed >> 42 & 0x1F_FFFF == 0 { return Cell(packed: packed | bits << 42, style: style) }
    return self
  }
}
