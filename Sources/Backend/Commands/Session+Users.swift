import CLibvirt

extension Session {
  /// Names of active domains with an interface on a network.
  func users(ofNetwork name: String) throws(BackendError) -> [String] {
    try activeDomains { domain in
      domain.first("devices")?.all("interface").contains { interface in
        interface.attribute("type") == "network" && interface.value("source@network") == name
      } ?? false
    }
  }

  /// Names of active domains with a disk, or a file under a disk, in a pool.
  func users(ofPool handle: borrowing PoolHandle) throws(BackendError) -> [String] {
    let name = handle.name
    let parts = PoolParts.parse(owned(virStoragePoolGetXMLDesc(handle.pointer, 0)) ?? "")
    // Elsewhere the target is a folder of all devices, such as /dev/disk/by-path.
    let ownsFolder = ["dir", "fs", "netfs", "logical", "zfs", "vstorage"].contains(parts.type)
    let prefix = ownsFolder && !parts.targetPath.isEmpty ? parts.targetPath + "/" : nil
    let paths = try volumePaths(of: handle)
    return try activeDomains { domain in
      domain.first("devices")?.all("disk").flatMap(Self.sources).contains { source in
        if source.value("@pool") == name { return true }
        let places = ["@file", "@dev", "@dir", "@name"].compactMap { source.value($0) }
        return places.contains { place in
          paths.contains(place) || prefix.map { place.hasPrefix($0) } ?? false
        }
      } ?? false
    }
  }

  private func volumePaths(of handle: borrowing PoolHandle) throws(BackendError) -> Set<String> {
    let pool = handle.pointer
    guard virStoragePoolIsActive(pool) == 1 else { return [] }
    let paths = try list(
      say("list the volumes"),
      call: { virStoragePoolListAllVolumes(pool, $0, $1) },
      free: virStorageVolFree,
      read: { self.owned(virStorageVolGetPath($0)) }
    )
    return Set(paths)
  }

  /// The disk's own source, and those of everything under it.
  private static func sources(of disk: XMLElement) -> [XMLElement] {
    var sources: [XMLElement] = []
    var next: XMLElement? = disk
    while let element = next, sources.count < 64 {
      if let source = element.first("source") { sources.append(source) }
      next = element.first("backingStore")
    }
    if let mirror = disk.first("mirror")?.first("source") { sources.append(mirror) }
    return sources
  }

  private func activeDomains(
    where isUser: (XMLElement) -> Bool
  ) throws(BackendError) -> [String] {
    try listDomains(flags: VIR_CONNECT_LIST_DOMAINS_ACTIVE.rawValue) { domain -> String? in
      guard let text = self.owned(virDomainGetXMLDesc(domain, 0)),
        let root = XMLDocument(text)?.root, isUser(root)
      else { return nil }
      return virDomainGetName(domain).map { String(cString: $0) }
    }
  }
}
