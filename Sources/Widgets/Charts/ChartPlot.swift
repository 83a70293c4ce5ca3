import TUI

/// The inside of a chart, row by row from the top.
struct ChartPlot {
  let chart: Chart
  let columns: Int
  let rows: Int

  private var marks: ChartMarks { chart.marks }
  private var steps: Int { rows * marks.stepsPerRow }

  func line(_ row: Int) -> StyledText {
    var runs: [StyledText.Run] = []
    for column in 0..<columns {
      var (text, style) = chart.series.count == 1 ? area(row, column) : line(row, column)
      if column == chart.cursor {
        if text == " " { (text, style) = (chart.glyphs.vertical, Style(.muted)) }
        style.ground = .selection
      }
      if let last = runs.indices.last, runs[last].style == style {
        runs[last].text += text
      } else {
        runs.append(StyledText.Run(text: text, style: style))
      }
    }
    return StyledText(runs: runs)
  }

  /// How many steps high a value is; nothing known is 0, and zero is 1, to tell them apart.
  private func height(_ value: Double) -> Int {
    guard !value.isNaN else { return 0 }
    guard chart.maximum > 0 else { return 1 }
    let share = min(max(value / chart.maximum, 0), 1)
    return max(1, Int((share * Double(steps)).rounded()))
  }

  private func heights(_ values: [Double], _ column: Int) -> [Int] {
    let first = column * marks.valuesPerColumn
    return (first..<first + marks.valuesPerColumn).map { index in
      values.indices.contains(index) ? height(values[index]) : 0
    }
  }

  // MARK: One series

  private func area(_ row: Int, _ column: Int) -> (String, Style) {
    guard let series = chart.series.first else { return (" ", Style()) }
    let below = (rows - 1 - row) * marks.stepsPerRow
    let own = heights(series.values, column).map { $0 - below }
    if own.contains(where: { $0 > 0 }) { return (marks.area(own), Style(role(row))) }
    let peak = heights(series.peaks, column).map { $0 - below }
    guard peak.contains(where: { $0 > 0 }) else { return (" ", Style()) }
    return (marks.area(peak), Style(.barEmpty))
  }

  /// The colour of a row: by the load that its middle stands for.
  private func role(_ row: Int) -> StyleRole {
    guard chart.isShare else { return .barLow }
    return Bar.role(of: (Double(rows - 1 - row) + 0.5) / Double(rows) * chart.maximum)
  }

  // MARK: Several series

  private func line(_ row: Int, _ column: Int) -> (String, Style) {
    switch marks {
    case .braille: brailleLine(row, column)
    case .blocks: blockLine(row, column)
    case .ascii: letterLine(row, column)
    }
  }

  /// The steps that a line passes through at one value, from the one before it.
  private func steps(of series: Chart.Series, at index: Int, per: Int) -> ClosedRange<Int>? {
    guard series.values.indices.contains(index), !series.values[index].isNaN else { return nil }
    func step(_ value: Double) -> Int {
      guard chart.maximum > 0 else { return 0 }
      let share = min(max(value / chart.maximum, 0), 1)
      return Int((share * Double(rows * per - 1)).rounded())
    }
    let own = step(series.values[index])
    guard index > 0, !series.values[index - 1].isNaN else { return own...own }
    let before = step(series.values[index - 1])
    if before == own { return own...own }
    return before < own ? (before + 1)...own : own...(before - 1)
  }

  private func brailleLine(_ row: Int, _ column: Int) -> (String, Style) {
    var bits: UInt32 = 0
    var role: StyleRole?
    for series in chart.series {
      var own: UInt32 = 0
      for side in 0..<2 {
        guard let passed = steps(of: series, at: 2 * column + side, per: 4) else { continue }
        for dot in 0..<4 where passed.contains((rows - 1 - row) * 4 + dot) {
          own |= ChartMarks.dot(side: side, fromBottom: dot)
        }
      }
      if own != 0 {
        bits |= own
        role = series.role
      }
    }
    return (ChartMarks.braille(bits), Style(role ?? .text))
  }

  private func blockLine(_ row: Int, _ column: Int) -> (String, Style) {
    var halves: Set<Int> = []
    var role: StyleRole?
    for series in chart.series {
      guard let passed = steps(of: series, at: column, per: 2) else { continue }
      let own = (0..<2).filter { passed.contains((rows - 1 - row) * 2 + $0) }
      if !own.isEmpty {
        halves.formUnion(own)
        role = series.role
      }
    }
    let text = halves.count == 2 ? "█" : halves.contains(1) ? "▀" : halves.contains(0) ? "▄" : " "
    return (text, Style(role ?? .text))
  }

  private func letterLine(_ row: Int, _ column: Int) -> (String, Style) {
    var found: (String, Style) = (" ", Style())
    for series in chart.series {
      guard let passed = steps(of: series, at: column, per: 1) else { continue }
      if passed.contains(rows - 1 - row) {
        found = (String(series.letter), Style(series.role))
      }
    }
    return found
  }
}
