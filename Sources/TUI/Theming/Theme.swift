/// A complete map from meanings to looks.
public struct Theme: Sendable, Equatable {
  /// How one role looks.
  public struct Look: Sendable, Hashable {
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
  /// The background it is made for, where it leaves that to the terminal.
  public let backgroundHint: Color
  /// One look a role, indexed by the role's raw value.
  let looks: [Look]
  /// The same for terminals with 8 or 16 colours; nil uses the nearest of those for `looks`.
  let basicLooks: [Look]?

  /// Takes a look for each role; a role that is missing looks like `text`.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - looks: The looks.
  ///   - basicLooks: Those for terminals with 8 or 16 colours; nil takes the nearest colours.
  ///   - backgroundHint: The background it is made for.
  public init(
    name: String,
    looks: [StyleRole: Look],
    basicLooks: [StyleRole: Look]? = nil,
    backgroundHint: Color = .rgb(0, 0, 0)
  ) {
    self.name = name
    self.backgroundHint = backgroundHint
    self.looks = StyleRole.allCases.map { looks[$0] ?? Look() }
    self.basicLooks = basicLooks.map { basic in StyleRole.allCases.map { basic[$0] ?? Look() } }
  }

  /// What a style comes to: foreground, background and attributes, nothing left inherited.
  public func resolve(_ style: Style) -> Look {
    resolve(style, depth: .direct)
  }

  /// The same for a terminal with so many colours; the colours are not yet brought down to them.
  public func resolve(_ style: Style, depth: ColorDepth) -> Look {
    let table = depth <= .sixteen ? basicLooks ?? looks : looks
    let own = table[Int(style.role.rawValue)]
    let base = table[Int(StyleRole.text.rawValue)]
    let ground = style.ground.map { table[Int($0.rawValue)] }
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
