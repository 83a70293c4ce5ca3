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

  /// What was meant by the words of the command line: hosts of the settings by their name or their
  /// URI, else URIs under names of their own.
  static func entries(_ words: [String], among known: [HostEntry]) -> [NamedHost] {
    var taken = Set(known.map(\.name))
    return words.map { word in
      if let entry = known.first(where: { $0.name == word })
        ?? known.first(where: { $0.uri == word })
      {
        return NamedHost(entry: entry, isInSettings: true)
      }
      let name = from(uri: word)
      var unique = name
      var count = 1
      while !taken.insert(unique).inserted {
        count += 1
        unique = "\(name)#\(count)"
      }
      return NamedHost(entry: HostEntry(name: unique, uri: word), isInSettings: false)
    }
  }
}

/// A host that the command line names.
struct NamedHost: Sendable, Equatable {
  var entry: HostEntry
  var isInSettings: Bool
}
