/// A virtual network.
public struct Network: Sendable, Equatable, Identifiable {
  /// One address handed out by its DHCP server.
  public struct Lease: Sendable, Equatable {
    /// The hardware address.
    public var mac: String
    /// The address.
    public var address: String
    /// The name the client gave; empty when none.
    public var hostname: String
    /// When it ends, in seconds since 1970; 0 for never.
    public var expires: Int64

    /// Puts the parts together.
    public init(mac: String, address: String, hostname: String, expires: Int64) {
      self.mac = mac
      self.address = address
      self.hostname = hostname
      self.expires = expires
    }
  }

  /// Its identity.
  public var id: ObjectUUID
  /// Its name.
  public var name: String
  /// Whether it is started.
  public var isActive: Bool
  /// Whether it has a definition on disk.
  public var isPersistent: Bool
  /// Whether it starts with its host.
  public var isAutostart: Bool
  /// `nat`, `route`, `open`, `bridge`, `hostdev`, `private`, …; `isolated` when nothing is forwarded.
  public var mode: String
  /// The bridge on the host; empty when it has none.
  public var bridge: String
  /// Its addresses with prefix, such as `192.168.122.1/24`.
  public var addresses: [String]
  /// DHCP ranges, such as `192.168.122.2–192.168.122.254`.
  public var dhcpRanges: [String]
  /// Leases now; nil when the driver does not say or it is inactive.
  public var leases: [Lease]?
  /// The whole XML.
  public var xml: String

  /// Puts the parts together.
  public init(
    id: ObjectUUID,
    name: String,
    isActive: Bool,
    isPersistent: Bool,
    isAutostart: Bool,
    mode: String,
    bridge: String,
    addresses: [String],
    dhcpRanges: [String],
    leases: [Lease]?,
    xml: String
  ) {
    self.id = id
    self.name = name
    self.isActive = isActive
    self.isPersistent = isPersistent
    self.isAutostart = isAutostart
    self.mode = mode
    self.bridge = bridge
    self.addresses = addresses
    self.dhcpRanges = dhcpRanges
    self.leases = leases
    self.xml = xml
  }
}
