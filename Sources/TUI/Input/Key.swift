/// A key as the terminal reports it.
public enum Key: Hashable, Sendable {
  /// A printable character; an upper-case letter is that letter, without `shift`.
  case character(Character)
  /// Return or keypad Enter.
  case enter
  /// Escape alone.
  case escape
  /// Tab; with `shift` for back-tab.
  case tab
  /// Backspace.
  case backspace
  /// Delete.
  case delete
  /// Insert.
  case insert
  /// Cursor up.
  case up
  /// Cursor down.
  case down
  /// Cursor left.
  case left
  /// Cursor right.
  case right
  /// Home.
  case home
  /// End.
  case end
  /// Page up.
  case pageUp
  /// Page down.
  case pageDown
  /// F1 to F24.
  case function(Int)
}
