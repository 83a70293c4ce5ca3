import Backend

/// Names for hosts that the operator gave only a URI for.
enum HostName {
  /// The host in `qemu+ssh://root@lab-a/system` is `lab-a`; a local one is called by its URI's end.
  static func from(uri: String) -> String {
    guard let scheme = uri.firstRange(of: "://") ?? uri.firstRange(of: ":") else { return uri }
    let rest = uri[scheme.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    let host = authority.split(separator: "@").last.map(String.init) ?? ""
    if !host.isEmpty {
      if host.hasPrefix("[") { return String(host.dropFirst().prefix { $0 != "]" }) }
      return String(host.prefix { $0 != ":" })
    }
    let driver = uri[..<scheme.lowerBound].prefix { $0 != "+" }
    let path = rest.prefix { $0 != "?" }.split(separator: "/").last.map(String.init) ?? ""
    switch (driver, path) {
    case ("qemu", "system"): return "localhost"
    case (_, ""): return String(driver)
    default: return "\(driver)-\(path)"
    }
  }

  /// Configurations with distinct names, in the order of the URIs.
  static func configurations(uris: [String], isReadOnly: Bool) -> [HostConfiguration] {
    var taken: [String: Int] = [:]
    return uris.map { uri in
      let name = from(uri: uri)
      let count = (taken[name] ?? 0) + 1
      taken[name] = count
      let unique = count == 1 ? name : "\(name)#\(count)"
      return HostConfiguration(id: HostID(unique), uri: uri, isReadOnly: isReadOnly)
    }
  }
}
