import Backend

extension DomainFigures {
  /// A sum over parts; nil where none of them is known.
  private static func sum<Part>(_ parts: [Part], _ value: (Part) -> Double?) -> Double? {
    var sum: Double?
    for part in parts {
      if let value = value(part) { sum = (sum ?? 0) + value }
    }
    return sum
  }

  /// Bytes read and written a second, over all disks.
  var diskRate: Double? {
    var sum: Double?
    for disk in disks {
      if let bytes = disk.readBytes { sum = (sum ?? 0) + bytes }
      if let bytes = disk.writtenBytes { sum = (sum ?? 0) + bytes }
    }
    return sum
  }

  /// Bytes received and sent a second, over all interfaces.
  var networkRate: Double? {
    var sum: Double?
    for interface in interfaces {
      if let bytes = interface.receivedBytes { sum = (sum ?? 0) + bytes }
      if let bytes = interface.sentBytes { sum = (sum ?? 0) + bytes }
    }
    return sum
  }

  func diskSum(_ value: (DiskFigures) -> Double?) -> Double? { Self.sum(disks, value) }

  func interfaceSum(_ value: (InterfaceFigures) -> Double?) -> Double? {
    Self.sum(interfaces, value)
  }

  /// How much of the fullest of some disks is taken on the storage, 0 to 1 or a little more; nil where
  /// none of them tells.
  func fill(ofDisks isMeant: (String) -> Bool) -> Double? {
    disks.compactMap { disk in
      guard let capacity = disk.capacity, capacity > 0, let allocation = disk.allocation,
        isMeant(disk.target)
      else { return nil }
      return Double(allocation) / Double(capacity)
    }.max()
  }

  /// The longest of the disks' latencies of one kind.
  func worstLatency(_ value: (DiskFigures) -> Double?) -> Double? {
    disks.compactMap(value).max()
  }

  /// When the figures of a part begin that were told at a time; nil where they were told before.
  static func start(of span: Double?, from: Double, to: Double) -> Double? {
    guard let span else { return from }
    return span > 0 ? to - span : nil
  }

  /// The same for what a metric is about.
  func start(of metric: Metric, from: Double, to: Double) -> Double? {
    guard let spans else { return from }
    let part = metric.part
    let span: Double? =
      part == .memory
      ? spans.memory
      : part == .disks ? spans.disks : part == .interfaces ? spans.interfaces : nil
    return Self.start(of: span, from: from, to: to)
  }

  /// One of the values that are kept for every machine.
  func listed(_ metric: Metric) -> Double? {
    switch metric {
    case .cpu: cpu
    case .memory: memory.share
    case .disk: diskRate
    case .network: networkRate
    case .cpuOfHost: cpuOfHost
    case .cpuDelay: cpuDelay
    default: nil
    }
  }
}

extension MemoryFigures {
  /// How much of its memory the guest uses; where that is not known, how much of what it was given
  /// its emulator holds of the host's.
  var share: Double? {
    if let used, let available, available > 0 { return Double(used) / Double(available) }
    guard let resident, let given = balloon ?? maximum, given > 0 else { return nil }
    return Double(resident) / Double(given)
  }

  /// Whether anything was told of what it uses.
  var isKnown: Bool { blindness != nil || balloon != nil || resident != nil || available != nil }

  /// Whether `share` is the host's view, since the guest does not tell.
  var isHostView: Bool { used == nil }
}

extension NodeFigures {
  var memoryShare: Double? {
    guard let memoryUsed, let memoryTotal, memoryTotal > 0 else { return nil }
    return Double(memoryUsed) / Double(memoryTotal)
  }

  var swapShare: Double? {
    guard let swapUsed, let swapTotal, swapTotal > 0 else { return nil }
    return Double(swapUsed) / Double(swapTotal)
  }
}

extension HostFigures {
  /// Virtual CPUs of the active domains for each processor.
  var vcpuOvercommit: Double? {
    guard let processors = node.processors, processors > 0 else { return nil }
    return domains.values.reduce(0.0) { $0 + Double($1.vcpuCount) } / Double(processors)
  }

  /// Memory that the active domains were given, for each byte that there is.
  var memoryOvercommit: Double? {
    guard let total = node.memoryTotal, total > 0 else { return nil }
    let given = domains.values.reduce(0.0) {
      $0 + Double($1.memory.balloon ?? $1.memory.maximum ?? 0)
    }
    return given / Double(total)
  }
}
