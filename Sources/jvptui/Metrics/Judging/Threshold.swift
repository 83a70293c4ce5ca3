import Backend

/// A limit of the settings: what must not be above what for how long.
struct Threshold: Sendable, Equatable {
  /// What it looks at, of each machine.
  var metric: Metric
  /// The most that is allowed: a share of 1, or bytes a second.
  var above: Double
  /// For how many seconds it may be above.
  var seconds: Double = 0
  /// Whether the terminal makes its sound.
  var ringsBell = false

  /// The words that settings use, and what they mean.
  static let metrics: [(word: String, metric: Metric)] = [
    ("cpu", .cpu), ("memory", .memory), ("disk", .disk), ("net", .network), ("steal", .cpuDelay),
  ]

  /// Such as `CPU above 90% for 30 s`.
  var text: String {
    guard seconds > 0 else { return say("\(metric.title) above \(metric.text(above))") }
    let time = MetricText.number(seconds)
    return say("\(metric.title) above \(metric.text(above)) for \(time) s")
  }
}
