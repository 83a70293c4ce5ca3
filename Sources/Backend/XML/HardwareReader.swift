/// Makes a list of devices, with what matters of each, out of a domain's XML.
enum HardwareReader {
  typealias Device = DomainDetail.Device
  typealias Fact = DomainDetail.Fact

  /// Every device in the order of the XML, after what stands outside `<devices>`.
  static func devices(in text: String) -> [Device] {
    guard let root = XMLDocument(text)?.root, root.name == "domain" else { return [] }
    var devices: [Device] = []
    for element in root.children where ["os", "cpu", "clock", "features"].contains(element.name) {
      devices.append(outside(element))
    }
    for element in root.first("devices")?.children ?? [] {
      devices.append(device(element))
    }
    return devices
  }

  private static func outside(_ element: XMLElement) -> Device {
    guard element.name == "features" else { return device(element) }
    // Each feature is an element whose name says it; only some have a state.
    let facts = element.children.map { feature in
      Fact(feature.name, feature.attribute("state") ?? say("on"))
    }
    return Device(element: "features", name: "", facts: facts)
  }

  private static func device(_ element: XMLElement) -> Device {
    guard let description = DeviceDescription.all[element.name] else {
      return Device(element: element.name, name: "", facts: everyAttribute(of: element))
    }
    var facts: [Fact] = []
    for (label, places) in description.facts {
      if let value = places.lazy.compactMap({ value($0, of: element) }).first {
        facts.append(Fact(DeviceDescription.said(label), value))
      }
    }
    let name = description.name.lazy.compactMap { value($0, of: element) }.first ?? ""
    return Device(element: element.name, name: name, facts: facts)
  }

  /// A value by its place, and by the few that are put together from several.
  private static func value(_ place: String, of element: XMLElement) -> String? {
    switch place {
    case "#source": element.first("source").map(\.diskSource).flatMap { $0.isEmpty ? nil : $0 }
    case "#pci": element.first("source")?.first("address").flatMap(pciAddress)
    case "#usb": usb(element.first("source"))
    case "#boot":
      joined(element.all("boot").compactMap { $0.attribute("dev") })
    case "#listen":
      element.value("listen@address") ?? element.value("listen@socket") ?? element.value("@listen")
    case "#readonly": element.first("readonly") == nil ? nil : say("yes")
    case "#shareable": element.first("shareable") == nil ? nil : say("yes")
    case "#chain": chain(element)
    case "#timers":
      joined(element.all("timer").compactMap { $0.attribute("name") })
    case "#size": size(element)
    default: element.value(place)
    }
  }

  private static func joined(_ values: [String]) -> String? {
    values.isEmpty ? nil : values.joined(separator: ", ")
  }

  private static func pciAddress(_ address: XMLElement) -> String? {
    let names = ["domain", "bus", "slot", "function"]
    let digits = names.compactMap { address.attribute($0)?.replacingHexPrefix }
    guard digits.count == 4 else { return nil }
    return "\(digits[0]):\(digits[1]):\(digits[2]).\(digits[3])"
  }

  private static func usb(_ source: XMLElement?) -> String? {
    guard let source else { return nil }
    if let vendor = source.value("vendor@id"), let product = source.value("product@id") {
      return "\(vendor.replacingHexPrefix):\(product.replacingHexPrefix)"
    }
    return source.value("address@device").map {
      say("bus \(source.value("address@bus") ?? "?") device \($0)")
    }
  }

  /// The files under a disk, nearest first.
  private static func chain(_ disk: XMLElement) -> String? {
    var files: [String] = []
    var next = disk.first("backingStore")
    while let store = next, files.count < 64 {
      if let file = store.first("source")?.diskSource, !file.isEmpty { files.append(file) }
      next = store.first("backingStore")
    }
    return files.isEmpty ? nil : files.joined(separator: " ← ")
  }

  private static func size(_ element: XMLElement) -> String? {
    let holder = element.first("target")?.first("size") ?? element.first("size")
    return holder?.bytes(defaultUnit: "KiB").map { "\($0 >> 20) MiB" }
  }

  /// Attributes of an element nobody knows yet, and of what is directly inside it.
  private static func everyAttribute(of element: XMLElement) -> [Fact] {
    var facts = element.attributes.map { Fact($0.name, $0.value) }
    for child in element.children where child.name != "alias" {
      facts += child.attributes.map { Fact("\(child.name) \($0.name)", $0.value) }
      if child.attributes.isEmpty, child.children.isEmpty, !child.text.isEmpty {
        facts.append(Fact(child.name, child.text))
      }
    }
    return facts
  }
}

extension String {
  fileprivate var replacingHexPrefix: String { hasPrefix("0x") ? String(dropFirst(2)) : self }
}
