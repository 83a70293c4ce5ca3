/// A change of the hosts in the settings file.
enum SettingsEdit: Sendable, Equatable {
  case add(HostEntry)
  /// The name that it has in the file, and what it is to be, which may be called differently.
  case change(String, HostEntry)
  case remove(String)

  /// The hosts as they are to be afterwards.
  func applied(to hosts: [HostEntry]) -> [HostEntry] {
    switch self {
    case .add(let entry): hosts + [entry]
    case .change(let name, let entry): hosts.map { $0.name == name ? entry : $0 }
    case .remove(let name): hosts.filter { $0.name != name }
    }
  }
}

/// Why the settings file was left as it is; a sentence for people.
struct SettingsRefusal: Error, Sendable, Equatable, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
