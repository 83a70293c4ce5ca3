/// A colour as the terminal takes it.
public struct Color: Hashable, Sendable {
  /// 0 leaves the choice to the role; else the kind in the top byte, the value below it.
  let packed: UInt32

  /// No colour of its own: what lies below shows.
  public static let inherited = Color(packed: 0)
  /// The terminal's own foreground or background.
  public static let terminal = Color(packed: 0x0100_0000)

  /// One of the terminal's 256 palette entries.
  public static func indexed(_ index: UInt8) -> Color {
    Color(packed: 0x0200_0000 | UInt32(index))
  }

  /// A direct colour.
  public static func rgb(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Color {
    Color(packed: 0x0300_0000 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue))
  }

  /// What a colour is, for a `switch`.
  public enum Kind: Hashable, Sendable {
    /// See `Color.inherited`.
    case inherited
    /// See `Color.terminal`.
    case terminal
    /// See `Color.indexed`.
    case indexed(UInt8)
    /// See `Color.rgb`.
    case rgb(UInt8, UInt8, UInt8)
  }

  /// The colour taken apart.
  public var kind: Kind {
    switch packed >> 24 {
    case 1: .terminal
    case 2: .indexed(UInt8(truncatingIfNeeded: packed))
    case 3:
      .rgb(
        UInt8(truncatingIfNeeded: packed >> 16),
        UInt8(truncatingIfNeeded: packed >> 8),
        UInt8(truncatingIfNeeded: packed)
      )
    default: .inherited
    }
  }
}
