import Backend

/// What is kept of every machine.
struct MachineHistory: Sendable {
  private(set) var cpu: MetricSeries
  private(set) var memory: MetricSeries
  private(set) var disk: MetricSeries
  private(set) var network: MetricSeries
  /// When it was last heard of, in seconds since 1970.
  var lastSeen = 0.0

  init(thinning: Int) {
    let empty = MetricSeries(thinning: thinning)
    (cpu, memory, disk, network) = (empty, empty, empty, empty)
  }

  /// Takes what was measured since the last time, which may be `reach` seconds ago in any case.
  mutating func add(_ figures: DomainFigures, from: Double, to: Double, reach: Double = 0) {
    let from = reach > 0 && lastSeen > 0 ? max(min(from, lastSeen), to - reach) : from
    func put(_ value: Double?, _ span: Double?, _ series: inout MetricSeries) {
      guard let value, let start = DomainFigures.start(of: span, from: from, to: to) else { return }
      series.add(Float(value), from: start, to: to)
    }
    put(figures.cpu, nil, &cpu)
    put(figures.memory.share, figures.spans?.memory, &memory)
    put(figures.diskRate, figures.spans?.disks, &disk)
    put(figures.networkRate, figures.spans?.interfaces, &network)
    lastSeen = to
  }

  /// One of the four; nil for all other metrics.
  subscript(_ metric: Metric) -> MetricSeries? {
    switch metric {
    case .cpu: cpu
    case .memory: memory
    case .disk: disk
    case .network: network
    default: nil
    }
  }

  /// Takes slots that were kept from an earlier run.
  mutating func restore(_ kept: KeptSlots) {
    switch kept.metric {
    case .cpu: cpu.restore(kept)
    case .memory: memory.restore(kept)
    case .disk: disk.restore(kept)
    case .network: network.restore(kept)
    default: break
    }
    lastSeen = max(lastSeen, kept.end ?? 0)
  }

  mutating func add(_ later: MachineHistory) {
    cpu.add(later.cpu)
    memory.add(later.memory)
    disk.add(later.disk)
    network.add(later.network)
    lastSeen = max(lastSeen, later.lastSeen)
  }

  mutating func thin(by thinning: Int) {
    cpu.thin(by: thinning)
    memory.thin(by: thinning)
    disk.thin(by: thinning)
    network.thin(by: thinning)
  }

  var heapBytes: Int {
    cpu.heapBytes + memory.heapBytes + disk.heapBytes + network.heapBytes
  }
}
