/// What sets a row of a table apart.
public struct RowStyle: Sendable, Equatable {
  /// Whether it is marked for the next action.
  public var isMarked: Bool
  /// Whether what it shows may be out of date.
  public var isStale: Bool
  /// Whether it is above a limit.
  public var isAlarming: Bool
  /// Whether it is lit up, to be seen from afar.
  public var isLit: Bool

  /// Puts the parts together.
  public init(
    isMarked: Bool = false,
    isStale: Bool = false,
    isAlarming: Bool = false,
    isLit: Bool = false
  ) {
    self.isMarked = isMarked
    self.isStale = isStale
    self.isAlarming = isAlarming
    self.isLit = isLit
  }
}
