internal import CVTerm

/// A key that a person presses on an emulated terminal.
public struct TerminalKey: Sendable {
  enum Code: Sendable {
    case character(UInt32)
    case named(VTermKey)
  }

  let code: Code
  let modifier: VTermModifier

  private init(_ code: Code, _ modifier: VTermModifier = VTERM_MOD_NONE) {
    self.code = code
    self.modifier = modifier
  }

  /// A letter with the control key held down.
  public static func control(_ letter: Unicode.Scalar) -> TerminalKey {
    TerminalKey(.character(letter.value), VTERM_MOD_CTRL)
  }

  /// A function key by its number.
  public static func function(_ number: UInt32) -> TerminalKey {
    TerminalKey(.named(VTermKey(rawValue: VTERM_KEY_FUNCTION_0.rawValue + number)))
  }

  /// The key that opens or confirms.
  public static let enter = TerminalKey(.named(VTERM_KEY_ENTER))
  /// The key that goes to the next pane.
  public static let tab = TerminalKey(.named(VTERM_KEY_TAB))
  /// The key that goes back.
  public static let escape = TerminalKey(.named(VTERM_KEY_ESCAPE))
  /// The key that deletes to the left.
  public static let backspace = TerminalKey(.named(VTERM_KEY_BACKSPACE))
  /// The arrow up.
  public static let up = TerminalKey(.named(VTERM_KEY_UP))
  /// The arrow down.
  public static let down = TerminalKey(.named(VTERM_KEY_DOWN))
  /// The arrow to the left.
  public static let left = TerminalKey(.named(VTERM_KEY_LEFT))
  /// The arrow to the right.
  public static let right = TerminalKey(.named(VTERM_KEY_RIGHT))
  /// The key to the first row.
  public static let home = TerminalKey(.named(VTERM_KEY_HOME))
  /// The key to the last row.
  public static let end = TerminalKey(.named(VTERM_KEY_END))
  /// The key a page up.
  public static let pageUp = TerminalKey(.named(VTERM_KEY_PAGEUP))
  /// The key a page down.
  public static let pageDown = TerminalKey(.named(VTERM_KEY_PAGEDOWN))
}
