import Backend
import TUI

/// What the operator's settings file says; nil where it says nothing.
struct Settings: Sendable, Equatable {
  /// The name of a theme.
  var theme: String?
  /// The language of the program; the environment's where none is named.
  var language: Language?
  /// Whether the mouse is ours.
  var usesMouse: Bool?
  /// Whether only ASCII is drawn.
  var usesASCII: Bool?
  /// Whether everything stands in one column, for screen readers.
  var isLinear: Bool?
  /// Whether little is sent to the terminal, because the line to it is slow.
  var isSlowLink: Bool?
  /// Whether the header counts the bytes that are sent.
  var countsBytes: Bool?
  /// Filters by name, ordered by pane and name.
  var filters: [NamedFilter] = []
  /// The keys that are not as without settings, in the file's order.
  var keys: [KeySetting] = []
  /// Programs to run on rows, in the file's order.
  var commands: [CustomCommand] = []
  /// Whether charts are drawn with blocks, for fonts without braille.
  var usesBlocks: Bool?
  /// What is watched for.
  var thresholds: [Threshold] = []
  /// How consoles behave.
  var console = ConsoleSettings()
  /// The hosts, in the file's order; names are unique.
  var hosts: [HostEntry] = []
}

/// What the settings say of guests' consoles.
struct ConsoleSettings: Sendable, Equatable {
  /// The key that leaves the guest.
  var escapeKey = KeyStroke(.character("]"), .control)
  /// The most lines that are kept of what left a screen.
  var scrollback = 10_000
  /// Whether a guest may put text into the terminal's clipboard.
  var allowsClipboard = false

  /// The most lines that can be asked for.
  static let mostScrollback = 1_000_000

  /// Whether a key can be the one that leaves the guest: nobody types it as a part of a text.
  static func canBeEscape(_ stroke: KeyStroke) -> Bool {
    if case .function = stroke.key { return true }
    return stroke.modifiers.contains(.control) || stroke.modifiers.contains(.alt)
  }
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
