/// A volume in a storage pool.
public struct StorageVolume: Sendable, Equatable, Identifiable {
  /// Its identity: pool and name, since libvirt's key differs between pool types.
  public struct ID: Hashable, Sendable, Comparable {
    /// The pool it lies in.
    public var pool: ObjectUUID
    /// Its name in the pool.
    public var name: String

    /// Puts the parts together.
    public init(pool: ObjectUUID, name: String) {
      self.pool = pool
      self.name = name
    }

    /// Orders by name, then by pool.
    public static func < (left: ID, right: ID) -> Bool {
      (left.name, left.pool) < (right.name, right.pool)
    }
  }

  /// Its identity.
  public var id: ID
  /// Where a domain finds it: a path or an address.
  public var path: String
  /// `file`, `block`, `dir`, `network`, `netdir` or `ploop`.
  public var kind: String
  /// `qcow2`, `raw`, …; empty when libvirt does not know.
  public var format: String
  /// Size as the guest sees it, in bytes.
  public var capacity: UInt64
  /// Bytes it takes in the pool; can exceed the capacity.
  public var allocation: UInt64
  /// The file it is based on; nil when it stands alone.
  public var backingPath: String?
  /// The format of that file; nil when not recorded.
  public var backingFormat: String?

  /// Its name in the pool.
  public var name: String { id.name }

  /// Puts the parts together.
  public init(
    id: ID,
    path: String,
    kind: String,
    format: String,
    capacity: UInt64,
    allocation: UInt64,
    backingPath: String?,
    backingFormat: String?
  ) {
    self.id = id
    self.path = path
    self.kind = kind
    self.format = format
    self.capacity = capacity
    self.allocation = allocation
    self.backingPath = backingPath
    self.backingFormat = backingFormat
  }
}
