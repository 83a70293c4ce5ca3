/// Something wrong in a theme file that did not keep the rest from working.
public struct ThemeWarning: Sendable, Hashable {
  /// The file.
  public let file: String
  /// The line, from 1; nil when it is about the whole file.
  public let line: Int?
  /// What is wrong.
  public let problem: ThemeProblem

  /// File and line in one, such as `dark.toml:3`.
  public var place: String { "\(file)\(line.map { ":\($0)" } ?? "")" }
}

/// What can be wrong in a theme file, and with the name of a theme.
public enum ThemeProblem: Sendable, Hashable {
  /// The file is not TOML; what the parser said.
  case notTOML(String)
  /// A key that means nothing at the top of the file.
  case unknownKey(String)
  /// A key that means nothing in the look of a role.
  case unknownPart(String, of: String)
  /// A key whose value must be a text.
  case notText(String)
  /// A key whose value must be a table.
  case notTable(String)
  /// A word that is no colour.
  case notColor(String)
  /// An entry of the palette that is no colour.
  case notPaletteColor(String)
  /// A role whose value is neither a colour nor a table.
  case notLook(String)
  /// A role that does not exist.
  case unknownRole(String)
  /// A role with an attribute that does not exist.
  case unknownAttribute(of: String)
  /// A theme that is to be inherited and does not exist.
  case unknownParent(String)
  /// A chain of themes that is too long.
  case tooManyParents
  /// A theme that does not exist, and those that do.
  case unknownTheme(String, known: [String])
}
