import Glibc
import TUI
import TestSupport
import Testing
import Widgets

@Suite("A chart")
struct ChartDrawingTests {
  /// Load that rises, falls, peaks and has a gap.
  private static func wave(_ count: Int) -> [Double] {
    (0..<count).map { index in
      let place = Double(index) / Double(max(1, count - 1))
      if (0.55..<0.65).contains(place) { return .nan }
      return place > 0.85 ? 0 : max(0, sin(place * 9) * 0.5 + 0.5) * (0.3 + place * 0.8)
    }
  }

  private func chart(
    _ marks: ChartMarks,
    width: Int,
    series: Int = 1,
    cursor: Int? = nil
  ) -> Chart {
    let count = Chart.plotWidth(in: width) * marks.valuesPerColumn
    let roles: [StyleRole] = [.accent, .warning, .good]
    let letters: [Character] = ["a", "b", "c"]
    return Chart(
      title: StyledText("CPU", .title) + StyledText("  31% max 98%", .accent),
      series: (0..<series).map { index in
        let values = Self.wave(count).map { $0 / Double(index + 1) }
        return Chart.Series(
          values: values,
          peaks: series == 1 ? values.map { min(1, $0 * 1.2) } : [],
          role: roles[index],
          letter: letters[index]
        )
      },
      maximum: 1,
      isShare: series == 1,
      scale: ("100%", "50%", "0%"),
      times: ["-10 min", "-5 min", "now"],
      cursor: cursor,
      marks: marks,
      glyphs: marks == .ascii ? .ascii : .unicode
    )
  }

  private func surface(_ chart: Chart, _ width: Int, _ height: Int) -> Surface {
    drawn(width, height) { _, surface in
      for (row, line) in chart.lines(width: width, height: height).enumerated() {
        surface.write(line, at: Point(0, row), width: width)
      }
    }
  }

  @Test(
    "looks as it should at every size, in every kind of marks",
    arguments: ChartMarks.allCases,
    [Size(40, 8), Size(64, 12), Size(100, 6)]
  )
  func sizes(marks: ChartMarks, size: Size) {
    expectGolden(
      surface(chart(marks, width: size.width), size.width, size.height),
      named: "chart-\(marks)-\(size.width)x\(size.height)"
    )
  }

  @Test("draws several over one another as lines", arguments: ChartMarks.allCases)
  func lines(marks: ChartMarks) {
    expectGolden(
      surface(chart(marks, width: 64, series: 3, cursor: 20), 64, 10),
      named: "chart-lines-\(marks)"
    )
  }

  @Test("has exactly as many lines as it is given, and none wider", arguments: ChartMarks.allCases)
  func bounds(marks: ChartMarks) {
    for width in [1, 5, 11, 12, 13, 30, 200] {
      for height in 1...12 {
        let lines = withLocale { chart(marks, width: width).lines(width: width, height: height) }
        #expect(lines.count == height, "\(width)x\(height)")
        #expect(withLocale { lines.allSatisfy { $0.width <= width } }, "\(width)x\(height)")
      }
    }
  }

  @Test("tells zero from nothing known")
  func zeroAndGap() {
    let chart = Chart(
      title: "",
      series: [Chart.Series(values: [0, .nan, 0.001, 1])],
      maximum: 1,
      isShare: true,
      scale: ("", "", ""),
      marks: .blocks,
      glyphs: .unicode
    )
    let line = surface(chart, 15, 3).line(2)
    #expect(line.suffix(4) == "▁ ▁█")
  }

  @Test("is coloured by load from the bottom to the top")
  func gradient() {
    let chart = Chart(
      title: "",
      series: [Chart.Series(values: [1])],
      maximum: 1,
      isShare: true,
      scale: ("", "", ""),
      marks: .blocks,
      glyphs: .unicode
    )
    let surface = surface(chart, 12, 11)
    let roles = (1..<11).map { surface.role(11, $0) }
    #expect(roles.first == .barHigh && roles.last == .barLow)
    #expect(roles.contains(.barMiddle))
  }

  @Test("draws what is above its top at its top")
  func above() {
    for marks in ChartMarks.allCases {
      var chart = chart(marks, width: 20)
      chart.series[0].values = Array(repeating: 1e300, count: 18)
      #expect(withLocale { chart.lines(width: 20, height: 5).count } == 5)
      chart.maximum = 0
      #expect(withLocale { chart.lines(width: 20, height: 5).count } == 5)
    }
  }
}
