public import TUI

/// Values over time: one as a filled area coloured by load, several as lines.
///
/// It has a line for its title, the plot with a scale at the left, and a line of times below.
public struct Chart: Sendable, Equatable {
  /// One value over time.
  public struct Series: Sendable, Equatable {
    /// Oldest first, `valuesPerColumn` for each column of the plot; NaN where nothing is known.
    public var values: [Double]
    /// The highest that each value stands for; empty where that is not told.
    public var peaks: [Double]
    /// How its line is drawn, where there are several.
    public var role: StyleRole
    /// What its line is drawn with where there are letters only.
    public var letter: Character

    /// Puts the parts together.
    public init(
      values: [Double],
      peaks: [Double] = [],
      role: StyleRole = .accent,
      letter: Character = "*"
    ) {
      self.values = values
      self.peaks = peaks
      self.role = role
      self.letter = letter
    }
  }

  /// The line above.
  public var title: StyledText
  /// One or more.
  public var series: [Series]
  /// The value at the top.
  public var maximum: Double
  /// Whether 1 is all there is, so that high values are coloured as high load.
  public var isShare: Bool
  /// What stands at the top, the middle and the bottom of the scale.
  public var scale: (top: String, middle: String, bottom: String)
  /// What stands below, from the left end to the right end.
  public var times: [String]
  /// The column of the plot that is read; nil for none.
  public var cursor: Int?
  /// What it is drawn with.
  public var marks: ChartMarks
  /// What axes are drawn with.
  public var glyphs: Glyphs

  /// The columns that scale and axis take.
  public static let scaleWidth = 11

  /// How many columns are left for the plot.
  public static func plotWidth(in width: Int) -> Int { max(1, width - scaleWidth) }

  /// Puts the parts together.
  public init(
    title: StyledText,
    series: [Series],
    maximum: Double,
    isShare: Bool,
    scale: (top: String, middle: String, bottom: String),
    times: [String] = [],
    cursor: Int? = nil,
    marks: ChartMarks,
    glyphs: Glyphs
  ) {
    self.title = title
    self.series = series
    self.maximum = maximum
    self.isShare = isShare
    self.scale = scale
    self.times = times
    self.cursor = cursor
    self.marks = marks
    self.glyphs = glyphs
  }

  /// Whether two show the same.
  public static func == (left: Chart, right: Chart) -> Bool {
    left.title == right.title && left.series == right.series && left.maximum == right.maximum
      && left.isShare == right.isShare && left.scale == right.scale && left.times == right.times
      && left.cursor == right.cursor && left.marks == right.marks && left.glyphs == right.glyphs
  }

  /// The chart in so many columns and lines; with less than four lines the times go, then the title.
  public func lines(width: Int, height: Int) -> [StyledText] {
    guard width > 0, height > 0 else { return [] }
    let hasTimes = height >= 4 && !times.isEmpty
    let rows = max(1, height - (height >= 2 ? 1 : 0) - (hasTimes ? 1 : 0))
    var lines: [StyledText] = []
    if height >= 2 { lines.append(title.truncated(to: width, ellipsis: glyphs.ellipsis)) }
    let columns = Self.plotWidth(in: width)
    let plot = ChartPlot(chart: self, columns: columns, rows: rows)
    for row in 0..<rows { lines.append(scaleText(row, of: rows) + plot.line(row)) }
    if hasTimes { lines.append(timeText(columns)) }
    return lines.map { $0.truncated(to: width, ellipsis: glyphs.ellipsis) }
  }

  private func scaleText(_ row: Int, of rows: Int) -> StyledText {
    let text: String? =
      if row == 0 {
        scale.top
      } else if row == rows - 1 {
        scale.bottom
      } else if rows >= 5, row == rows / 2 {
        scale.middle
      } else {
        nil
      }
    let room = Self.scaleWidth - 2
    let label = StyledText(text ?? "", .muted).truncated(to: room, ellipsis: glyphs.ellipsis)
    let blanks = String(repeating: " ", count: max(0, room - label.width))
    let axis = text == nil ? glyphs.vertical : glyphs.teeRight
    return StyledText(blanks, .muted) + label + StyledText(" \(axis)", .border)
  }

  /// The times, each centred on its place, the first and the last at the ends.
  private func timeText(_ columns: Int) -> StyledText {
    var cells = [String](repeating: " ", count: columns)
    for (index, time) in times.enumerated() {
      let place = times.count > 1 ? (columns - 1) * index / (times.count - 1) : 0
      let width = TextWidth.columns(time)
      let start = min(max(0, place - width / 2), max(0, columns - width))
      // One that has no room beside the others is left out.
      let range = max(0, start - 1)..<min(columns, start + width + 1)
      guard width <= columns, cells[range].allSatisfy({ $0 == " " }) else { continue }
      // The whole text stands in its first cell.
      for cell in start..<start + width { cells[cell] = cell == start ? time : "" }
    }
    let blanks = String(repeating: " ", count: Self.scaleWidth)
    return StyledText(blanks + cells.joined(), .muted)
  }
}
