private import CNcurses
private import Glibc

/// What the surroundings say about the terminal, before it is used.
public struct TerminalCapabilities: Sendable, Equatable {
  /// Whether standard input and output are both a terminal.
  public var isTerminal: Bool
  /// The value of `TERM`; nil when it is not set.
  public var terminalName: String?
  /// Whether the locale's characters are UTF-8; without it only ASCII can be shown.
  public var isUTF8: Bool
  /// The colours that will be used.
  public var colorDepth: ColorDepth

  /// Whether its font can be expected to have Chinese: the Linux console's cannot hold it.
  public var hasWideCharacters: Bool { isUTF8 && terminalName?.hasPrefix("linux") != true }

  /// The same, asked before anything of the terminal is looked at.
  public static var environmentHasWideCharacters: Bool {
    useLocale()
    return isLocaleUTF8 && variable("TERM")?.hasPrefix("linux") != true
  }

  /// Puts the parts together.
  public init(
    isTerminal: Bool,
    terminalName: String?,
    isUTF8: Bool,
    colorDepth: ColorDepth
  ) {
    self.isTerminal = isTerminal
    self.terminalName = terminalName
    self.isUTF8 = isUTF8
    self.colorDepth = colorDepth
  }

  /// Takes the environment's character set for the whole process, and looks.
  @MainActor
  public static func detect() -> TerminalCapabilities {
    useLocale()
    let name = variable("TERM")
    return TerminalCapabilities(
      isTerminal: isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1,
      terminalName: name,
      isUTF8: isLocaleUTF8,
      colorDepth: name.map(colorDepth) ?? .monochrome
    )
  }

  /// Takes the character set of the environment; messages and numbers stay as they are.
  ///
  /// A locale that is named but not installed, as on a server that a login brings its own to, still
  /// says that the terminal takes UTF-8.
  static func useLocale() {
    guard setlocale(LC_CTYPE, "") == nil else { return }
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(variable).first ?? ""
    let encoding = name.lowercased().split(separator: ".").last?.split(separator: "@").first
    if encoding == "utf-8" || encoding == "utf8" { setlocale(LC_CTYPE, "C.UTF-8") }
  }

  private static var isLocaleUTF8: Bool { String(cString: terminal_codeset()) == "UTF-8" }

  /// The most colours that the environment wants: none where `NO_COLOR` is set.
  static var wantedColorDepth: ColorDepth {
    variable("NO_COLOR") == nil ? .direct : .monochrome
  }

  /// An environment variable; nil when it is unset or empty.
  static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  @MainActor
  private static func colorDepth(of name: String) -> ColorDepth {
    let wanted = wantedColorDepth
    let type = TerminalType.best(for: name, upTo: wanted)
    guard (try? type.load()) != nil else { return .monochrome }
    defer { TerminalType.unload() }
    return type.colorDepth(colors: Int(tigetnum("colors")), upTo: wanted)
  }
}

/// An entry of the terminal database.
struct TerminalType: Equatable {
  /// Its name.
  let name: String
  /// How many palette colours it has beside direct ones; nil when it has no direct ones.
  var directPalette: Int?

  /// The entry to use for a terminal of this name: with `COLORTERM` saying so, one with direct
  /// colours, where they are wanted and the database has it.
  @MainActor
  static func best(for name: String, upTo wanted: ColorDepth) -> TerminalType {
    let plain = TerminalType(name: name)
    let promises = ["truecolor", "24bit"].contains(TerminalCapabilities.variable("COLORTERM"))
    guard wanted == .direct, promises || name.contains("-direct") else { return plain }
    return directCandidates(for: name).first { candidate in
      guard (try? candidate.load()) != nil else { return false }
      defer { unload() }
      return tigetflag("RGB") > 0 || tigetnum("RGB") > 0
    } ?? plain
  }

  /// The names under which an entry with direct colours may stand, best first.
  static func directCandidates(for name: String) -> [TerminalType] {
    if let range = name.firstRange(of: "-direct") {
      return [TerminalType(name: name, directPalette: Int(name[range.upperBound...]) ?? 8)]
    }
    var stem = name
    if stem.hasSuffix("-256color") { stem.removeLast("-256color".count) }
    if stem == "xterm-kitty" { stem = "kitty" }
    return [
      TerminalType(name: stem + "-direct256", directPalette: 256),
      TerminalType(name: stem + "-direct", directPalette: 8),
    ]
  }

  /// Reads the entry; what `tigetstr` and its like then answer is about it.
  @MainActor
  func load() throws(ScreenError) {
    var status: Int32 = 0
    guard setupterm(name, STDOUT_FILENO, &status) == OK, status == 1 else {
      throw .unknownTerminal(name)
    }
    guard terminal_string("cup") != nil, terminal_string("clear") != nil else {
      Self.unload()
      throw .unusableTerminal(name)
    }
  }

  /// Forgets the entry again.
  @MainActor
  static func unload() {
    del_curterm(terminal_current())
  }

  /// The colours to use with so many that the entry names, and no more than are wanted.
  func colorDepth(colors: Int, upTo wanted: ColorDepth) -> ColorDepth {
    min(wanted, directPalette == nil ? ColorDepth(colors: min(colors, 256)) : .direct)
  }
}
