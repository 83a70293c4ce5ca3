import CLibvirt
import Glibc

extension Session {
  /// What has to be known of a domain before it can be asked for its statistics by itself.
  struct StatsTarget: Sendable {
    var id: ObjectUUID
    var isPaused: Bool
    /// Target devices.
    var disks: [String]
    /// Devices on the host, or hardware addresses where those are not known.
    var interfaces: [String]
  }

  /// The most devices of one kind that are asked for, each by a call.
  private static let deviceLimit = 16

  /// Asks domains one after another, for drivers that have no statistics of all.
  ///
  /// - Parameters:
  ///   - targets: Whom, the most wanted first.
  ///   - budget: After so many nanoseconds the rest is left for the next time.
  /// - Returns: What they told, and how many were asked.
  /// - Throws: `BackendError` when the connection is lost.
  func statistics(
    of targets: [StatsTarget],
    budget: UInt64
  ) throws(BackendError) -> ([DomainSample], Int) {
    let start = MonotonicClock.nanoseconds
    var samples: [DomainSample] = []
    var asked = 0
    for target in targets {
      asked += 1
      if let sample = sample(of: target) { samples.append(sample) }
      guard isAlive else { throw .notConnected(say("read the statistics"), say("on \(host)")) }
      if asked >= StatsRotation.smallest, MonotonicClock.nanoseconds - start > budget { break }
    }
    return (samples, asked)
  }

  private func sample(of target: StatsTarget) -> DomainSample? {
    guard let domain = virDomainLookupByUUID(pointer, target.id.bytes) else { return nil }
    defer { virDomainFree(domain) }
    let runID = virDomainGetID(domain)
    guard runID != .max else { return nil }
    var sample = DomainSample(
      id: target.id,
      runID: Int32(truncatingIfNeeded: runID),
      time: SampleClock.seconds
    )
    sample.isPaused = target.isPaused
    addDetails(of: domain, &sample)
    addProcessors(of: domain, &sample)
    addMemory(of: domain, &sample)
    for disk in target.disks.prefix(Self.deviceLimit) { addDisk(disk, of: domain, &sample) }
    for interface in target.interfaces.prefix(Self.deviceLimit) {
      addInterface(interface, of: domain, &sample)
    }
    return sample
  }

  /// Remembers a function that just failed, if that is because the driver does not have it.
  func note(_ function: Missing) {
    let error = BackendError.last("")
    if error.saysUnsupported || error.code == .accessDenied { missing.insert(function) }
  }

  private func addDetails(of domain: virDomainPtr, _ sample: inout DomainSample) {
    guard !missing.contains(.domainDetails) else { return }
    var details = virDomainInfo()
    guard virDomainGetInfo(domain, &details) == 0 else { return note(.domainDetails) }
    sample.isPaused = UInt32(details.state) == VIR_DOMAIN_PAUSED.rawValue
    sample.vcpuCount = Int(details.nrVirtCpu)
    sample.processorTime = details.cpuTime == 0 ? nil : details.cpuTime
    sample.memory.balloon = TypedValue.bytes(kibibytes: UInt64(details.memory))
    sample.memory.maximum = TypedValue.bytes(kibibytes: UInt64(details.maxMem))
  }

  /// Where the usual call does not tell the time of its processors.
  private func addProcessors(of domain: virDomainPtr, _ sample: inout DomainSample) {
    guard sample.processorTime == nil, !missing.contains(.domainProcessors) else { return }
    let limit: Int32 = 16
    let count = virDomainGetCPUStats(domain, nil, 0, -1, 1, 0)
    guard count > 0 else {
      if count < 0 { note(.domainProcessors) }
      return
    }
    var parameters = [virTypedParameter](
      repeating: virTypedParameter(),
      count: Int(min(count, limit))
    )
    let read = virDomainGetCPUStats(domain, &parameters, UInt32(parameters.count), -1, 1, 0)
    guard read > 0 else { return }
    parameters.withUnsafeMutableBufferPointer { buffer in
      sample.processorTime = TypedParameters(buffer.baseAddress, count: read).uint64("cpu_time")
      virTypedParamsClear(buffer.baseAddress, read)
    }
  }

