internal import CVTerm

/// A character on an emulated terminal and how it looks.
public struct TerminalCell: Equatable, Sendable {
  /// A colour as the program asked for it.
  public enum Color: Equatable, Sendable {
    /// The terminal's own.
    case standard
    /// A number of the palette.
    case palette(Int)
    /// Red, green and blue, each 0 to 255.
    case direct(Int, Int, Int)
  }

  /// The character with its combining marks; empty for a blank or the right half of a wide one.
  public var text = ""
  /// Columns taken: 1 or 2.
  public var width = 1
  /// True for bold.
  public var isBold = false
  /// True for underlined.
  public var isUnderlined = false
  /// True where foreground and background change places.
  public var isReverse = false
  /// The colour of the character.
  public var foreground = Color.standard
  /// The colour behind it.
  public var background = Color.standard

  init() {}

  init(_ cell: VTermScreenCell) {
    let characters = cell.chars
    let numbers = [
      characters.0, characters.1, characters.2, characters.3, characters.4, characters.5,
    ]
    for number in numbers.prefix(while: { $0 != 0 && $0 != UInt32.max }) {
      guard let scalar = Unicode.Scalar(number) else { continue }
      text.unicodeScalars.append(scalar)
    }
    width = Int(cell.width)
    isBold = cell.attrs.bold != 0
    isUnderlined = cell.attrs.underline != 0
    isReverse = cell.attrs.reverse != 0
    foreground = Color(cell.fg, standard: VTERM_COLOR_DEFAULT_FG)
    background = Color(cell.bg, standard: VTERM_COLOR_DEFAULT_BG)
  }
}

extension TerminalCell.Color {
  fileprivate init(_ color: VTermColor, standard: VTermColorType) {
    let type = UInt32(color.type)
    if type & standard.rawValue != 0 {
      self = .standard
    } else if type & VTERM_COLOR_INDEXED.rawValue != 0 {
      self = .palette(Int(color.indexed.idx))
    } else {
      self = .direct(Int(color.rgb.red), Int(color.rgb.green), Int(color.rgb.blue))
    }
  }
}
