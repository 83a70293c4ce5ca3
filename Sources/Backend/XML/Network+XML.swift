/// What a network's XML says.
struct NetworkParts: Equatable {
  var mode = ""
  var bridge = ""
  var addresses: [String] = []
  var dhcpRanges: [String] = []

  /// Reads as much as there is.
  static func parse(_ text: String) -> NetworkParts {
    guard let root = XMLDocument(text)?.root, root.name == "network" else { return NetworkParts() }
    let entries = root.all("ip")
    let forward = root.first("forward")
    return NetworkParts(
      // `<forward/>` alone means NAT.
      mode: forward.map { $0.attribute("mode") ?? "nat" } ?? "isolated",
      bridge: root.value("bridge@name") ?? root.value("forward/interface@dev") ?? "",
      addresses: entries.compactMap(address),
      dhcpRanges: entries.compactMap { $0.first("dhcp") }.flatMap { $0.all("range") }.map { range in
        "\(range.attribute("start") ?? "")–\(range.attribute("end") ?? "")"
      }
    )
  }

  private static func address(_ entry: XMLElement) -> String? {
    guard let address = entry.value("@address") else { return nil }
    if let prefix = entry.value("@prefix") { return "\(address)/\(prefix)" }
    guard let mask = entry.value("@netmask") else { return address }
    let bits = mask.split(separator: ".").compactMap { UInt8($0) }.map(\.nonzeroBitCount)
    return "\(address)/\(bits.reduce(0, +))"
  }
}
