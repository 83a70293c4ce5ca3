/// Which part of a text is visible, and what is looked for in it.
public struct TextViewerState: Sendable, Equatable {
  /// The first visible line.
  public var top: Int
  /// The first visible column.
  public var left: Int
  /// What is looked for; nil or empty looks for nothing.
  public var search: String? {
    didSet { if search != oldValue { forgetMatch() } }
  }
  /// The number of the match that was last gone to, from 0.
  public var currentMatch: Int?
  /// How many matches there were then.
  public private(set) var matchCount: Int
  /// The line of the match that was last gone to.
  public private(set) var matchLine: Int?
  /// The columns of the match that was last gone to.
  public private(set) var matchRange: Range<Int>?

  /// Starts at the top, looking for nothing.
  public init() {
    top = 0
    left = 0
    matchCount = 0
  }

  /// Scrolls by so many lines, as far as there are lines.
  public mutating func scroll(by lines: Int, lineCount: Int, height: Int) {
    let (sum, overflows) = top.addingReportingOverflow(lines)
    scroll(to: overflows ? (lines < 0 ? 0 : lineCount) : sum, lineCount: lineCount, height: height)
  }

  /// Scrolls to a line, or as near as there are lines.
  public mutating func scroll(to line: Int, lineCount: Int, height: Int) {
    top = max(0, min(line, lineCount - max(1, height)))
  }

  /// Scrolls by so many columns, not past the left end.
  public mutating func scrollHorizontally(by columns: Int) {
    let (sum, overflows) = left.addingReportingOverflow(columns)
    left = overflows ? (columns < 0 ? 0 : left) : max(0, sum)
  }

  /// Goes to the match after or before the current one, around the ends, and scrolls to it.
  ///
  /// Without a current one it starts at the first visible line.
  ///
  /// - Parameters:
  ///   - next: Whether to go down.
  ///   - lines: The lines as they are drawn.
  ///   - height: How many of them are visible.
  ///   - width: How many columns are visible; nil scrolls to the left end only.
  /// - Returns: Whether there is a match.
  @discardableResult
  public mutating func find(
    next: Bool,
    in lines: [StyledText],
    height: Int,
    width: Int? = nil
  ) -> Bool {
    let matches = TextViewer.matches(of: search ?? "", in: lines)
    matchCount = matches.count
    guard let index = successor(next: next, in: matches) else {
      forgetMatch()
      return false
    }
    let match = matches[index]
    currentMatch = index
    matchLine = match.line
    matchRange = match.range
    if match.line < top || match.line >= top + max(1, height) {
      scroll(to: match.line - height / 3, lineCount: lines.count, height: height)
    }
    let room = width ?? Int.max
    if match.range.lowerBound < left || match.range.upperBound - left > room {
      left = match.range.upperBound <= room ? 0 : match.range.lowerBound - min(room / 3, 20)
    }
    return true
  }
}

extension TextViewerState {
  private mutating func forgetMatch() {
    currentMatch = nil
    matchCount = 0
    matchLine = nil
    matchRange = nil
  }

  /// The match to go to.
  private func successor(next: Bool, in matches: [(line: Int, range: Range<Int>)]) -> Int? {
    guard !matches.isEmpty else { return nil }
    if let currentMatch {
      return (currentMatch + (next ? 1 : matches.count - 1)) % matches.count
    }
    if next { return matches.firstIndex { $0.line >= top } ?? 0 }
    return matches.lastIndex { $0.line < top } ?? matches.count - 1
  }
}
