/// A complete map from meanings to looks.
public struct Theme: Sendable, Equatable {
  /// How one role looks.
  public struct Look: Sendable, Equatable {
    /// The letters; `.inherited` takes that of `text`.
    public var foreground: Color
    /// What is behind them; `.inherited` takes that of the ground, then of `text`.
    public var background: Color
    /// Attributes.
    public var attributes: Attributes

    /// Puts the parts together.
    public init(
      foreground: Color = .inherited,
      background: Color = .inherited,
      attributes: Attributes = []
    ) {
      self.foreground = foreground
      self.background = background
      self.attributes = attributes
    }
  }

  /// Its name, such as `dark`.
  public let name: String
  /// One look a role, indexed by the role's raw value.
  let looks: [Look]

  /// Takes a look for each role; a role that is missing looks like `text`.
  public init(name: String, looks: [StyleRole: Look]) {
    self.name = name
    self.looks = StyleRole.allCases.map { looks[$0] ?? Look() }
  }

  /// What a style comes to: foreground, background and attributes, nothing left inherited.
  public func resolve(_ style: Style) -> Look {
    let own = looks[Int(style.role.rawValue)]
    let base = looks[Int(StyleRole.text.rawValue)]
    let ground = style.ground.map { looks[Int($0.rawValue)] }
    func first(_ candidates: Color?...) -> Color {
      candidates.compactMap { $0 }.first { $0 != .inherited } ?? .terminal
    }
    return Look(
      foreground: first(
        style.foreground,
        ground?.foreground,
        own.foreground,
        base.foreground
      ),
      background: first(style.background, ground?.background, own.background, base.background),
      attributes: own.attributes.union(ground?.attributes ?? []).union(style.attributes)
    )
  }
}