  private func addMemory(of domain: virDomainPtr, _ sample: inout DomainSample) {
    guard !missing.contains(.domainMemory) else { return }
    let most = Int(VIR_DOMAIN_MEMORY_STAT_NR.rawValue)
    var values = [virDomainMemoryStatStruct](repeating: virDomainMemoryStatStruct(), count: most)
    let count = virDomainMemoryStats(domain, &values, UInt32(most), 0)
    guard count >= 0 else { return note(.domainMemory) }
    for value in values.prefix(Int(count)) { sample.memory.take(value) }
  }

  private func addDisk(_ target: String, of domain: virDomainPtr, _ sample: inout DomainSample) {
    guard !missing.contains(.domainDisks) else { return }
    var values = virDomainBlockStatsStruct()
    let size = MemoryLayout<virDomainBlockStatsStruct>.size
    guard virDomainBlockStats(domain, target, &values, size) == 0 else { return note(.domainDisks) }
    sample.disks.append(
      DiskSample(
        target: target,
        readBytes: UInt64(exactly: values.rd_bytes),
        writtenBytes: UInt64(exactly: values.wr_bytes),
        reads: UInt64(exactly: values.rd_req),
        writes: UInt64(exactly: values.wr_req)
      )
    )
  }

  private func addInterface(
    _ device: String,
    of domain: virDomainPtr,
    _ sample: inout DomainSample
  ) {
    guard !missing.contains(.domainInterfaces) else { return }
    var values = virDomainInterfaceStatsStruct()
    let size = MemoryLayout<virDomainInterfaceStatsStruct>.size
    guard virDomainInterfaceStats(domain, device, &values, size) == 0 else {
      return note(.domainInterfaces)
    }
    sample.interfaces.append(
      InterfaceSample(
        device: device,
        receivedBytes: UInt64(exactly: values.rx_bytes),
        sentBytes: UInt64(exactly: values.tx_bytes),
        receivedPackets: UInt64(exactly: values.rx_packets),
        sentPackets: UInt64(exactly: values.tx_packets),
        receiveErrors: UInt64(exactly: values.rx_errs),
        sendErrors: UInt64(exactly: values.tx_errs),
        receiveDrops: UInt64(exactly: values.rx_drop),
        sendDrops: UInt64(exactly: values.tx_drop)
      )
    )
  }
}

extension MemorySample {
  fileprivate mutating func take(_ value: virDomainMemoryStatStruct) {
    let bytes = TypedValue.bytes(kibibytes: value.val)
    switch UInt32(bitPattern: value.tag) {
    case VIR_DOMAIN_MEMORY_STAT_ACTUAL_BALLOON.rawValue: balloon = bytes
    case VIR_DOMAIN_MEMORY_STAT_USABLE.rawValue: usable = bytes
    case VIR_DOMAIN_MEMORY_STAT_AVAILABLE.rawValue: available = bytes
    case VIR_DOMAIN_MEMORY_STAT_UNUSED.rawValue: unused = bytes
    case VIR_DOMAIN_MEMORY_STAT_RSS.rawValue: resident = bytes
    case VIR_DOMAIN_MEMORY_STAT_SWAP_IN.rawValue: swapIn = bytes
    case VIR_DOMAIN_MEMORY_STAT_SWAP_OUT.rawValue: swapOut = bytes
    case VIR_DOMAIN_MEMORY_STAT_MAJOR_FAULT.rawValue: majorFaults = value.val
    case VIR_DOMAIN_MEMORY_STAT_LAST_UPDATE.rawValue: lastUpdate = value.val
    default: break
    }
  }
}
