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

/// Why a terminal cannot be used; its description is one sentence for people.
public enum ScreenError: Error, Equatable, CustomStringConvertible {
  /// Standard input or output is a file or a pipe.
  case notTerminal
  /// `TERM` is not set.
  case unnamedTerminal
  /// The terminal database has no such entry.
  case unknownTerminal(String)
  /// The terminal cannot place its cursor.
  case unusableTerminal(String)

  /// The sentence.
  public var description: String {
    switch self {
    case .notTerminal:
      "Standard input and output must be a terminal, not a file or a pipe."
    case .unnamedTerminal:
      "The environment variable TERM is not set; try TERM=xterm-256color."
    case .unknownTerminal(let name):
      "The terminal type “\(name)” (TERM) is not known on this machine; "
        + "install ncurses-term or try TERM=xterm-256color."
    case .unusableTerminal(let name):
      "The terminal type “\(name)” (TERM) cannot show a full-screen program."
    }
  }
}
