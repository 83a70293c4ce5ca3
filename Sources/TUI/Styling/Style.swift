/// How one cell is drawn: a meaning, and what is laid over it.
public struct Style: Hashable, Sendable {
  /// What the text means; gives the foreground and attributes.
  public var role: StyleRole
  /// What it lies on, such as `selection` or `dialog`; gives the background.
  ///
  /// A ground that names a foreground in the theme wins over the role's (a selected row stays
  /// readable).
  public var ground: StyleRole?
  /// Attributes beyond those of the role.
  public var attributes: Attributes
  /// A colour that the content itself brings (a guest's console); `.inherited` leaves it to the role.
  public var foreground: Color
  /// The same for the background.
  public var background: Color

  /// Puts the parts together.
  public init(
    _ role: StyleRole = .text,
    on ground: StyleRole? = nil,
    attributes: Attributes = [],
    foreground: Color = .inherited,
    background: Color = .inherited
  ) {
    self.role = role
    self.ground = ground
    self.attributes = attributes
    self.foreground = foreground
    self.background = background
  }

  /// The same text on another ground.
  public func on(_ ground: StyleRole?) -> Style {
    var style = self
    style.ground = ground
    return style
  }
}
