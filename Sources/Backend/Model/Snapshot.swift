/// A snapshot of a domain.
public struct Snapshot: Sendable, Equatable, Identifiable {
  /// Its identity: a snapshot has no UUID of its own.
  public struct ID: Hashable, Sendable, Comparable {
    /// The domain it belongs to.
    public var domain: ObjectUUID
    /// Its name, unique in the domain.
    public var name: String

    /// Puts the parts together.
    public init(domain: ObjectUUID, name: String) {
      self.domain = domain
      self.name = name
    }

    /// Orders by name, then by domain.
    public static func < (left: ID, right: ID) -> Bool {
      (left.name, left.domain) < (right.name, right.domain)
    }
  }

  /// Its identity.
  public var id: ID
  /// The name of the snapshot it was taken on top of; nil for a root.
  public var parent: String?
  /// When it was taken, in seconds since 1970.
  public var created: Int64
  /// The domain's state then, in libvirt's word, such as `running`, `shutoff` or `disk-snapshot`.
  public var state: String
  /// Whether its data lies in files of its own instead of inside the disks.
  public var isExternal: Bool
  /// Whether it holds the memory.
  public var hasMemory: Bool
  /// Whether the domain's present state descends from it.
  public var isCurrent: Bool
  /// What was written about it; empty when nothing was.
  public var description: String
  /// The whole XML of it.
  public var xml: String

  /// Its name in the domain.
  public var name: String { id.name }

  /// Puts the parts together.
  public init(
    id: ID,
    parent: String?,
    created: Int64,
    state: String,
    isExternal: Bool,
    hasMemory: Bool,
    isCurrent: Bool,
    description: String,
    xml: String = ""
  ) {
    self.id = id
    self.parent = parent
    self.created = created
    self.state = state
    self.isExternal = isExternal
    self.hasMemory = hasMemory
    self.isCurrent = isCurrent
    self.description = description
    self.xml = xml
  }
}
