/// What a pool's XML adds to what libvirt says in numbers.
struct PoolParts: Equatable {
  var type = ""
  var targetPath = ""
  var source = ""

  /// Reads as much as there is.
  static func parse(_ text: String) -> PoolParts {
    guard let root = XMLDocument(text)?.root, root.name == "pool" else { return PoolParts() }
    return PoolParts(
      type: root.attribute("type") ?? "",
      targetPath: root.value("target/path") ?? "",
      source: root.first("source").map(source) ?? ""
    )
  }

  private static func source(_ element: XMLElement) -> String {
    let name = element.value("name")
    let place =
      element.value("dir@path") ?? element.value("device@path")
      ?? element.value("adapter@name") ?? element.value("adapter@wwpn")
    guard let host = element.value("host@name") else { return name ?? place ?? "" }
    return [host, place ?? name].compactMap { $0 }.joined(separator: ":")
  }
}

extension StorageVolume {
  /// What a volume's XML says; nil when it is no volume.
  static func parse(_ text: String, id: ID) -> StorageVolume? {
    guard let root = XMLDocument(text)?.root, root.name == "volume" else { return nil }
    return StorageVolume(
      id: id,
      path: root.value("target/path") ?? root.value("key") ?? "",
      kind: root.attribute("type") ?? "",
      format: root.value("target/format@type") ?? "",
      capacity: root.first("capacity")?.bytes(defaultUnit: "bytes") ?? 0,
      allocation: root.first("allocation")?.bytes(defaultUnit: "bytes") ?? 0,
      backingPath: root.value("backingStore/path"),
      backingFormat: root.value("backingStore/format@type")
    )
  }
}
