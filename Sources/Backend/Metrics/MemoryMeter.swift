/// What a guest tells of its memory, which is only as fresh as its balloon driver's last word.
struct MemoryMeter {
  /// How many periods may pass without a word from the guest.
  private static let patience = 3.0
  /// The shortest time without a word that counts as too long, in seconds.
  private static let shortestPatience = 15.0
  /// Taken where the period is not known, in seconds.
  private static let usualPeriod = 10.0
  /// Clocks of host and client may differ by this much, in seconds.
  private static let clockTolerance = 86_400.0

  private struct Word {
    var stamp: UInt64
    /// When it was seen first, in seconds on a clock that never jumps.
    var time: Double
    var swapIn: UInt64?
    var swapOut: UInt64?
    var majorFaults: UInt64?
  }

  private var word: Word?
  /// Whether a second word came: then the guest is known to speak, whatever its host's clock says.
  private var hasSpoken = false
  private var swapIn: Double?
  private var swapOut: Double?
  private var majorFaults: Double?

  mutating func figures(
    _ sample: DomainSample,
    _ balloon: DomainDefinition.Balloon?,
    _ context: DomainMeter.Context
  ) -> MemoryFigures {
    let now = sample.memory
    var figures = MemoryFigures()
    figures.balloon = now.balloon
    figures.maximum = now.maximum
    figures.usable = now.usable
    figures.available = now.available
    figures.unused = now.unused
    figures.resident = now.resident
    let period = balloon.map { Double($0.period) } ?? 0
    let limit = max(
      Self.patience * max(period > 0 ? period : Self.usualPeriod, context.interval),
      Self.shortestPatience
    )
    listen(to: now, at: sample.time, limit)
    figures.blindness = blindness(sample, balloon, context, limit)
    if figures.blindness == nil {
      figures.swapIn = swapIn
      figures.swapOut = swapOut
      figures.majorFaults = majorFaults
    }
    return figures
  }

  /// Takes over a new word of the guest's: its counters stand still between two of them.
  private mutating func listen(to now: MemorySample, at time: Double, _ limit: Double) {
    let next = Word(
      stamp: now.lastUpdate ?? 0,
      time: time,
      swapIn: now.swapIn,
      swapOut: now.swapOut,
      majorFaults: now.majorFaults
    )
    guard let word else {
      self.word = next
      return
    }
    // Where no time is told, every sample is a word of its own.
    guard word.stamp != next.stamp || now.lastUpdate == nil else { return }
    hasSpoken = true
    self.word = next
    let seconds = time - word.time
    guard seconds >= RateMeter.shortestSpan, seconds <= limit else {
      (swapIn, swapOut, majorFaults) = (nil, nil, nil)
      return
    }
    swapIn = difference(next.swapIn, word.swapIn).map { Double($0) / seconds }
    swapOut = difference(next.swapOut, word.swapOut).map { Double($0) / seconds }
    majorFaults = difference(next.majorFaults, word.majorFaults).map { Double($0) / seconds }
  }

  private func blindness(
    _ sample: DomainSample,
    _ balloon: DomainDefinition.Balloon?,
    _ context: DomainMeter.Context,
    _ limit: Double
  ) -> MemoryFigures.Blindness? {
    let now = sample.memory
    let isAsked = balloon.map { $0.period > 0 } ?? true
    guard let available = now.available, let usable = now.usable, usable <= available else {
      guard let balloon, balloon.isPresent else { return .noBalloon }
      return isAsked ? .noBalloon : .noPeriod
    }
    // A guest that stands still has nothing new to tell.
    guard let stamp = now.lastUpdate, let word, !sample.isPaused else { return nil }
    let age = sample.time - word.time
    let isOld =
      hasSpoken
      ? age > limit
      : age > limit || abs(Double(context.wallTime) - Double(stamp)) > Self.clockTolerance
    guard isOld else { return nil }
    return isAsked ? .stale : .noPeriod
  }
}
