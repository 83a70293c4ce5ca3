/// One value over time: by the second for ten minutes, by ten for three hours, by the minute for a
/// day.
struct MetricSeries: Sendable {
  /// Which of the three rings.
  enum Level: UInt8, Sendable, CaseIterable {
    case fine, middle, coarse

    /// The length of a slot in seconds, where nothing is thinned out.
    var slotSeconds: Int {
      switch self {
      case .fine: 1
      case .middle: 10
      case .coarse: 60
      }
    }

    /// How far it goes back, in seconds.
    var reach: Int {
      switch self {
      case .fine: 600
      case .middle: 3 * 3600
      case .coarse: 24 * 3600
      }
    }

    func ring(thinning: Int) -> MetricRing {
      let length = slotSeconds * thinning
      return MetricRing(
        slotSeconds: length,
        capacity: max(1, reach / length),
        keepsRange: self != .fine
      )
    }
  }

  private(set) var fine: MetricRing
  private(set) var middle: MetricRing
  private(set) var coarse: MetricRing
  private var thinning: Int

  /// - Parameter thinning: By how much slots are longer, where there are very many series.
  init(thinning: Int = 1) {
    self.thinning = thinning
    fine = Level.fine.ring(thinning: thinning)
    middle = Level.middle.ring(thinning: thinning)
    coarse = Level.coarse.ring(thinning: thinning)
  }

  /// Takes what was measured from one time to another, in seconds since 1970.
  mutating func add(_ value: Float, from: Double, to: Double) {
    guard value.isFinite, to > from else { return }
    let slot = MetricSlot(max(0, value))
    fine.add(slot, from: from, to: to)
    middle.add(slot, from: from, to: to)
    coarse.add(slot, from: from, to: to)
  }

  /// Takes slots that were kept from an earlier run.
  mutating func restore(_ kept: KeptSlots) {
    for (time, slot) in kept.slots {
      let end = time + kept.length
      switch kept.level {
      case .fine: fine.add(slot, from: time, to: end)
      case .middle: middle.add(slot, from: time, to: end)
      case .coarse: coarse.add(slot, from: time, to: end)
      }
    }
  }

  subscript(_ level: Level) -> MetricRing {
    switch level {
    case .fine: fine
    case .middle: middle
    case .coarse: coarse
    }
  }

  /// What is known from one time to another, from the finest ring that goes back so far.
  func slot(from: Double, to: Double) -> MetricSlot? {
    // A gap there is a gap, however little of a longer slot of another ring it takes.
    if let start = fine.start, start <= from { return fine.slot(from: from, to: to) }
    if let start = middle.start, start <= from { return middle.slot(from: from, to: to) }
    return coarse.slot(from: from, to: to) ?? middle.slot(from: from, to: to)
      ?? fine.slot(from: from, to: to)
  }

  /// So many stretches of equal length, oldest first.
  func slots(from: Double, step: Double, count: Int) -> [MetricSlot?] {
    (0..<count).map { slot(from: from + Double($0) * step, to: from + Double($0 + 1) * step) }
  }

  /// Makes the slots longer; never shorter.
  mutating func thin(by thinning: Int) {
    guard thinning > self.thinning else { return }
    self.thinning = thinning
    func thinned(_ ring: MetricRing, _ level: Level) -> MetricRing {
      var result = level.ring(thinning: thinning)
      ring.replay(into: &result)
      return result
    }
    fine = thinned(fine, .fine)
    middle = thinned(middle, .middle)
    coarse = thinned(coarse, .coarse)
  }

  /// Takes over what came later, from a series of its own.
  mutating func add(_ later: MetricSeries) {
    later.fine.replay(into: &fine)
    later.middle.replay(into: &middle)
    later.coarse.replay(into: &coarse)
  }

  /// Up to when anything is known, in seconds since 1970; nil while nothing is.
  var end: Double? { coarse.end }
  /// Whether nothing was ever measured.
  var isEmpty: Bool { coarse.start == nil }
  /// The bytes that it holds apart from itself.
  var heapBytes: Int { fine.heapBytes + middle.heapBytes + coarse.heapBytes }
}

/// Slots of one series that come from an earlier run.
struct KeptSlots: Sendable {
  let metric: Metric
  let level: MetricSeries.Level
  /// How long each is, in seconds.
  let length: Double
  /// When each begins, in seconds since 1970; the oldest first.
  let slots: [(time: Double, slot: MetricSlot)]

  /// When the last one ends.
  var end: Double? { slots.last.map { $0.time + length } }
}
