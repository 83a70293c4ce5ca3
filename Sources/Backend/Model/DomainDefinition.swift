/// What the lists need of a domain's XML.
public struct DomainDefinition: Sendable, Equatable {
  /// Virtual CPUs in use, or at the next start while it is off.
  public var vcpus: Int
  /// The most virtual CPUs it can be given while it runs.
  public var maximumVCPUs: Int
  /// Memory in bytes (libvirt writes KiB): `<currentMemory>`.
  public var memory: UInt64
  /// The most memory the balloon can give, in bytes: `<memory>`.
  public var maximumMemory: UInt64
  /// `<title>`; empty when there is none.
  public var title: String
  /// `<description>`; empty when there is none.
  public var description: String
  /// The operating system from libosinfo's metadata, such as `debian12`; empty when not recorded.
  public var osID: String
  /// Our tags, from the domain's metadata.
  public var tags: [String]
  /// Whether it refuses what loses work, by our own metadata.
  public var isProtected: Bool
  /// Every disk, CD-ROM and floppy.
  public var disks: [Disk]
  /// Every network interface.
  public var interfaces: [Interface]
  /// Every serial port, console and channel that can be opened, each once.
  public var consoles: [ConsoleDevice]
  /// The balloon device; nil where the XML names none.
  public var balloon: Balloon?

  /// The device by which a guest gives memory back and tells what it uses.
  public struct Balloon: Sendable, Equatable {
    /// What the guest sees, such as `virtio`; `none` where there is none on purpose.
    public var model: String
    /// Seconds between two questions to the guest about its memory; 0 when it is never asked.
    public var period: Int

    /// Whether there is one.
    public var isPresent: Bool { model != "none" }

    /// Puts the parts together.
    public init(model: String, period: Int) {
      self.model = model
      self.period = period
    }
  }
  /// Whether the agent in the guest is connected.
  public var hasConnectedAgent: Bool

  /// A serial port, console or channel as the XML describes it.
  public struct ConsoleDevice: Sendable, Equatable {
    /// The name by which libvirt opens it, such as `serial0`, for a channel its own name; empty for
    /// the others while the domain is off.
    public var alias: String
    /// What the guest sees, such as `serial`, `virtio` or `channel`.
    public var kind: String
    /// The file on the host that keeps what it prints; nil when there is none.
    public var logPath: String?

    /// Whether it is a channel between a program in the guest and one on the host.
    public var isChannel: Bool { kind == "channel" }

    /// Puts the parts together.
    public init(alias: String, kind: String, logPath: String? = nil) {
      self.alias = alias
      self.kind = kind
      self.logPath = logPath
    }
  }

  /// The files in which the host keeps what devices print, each under the device's alias; while the
  /// domain is off devices have none, and go by kind and number, such as `serial 2`.
  public var consoleLogs: [(name: String, path: String)] {
    numberedConsoles.compactMap { device, place in
      device.logPath.map { (device.alias.isEmpty ? place : device.alias, $0) }
    }
  }

  /// The log of a device by its alias or by its kind and number; nil where it has none.
  public func consoleLog(of name: String) -> String? {
    numberedConsoles.first { device, place in
      device.logPath != nil && (device.alias == name || place == name)
    }?.device.logPath
  }

  private var numberedConsoles: [(device: ConsoleDevice, place: String)] {
    var counts: [String: Int] = [:]
    return consoles.map { device in
      counts[device.kind, default: 0] += 1
      return (device, "\(device.kind) \(counts[device.kind, default: 0])")
    }
  }

  /// A disk as the XML describes it.
  public struct Disk: Sendable, Equatable {
    /// The name in the guest, such as `vda`.
    public var target: String
    /// `disk`, `cdrom`, `floppy` or `lun`.
    public var device: String
    /// A path, `pool/volume`, or a network address; empty for an empty drive.
    public var source: String
    /// The bus, such as `virtio`.
    public var bus: String
    /// `qcow2`, `raw`, …; empty when not given.
    public var format: String
    /// Whether the guest may only read.
    public var isReadOnly: Bool

    /// Puts the parts together.
    public init(
      target: String,
      device: String,
      source: String,
      bus: String,
      format: String,
      isReadOnly: Bool
    ) {
      self.target = target
      self.device = device
      self.source = source
      self.bus = bus
      self.format = format
      self.isReadOnly = isReadOnly
    }
  }

  /// A network interface as the XML describes it.
  public struct Interface: Sendable, Equatable {
    /// What it is connected to, such as `network`, `bridge`, `direct` or `user`.
    public var kind: String
    /// The network's, bridge's or device's name; empty when it has none.
    public var source: String
    /// The hardware address.
    public var mac: String
    /// The model, such as `virtio`.
    public var model: String
    /// The device on the host, such as `vnet3`; empty while it is off.
    public var target: String

    /// Puts the parts together.
    public init(kind: String, source: String, mac: String, model: String, target: String) {
      self.kind = kind
      self.source = source
      self.mac = mac
      self.model = model
      self.target = target
    }
  }

  /// Puts the parts together.
  public init(
    vcpus: Int,
    maximumVCPUs: Int,
    memory: UInt64,
    maximumMemory: UInt64,
    title: String = "",
    description: String = "",
    osID: String = "",
    tags: [String] = [],
    disks: [Disk] = [],
    interfaces: [Interface] = [],
    consoles: [ConsoleDevice] = [],
    isProtected: Bool = false,
    balloon: Balloon? = nil,
    hasConnectedAgent: Bool = false
  ) {
    self.vcpus = vcpus
    self.maximumVCPUs = maximumVCPUs
    self.memory = memory
    self.maximumMemory = maximumMemory
    self.title = title
    self.description = description
    self.osID = osID
    self.tags = tags
    self.disks = disks
    self.interfaces = interfaces
    self.consoles = consoles
    self.isProtected = isProtected
    self.balloon = balloon
    self.hasConnectedAgent = hasConnectedAgent
  }
}
