/// One column of a table.
public struct TableColumn: Sendable, Equatable {
  /// How many columns of the screen it takes.
  public enum Width: Sendable, Equatable {
    /// Always the same.
    case fixed(Int)
    /// At least a minimum, and a share of what is left by weight.
    case flexible(minimum: Int, weight: Int)
  }

  /// On which side short content lies.
  public enum Alignment: Sendable, Equatable {
    /// At the left, for words.
    case left
    /// At the right, for numbers.
    case right
  }

  /// The heading.
  public var title: String
  /// How wide it is.
  public var width: Width
  /// On which side short content lies.
  public var alignment: Alignment
  /// Columns with the highest number are dropped first where the room is short.
  public var priority: Int

  /// Puts the parts together.
  public init(title: String, width: Width, alignment: Alignment = .left, priority: Int = 0) {
    self.title = title
    self.width = width
    self.alignment = alignment
    self.priority = priority
  }

  /// The least width that it can live with, from 1.
  var minimum: Int {
    switch width {
    case .fixed(let columns): max(1, columns)
    case .flexible(let minimum, _): max(1, minimum)
    }
  }

  /// Its share of what is left.
  var weight: Int {
    switch width {
    case .fixed: 0
    case .flexible(_, let weight): max(0, weight)
    }
  }
}
