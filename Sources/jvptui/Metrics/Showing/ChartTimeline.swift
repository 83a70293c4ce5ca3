import Backend
import TUI
import Widgets

/// The stretch of time that all charts of a page share, cut into the values of their plots.
///
/// Values stand for the same stretches from one drawing to the next while time goes on, so that
/// nothing shimmers.
struct ChartTimeline: Sendable, Equatable {
  let start: Double
  /// The seconds that one value stands for.
  let step: Double
  let count: Int
  /// Which value is read; nil for the last one.
  let cursor: Int?
  let isHeld: Bool

  init(_ charts: ChartState, end: Double, count: Int) {
    self.count = max(1, count)
    step = charts.seconds / Double(self.count)
    isHeld = charts.heldEnd != nil
    let last = ((charts.heldEnd ?? end) / step).rounded(.up) * step
    start = last - Double(self.count) * step
    let (start, step) = (start, step)
    cursor = charts.cursor.map { moment in
      min(max(0, Int((moment - start) / step)), max(1, count) - 1)
    }
  }

  var end: Double { start + Double(count) * step }

  /// When a value begins, in seconds since 1970.
  func time(of index: Int) -> Double { start + Double(index) * step }

  func slots(of series: MetricSeries?) -> [MetricSlot?] {
    series?.slots(from: start, step: step, count: count)
      ?? Array(repeating: nil, count: count)
  }

  /// What stands below the plots.
  func labels(_ context: RowContext) -> [String] {
    if isHeld {
      return (0...2).map { part in
        LocalTime.time(Int64(start + (end - start) * Double(part) / 2), context)
      }
    }
    let seconds = Int64((end - start).rounded())
    return [
      "-" + DurationText.text(seconds: seconds), "-" + DurationText.text(seconds: seconds / 2),
      say("now"),
    ]
  }
}
