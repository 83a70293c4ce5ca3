/// What charts are drawn with.
public enum ChartMarks: Sendable, Equatable, CaseIterable {
  /// Two values a column, four steps a row.
  case braille
  /// One value a column, eight steps a row.
  case blocks
  /// One value a column, three steps a row, in letters that every terminal has.
  case ascii

  /// How many values stand in one column of the screen.
  public var valuesPerColumn: Int { self == .braille ? 2 : 1 }

  /// How many steps high a row of the screen is.
  var stepsPerRow: Int {
    switch self {
    case .braille: 4
    case .blocks: 8
    case .ascii: 3
    }
  }

  /// The character for columns filled from the bottom by so many steps, one number for each value.
  func area(_ steps: [Int]) -> String {
    switch self {
    case .braille:
      var bits: UInt32 = 0
      for (side, step) in steps.enumerated() {
        for dot in 0..<min(max(0, step), 4) { bits |= Self.dot(side: side, fromBottom: dot) }
      }
      return Self.braille(bits)
    case .blocks:
      let levels = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
      return levels[min(max(0, steps.first ?? 0), 8)]
    case .ascii:
      return [" ", ".", ":", "#"][min(max(0, steps.first ?? 0), 3)]
    }
  }

  static func braille(_ bits: UInt32) -> String {
    bits == 0 ? " " : Unicode.Scalar(0x2800 + bits).map { String($0) } ?? " "
  }

  /// The bit of one dot of a braille character.
  static func dot(side: Int, fromBottom dot: Int) -> UInt32 {
    let left: [UInt32] = [0x40, 0x04, 0x02, 0x01]
    let right: [UInt32] = [0x80, 0x20, 0x10, 0x08]
    return side == 0 ? left[dot] : right[dot]
  }
}
