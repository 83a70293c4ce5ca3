/// What is read of a host's statistics in one go.
struct StatsPlan: Sendable {
  /// Whom to ask where each domain is asked by itself, the most wanted first.
  var targets: [Session.StatsTarget] = []
  /// What is read of every domain beside its processors.
  var parts = StatisticsParts.all
  /// Domains that would hang.
  var leftOut: Set<ObjectUUID> = []
  /// The domain of which all is read, with its virtual CPUs.
  var selected: ObjectUUID?
  /// After so many nanoseconds no further domain is asked by itself.
  var budget: UInt64 = 0
}

/// What one reading of a host's statistics brought.
struct StatsReading: Sendable {
  var sample: HostSample
  /// Whether the driver has no statistics of all domains, so that each is asked by itself.
  var isByDomain = false
  /// How many of the plan's targets were asked.
  var asked = 0
}

extension Session {
  /// Reads the host and its active domains.
  func read(_ plan: StatsPlan) throws(BackendError) -> StatsReading {
    let start = SampleClock.seconds
    var reading = StatsReading(sample: HostSample(time: 0, wallTime: 0, planned: 0))
    reading.sample.node = try nodeSample()
    if let samples = try bulkSamples(plan) {
      reading.sample.domains = samples
      let lacking = StatisticsParts.all.subtracting(plan.parts)
      if let selected = plan.selected, let more = try statistics(of: selected, lacking: lacking),
        let place = samples.firstIndex(where: { $0.id == selected })
      {
        reading.sample.domains[place].add(more, lacking)
      }
    } else {
      reading.isByDomain = true
      let (samples, asked) = try statistics(of: plan.targets, budget: plan.budget)
      reading.sample.domains = samples
      reading.asked = asked
    }
    reading.sample.time = SampleClock.seconds
    reading.sample.wallTime = WallClock.seconds
    reading.sample.duration = reading.sample.time - start
    return reading
  }

  private func bulkSamples(_ plan: StatsPlan) throws(BackendError) -> [DomainSample]? {
    guard !plan.leftOut.isEmpty, !isTestDriver, !missing.contains(.bulkStatistics) else {
      return try statistics(plan.parts)
    }
    return try statistics(plan.parts) { !plan.leftOut.contains($0) }
  }
}
