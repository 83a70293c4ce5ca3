/// What one reading of a host's statistics came to: rates since the reading before, and levels.
///
/// Source: <https://libvirt.org/html/libvirt-libvirt-domain.html#virConnectGetAllDomainStats>
public struct HostFigures: Sendable, Equatable {
  /// When libvirt answered, in seconds on a clock that never jumps.
  public var time: Double
  /// When libvirt answered, in seconds since 1970.
  public var wallTime: Int64
  /// When the next reading is due after this one, in seconds.
  public var interval: Double
  /// The host itself.
  public var node: NodeFigures
  /// The active domains that answered; one that is missing has a gap, unless `isPartial`.
  public var domains: [ObjectUUID: DomainFigures]
  /// Whether only some of the active domains were asked, because this host has to be asked for each:
  /// then one that is missing keeps the figures that it had until its turn comes.
  public var isPartial = false
  /// What was asked of all of them beside processors; the rest is as it was.
  public var parts = StatisticsParts.all

  /// Puts the parts together.
  public init(
    time: Double,
    wallTime: Int64,
    interval: Double,
    node: NodeFigures = NodeFigures(),
    domains: [ObjectUUID: DomainFigures] = [:]
  ) {
    self.time = time
    self.wallTime = wallTime
    self.interval = interval
    self.node = node
    self.domains = domains
  }
}

/// What a host itself does; every value is nil where the host does not say it.
public struct NodeFigures: Sendable, Equatable {
  /// Busy share of all processors, 0 to 1.
  public var cpu: Double?
  /// Share of time spent waiting for input and output, 0 to 1.
  public var ioWait: Double?
  /// Memory in use, in bytes: without buffers and caches.
  public var memoryUsed: UInt64?
  /// All memory, in bytes.
  public var memoryTotal: UInt64?
  /// Swap in use, in bytes.
  public var swapUsed: UInt64?
  /// All swap, in bytes.
  public var swapTotal: UInt64?
  /// Processors that are online.
  public var processors: Int?
  /// Share of time in which a hypervisor below this host ran something else, 0 to 1.
  public var stolen: Double?
  /// Processes that run or want to, on average over the last minute.
  public var load: Double?

  /// Starts with nothing known.
  public init() {}
}

/// What one active domain does; rates are nil for a first reading and after a counter went back.
public struct DomainFigures: Sendable, Equatable {
  /// The running instance; another one starts all rates anew.
  public var runID: Int32?
  /// Processor time as a share of its virtual CPUs; over 1 where the emulator works too.
  public var cpu: Double?
  /// Processor time as a share of the host's processors.
  public var cpuOfHost: Double?
  /// Share of time in which its virtual CPUs were ready and not run (steal), summed and divided by
  /// their number; nil where the host does not say it.
  public var cpuDelay: Double?
  /// Virtual CPUs in use; 0 while it is not known.
  public var vcpuCount: Int = 0
  /// How long this instance has been running here, in seconds; nil when nobody saw it start.
  public var uptime: Double?
  /// For how long this instance has been seen to run, in seconds: the least that its uptime can be.
  public var watched: Double = 0
  /// Each virtual CPU; read only for the selected domain.
  public var vcpus: [VCPUFigures] = []
  /// Its memory.
  public var memory = MemoryFigures()
  /// Its disks, by target device.
  public var disks: [DiskFigures] = []
  /// Its network interfaces, by device on the host.
  public var interfaces: [InterfaceFigures] = []
  /// What the parts are about, where they are not read each time; nil where all are as new as the rest.
  public var spans: PartSpans?

  /// Starts with nothing known.
  public init() {}
}

/// How many seconds before its reading the figures of a machine's parts begin; 0 for those that were not
/// asked for and are as they were.
public struct PartSpans: Sendable, Equatable {
  /// Of memory.
  public var memory: Double
  /// Of disks.
  public var disks: Double
  /// Of network interfaces.
  public var interfaces: Double

  /// Puts the parts together.
  public init(memory: Double, disks: Double, interfaces: Double) {
    self.memory = memory
    self.disks = disks
    self.interfaces = interfaces
  }
}

/// What one virtual CPU does.
public struct VCPUFigures: Sendable, Equatable {
  /// Its number in the domain.
  public var number: Int
  /// Busy share, 0 to 1.
  public var busy: Double?
  /// Share of time spent waiting for input and output.
  public var wait: Double?
  /// Share of time in which it was ready and the host ran something else.
  public var delay: Double?

  /// Puts the parts together.
  public init(number: Int, busy: Double? = nil, wait: Double? = nil, delay: Double? = nil) {
    self.number = number
    self.busy = busy
    self.wait = wait
    self.delay = delay
  }
}

/// The memory of one domain, in bytes (libvirt reports KiB); nil where it is not told.
public struct MemoryFigures: Sendable, Equatable {
  /// Why the guest's own use is not known.
  public enum Blindness: Sendable, Equatable {
    /// It has no balloon driver, or the guest's does not answer.
    case noBalloon
    /// The driver is there, but the host does not ask it: the period is 0.
    case noPeriod
    /// What it said is too old.
    case stale
  }

  /// What the balloon gives the guest.
  public var balloon: UInt64?
  /// What the guest could be given.
  public var maximum: UInt64?
  /// What the guest can still take without swapping (`usable`).
  public var usable: UInt64?
  /// What the guest sees as its own (`available`).
  public var available: UInt64?
  /// What the guest does not use for anything, not even as cache (`unused`).
  public var unused: UInt64?
  /// What the emulator holds of the host's memory (`rss`).
  public var resident: UInt64?
  /// Bytes a second read from the guest's swap.
  public var swapIn: Double?
  /// Bytes a second written to the guest's swap.
  public var swapOut: Double?
  /// Major page faults a second in the guest.
  public var majorFaults: Double?
  /// Why `used` is nil; nil when it is known.
  public var blindness: Blindness?

  /// What the guest uses, without its caches: `available - usable`.
  public var used: UInt64? {
    guard blindness == nil, let available, let usable, available >= usable else { return nil }
    return available - usable
  }

  /// Starts with nothing known.
  public init() {}
}

/// What one disk of a domain does.
public struct DiskFigures: Sendable, Equatable {
  /// The name in the guest, such as `vda`.
  public var target: String
  /// Bytes read a second.
  public var readBytes: Double?
  /// Bytes written a second.
  public var writtenBytes: Double?
  /// Read requests a second.
  public var reads: Double?
  /// Write requests a second.
  public var writes: Double?
  /// Seconds that a read took on average; nil while there was none.
  public var readLatency: Double?
  /// Seconds that a write took on average; nil while there was none.
  public var writeLatency: Double?
  /// Seconds that a flush took on average; nil while there was none.
  public var flushLatency: Double?
  /// What the guest can write to, in bytes.
  public var capacity: UInt64?
  /// What is taken on the storage, in bytes; can exceed the capacity.
  public var allocation: UInt64?

  /// Starts with its name.
  public init(target: String) { self.target = target }
}

/// What one network interface of a domain does, as the guest sees it.
public struct InterfaceFigures: Sendable, Equatable {
  /// The device on the host, such as `vnet3`.
  public var device: String
  /// Bytes received a second.
  public var receivedBytes: Double?
  /// Bytes sent a second.
  public var sentBytes: Double?
  /// Packets received a second.
  public var receivedPackets: Double?
  /// Packets sent a second.
  public var sentPackets: Double?
  /// Errors a second, both ways.
  public var errors: Double?
  /// Dropped packets a second, both ways.
  public var drops: Double?

  /// Starts with its name.
  public init(device: String) { self.device = device }
}
