import CLibvirt

extension Session {
  /// The canonical URI; empty when libvirt does not say.
  var uri: String { owned(virConnectGetURI(pointer)) ?? "" }

  /// The machine itself.
  func node() throws(BackendError) -> Node {
    var details = virNodeInfo()
    try check(virNodeGetInfo(pointer, &details), say("describe"), host)
    var version: UInt = 0
    let knowsVersion = virConnectGetVersion(pointer, &version) == 0 && version > 0
    var library: UInt = 0
    let knowsLibrary = virConnectGetLibVersion(pointer, &library) == 0
    let memory = TypedValue.bytes(kibibytes: UInt64(details.memory)) ?? 0
    let model = withUnsafeBytes(of: details.model) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    return Node(
      hostname: owned(virConnectGetHostname(pointer)) ?? "",
      uri: uri,
      hypervisor: virConnectGetType(pointer).map { String(cString: $0) } ?? "",
      hypervisorVersion: knowsVersion ? Self.words(version: version) : "",
      libvirtVersion: knowsLibrary ? Self.words(version: library) : "",
      cpuModel: model,
      cpuCount: Int(details.cpus),
      topology: Node.Topology(
        cells: Int(details.nodes),
        sockets: Int(details.sockets),
        cores: Int(details.cores),
        threads: Int(details.threads)
      ),
      megahertz: Int(details.mhz),
      memory: memory,
      memoryUsed: memoryUsed(of: memory)
    )
  }

  /// libvirt's version number, 1,000,000 × major + 1,000 × minor + release, as people write it.
  static func words(version: UInt) -> String {
    "\(version / 1_000_000).\(version / 1000 % 1000).\(version % 1000)"
  }

  private func memoryUsed(of memory: UInt64) -> UInt64? {
    if !missing.contains(.memoryStatistics) {
      if let used = memoryUsedFromStatistics() { return used }
      missing.insert(.memoryStatistics)
    }
    let free = virNodeGetFreeMemory(pointer)
    return free == 0 || free > memory ? nil : memory - free
  }

  /// Total less free, buffers and cache, in bytes.
  private func memoryUsedFromStatistics() -> UInt64? {
    let all = Int32(VIR_NODE_MEMORY_STATS_ALL_CELLS.rawValue)
    var count: Int32 = 0
    guard virNodeGetMemoryStats(pointer, all, nil, &count, 0) == 0, count > 0 else { return nil }
    var values = [virNodeMemoryStats](repeating: virNodeMemoryStats(), count: Int(count))
    guard virNodeGetMemoryStats(pointer, all, &values, &count, 0) == 0 else { return nil }
    var kibibytes: [String: UInt64] = [:]
    for value in values.prefix(Int(count)) {
      let field = withUnsafeBytes(of: value.field) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      kibibytes[field] = value.value
    }
    guard let total = kibibytes["total"], let free = kibibytes["free"] else { return nil }
    // A host may send anything: what does not fit is not told.
    var used = total
    for idle in [free, kibibytes["buffers"] ?? 0, kibibytes["cached"] ?? 0] {
      guard idle <= used else { return nil }
      used -= idle
    }
    return TypedValue.bytes(kibibytes: used)
  }
}
