/// The machine behind a host, as `virNodeGetInfo` and its relatives describe it.
public struct Node: Sendable, Equatable {
  /// Its own name (`virConnectGetHostname`).
  public var hostname: String
  /// The canonical URI (`virConnectGetURI`).
  public var uri: String
  /// The driver, such as `QEMU`, `LXC` or `TEST`.
  public var hypervisor: String
  /// The hypervisor's version, such as `7.2.0`; empty when the driver does not say.
  public var hypervisorVersion: String
  /// The version of libvirt on the host.
  public var libvirtVersion: String
  /// The CPU's architecture or model as libvirt names it.
  public var cpuModel: String
  /// Logical CPUs that are online.
  public var cpuCount: Int
  /// NUMA cells × sockets a cell × cores a socket × threads a core.
  public var topology: Topology
  /// Nominal clock in MHz; 0 when unknown.
  public var megahertz: Int
  /// Physical memory in bytes.
  public var memory: UInt64
  /// Memory not available to new work, in bytes; nil when the driver does not say.
  public var memoryUsed: UInt64?

  /// How the CPUs are arranged.
  public struct Topology: Sendable, Equatable {
    /// NUMA cells.
    public var cells: Int
    /// Sockets a cell.
    public var sockets: Int
    /// Cores a socket.
    public var cores: Int
    /// Threads a core.
    public var threads: Int

    /// Takes the four counts.
    public init(cells: Int, sockets: Int, cores: Int, threads: Int) {
      self.cells = cells
      self.sockets = sockets
      self.cores = cores
      self.threads = threads
    }
  }

  /// Puts the parts together.
  public init(
    hostname: String,
    uri: String,
    hypervisor: String,
    hypervisorVersion: String,
    libvirtVersion: String,
    cpuModel: String,
    cpuCount: Int,
    topology: Topology,
    megahertz: Int,
    memory: UInt64,
    memoryUsed: UInt64?
  ) {
    self.hostname = hostname
    self.uri = uri
    self.hypervisor = hypervisor
    self.hypervisorVersion = hypervisorVersion
    self.libvirtVersion = libvirtVersion
    self.cpuModel = cpuModel
    self.cpuCount = cpuCount
    self.topology = topology
    self.megahertz = megahertz
    self.memory = memory
    self.memoryUsed = memoryUsed
  }
}
