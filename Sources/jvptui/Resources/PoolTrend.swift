import Backend
import TUI
import Widgets

/// How full a pool was over the last hours, and by how much that has changed.
enum PoolTrend {
  private static let width = 6

  static func text(_ item: PoolItem, _ context: RowContext) -> StyledText {
    let end = Double(context.now)
    let series = context.history.use {
      $0.series(SeriesName(.fill), of: .pool(item.pool.id), on: item.host)
    }
    guard let series, let start = series.coarse.start ?? series.fine.start else { return "" }
    // An hour at first, a day once there is more.
    let span = end - start > 3600 ? 24.0 * 3600 : 3600
    let step = span / Double(width)
    let last = (end / step).rounded(.up) * step
    let slots = series.slots(from: last - span, step: step, count: width)
    let values = slots.map { $0.map { Double($0.mean) } ?? .nan }
    let line = Sparkline(values: values, maximum: 1, glyphs: context.glyphs).text(width: width)
    guard let first = slots.compactMap({ $0 }).first, let now = slots.compactMap({ $0 }).last
    else { return line }
    return line + StyledText(" " + change(Double(now.maximum - first.minimum)), .muted)
  }

  /// Such as `+1.2%`; of what was written and removed again nothing is said.
  private static func change(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    if tenths == 0 { return say("steady") }
    let size = abs(tenths)
    return "\(tenths < 0 ? "-" : "+")\(size / 10).\(size % 10)%"
  }
}
