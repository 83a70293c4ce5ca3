import Backend
import Synchronization

/// What was measured, of all hosts: shared and not copied, since it is large and only ever grows at
/// its end.
///
/// The main actor puts in and looks up; the keeper takes out for the disk, piece by piece, so that
/// neither waits for the other for long.
final class History: Sendable {
  private let store = Mutex(HistoryStore())

  /// Looks at it, or changes it.
  func use<Value>(_ body: (inout HistoryStore) -> Value) -> Value {
    store.withLock { store in body(&store) }
  }
}

/// The histories of all hosts.
struct HistoryStore: Sendable {
  private(set) var hosts: [HostID: HostHistory] = [:]
  /// All hosts together.
  private var fleet: [Metric: MetricSeries] = [:]
  private var fleetNodes: [HostID: (node: NodeFigures, until: Double)] = [:]
  /// When any host told something last, in seconds since 1970.
  private(set) var fleetTime: Double?
  private(set) var thinning = 1
  private var nextForgetting = 0.0

  /// Takes one reading of a host.
  ///
  /// - Parameter watching: The machines of which everything is kept.
  mutating func take(_ figures: HostFigures, of host: HostID, watching: Set<ObjectUUID>) {
    let stretch = hosts[host, default: HostHistory()]
      .take(figures, watching: watching, thinning: thinning)
    guard let (from, to) = stretch else { return }
    takeFleet(figures.node, of: host, from, to, until: to + 3 * max(1, figures.interval))
    if to > nextForgetting {
      nextForgetting = to + 600
      for id in hosts.keys { hosts[id]?.forgetOld(now: to) }
    }
    thinWhereNeeded()
  }

  private mutating func thinWhereNeeded() {
    let wanted = Thinning.factor(machines: hosts.values.reduce(0) { $0 + $1.machines.count })
    guard wanted > thinning else { return }
    thinning = wanted
    for id in hosts.keys { hosts[id]?.thin(by: wanted) }
  }

  private mutating func takeFleet(
    _ node: NodeFigures,
    of host: HostID,
    _ from: Double,
    _ to: Double,
    until: Double
  ) {
    fleetNodes[host] = (node, until)
    let start = max(from, fleetTime ?? from)
    guard to > start else { return }
    fleetTime = to
    let nodes = fleetNodes.values.filter { $0.until >= to }.map(\.node)
    if let share = Self.fleetCPU(nodes) {
      fleet[.cpu, default: MetricSeries()].add(Float(share), from: start, to: to)
    }
    if let share = Self.fleetMemory(nodes) {
      fleet[.memory, default: MetricSeries()].add(Float(share), from: start, to: to)
    }
  }

  /// The busy share of all processors of some hosts.
  static func fleetCPU(_ nodes: [NodeFigures]) -> Double? {
    let known = nodes.filter { $0.cpu != nil }
    let all = known.reduce(0) { $0 + max(1, $1.processors ?? 1) }
    guard all > 0 else { return nil }
    return known.reduce(0) { $0 + ($1.cpu ?? 0) * Double(max(1, $1.processors ?? 1)) }
      / Double(all)
  }

  /// The used share of all memory of some hosts.
  static func fleetMemory(_ nodes: [NodeFigures]) -> Double? {
    let known = nodes.filter { $0.memoryShare != nil }
    let all = known.reduce(0.0) { $0 + Double($1.memoryTotal ?? 0) }
    guard all > 0 else { return nil }
    return known.reduce(0.0) { $0 + Double($1.memoryUsed ?? 0) } / all
  }

  mutating func takeFill(_ share: Double, of pool: ObjectUUID, on host: HostID, at time: Double) {
    hosts[host, default: HostHistory()].takeFill(share, of: pool, at: time)
  }

  /// One value over time; nil where there is none. Without a host: of all of them together.
  func series(
    _ name: SeriesName,
    of subject: HistorySubject = .node,
    on host: HostID?
  ) -> MetricSeries? {
    guard let host else { return fleet[name.metric] }
    return hosts[host]?.series(name, of: subject)
  }

  /// A host that has another name now keeps its past.
  mutating func rename(_ old: HostID, to new: HostID) {
    guard old != new, let history = hosts.removeValue(forKey: old) else { return }
    hosts[new] = history
    fleetNodes[old] = nil
  }

  /// Takes slots that were kept from an earlier run.
  mutating func restore(_ kept: KeptSlots, of subject: HistorySubject, on host: HostID) {
    hosts[host, default: HostHistory()].restore(kept, of: subject, thinning: thinning)
    thinWhereNeeded()
  }

  /// Puts what was kept from before in front of what has happened since the program started.
  mutating func adopt(_ earlier: HistoryStore) {
    var merged = earlier.hosts
    for (host, later) in hosts {
      if merged[host] == nil { merged[host] = later } else { merged[host]?.add(later) }
    }
    hosts = merged
    thinning = max(thinning, earlier.thinning)
    for id in hosts.keys { hosts[id]?.thin(by: thinning) }
    thinWhereNeeded()
  }

  /// The bytes that it holds.
  var heapBytes: Int { hosts.values.reduce(0) { $0 + $1.heapBytes } }
}
