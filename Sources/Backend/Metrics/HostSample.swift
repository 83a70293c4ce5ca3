/// The counters and levels of one reading of a host's statistics, as libvirt told them.
///
/// Counters only ever grow while an instance runs; ``RateMeter`` makes rates of two of them.
struct HostSample: Sendable, Equatable {
  /// When libvirt answered, in seconds on a clock that never jumps.
  var time: Double
  /// When libvirt answered, in seconds since 1970.
  var wallTime: Int64
  /// How long after the reading before this one was meant to come, in seconds.
  var planned: Double
  /// How long the reading took, in seconds: when within it each domain was asked is not known.
  var duration = 0.0
  /// The host itself.
  var node = NodeSample()
  /// The active domains that answered, in libvirt's order.
  var domains: [DomainSample] = []
  /// How many readings it takes to ask every active domain; 1 when all were asked in this one.
  var turns = 1
  /// After how many seconds all is asked of every domain, where only a part is as a rule.
  var wholeInterval = HostStatistics.wholePause
}

/// The counters and levels of a host; nil where its driver does not say them.
struct NodeSample: Sendable, Equatable {
  /// Processor time since the host started, in nanoseconds over all its processors.
  struct ProcessorTime: Sendable, Equatable {
    var busy: UInt64
    var idle: UInt64
    var ioWait: UInt64
    var stolen: UInt64?
  }

  var processorTime: ProcessorTime?
  /// Busy share of all processors, 0 to 1, where the driver tells that alone.
  var utilization: Double?
  /// In bytes.
  var memoryTotal: UInt64?
  /// In bytes, without buffers and caches.
  var memoryUsed: UInt64?
  /// In bytes.
  var swapTotal: UInt64?
  /// In bytes.
  var swapUsed: UInt64?
  /// Processors that are online.
  var processors: Int?
  /// Processes that run or want to, on average over the last minute.
  var load: Double?
}

/// The counters and levels of one active domain; nil where they are not told.
struct DomainSample: Sendable, Equatable {
  var id: ObjectUUID
  /// The running instance.
  var runID: Int32?
  /// When it was asked, in seconds on a clock that never jumps.
  var time: Double
  /// What was asked for beside its processors.
  var parts = StatisticsParts.all
  /// Whether its processors stand still.
  var isPaused = false
  /// Busy time of its virtual CPUs and its emulator since it started, in nanoseconds.
  var processorTime: UInt64?
  /// Virtual CPUs in use.
  var vcpuCount: Int?
  /// Each virtual CPU; empty where it was not asked for.
  var vcpus: [VCPUSample] = []
  var memory = MemorySample()
  var disks: [DiskSample] = []
  var interfaces: [InterfaceSample] = []

  init(id: ObjectUUID, runID: Int32?, time: Double) {
    self.id = id
    self.runID = runID
    self.time = time
  }

  /// Takes over what was asked of this domain alone.
  mutating func add(_ more: DomainSample, _ lacking: StatisticsParts) {
    vcpus = more.vcpus
    vcpuCount = more.vcpuCount
    take(lacking, from: more)
    parts.formUnion(lacking)
  }

  /// Takes parts over from another sample.
  mutating func take(_ parts: StatisticsParts, from other: DomainSample) {
    if parts.contains(.memory) { memory = other.memory }
    if parts.contains(.disks) { disks = other.disks }
    if parts.contains(.interfaces) { interfaces = other.interfaces }
  }

  /// Whether its emulator was asked and answered: what libvirt knows by itself is told even when a
  /// domain is skipped because it is busy.
  var isAnswered: Bool {
    memory.resident != nil || disks.contains { $0.reads != nil || $0.readBytes != nil }
  }
}

/// The counters of one virtual CPU, in nanoseconds.
struct VCPUSample: Sendable, Equatable {
  var number: Int
  var time: UInt64?
  var wait: UInt64?
  var delay: UInt64?
}

/// What is told of a domain's memory, in bytes.
struct MemorySample: Sendable, Equatable {
  var balloon: UInt64?
  var maximum: UInt64?
  var usable: UInt64?
  var available: UInt64?
  var unused: UInt64?
  var resident: UInt64?
  /// Read from the guest's swap since it started.
  var swapIn: UInt64?
  /// Written to the guest's swap since it started.
  var swapOut: UInt64?
  /// Since the guest started.
  var majorFaults: UInt64?
  /// When the guest told this last, in seconds since 1970 by the host's clock; 0 for never.
  var lastUpdate: UInt64?
}

/// The counters and levels of one disk: bytes, requests, and nanoseconds spent on them.
struct DiskSample: Sendable, Equatable {
  var target: String
  var readBytes: UInt64?
  var writtenBytes: UInt64?
  var reads: UInt64?
  var writes: UInt64?
  var flushes: UInt64?
  var readTime: UInt64?
  var writeTime: UInt64?
  var flushTime: UInt64?
  var capacity: UInt64?
  var allocation: UInt64?
}

/// The counters of one network interface, as the guest sees it.
struct InterfaceSample: Sendable, Equatable {
  var device: String
  var receivedBytes: UInt64?
  var sentBytes: UInt64?
  var receivedPackets: UInt64?
  var sentPackets: UInt64?
  var receiveErrors: UInt64?
  var sendErrors: UInt64?
  var receiveDrops: UInt64?
  var sendDrops: UInt64?
}
