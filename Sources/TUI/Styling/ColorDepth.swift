/// How many colours a terminal shows.
public enum ColorDepth: Int, Sendable, Comparable, CaseIterable {
  /// None: attributes only.
  case monochrome
  /// The eight of old.
  case eight
  /// The eight and their bright siblings.
  case sixteen
  /// The palette of 256.
  case indexed
  /// Any colour.
  case direct

  /// The best that so many colours allow.
  public init(colors: Int) {
    switch colors {
    case ..<8: self = .monochrome
    case ..<16: self = .eight
    case ..<256: self = .sixteen
    default: self = .indexed
    }
  }

  /// Fewer colours come first.
  public static func < (first: ColorDepth, second: ColorDepth) -> Bool {
    first.rawValue < second.rawValue
  }
}
