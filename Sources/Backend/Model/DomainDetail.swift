/// What only the selected domain needs: its whole XML, and its devices one by one.
public struct DomainDetail: Sendable, Equatable {
  /// The XML as libvirt gives it, without secrets: the live one while it runs.
  public var xml: String
  /// Every device, in the order of the XML; an unknown element is there too.
  public var devices: [Device]

  /// One device, ready to be listed.
  public struct Device: Sendable, Equatable {
    /// The XML element: `disk`, `interface`, `graphics`, `hostdev`, …; `cpu`, `os`, `features` for
    /// what stands outside `<devices>`.
    public var element: String
    /// What tells it from the others, such as `vda` or `52:54:00:12:34:56`; empty when alone.
    public var name: String
    /// What matters of it, as label and value.
    public var facts: [Fact]

    /// Puts the parts together.
    public init(element: String, name: String, facts: [Fact]) {
      self.element = element
      self.name = name
      self.facts = facts
    }
  }

  /// A label and a value.
  public struct Fact: Sendable, Equatable {
    /// Such as `source`.
    public var label: String
    /// Such as `tank/web-01.qcow2`.
    public var value: String

    /// Puts the parts together.
    public init(_ label: String, _ value: String) {
      self.label = label
      self.value = value
    }
  }

  /// Puts the parts together.
  public init(xml: String, devices: [Device]) {
    self.xml = xml
    self.devices = devices
  }
}
