extension DomainDefinition {
  /// What a domain's XML says, as far as it can be read; nil when it is no domain at all.
  static func parse(_ text: String) -> (definition: DomainDefinition, hasConnectedAgent: Bool)? {
    guard let root = XMLDocument(text)?.root, root.name == "domain" else { return nil }
    let devices = root.first("devices")
    let vcpus = root.first("vcpu")
    let maximumVCPUs = vcpus.flatMap { Int($0.text) } ?? 1
    let maximumMemory = root.first("memory")?.bytes(defaultUnit: "KiB") ?? 0
    let memory = root.first("currentMemory")?.bytes(defaultUnit: "KiB") ?? maximumMemory
    let hasConnectedAgent = devices?.all("channel").contains { channel in
      channel.value("target@name") == "org.qemu.guest_agent.0"
        && channel.value("target@state") == "connected"
    }
    let definition = DomainDefinition(
      vcpus: vcpus?.attribute("current").flatMap { Int($0) } ?? maximumVCPUs,
      maximumVCPUs: maximumVCPUs,
      memory: memory,
      maximumMemory: maximumMemory,
      title: root.value("title") ?? "",
      description: root.value("description") ?? "",
      osID: root.first("metadata").flatMap(osID) ?? "",
      tags: root.first("metadata").map(tags) ?? [],
      disks: devices?.all("disk").map(disk) ?? [],
      interfaces: devices?.all("interface").map(interface) ?? [],
      consoles: devices.map(consoles) ?? [],
      isProtected: root.first("metadata").map { own(.protection, in: $0) != nil } ?? false,
      balloon: devices?.first("memballoon").map(balloon),
      hasConnectedAgent: hasConnectedAgent ?? false
    )
    return (definition, hasConnectedAgent ?? false)
  }

  private static func disk(_ element: XMLElement) -> Disk {
    Disk(
      target: element.value("target@dev") ?? "",
      device: element.attribute("device") ?? "disk",
      source: element.first("source").map(\.diskSource) ?? "",
      bus: element.value("target@bus") ?? "",
      format: element.value("driver@type") ?? "",
      isReadOnly: element.first("readonly") != nil || element.attribute("device") == "cdrom"
    )
  }

  private static func balloon(_ element: XMLElement) -> Balloon {
    Balloon(
      model: element.attribute("model") ?? "",
      period: max(0, element.value("stats@period").flatMap { Int($0) } ?? 0)
    )
  }

  private static func interface(_ element: XMLElement) -> Interface {
    let places = ["source@network", "source@bridge", "source@dev", "source@name", "source@path"]
    return Interface(
      kind: element.attribute("type") ?? "",
      source: places.lazy.compactMap { element.value($0) }.first ?? "",
      mac: element.value("mac@address") ?? "",
      model: element.value("model@type") ?? "",
      target: element.value("target@dev") ?? ""
    )
  }

  /// Only what has a pseudo-terminal can be opened; the first console repeats the first serial port.
  ///
  /// Channels are opened by their socket, and not the agent's, which is libvirt's own.
  private static func consoles(_ devices: XMLElement) -> [ConsoleDevice] {
    let ports = devices.all("serial").filter { $0.attribute("type") == "pty" }.map { port in
      ConsoleDevice(
        alias: port.value("alias@name") ?? "",
        kind: "serial",
        logPath: port.value("log@file")
      )
    }
    let others = devices.all("console").filter { $0.attribute("type") == "pty" }.map { console in
      ConsoleDevice(
        alias: console.value("alias@name") ?? "",
        kind: console.value("target@type") ?? "serial",
        logPath: console.value("log@file")
      )
    }
    let channels = devices.all("channel").filter { channel in
      let name = channel.value("target@name") ?? ""
      return channel.attribute("type") == "unix" && !name.isEmpty
        && name != "org.qemu.guest_agent.0"
    }.map { ConsoleDevice(alias: $0.value("target@name") ?? "", kind: "channel") }
    return ports
      + others.filter { other in
        !ports.contains {
          $0.alias == other.alias && (!other.alias.isEmpty || other.kind == "serial")
        }
      }
      + channels
  }

  private static func tags(_ metadata: XMLElement) -> [String] {
    own(.tags, in: metadata)?.all("tag").map(\.text).filter { !$0.isEmpty } ?? []
  }

  private static func own(_ kind: DomainMetadata, in metadata: XMLElement) -> XMLElement? {
    metadata.children.first { $0.name == kind.element && $0.namespace == kind.namespace }
  }

  /// `http://debian.org/debian/12` is `debian12`, `http://microsoft.com/win/10` is `win10`.
  private static func osID(_ metadata: XMLElement) -> String? {
    let library = metadata.children.first { element in
      element.name == "libosinfo" && element.namespace?.contains("libosinfo.org") == true
    }
    guard let address = library?.first("os")?.attribute("id") else { return nil }
    let path = address.split(separator: "/").dropFirst(address.contains("://") ? 2 : 0)
    let parts = path.suffix(2)
    guard let last = parts.last, let first = parts.first else { return nil }
    // Some identifiers repeat the name: `http://fedoraproject.org/fedora/fedora38`.
    return parts.count == 1 || last.hasPrefix(first) ? String(last) : String(first + last)
  }
}

extension XMLElement {
  /// A disk's `<source>` as one text: a path, `pool/volume`, or `protocol://host/name`.
  var diskSource: String {
    if let path = value("@file") ?? value("@dev") ?? value("@dir") { return path }
    if let pool = value("@pool") { return pool + "/" + (value("@volume") ?? "") }
    if let transport = value("@protocol") {
      let host = value("host@name").map { "//\($0)/" } ?? ""
      return "\(transport):\(host)\(value("@name") ?? "")"
    }
    if let path = value("@path") { return path }
    return value("address@domain").map { "NVMe \($0)" } ?? ""
  }
}
