/// The name under which a host is shown and addressed; unique in the program.
public struct HostID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The name from the settings, or one made from the URI.
  public let name: String

  /// Wraps a name that the caller knows to be unique.
  public init(_ name: String) {
    self.name = name
  }

  /// The name itself.
  public var description: String { name }

  /// Orders by name.
  public static func < (left: HostID, right: HostID) -> Bool { left.name < right.name }
}

/// What must be known of a host before it is opened.
public struct HostConfiguration: Sendable, Equatable {
  /// The name it is shown under.
  public var id: HostID
  /// The libvirt connection URI, such as `qemu:///system`.
  public var uri: String
  /// Whether libvirt is opened read-only.
  public var isReadOnly: Bool
  /// Whether the URI may name programs to run and turn checks off.
  public var isExpert: Bool

  /// Describes a host; nothing is opened.
  public init(id: HostID, uri: String, isReadOnly: Bool = false, isExpert: Bool = false) {
    self.id = id
    self.uri = uri
    self.isReadOnly = isReadOnly
    self.isExpert = isExpert
  }
}
