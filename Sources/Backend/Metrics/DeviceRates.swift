/// Rates of disks and network interfaces, which come and go and change their places.
enum DeviceRates {
  /// Beyond this many devices the one of the same name is looked up and not searched for.
  private static let fewDevices = 8

  /// The figures of disks; the seconds since the sample before are 0 when there is none to compare
  /// with.
  static func disks(
    _ samples: [DiskSample],
    _ known: [DiskSample],
    _ seconds: Double
  ) -> [DiskFigures] {
    var places: [String: Int] = [:]
    return samples.enumerated().map { position, now in
      var figures = DiskFigures(target: now.target)
      figures.capacity = now.capacity
      figures.allocation = now.allocation
      guard seconds > 0, let then = before(now, at: position, known, \.target, &places),
        !wentBack(now, then)
      else { return figures }
      figures.readBytes = rate(now.readBytes, then.readBytes, seconds)
      figures.writtenBytes = rate(now.writtenBytes, then.writtenBytes, seconds)
      figures.reads = rate(now.reads, then.reads, seconds)
      figures.writes = rate(now.writes, then.writes, seconds)
      figures.readLatency = latency(
        difference(now.readTime, then.readTime),
        difference(now.reads, then.reads)
      )
      figures.writeLatency = latency(
        difference(now.writeTime, then.writeTime),
        difference(now.writes, then.writes)
      )
      figures.flushLatency = latency(
        difference(now.flushTime, then.flushTime),
        difference(now.flushes, then.flushes)
      )
      return figures
    }
  }

  /// The figures of interfaces; the seconds since the sample before are 0 when there is none to
  /// compare with.
  static func interfaces(
    _ samples: [InterfaceSample],
    _ known: [InterfaceSample],
    _ seconds: Double
  ) -> [InterfaceFigures] {
    var places: [String: Int] = [:]
    return samples.enumerated().map { position, now in
      var figures = InterfaceFigures(device: now.device)
      guard seconds > 0, let then = before(now, at: position, known, \.device, &places),
        !wentBack(now, then)
      else { return figures }
      figures.receivedBytes = rate(now.receivedBytes, then.receivedBytes, seconds)
      figures.sentBytes = rate(now.sentBytes, then.sentBytes, seconds)
      figures.receivedPackets = rate(now.receivedPackets, then.receivedPackets, seconds)
      figures.sentPackets = rate(now.sentPackets, then.sentPackets, seconds)
      figures.errors = sum(
        rate(now.receiveErrors, then.receiveErrors, seconds),
        rate(now.sendErrors, then.sendErrors, seconds)
      )
      figures.drops = sum(
        rate(now.receiveDrops, then.receiveDrops, seconds),
        rate(now.sendDrops, then.sendDrops, seconds)
      )
      return figures
    }
  }

  /// What a device was before by its name: its place says nothing once one was taken away.
  private static func before<Sample>(
    _ now: Sample,
    at position: Int,
    _ known: [Sample],
    _ name: (Sample) -> String,
    _ places: inout [String: Int]
  ) -> Sample? {
    let wanted = name(now)
    if position < known.count, name(known[position]) == wanted { return known[position] }
    guard known.count > fewDevices else { return known.first { name($0) == wanted } }
    if places.isEmpty {
      for (position, sample) in known.enumerated() where places[name(sample)] == nil {
        places[name(sample)] = position
      }
    }
    return places[wanted].map { known[$0] }
  }

  private static func rate(_ now: UInt64?, _ then: UInt64?, _ seconds: Double) -> Double? {
    difference(now, then).map { Double($0) / seconds }
  }

  /// Seconds for one request.
  private static func latency(_ nanoseconds: UInt64?, _ requests: UInt64?) -> Double? {
    guard let nanoseconds, let requests, requests > 0 else { return nil }
    return Double(nanoseconds) / Double(requests) / 1e9
  }

  private static func sum(_ first: Double?, _ second: Double?) -> Double? {
    guard let first else { return second }
    return first + (second ?? 0)
  }

  private static func isLess(_ now: UInt64?, _ then: UInt64?) -> Bool {
    guard let now, let then else { return false }
    return now < then
  }

  /// Whether it is another disk under the same name, or was counted anew.
  private static func wentBack(_ now: DiskSample, _ then: DiskSample) -> Bool {
    isLess(now.readBytes, then.readBytes) || isLess(now.writtenBytes, then.writtenBytes)
      || isLess(now.reads, then.reads) || isLess(now.writes, then.writes)
      || isLess(now.flushes, then.flushes) || isLess(now.readTime, then.readTime)
      || isLess(now.writeTime, then.writeTime) || isLess(now.flushTime, then.flushTime)
  }

  /// Whether it is another interface under the same name, or was counted anew.
  private static func wentBack(_ now: InterfaceSample, _ then: InterfaceSample) -> Bool {
    isLess(now.receivedBytes, then.receivedBytes) || isLess(now.sentBytes, then.sentBytes)
      || isLess(now.receivedPackets, then.receivedPackets)
      || isLess(now.sentPackets, then.sentPackets)
      || isLess(now.receiveErrors, then.receiveErrors) || isLess(now.sendErrors, then.sendErrors)
      || isLess(now.receiveDrops, then.receiveDrops) || isLess(now.sendDrops, then.sendDrops)
  }
}
