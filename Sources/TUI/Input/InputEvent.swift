/// What the terminal sends.
public enum InputEvent: Hashable, Sendable {
  /// A key.
  case key(KeyStroke)
  /// Text pasted in one piece (bracketed paste); not sanitized.
  case paste(String)
  /// A click, drag or wheel turn.
  case mouse(MouseEvent)
  /// The terminal has a new size.
  case resize(Size)
}

/// One report of the mouse.
public struct MouseEvent: Hashable, Sendable {
  /// What was done.
  public enum Kind: Hashable, Sendable {
    /// The left button went down or was clicked.
    case press
    /// The left button was clicked twice.
    case doubleClick
    /// The right button was clicked.
    case rightClick
    /// The pointer moved with the left button held.
    case drag
    /// The left button went up.
    case release
    /// One step of the wheel towards the top.
    case wheelUp
    /// One step of the wheel towards the bottom.
    case wheelDown
  }

  /// What was done.
  public var kind: Kind
  /// Where.
  public var position: Point

  /// Puts the parts together.
  public init(_ kind: Kind, at position: Point) {
    self.kind = kind
    self.position = position
  }
}
