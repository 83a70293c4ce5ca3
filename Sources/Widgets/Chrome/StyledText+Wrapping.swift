public import TUI

extension StyledText {
  /// The text in lines of at most so many columns, broken at line feeds and between words.
  ///
  /// A word longer than a line is broken where the line ends; blanks at a break vanish. The lines
  /// of an indented paragraph are indented like its first.
  ///
  /// - Parameter width: Columns of a line; less than 1 counts as 1.
  /// - Returns: At least one line.
  public func wrapped(to width: Int) -> [StyledText] {
    let limit = max(1, width)
    let hasBreak = runs.contains { $0.text.utf8.contains { $0 == 10 || $0 == 13 } }
    if !hasBreak, prefix(columns: limit).isWhole { return [self] }
    return FlatText(self).lines(width: limit)
  }

  /// The lines of a longer text, with tabs expanded, all in one style.
  public static func lines(of text: String, _ style: Style = Style()) -> [StyledText] {
    splitLines(text).map { StyledText($0, style) }
  }

  /// Cuts a text at its line feeds and expands tabs to multiples of eight columns.
  static func splitLines(_ text: String) -> [String] {
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { line in
      let line = line.last == "\r" ? line.dropLast() : line
      guard line.contains("\t") else { return String(line) }
      var expanded = String.UnicodeScalarView()
      var column = 0
      for scalar in line {
        let columns = scalar == "\t" ? 8 - column % 8 : scalar.columns
        if scalar == "\t" {
          expanded.append(contentsOf: repeatElement(" ", count: columns))
        } else {
          expanded.append(scalar)
        }
        column += columns
      }
      return String(expanded)
    }
  }
}

/// A styled text taken apart into scalars, so that it can be cut anywhere.
private struct FlatText {
  private var scalars: [Unicode.Scalar] = []
  /// The run of each scalar.
  private var owners: [Int] = []
  private let styles: [Style]

  init(_ text: StyledText) {
    styles = text.runs.map(\.style)
    for (index, run) in text.runs.enumerated() {
      scalars += run.text.unicodeScalars
      owners += repeatElement(index, count: scalars.count - owners.count)
    }
  }

  func lines(width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    var start = 0
    for index in scalars.indices where scalars[index] == "\n" {
      let end = index > start && scalars[index - 1] == "\r" ? index - 1 : index
      append(start..<end, width: width, to: &lines)
      start = index + 1
    }
    if start < scalars.count || lines.isEmpty {
      append(start..<scalars.count, width: width, to: &lines)
    }
    return lines
  }

  /// Wraps one paragraph.
  private func append(_ range: Range<Int>, width: Int, to lines: inout [StyledText]) {
    let blanks = scalars[range].prefix { $0 == " " }.count
    let hanging = blanks < width / 2 ? blanks : 0
    var indent = 0
    var start = range.lowerBound
    // Where the first word of the line begins: blanks before it are no place to break.
    var content = start + blanks
    var opportunity = start
    var used = 0
    var index = start
    while index < range.upperBound {
      let columns = scalars[index].columns
      if indent + used + columns > width, index > start, scalars[index] != " " {
        let end = opportunity > start ? opportunity : index
        lines.append(line(start..<end, indent: indent))
        indent = hanging
        start = end
        while start < range.upperBound, scalars[start] == " " { start += 1 }
        content = start
        opportunity = start
        index = start
        used = 0
        continue
      }
      used += columns
      index += 1
      let isBlank = scalars[index - 1] == " "
      if (isBlank && index > content) || (columns == 2 && canBreak(before: index, range)) {
        opportunity = index
      }
    }
    lines.append(line(start..<range.upperBound, indent: indent))
  }

  /// Whether a line may end between a wide character and what follows: Chinese needs no blank, but
  /// no line of it begins with a closing mark or ends with an opening one.
  private func canBreak(before index: Int, _ range: Range<Int>) -> Bool {
    guard index < range.upperBound else { return true }
    let isClosing = "，。、；：？！）】》」』”’…％".unicodeScalars.contains(scalars[index])
    return !isClosing && !"（【《「『".unicodeScalars.contains(scalars[index - 1])
  }

  /// The text of a range without the blanks at its end, after an indent.
  private func line(_ range: Range<Int>, indent: Int) -> StyledText {
    var end = range.upperBound
    while end > range.lowerBound, scalars[end - 1] == " " { end -= 1 }
    var runs: [StyledText.Run] = []
    if indent > 0 {
      runs.append(StyledText.Run(text: String(repeating: " ", count: indent), style: Style()))
    }
    var index = range.lowerBound
    while index < end {
      let owner = owners[index]
      var text = String.UnicodeScalarView()
      while index < end, owners[index] == owner {
        text.append(scalars[index])
        index += 1
      }
      runs.append(StyledText.Run(text: String(text), style: styles[owner]))
    }
    return StyledText(runs: runs)
  }
}
