import Backend

/// What is kept of one host, its machines, pools and networks; by UUID, so that a machine renamed keeps
/// its past and one made anew has none.
struct HostHistory: Sendable {
  /// How many machines are kept in detail at most.
  static let watchedLimit = 32
  /// How long a machine's turn may take to come, where each has to be asked for, in seconds.
  private static let turn = 120.0
  /// After how long without news something is forgotten, in seconds.
  private static let keeps = 24.0 * 3600

  private(set) var node: [Metric: MetricSeries] = [:]
  private(set) var machines: [ObjectUUID: MachineHistory] = [:]
  private(set) var pools: [ObjectUUID: MetricSeries] = [:]
  private(set) var networks: [ObjectUUID: [Metric: MetricSeries]] = [:]
  /// All values of the machines that are looked at, or were lately.
  private(set) var watched: [ObjectUUID: [SeriesName: MetricSeries]] = [:]
  /// When each of those was looked at last, by counting.
  private var watchOrder: [ObjectUUID: Int] = [:]
  private var watchCount = 0

  /// What the host's clock that never jumps is behind the time since 1970.
  private var offset: Double?
  /// When it told something last, in seconds since 1970.
  private(set) var lastTime: Double?
  private var poolTimes: [ObjectUUID: Double] = [:]
  /// Since when interfaces were not asked for; nil where they were in the last reading.
  private var trafficStart: Double?

  /// Takes one reading.
  ///
  /// - Returns: The stretch of time that it is about.
  mutating func take(
    _ figures: HostFigures,
    watching: Set<ObjectUUID>,
    networks traffic: [ObjectUUID: NetworkTraffic] = [:],
    thinning: Int
  ) -> (from: Double, to: Double)? {
    guard let (from, to) = stretch(of: figures) else { return nil }
    takeNode(figures, from, to)
    for (id, domain) in figures.domains {
      machines[id, default: MachineHistory(thinning: thinning)]
        .add(domain, from: from, to: to, reach: figures.isPartial ? Self.turn : 0)
    }
    takeTraffic(traffic, of: figures, from, to)
    watch(figures.domains.count <= Self.watchedLimit ? Set(figures.domains.keys) : watching)
    for id in watchOrder.keys {
      guard let domain = figures.domains[id] else { continue }
      domain.eachDetail { name, value in
        guard let start = domain.start(of: name.metric, from: from, to: to) else { return }
        watched[id, default: [:]][name, default: MetricSeries()]
          .add(Float(value), from: start, to: to)
      }
    }
    return (from, to)
  }

  /// The time that a reading is about: since the last one, but for gaps.
  ///
  /// Time goes on evenly even while the clock of the day is put right by a little or put back; when
  /// it leaps ahead, as after a sleep, so do we.
  private mutating func stretch(of figures: HostFigures) -> (Double, Double)? {
    let wall = Double(figures.wallTime)
    var to = figures.time + (offset ?? wall - figures.time)
    if wall - to > 5 || offset == nil {
      to = wall
      // Never back behind what is known already, such as from an earlier run.
      if let lastTime, to <= lastTime { to = lastTime + max(0.1, figures.interval) }
      offset = to - figures.time
    }
    let length = max(0.1, figures.interval)
    var from = to - length
    if let lastTime {
      guard to > lastTime else { return nil }
      if to - lastTime <= 3 * length || from < lastTime { from = lastTime }
    }
    lastTime = to
    return (from, to)
  }

  private mutating func takeNode(_ figures: HostFigures, _ from: Double, _ to: Double) {
    func put(_ metric: Metric, _ value: Double?) {
      guard let value else { return }
      node[metric, default: MetricSeries()].add(Float(value), from: from, to: to)
    }
    put(.cpu, figures.node.cpu)
    put(.ioWait, figures.node.ioWait)
    put(.memory, figures.node.memoryShare)
    put(.swap, figures.node.swapShare)
    put(.load, figures.node.load)
    put(.stolen, figures.node.stolen)
    put(.vcpuOvercommit, figures.vcpuOvercommit)
    put(.memoryOvercommit, figures.memoryOvercommit)
  }

  /// Takes what moves over networks, from when interfaces were asked for before.
  private mutating func takeTraffic(
    _ traffic: [ObjectUUID: NetworkTraffic],
    of figures: HostFigures,
    _ from: Double,
    _ to: Double
  ) {
    guard figures.parts.contains(.interfaces) else {
      trafficStart = trafficStart ?? from
      return
    }
    let start = trafficStart ?? from
    trafficStart = nil
    for (id, traffic) in traffic { take(traffic, of: id, start, to) }
  }

