/// What the operator's settings file says; nil where it says nothing.
struct Settings: Sendable, Equatable {
  /// The name of a theme.
  var theme: String?
  /// Whether the mouse is ours.
  var usesMouse: Bool?
  /// Whether only ASCII is drawn.
  var usesASCII: Bool?
  /// Whether charts are drawn with blocks, for fonts without braille.
  var usesBlocks: Bool?
  /// What is watched for.
  var thresholds: [Threshold] = []
  /// The hosts, in the file's order; names are unique.
  var hosts: [HostEntry] = []
}

/// Something wrong in the settings file that did not keep the rest from working.
struct SettingsWarning: Sendable, Equatable, CustomStringConvertible {
  /// The file as the operator knows it.
  let file: String
  /// The line, from 1; nil when it is about the whole file.
  let line: Int?
  /// What is wrong, for people.
  let message: String

  /// File, line and message in one.
  var description: String { "\(file)\(line.map { ":\($0)" } ?? ""): \(message)" }
}
