/// What a host's watcher keeps from one reading of the statistics to the next.
struct HostStatistics {
  var meter = RateMeter()
  var pace = PollPace()
  var rotation = StatsRotation()
  var search = SilentDomainSearch()
  /// Whether the driver has no statistics of all domains, so that each is asked by itself.
  var isByDomain = false
  /// Up to how many domains all is read each time: it costs nothing that would show.
  static let fewDomains = 32
  /// After how many seconds all is read of every domain, whatever is shown.
  static let wholePause = 10.0

  /// When all was read last, in seconds on the samples' clock; nil before the first time.
  private var lastWhole: Double?
  /// Whether rates of all are known: all was read twice.
  private var hasRates = false
  /// When the last reading began; nil before the first.
  private(set) var last: ContinuousClock.Instant?
  /// The pause that was meant to follow it, in seconds.
  private(set) var planned = 0.0
  /// By how much this pause is stretched, so that many hosts do not answer at the same time.
  private var jitter = 1.0
  private var starts: [ObjectUUID: (time: Double, runID: Int32?)] = [:]

  /// After a new connection counters may be counted anew, and events may have been missed.
  mutating func forgetReadings() {
    meter.reset()
    rotation = StatsRotation()
    search = SilentDomainSearch()
    isByDomain = false
    pace = PollPace()
    starts = [:]
    last = nil
    lastWhole = nil
    hasRates = false
  }

  /// What is to be read of every domain beside processors, where only some of it is shown.
  ///
  /// - Parameters:
  ///   - wanted: What is shown.
  ///   - interval: The pause between two readings, in seconds.
  ///   - time: On the samples' clock, in seconds.
  /// - Returns: What is shown, and all that there is when it is time for that.
  func parts(
    wanted: StatisticsParts,
    interval: Double,
    at time: Double
  ) -> StatisticsParts {
    guard meter.count > Self.fewDomains, hasRates, let lastWhole, search.hangs == 0,
      time - lastWhole + interval / 2 < Self.wholePause
    else { return .all }
    return wanted
  }

  /// Takes note of what was read.
  mutating func took(_ parts: StatisticsParts, at time: Double) {
    guard parts == .all else { return }
    hasRates = lastWhole != nil
    lastWhole = time
  }

  /// When the next reading is due, with so many seconds between two of them.
  func due(_ interval: Double) -> ContinuousClock.Instant {
    last.map { $0 + .seconds(interval * jitter) } ?? .now
  }

  /// Takes note that a reading begins.
  ///
  /// - Parameter interval: The pause that was meant to lie before it, in seconds.
  /// - Returns: The longest pause that it may count from, in seconds.
  mutating func begin(_ interval: Double) -> Double {
    defer { planned = interval }
    last = .now
    jitter = .random(in: 0.95...1.05)
    return max(planned, interval)
  }

  /// Takes note that an instance of a domain began.
  mutating func started(_ id: ObjectUUID, at time: Double) { starts[id] = (time, nil) }

  /// How long an instance has been running; nil when its start was not seen.
  mutating func uptime(of sample: DomainSample) -> Double? {
    guard let start = starts[sample.id], sample.time >= start.time else { return nil }
    if let runID = start.runID, runID != sample.runID {
      starts[sample.id] = nil
      return nil
    }
    if start.runID == nil { starts[sample.id]?.runID = sample.runID }
    return sample.time - start.time
  }

  /// Forgets the starts of domains that are not there any more.
  mutating func keepStarts(of isKnown: (ObjectUUID) -> Bool) {
    if starts.count > 64 { starts = starts.filter { isKnown($0.key) } }
  }
}
