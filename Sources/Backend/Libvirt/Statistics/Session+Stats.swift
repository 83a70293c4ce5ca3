import CLibvirt

extension Session {
  /// What is read of every active domain: what the lists show, and no more.
  ///
  /// Virtual CPUs have some eighty values each, so those are read of one domain alone.
  private static func listGroups(_ parts: StatisticsParts) -> UInt32 {
    VIR_DOMAIN_STATS_STATE.rawValue | VIR_DOMAIN_STATS_CPU_TOTAL.rawValue | groups(parts)
  }

  private static func groups(_ parts: StatisticsParts) -> UInt32 {
    var groups: UInt32 = 0
    if parts.contains(.memory) { groups |= VIR_DOMAIN_STATS_BALLOON.rawValue }
    if parts.contains(.interfaces) { groups |= VIR_DOMAIN_STATS_INTERFACE.rawValue }
    if parts.contains(.disks) { groups |= VIR_DOMAIN_STATS_BLOCK.rawValue }
    return groups
  }

  /// The most domains that are asked for in one call by their names.
  private static let portion = 1000

  /// Statistics of all active domains in one call.
  ///
  /// Inactive domains are left out: for their disks libvirt would open the images, which hangs when
  /// those are on a dead server.
  ///
  /// - Parameter parts: What is read beside processors.
  /// - Returns: What was told; nil where the driver has no such call.
  /// - Throws: `BackendError` where the host does not answer.
  func statistics(_ parts: StatisticsParts) throws(BackendError) -> [DomainSample]? {
    guard !missing.contains(.bulkStatistics), !isTestDriver else { return nil }
    let groups = Self.listGroups(parts)
    let answer = try statistics(parts) { records, flags in
      virConnectGetAllDomainStats(pointer, groups, records, flags | Self.activeOnly)
    }
    switch answer {
    case .samples(let samples):
      // A driver that knows the call but none of what was asked for would never tell anything.
      let isEmpty =
        parts == .all && !samples.isEmpty && samples.allSatisfy { !$0.hasContent }
      if isEmpty { missing.insert(.bulkStatistics) }
      return isEmpty ? nil : samples
    case .unsupported:
      missing.insert(.bulkStatistics)
      return nil
    case .tooLong: return try statistics(parts) { _ in true }
    }
  }

  /// Statistics of those active domains that are wanted, in portions.
  func statistics(
    _ parts: StatisticsParts = .all,
    of isWanted: (ObjectUUID) -> Bool
  ) throws(BackendError) -> [DomainSample] {
    let handles = try listDomains(flags: VIR_CONNECT_LIST_DOMAINS_ACTIVE.rawValue) { domain in
      guard let id = ObjectUUID(of: domain), isWanted(id), virDomainRef(domain) == 0 else {
        return nil as virDomainPtr?
      }
      return domain
    }
    defer { for handle in handles { virDomainFree(handle) } }
    var samples: [DomainSample] = []
    for start in stride(from: 0, to: handles.count, by: Self.portion) {
      let part = handles[start..<min(start + Self.portion, handles.count)]
      samples += try statistics(of: Array(part), parts, Self.listGroups(parts)) ?? []
    }
    return samples
  }

  /// The virtual CPUs of one domain, and what else was not read of all; nil when it does not tell.
  func statistics(
    of id: ObjectUUID,
    lacking parts: StatisticsParts
  ) throws(BackendError) -> DomainSample? {
    let vcpus = missing.contains(.vcpuStatistics) ? 0 : VIR_DOMAIN_STATS_VCPU.rawValue
    let groups = vcpus | Self.groups(parts)
    guard groups != 0, !isTestDriver else { return nil }
    guard let domain = virDomainLookupByUUID(pointer, id.bytes) else {
      guard isAlive else { throw .last(say("read the statistics"), say("on \(host)")) }
      return nil
    }
    defer { virDomainFree(domain) }
    guard let samples = try statistics(of: [domain], parts, groups) else {
      missing.insert(.vcpuStatistics)
      return nil
    }
    return samples.first
  }
}

extension Session {
  private enum StatsAnswer {
    case samples([DomainSample])
    case unsupported
    case tooLong
  }

  private typealias Records = UnsafeMutablePointer<UnsafeMutablePointer<virDomainStatsRecordPtr?>?>

  private static let activeOnly = VIR_CONNECT_GET_ALL_DOMAINS_STATS_ACTIVE.rawValue
  private static let withoutWaiting = VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT.rawValue

  /// Asks for the statistics of some domains by their names; nil where that is not supported.
  private func statistics(
    of domains: [virDomainPtr],
    _ parts: StatisticsParts,
    _ groups: UInt32
  ) throws(BackendError) -> [DomainSample]? {
    guard !domains.isEmpty else { return [] }
    var list: [virDomainPtr?] = domains + [nil]
    let answer = try statistics(parts) { records, flags in
      virDomainListGetStats(&list, groups, records, flags)
    }
    guard case .samples(let samples) = answer else { return nil }
    return samples
  }

  /// Makes the call, without waiting for busy domains where the host knows how.
  private func statistics(
    _ parts: StatisticsParts,
    _ call: (Records, UInt32) -> Int32
  ) throws(BackendError) -> StatsAnswer {
    var records: UnsafeMutablePointer<virDomainStatsRecordPtr?>?
    var count: Int32 = -1
    if !missing.contains(.statisticsWithoutWaiting) {
      count = call(&records, Self.withoutWaiting)
      if count < 0, BackendError.last("").saysUnknownFlag {
        missing.insert(.statisticsWithoutWaiting)
      }
    }
    if count < 0, missing.contains(.statisticsWithoutWaiting) { count = call(&records, 0) }
    guard count >= 0 else {
      let error = BackendError.last(say("read the statistics"), say("on \(host)"))
      guard isAlive else { throw error }
      if error.saysTooLong { return .tooLong }
      if error.saysUnsupported || error.code == .accessDenied { return .unsupported }
      throw error
    }
    defer { virDomainStatsRecordListFree(records) }
    let time = SampleClock.seconds
    var samples: [DomainSample] = []
    samples.reserveCapacity(Int(count))
    for position in 0..<Int(count) {
      guard let record = records?[position]?.pointee, let domain = record.dom,
        let id = ObjectUUID(of: domain)
      else { continue }
      let runID = virDomainGetID(domain)
      var sample = DomainSample(
        id: id,
        runID: runID == .max ? nil : Int32(truncatingIfNeeded: runID),
        time: time
      )
      sample.parts = parts
      samples.append(StatsRecord(record.params, count: record.nparams, into: sample).sample)
    }
    return .samples(samples)
  }
}

extension ObjectUUID {
  /// The identity of a domain.
  init?(of domain: virDomainPtr) {
    var bytes: (UInt64, UInt64) = (0, 0)
    let status = withUnsafeMutableBytes(of: &bytes) { buffer -> Int32 in
      guard let start = buffer.bindMemory(to: UInt8.self).baseAddress else { return -1 }
      return virDomainGetUUID(domain, start)
    }
    guard status == 0 else { return nil }
    self.init(high: UInt64(bigEndian: bytes.0), low: UInt64(bigEndian: bytes.1))
  }
}

extension BackendError {
  /// Whether the host's libvirt is too old for a flag.
  fileprivate var saysUnknownFlag: Bool { message.contains("unsupported flags") }
}

extension DomainSample {
  /// Whether anything was told of it.
  fileprivate var hasContent: Bool {
    processorTime != nil || memory != MemorySample() || !disks.isEmpty || !interfaces.isEmpty
  }
}
