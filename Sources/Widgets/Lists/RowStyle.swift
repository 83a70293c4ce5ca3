/// What sets a row of a table apart.
public struct RowStyle: Sendable, Equatable {
  /// Whether it is marked for the next action.
  public var isMarked: Bool
  /// Whether what it shows may be out of date.
  public var isStale: Bool

  /// Puts the parts together.
  public init(isMarked: Bool = false, isStale: Bool = false) {
    self.isMarked = isMarked
    self.isStale = isStale
  }
}
