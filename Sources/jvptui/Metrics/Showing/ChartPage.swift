import Backend
import TUI
import Widgets

/// Makes the lines of a page of charts.
struct ChartPage {
  /// One chart: its heading, and what is drawn in it.
  struct Plan {
    /// A value with what it is called in the heading.
    struct Part {
      let label: String
      let name: SeriesName
      let subject: HistorySubject
      let host: HostID
    }

    let title: String
    let parts: [Part]
    let unit: Metric.Unit
    /// The least that the top of the scale stands for.
    var atLeast = 0.0
    /// Whether small shares are to be seen well, where small ones matter.
    var growsWithValues = false
  }

  /// In what lines are drawn, in turn.
  static let roles: [StyleRole] = [.accent, .warning, .good, .mark, .danger, .stateBusy]
  private static let letters: [Character] = ["a", "b", "c", "d", "e", "f"]

  let state: AppState
  let width: Int
  let timeline: ChartTimeline
  private let marks: ChartMarks

  init(state: AppState, host: HostID?, width: Int) {
    self.state = state
    self.width = width
    marks = state.options.chartMarks
    let columns = Chart.plotWidth(in: width)
    timeline = ChartTimeline(
      state.charts,
      end: state.chartEnd(of: host),
      count: columns * marks.valuesPerColumn
    )
  }

  /// The lines that a chart takes, so that three of them are on the screen where there is room.
  var chartHeight: Int {
    let room = ScreenLayout(state).detailBody?.height ?? 20
    return min(max(6, (room - 1) / 3), 12)
  }

  /// The line above all charts: which stretch of time, and how to change it.
  var heading: StyledText {
    var text = StyledText(state.charts.title, .accent)
    if timeline.isHeld {
      text += StyledText(say(" up to \(clock(timeline.end)), held"), .warning)
    }
    if let cursor = timeline.cursor {
      text += StyledText(say("  at \(clock(timeline.time(of: cursor)))"), .mark)
    }
    let keys = [
      ("+ -", say("time")), ("{ }", say("read")), ("\\", say("hold")), ("|", say("devices")),
    ]
    for (key, title) in keys {
      text += StyledText("  \(key)", .key) + StyledText(" \(title)", .muted)
    }
    return text.truncated(to: width, ellipsis: state.glyphs.ellipsis)
  }

  private func clock(_ time: Double) -> String {
    let seconds = Int64(time)
    // A day back the time alone would not say which day.
    return Double(state.now) - time < 12 * 3600
      ? LocalTime.time(seconds, state.rowContext) : LocalTime.text(seconds, state.rowContext)
  }

  func slots(of part: Plan.Part) -> [MetricSlot?] {
    let series = state.history.use { $0.series(part.name, of: part.subject, on: part.host) }
    return timeline.slots(of: series)
  }

  /// A chart; nil where none of its values was ever told.
  func lines(_ plan: Plan) -> [StyledText] {
    let found = plan.parts.map { ($0, slots(of: $0)) }.filter { $0.1.contains { $0 != nil } }
    guard !found.isEmpty else { return [] }
    if state.options.isLinear { return title(plan, found).wrapped(to: width) }
    let highest = found.flatMap { $0.1 }.compactMap { $0.map { Double($0.maximum) } }.max() ?? 0
    let top = Self.top(highest, plan)
    let sample = Metric.allCases.first { $0.unit == plan.unit } ?? .cpu
    let chart = Chart(
      title: title(plan, found),
      series: found.enumerated().map { index, part in
        Chart.Series(
          values: part.1.map { $0.map { Double($0.mean) } ?? .nan },
          peaks: found.count == 1 ? part.1.map { $0.map { Double($0.maximum) } ?? .nan } : [],
          role: Self.roles[index % Self.roles.count],
          letter: Self.letters[index % Self.letters.count]
        )
      },
      maximum: top,
      isShare: plan.unit == .share,
      scale: (sample.text(top), sample.text(top / 2), sample.text(0)),
      times: timeline.labels(state.rowContext),
      cursor: timeline.cursor.map { $0 / marks.valuesPerColumn },
      marks: marks,
      glyphs: state.glyphs
    )
    return chart.lines(width: width, height: chartHeight)
  }

  /// The top of the scale: all of it for shares, else the next round number.
  static func top(_ highest: Double, _ plan: Plan) -> Double {
    switch plan.unit {
    case .share:
      if plan.growsWithValues, let top = [0.1, 0.25, 0.5].first(where: { highest <= $0 }) {
        return top
      }
      return highest <= 1 ? 1 : (highest * 2).rounded(.up) / 2
    case .bytes: return max(highest, plan.atLeast, 1)
    case .bytesPerSecond:
      var top = 1024.0
      while top < highest { top *= 2 }
      return top
    case .perSecond, .times, .seconds, .count:
      var top =
        plan.unit == .seconds ? 0.001 : plan.unit == .times || plan.unit == .count ? 1.0 : 10.0
      var factors = [2.0, 2.5, 2.0]
      while top < highest, top < 1e15 {
        top *= factors[0]
        factors = [factors[1], factors[2], factors[0]]
      }
      return max(top, plan.atLeast)
    }
  }

  /// What the chart is of, and the value that is read: the last one, or that at the cursor.
  private func title(_ plan: Plan, _ found: [(Plan.Part, [MetricSlot?])]) -> StyledText {
    var text = StyledText(plan.title, .title)
    for (index, (part, slots)) in found.enumerated() {
      let known = slots.compactMap { $0 }
      let read = timeline.cursor.map { slots[$0] } ?? known.last
      let value = read.map { part.name.metric.text(Double($0.mean)) } ?? "–"
      let label =
        marks == .ascii && found.count > 1
        ? "\(Self.letters[index % Self.letters.count])=\(part.label)" : part.label
      let role = found.count == 1 ? StyleRole.accent : Self.roles[index % Self.roles.count]
      text += StyledText("  \(label.isEmpty ? "" : label + " ")\(value)", role)
      if let most = known.map({ Double($0.maximum) }).max() {
        text += StyledText(say(" max \(part.name.metric.text(most))"), .muted)
      }
      if found.count == 1, !known.isEmpty {
        let mean = known.reduce(0) { $0 + Double($1.mean) } / Double(known.count)
        text += StyledText(say(" mean \(part.name.metric.text(mean))"), .muted)
      }
    }
    return text
  }
}
