/// One virtual machine (libvirt's domain): what the lists show of it.
///
/// The first block comes from bulk calls and is always there. `definition`, `snapshotCount` and
/// `addresses` are read machine by machine, first for what the screen shows, then for the rest.
public struct Domain: Sendable, Equatable, Identifiable {
  /// Its identity, which survives a rename.
  public var id: ObjectUUID
  /// Its name; anything that libvirt accepts, so not safe to print as it is.
  public var name: String
  /// The number of the running instance; nil while it is off.
  public var runID: Int32?
  /// State and reason.
  public var state: DomainState
  /// False for a transient domain, which vanishes when it stops.
  public var isPersistent: Bool
  /// Whether it starts with its host.
  public var isAutostart: Bool
  /// Whether a saved state waits to be restored at the next start.
  public var hasManagedSave: Bool
  /// Whether it has any snapshot.
  public var hasSnapshots: Bool
  /// What its XML says; nil until it was read.
  public var definition: DomainDefinition?
  /// Number of snapshots; nil until it was read or when the driver has none.
  public var snapshotCount: Int?
  /// Addresses of its interfaces; nil until asked for; empty while it is off or when none is known.
  public var addresses: [DomainAddress]?

  /// Whether it has an instance on the host: running, paused, or crashed and kept.
  public var isActive: Bool { runID != nil }

  /// Puts the parts together.
  public init(
    id: ObjectUUID,
    name: String,
    runID: Int32? = nil,
    state: DomainState,
    isPersistent: Bool = true,
    isAutostart: Bool = false,
    hasManagedSave: Bool = false,
    hasSnapshots: Bool = false,
    definition: DomainDefinition? = nil,
    snapshotCount: Int? = nil,
    addresses: [DomainAddress]? = nil
  ) {
    self.id = id
    self.name = name
    self.runID = runID
    self.state = state
    self.isPersistent = isPersistent
    self.isAutostart = isAutostart
    self.hasManagedSave = hasManagedSave
    self.hasSnapshots = hasSnapshots
    self.definition = definition
    self.snapshotCount = snapshotCount
    self.addresses = addresses
  }
}

/// One address of a domain, and who said so.
public struct DomainAddress: Sendable, Equatable {
  /// Who knows it, in the order in which they are asked.
  public enum Source: String, Sendable, Equatable {
    /// The DHCP server of a libvirt network.
    case lease
    /// The guest agent.
    case agent
    /// The host's ARP table.
    case arp
  }

  /// The address without its prefix length, such as `192.168.122.90`.
  public var address: String
  /// The prefix length; nil when the source does not know it (ARP).
  public var prefix: Int?
  /// The interface's hardware address; empty when unknown.
  public var mac: String
  /// Who said so.
  public var source: Source

  /// Puts the parts together.
  public init(address: String, prefix: Int?, mac: String, source: Source) {
    self.address = address
    self.prefix = prefix
    self.mac = mac
    self.source = source
  }
}
