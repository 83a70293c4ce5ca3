/// What a value was within one stretch of time.
struct MetricSlot: Equatable, Sendable {
  var minimum: Float
  /// Weighted by time.
  var mean: Float
  var maximum: Float

  init(minimum: Float, mean: Float, maximum: Float) {
    self.minimum = minimum
    self.mean = mean
    self.maximum = maximum
  }

  /// The same value all the time.
  init(_ value: Float) { self.init(minimum: value, mean: value, maximum: value) }
}

/// Puts slots together, each with the seconds it counts for.
struct SlotSum: Sendable {
  private var sum = 0.0
  private var minimum = Float.infinity
  private var maximum = -Float.infinity
  /// The seconds of which anything is known.
  private(set) var seconds = 0.0

  mutating func add(_ slot: MetricSlot, seconds: Double) {
    sum += Double(slot.mean) * seconds
    self.seconds += seconds
    if slot.minimum < minimum { minimum = slot.minimum }
    if slot.maximum > maximum { maximum = slot.maximum }
  }

  /// All of it in one; nil where nothing is known.
  var slot: MetricSlot? {
    guard seconds > 0 else { return nil }
    let mean = Float(sum / seconds)
    // Rounding must not put the mean beside its own bounds.
    return MetricSlot(
      minimum: minimum,
      mean: min(max(mean, minimum), maximum),
      maximum: maximum
    )
  }
}
