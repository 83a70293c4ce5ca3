/// What a host's watcher keeps from one reading of the statistics to the next.
struct HostStatistics {
  var meter = RateMeter()
  /// What reading all costs, and what reading a part does.
  private var pace = PollPace()
  private var narrowPace = PollPace()
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
    narrowPace = PollPace()
    starts = [:]
    last = nil
    lastWhole = nil
    hasRates = false
  }

  /// Whether a part is enough, until it is time for all of it.
  private func isNarrow(_ wanted: StatisticsParts) -> Bool {
    wanted != .all && meter.count > Self.fewDomains && hasRates && search.hangs == 0
  }

  /// How many seconds lie between two readings of all where only a part is shown.
  var wholeInterval: Double { pace.interval(wanted: Self.wholePause) }

  /// The pause between two readings that the host can bear, in seconds.
  ///
  /// - Parameters:
  ///   - wanted: The one that is wanted, in seconds.
  ///   - parts: What is shown.
  /// - Returns: That one, or a longer one.
  func interval(wanted: Double, _ parts: StatisticsParts) -> Double {
    (isNarrow(parts) ? narrowPace : pace).interval(wanted: wanted)
  }

  /// How long the next reading may take, in seconds.
  func deadline(least: Double) -> Double {
    max(pace.deadline(least: least), narrowPace.deadline(least: least))
  }

  /// What is to be read of every domain beside processors.
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
    guard isNarrow(wanted), let lastWhole, time - lastWhole + interval / 2 < wholeInterval
    else { return .all }
    return wanted
  }

  /// Takes note of what was read, when that was on the samples' clock, and how long it took, both in
  /// seconds.
  mutating func took(_ parts: StatisticsParts, at time: Double, _ seconds: Double) {
    guard parts == .all else {
      narrowPace.took(seconds)
      pace.recovered()
      return
    }
    pace.took(seconds)
    narrowPace.recovered()
    hasRates = lastWhole != nil
    lastWhole = time
  }

  /// Takes note of a reading that did not come to an end.
  mutating func failed() {
    pace.failed()
    narrowPace.failed()
  }

  /// Takes note that what held readings up is out of the way.
  mutating func recovered() {
    pace.recovered()
    narrowPace.recovered()
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
