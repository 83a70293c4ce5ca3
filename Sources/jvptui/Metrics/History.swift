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
  /// The URI of each listed host, by which it is known on the disk: a name can change.
  private(set) var uris: [HostID: String] = [:]
  /// What was kept of hosts that are not listed.
  private(set) var unclaimed: [KeptHost: HostHistory] = [:]
  /// All hosts together.
  private var fleet: [Metric: MetricSeries] = [:]
  fileprivate var fleetNodes: [HostID: (node: NodeFigures, until: Double)] = [:]
  /// When any host told something last, in seconds since 1970.
  private(set) var fleetTime: Double?
  private(set) var thinning = 1
  private var nextForgetting = 0.0

  /// Takes one reading of a host; of the machines that are watched everything is kept.
  mutating func take(
    _ figures: HostFigures,
    of host: HostID,
    watching: Set<ObjectUUID>,
    networks: [ObjectUUID: NetworkTraffic] = [:]
  ) {
    let stretch = hosts[host, default: HostHistory()]
      .take(figures, watching: watching, networks: networks, thinning: thinning)
    guard let (from, to) = stretch else { return }
    takeFleet(figures.node, of: host, from, to, until: to + 3 * max(1, figures.interval))
    if to > nextForgetting {
      nextForgetting = to + 600
      for id in hosts.keys { hosts[id]?.forgetOld(now: to) }
    }
    thinWhereNeeded()
  }

  fileprivate mutating func thinWhereNeeded() {
    let count =
      hosts.values.reduce(0) { $0 + $1.machines.count }
      + unclaimed.values.reduce(0) { $0 + $1.machines.count }
    thin(by: Thinning.factor(machines: count))
  }

  fileprivate mutating func thin(by wanted: Int) {
    guard wanted > thinning else { return }
    thinning = wanted
    for id in hosts.keys { hosts[id]?.thin(by: wanted) }
    for id in unclaimed.keys { unclaimed[id]?.thin(by: wanted) }
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

  /// One value over time, without a host that of all of them together; nil where there is none.
  func series(
    _ name: SeriesName,
    of subject: HistorySubject = .node,
    on host: HostID?
  ) -> MetricSeries? {
    guard let host else { return fleet[name.metric] }
    return hosts[host]?.series(name, of: subject)
  }

  /// The bytes that it holds.
  var heapBytes: Int {
    hosts.values.reduce(0) { $0 + $1.heapBytes } + unclaimed.values.reduce(0) { $0 + $1.heapBytes }
  }
}

// MARK: - Which host is which

/// What a host is called where its history is kept.
enum KeptHost: Hashable, Sendable {
  case uri(String)
  /// As the first format of the files has it.
  case name(String)
}

extension HistoryStore {
  /// Says by which URI a host is reached: what is kept of that one is its past, whatever it is called.
  mutating func list(_ host: HostID, uri: String) {
    guard uris[host] != uri else { return }
    // Another address is another host.
    leave(host)
    uris[host] = uri
    claim(host, uri)
  }

  /// Puts what is known of a host aside, until one with its address is listed.
  mutating func leave(_ host: HostID) {
    guard let uri = uris.removeValue(forKey: host),
      let left = hosts.removeValue(forKey: host)
    else { return }
    fleetNodes[host] = nil
    if unclaimed[.uri(uri)] == nil {
      unclaimed[.uri(uri)] = left
    } else {
      unclaimed[.uri(uri)]?.add(left)
    }
    if let other = uris.first(where: { $0.value == uri })?.key { claim(other, uri) }
  }

  /// A host that has another name now keeps its past.
  mutating func rename(_ old: HostID, to new: HostID) {
    guard old != new else { return }
    if let history = hosts.removeValue(forKey: old) { hosts[new] = history }
    if let uri = uris.removeValue(forKey: old) { uris[new] = uri }
    fleetNodes[old] = nil
  }

  /// Gives a host what is kept under its address or name.
  ///
  /// What is kept is moved: a copy of a day of ten thousand machines takes as much memory again, which
  /// the allocator does not give back.
  private mutating func claim(_ host: HostID, _ uri: String) {
    let keys = [KeptHost.name(host.name), .uri(uri)]
      .filter { unclaimed[$0] != nil }
      .sorted { (unclaimed[$0]?.lastTime ?? 0) < (unclaimed[$1]?.lastTime ?? 0) }
    guard let oldest = keys.first, var found = unclaimed.removeValue(forKey: oldest) else { return }
    for key in keys.dropFirst() {
      if let later = unclaimed.removeValue(forKey: key) { found.add(later) }
    }
    if let present = hosts.removeValue(forKey: host) { found.add(present) }
    hosts[host] = found
    hosts[host]?.thin(by: thinning)
  }

  /// Makes slots longer before very many machines come.
  mutating func expect(thinning wanted: Int) { thin(by: min(wanted, Thinning.most)) }

  /// Takes slots that were kept from an earlier run.
  mutating func restore(_ kept: KeptSlots, of subject: HistorySubject, on host: KeptHost) {
    unclaimed[host, default: HostHistory()].restore(kept, of: subject, thinning: thinning)
    if case .machine = subject { thinWhereNeeded() }
  }

  /// Puts what was kept from before in front of what has happened since the program started.
  ///
  /// - Parameter earlier: What was kept; it is moved, and nothing of it is left there.
  mutating func adopt(_ earlier: inout HistoryStore) {
    for host in Array(earlier.unclaimed.keys) {
      guard var history = earlier.unclaimed.removeValue(forKey: host) else { continue }
      if let later = unclaimed.removeValue(forKey: host) { history.add(later) }
      unclaimed[host] = history
    }
    for (host, uri) in uris { claim(host, uri) }
    thin(by: earlier.thinning)
    thinWhereNeeded()
    // What came from before may have been thinned out less than what is here.
    for id in unclaimed.keys { unclaimed[id]?.thin(by: thinning) }
    for id in hosts.keys { hosts[id]?.thin(by: thinning) }
  }
}
