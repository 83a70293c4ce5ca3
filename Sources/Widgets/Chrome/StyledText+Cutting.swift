import TUI

extension StyledText {
  /// The text cut to a number of columns, with a sign where something was taken away.
  ///
  /// A wide character is never split; the sign is left out where it would not fit.
  public func truncated(to width: Int, ellipsis: String) -> StyledText {
    let cut = prefix(columns: max(0, width))
    if cut.isWhole { return self }
    let sign = TextWidth.columns(ellipsis)
    guard sign > 0, sign <= width else { return cut.head }
    var head = prefix(columns: width - sign).head
    let style = head.runs.last?.style ?? runs.first?.style ?? Style()
    head.runs.append(Run(text: ellipsis, style: style))
    return head
  }

  /// The text from a column on; a blank stands for the right half of a wide character.
  public func dropping(columns: Int) -> StyledText {
    guard columns > 0 else { return self }
    var skipped = 0
    for (index, run) in runs.enumerated() {
      var (end, width) = run.text.end(ofColumns: columns - skipped)
      skipped += width
      if end == run.text.endIndex { continue }
      var text = ""
      if skipped < columns {
        end = run.text.unicodeScalars.index(after: end)
        text = " "
      }
      text += String(run.text.unicodeScalars[end...].drop { $0.columns == 0 })
      return StyledText(runs: [Run(text: text, style: run.style)] + runs[(index + 1)...])
    }
    return StyledText(runs: [])
  }

  /// As much from the left as takes at most so many columns, and whether that is all.
  func prefix(columns: Int) -> (head: StyledText, isWhole: Bool) {
    var used = 0
    for (index, run) in runs.enumerated() {
      let (end, width) = run.text.end(ofColumns: columns - used)
      used += width
      if end == run.text.endIndex { continue }
      let part = Run(text: String(run.text.unicodeScalars[..<end]), style: run.style)
      return (StyledText(runs: runs[..<index] + [part]), false)
    }
    return (self, true)
  }
}

extension String {
  /// Where so many columns end, and the columns used up to there, with the marks that follow.
  func end(ofColumns limit: Int) -> (end: String.Index, width: Int) {
    var width = 0
    var index = unicodeScalars.startIndex
    while index < unicodeScalars.endIndex {
      let columns = unicodeScalars[index].columns
      if width + columns > limit { break }
      width += columns
      index = unicodeScalars.index(after: index)
    }
    return (index, width)
  }
}

extension Unicode.Scalar {
  /// The columns that `Surface.write` gives to it.
  var columns: Int {
    if value >= 0x20 && value < 0x7F { return 1 }
    return TextWidth.columns(self) ?? TextWidth.columns(String(self))
  }
}
