/// A storage pool.
public struct StoragePool: Sendable, Equatable, Identifiable {
  /// What the pool does, from `virStoragePoolState`.
  public enum State: Int32, Sendable, Equatable {
    /// Not started.
    case inactive = 0
    /// Being made.
    case building = 1
    /// Started.
    case running = 2
    /// Started, with a part missing.
    case degraded = 3
    /// Started, and out of reach.
    case inaccessible = 4
  }

  /// Its identity.
  public var id: ObjectUUID
  /// Its name.
  public var name: String
  /// What it does.
  public var state: State
  /// `dir`, `fs`, `logical`, `zfs`, `rbd`, …; empty when the XML could not be read.
  public var type: String
  /// Size in bytes; 0 while it is inactive.
  public var capacity: UInt64
  /// Bytes in use.
  public var allocation: UInt64
  /// Bytes free.
  public var available: UInt64
  /// Whether it has a definition on disk.
  public var isPersistent: Bool
  /// Whether it starts with its host.
  public var isAutostart: Bool
  /// Number of volumes; nil while it is inactive or when the driver does not say.
  public var volumeCount: Int?
  /// Where it is mounted or lies, such as `/var/lib/libvirt/images`; empty when it has no path.
  public var targetPath: String
  /// What it is made from: a device, `host:/export`, a volume group; empty for a plain directory.
  public var source: String

  /// Puts the parts together.
  public init(
    id: ObjectUUID,
    name: String,
    state: State,
    type: String,
    capacity: UInt64,
    allocation: UInt64,
    available: UInt64,
    isPersistent: Bool,
    isAutostart: Bool,
    volumeCount: Int?,
    targetPath: String,
    source: String
  ) {
    self.id = id
    self.name = name
    self.state = state
    self.type = type
    self.capacity = capacity
    self.allocation = allocation
    self.available = available
    self.isPersistent = isPersistent
    self.isAutostart = isAutostart
    self.volumeCount = volumeCount
    self.targetPath = targetPath
    self.source = source
  }
}