  private mutating func take(
    _ traffic: NetworkTraffic,
    of network: ObjectUUID,
    _ from: Double,
    _ to: Double
  ) {
    for metric in NetworkTraffic.metrics {
      guard let value = traffic[metric] else { continue }
      networks[network, default: [:]][metric, default: MetricSeries()]
        .add(Float(value), from: from, to: to)
    }
  }

  private mutating func watch(_ ids: Set<ObjectUUID>) {
    watchCount += 1
    for id in ids { watchOrder[id] = watchCount }
    while watchOrder.count > Self.watchedLimit,
      let oldest = watchOrder.min(by: { $0.value < $1.value }), !ids.contains(oldest.key)
    {
      watchOrder[oldest.key] = nil
      watched[oldest.key] = nil
    }
  }

  /// Takes how full a pool is; that is told seldom, and holds until it is told again.
  mutating func takeFill(_ share: Double, of pool: ObjectUUID, at time: Double) {
    let from = poolTimes[pool] ?? time - 1
    guard time > from else { return }
    pools[pool, default: MetricSeries()]
      .add(Float(share), from: max(from, time - 900), to: time)
    poolTimes[pool] = time
  }

  /// One value over time; nil where there is none.
  func series(_ name: SeriesName, of subject: HistorySubject) -> MetricSeries? {
    switch subject {
    case .node: name.device.isEmpty ? node[name.metric] : nil
    case .pool(let id): pools[id]
    case .network(let id): name.device.isEmpty ? networks[id]?[name.metric] : nil
    case .machine(let id):
      (name.device.isEmpty ? machines[id]?[name.metric] : nil) ?? watched[id]?[name]
    }
  }

  /// The devices of a machine of which a value is kept, in order.
  func devices(of machine: ObjectUUID, with metric: Metric) -> [String] {
    (watched[machine] ?? [:]).keys
      .filter { $0.metric == metric && !$0.device.isEmpty }
      .map(\.device)
      .sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
  }

  /// Takes slots that were kept from an earlier run.
  mutating func restore(_ kept: KeptSlots, of subject: HistorySubject, thinning: Int) {
    guard let end = kept.end else { return }
    switch subject {
    case .node: node[kept.metric, default: MetricSeries()].restore(kept)
    case .pool(let id): pools[id, default: MetricSeries()].restore(kept)
    case .network(let id):
      networks[id, default: [:]][kept.metric, default: MetricSeries()].restore(kept)
    case .machine(let id):
      machines[id, default: MachineHistory(thinning: thinning)].restore(kept)
    }
    lastTime = max(lastTime ?? end, end)
  }

  /// Puts what has happened since the program started behind what was kept from before.
  mutating func add(_ later: HostHistory) {
    for (metric, series) in later.node { node[metric, default: MetricSeries()].add(series) }
    for (id, series) in later.pools { pools[id, default: MetricSeries()].add(series) }
    for (id, all) in later.networks {
      for (metric, series) in all {
        networks[id, default: [:]][metric, default: MetricSeries()].add(series)
      }
    }
    for (id, history) in later.machines {
      if machines[id] == nil { machines[id] = history } else { machines[id]?.add(history) }
    }
    (watched, watchOrder, watchCount) = (later.watched, later.watchOrder, later.watchCount)
    (offset, poolTimes, trafficStart) = (later.offset, later.poolTimes, later.trafficStart)
    lastTime = later.lastTime ?? lastTime
  }

  mutating func thin(by thinning: Int) {
    for id in machines.keys { machines[id]?.thin(by: thinning) }
  }

  /// Forgets what nothing was heard of for a day.
  mutating func forgetOld(now: Double) {
    machines = machines.filter { now - $0.value.lastSeen < Self.keeps }
    pools = pools.filter { now - ($0.value.end ?? 0) < Self.keeps }
    poolTimes = poolTimes.filter { pools[$0.key] != nil }
    networks = networks.filter { network in
      network.value.values.contains { now - ($0.end ?? 0) < Self.keeps }
    }
  }

  var heapBytes: Int {
    machines.values.reduce(0) { $0 + $1.heapBytes + MemoryLayout<MachineHistory>.size }
      + networks.values.reduce(0) { $0 + $1.values.reduce(0) { $0 + $1.heapBytes } }
      + watched.values.reduce(0) { $0 + $1.values.reduce(0) { $0 + $1.heapBytes } }
  }
}

/// Whose values: a host's own, or those of something on it.
enum HistorySubject: Hashable, Sendable {
  case node
  case machine(ObjectUUID)
  case pool(ObjectUUID)
  case network(ObjectUUID)
}
