/// How a terminal is used.
public struct ScreenOptions: Sendable, Equatable {
  /// Whether clicks and the wheel are wanted.
  public var usesMouse: Bool
  /// The most colours to use; nil means all that the terminal has, and none where `NO_COLOR` is set.
  public var colorDepth: ColorDepth?
  /// Whether only ASCII may be sent; everything else is replaced by what resembles it.
  public var isASCIIOnly: Bool

  /// Puts the parts together.
  public init(usesMouse: Bool = true, colorDepth: ColorDepth? = nil, isASCIIOnly: Bool = false) {
    self.usesMouse = usesMouse
    self.colorDepth = colorDepth
    self.isASCIIOnly = isASCIIOnly
  }
}

/// Why a terminal cannot be used.
public enum ScreenError: Error, Equatable {
  /// Standard input or output is a file or a pipe.
  case notTerminal
  /// `TERM` is not set.
  case unnamedTerminal
  /// The terminal database has no such entry.
  case unknownTerminal(String)
  /// The terminal cannot place its cursor.
  case unusableTerminal(String)
}
