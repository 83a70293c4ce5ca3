/// Makes rates out of successive samples of one host.
///
/// It has no clock: all time comes with the samples. Where two samples cannot be compared (the first
/// one, a counter that went back, another instance, too long a pause) there is no rate, so that a
/// chart shows a gap instead of a spike.
struct RateMeter {
  /// Samples closer than this say nothing about a rate, in seconds.
  static let shortestSpan = 0.2
  /// How many planned intervals may lie between two samples that are compared.
  static let longestSpan = 3.0

  /// What is known of a domain, from its XML and from events.
  struct Traits: Sendable, Equatable {
    /// Virtual CPUs in use; nil while it was not read.
    var vcpuCount: Int?
    /// What it can be given of memory, in bytes; nil while it was not read.
    var memory: UInt64?
    /// Its balloon device; nil while it was not read.
    var balloon: DomainDefinition.Balloon?
    /// How long this instance has been running, in seconds; nil when nobody saw it start.
    var uptime: Double?
  }

  private var node: (time: Double, sample: NodeSample)?
  private var processors: Int?
  private var duration = 0.0
  private var domains: [ObjectUUID: DomainMeter] = [:]
  private var turn: UInt64 = 0

  /// Takes one sample in.
  ///
  /// - Parameters:
  ///   - sample: What was read.
  ///   - interval: When the next one is due after it, in seconds.
  ///   - traits: What else is known of a domain.
  /// - Returns: The levels, and the rates since the sample before; nil when that one is so close that
  ///   nothing can be said.
  mutating func figures(
    from sample: HostSample,
    interval: Double,
    traits: (ObjectUUID) -> Traits = { _ in Traits() }
  ) -> HostFigures? {
    if let node, sample.time - node.time < Self.shortestSpan { return nil }
    turn += 1
    var figures = HostFigures(time: sample.time, wallTime: sample.wallTime, interval: interval)
    figures.isPartial = sample.turns > 1
    figures.node = nodeFigures(sample)
    figures.domains.reserveCapacity(sample.domains.count)
    let context = DomainMeter.Context(
      longestSpan: Self.longestSpan * sample.planned * Double(sample.turns),
      longestPart: Self.longestSpan * sample.wholeInterval,
      interval: interval,
      uncertainty: duration + sample.duration,
      wallTime: sample.wallTime,
      processors: processors
    )
    for domain in sample.domains {
      let known = traits(domain.id)
      let read = domains[domain.id, default: DomainMeter()].figures(domain, known, context, turn)
      if let read { figures.domains[domain.id] = read }
    }
    duration = sample.duration
    forget(sample)
    return figures
  }

  /// Forgets what was known: the counters belong to a connection that is gone.
  mutating func reset() {
    node = nil
    domains = [:]
  }

  /// Whether a domain's emulator had answered when it was asked last.
  func wasAnswered(_ id: ObjectUUID) -> Bool { domains[id]?.wasAnswered ?? false }

  /// How many domains it remembers.
  var count: Int { domains.count }
}

extension RateMeter.Traits {
  /// What the domain's definition says, where that was read.
  init(_ domain: Domain) {
    vcpuCount = domain.definition?.vcpus
    memory = domain.definition?.memory
    balloon = domain.definition.map {
      $0.balloon ?? DomainDefinition.Balloon(model: "none", period: 0)
    }
  }
}

extension RateMeter {
  /// Drops domains that are active no more, or that were not seen for many turns.
  private mutating func forget(_ sample: HostSample) {
    if sample.turns == 1 {
      guard domains.count > sample.domains.count else { return }
      domains = domains.filter { $0.value.turn == turn }
    } else if turn % 64 == 0 {
      let oldest = turn - min(turn, UInt64(sample.turns) * 3)
      domains = domains.filter { $0.value.turn >= oldest }
    }
  }

  private mutating func nodeFigures(_ sample: HostSample) -> NodeFigures {
    let now = sample.node
    var figures = NodeFigures()
    figures.memoryUsed = now.memoryUsed
    figures.memoryTotal = now.memoryTotal
    figures.swapUsed = now.swapUsed
    figures.swapTotal = now.swapTotal
    figures.processors = now.processors
    figures.load = now.load
    figures.cpu = now.utilization
    let before = node
    node = (sample.time, now)
    if let count = now.processors { processors = count }
    guard let before, sample.time - before.time <= Self.longestSpan * sample.planned,
      let time = now.processorTime, let last = before.sample.processorTime,
      let busy = difference(time.busy, last.busy), let idle = difference(time.idle, last.idle)
    else { return figures }
    // The kernel's own count of waiting can go back by a little.
    let waiting = difference(time.ioWait, last.ioWait) ?? 0
    let stolen = difference(time.stolen, last.stolen)
    let all = Double(busy) + Double(idle) + Double(waiting) + Double(stolen ?? 0)
    guard all > 0 else { return figures }
    figures.cpu = Double(busy) / all
    figures.ioWait = Double(waiting) / all
    figures.stolen = stolen.map { Double($0) / all }
    return figures
  }
}

/// By how much a counter has grown; nil where it is missing or went back.
func difference(_ now: UInt64?, _ before: UInt64?) -> UInt64? {
  guard let now, let before, now >= before else { return nil }
  return now - before
}
