/// A program that the settings let run on a row.
struct CustomCommand: Sendable, Equatable {
  /// What becomes of what it prints.
  enum Output: String, Sendable, CaseIterable {
    /// It has the terminal until it ends.
    case terminal
    /// It is shown in a window when it has ended.
    case window
    /// Only how it ended is said.
    case none
  }

  var title: String
  /// The key that starts it; nil for one of menu and palette only.
  var key: KeySequence?
  /// The pane on whose rows it works.
  var pane = PaneID.domains
  /// The program and its arguments, with `{name}` and the like still in them; with a shell, one line.
  var words: [String]
  /// Whether the line is given to `sh`.
  var usesShell = false
  /// Whether it asks first.
  var asksFirst = false
  var output = Output.terminal
}
