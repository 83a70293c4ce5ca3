public import TUI

/// A line of text in pieces of one style each.
///
/// It may hold any characters; `Surface.write` makes them safe.
public struct StyledText: Sendable, Equatable {
  /// A piece of text in one style.
  public struct Run: Sendable, Equatable {
    /// What is written.
    public var text: String
    /// How it is drawn.
    public var style: Style

    /// Puts the parts together.
    public init(text: String, style: Style = Style()) {
      self.text = text
      self.style = style
    }
  }

  /// The pieces from left to right; some may be empty.
  public var runs: [Run]

  /// Takes the pieces.
  public init(runs: [Run]) {
    self.runs = runs
  }

  /// Makes text of one style.
  public init(_ text: String, _ style: Style = Style()) {
    runs = text.isEmpty ? [] : [Run(text: text, style: style)]
  }

  /// Makes text of one meaning.
  public init(_ text: String, _ role: StyleRole) {
    self.init(text, Style(role))
  }

  /// The columns that it takes.
  public var width: Int {
    runs.reduce(0) { $0 + TextWidth.columns($1.text) }
  }

  /// The text without its styles.
  public var plain: String {
    runs.count == 1 ? runs[0].text : runs.map(\.text).joined()
  }

  /// Whether there is nothing to draw.
  public var isEmpty: Bool {
    runs.allSatisfy(\.text.isEmpty)
  }

  /// Joins two texts.
  public static func + (left: StyledText, right: StyledText) -> StyledText {
    StyledText(runs: left.runs + right.runs)
  }

  /// Appends a text.
  public static func += (left: inout StyledText, right: StyledText) {
    left.runs += right.runs
  }

  /// The same text with every style changed.
  public func restyled(_ change: (inout Style) -> Void) -> StyledText {
    var text = self
    for index in text.runs.indices { change(&text.runs[index].style) }
    return text
  }

  /// The same text, where what has the plain style takes the given role.
  public func defaulting(to role: StyleRole) -> StyledText {
    restyled { if $0.role == .text { $0.role = role } }
  }
}

extension StyledText: ExpressibleByStringInterpolation {
  /// Makes plain text.
  public init(stringLiteral value: String) {
    self.init(value)
  }

  /// Takes what the pieces of a literal made.
  public init(stringInterpolation: StringInterpolation) {
    runs = stringInterpolation.runs
  }

  /// Collects the pieces of a literal such as `"State \(name, .stateRunning)"`.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var runs: [Run] = []

    /// Starts empty.
    public init(literalCapacity: Int, interpolationCount: Int) {
      runs.reserveCapacity(2 * interpolationCount + 1)
    }

    /// Appends plain text.
    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { runs.append(Run(text: literal)) }
    }

    /// Appends a value as plain text.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      runs.append(Run(text: value.description))
    }

    /// Appends a value with a meaning.
    public mutating func appendInterpolation(
      _ value: some CustomStringConvertible,
      _ role: StyleRole
    ) {
      runs.append(Run(text: value.description, style: Style(role)))
    }

    /// Appends another text with its styles.
    public mutating func appendInterpolation(_ text: StyledText) {
      runs += text.runs
    }
  }
}
