import Backend

/// A change of the settings file.
enum SettingsEdit: Sendable, Equatable {
  case add(HostEntry)
  /// The name that it has in the file, and what it is to be, which may be called differently.
  case change(String, HostEntry)
  case remove(String)
  case setTheme(String)
  case setLanguage(Language)
  case setFlag(SettingsFlag, Bool)
  /// Adds a filter, or replaces the one of that name.
  case saveFilter(NamedFilter)
  case removeFilter(NamedFilter)

  /// The settings as they are to be afterwards.
  func applied(to settings: Settings) -> Settings {
    var settings = settings
    settings.hosts = applied(to: settings.hosts)
    switch self {
    case .add, .change, .remove: break
    case .setTheme(let name): settings.theme = name
    case .setLanguage(let language): settings.language = language
    case .setFlag(let flag, let isOn): settings[keyPath: flag.path] = isOn
    case .saveFilter(let filter):
      settings.filters.removeAll { $0.isNamed(as: filter) }
      settings.filters = NamedFilter.sorted(settings.filters + [filter])
    case .removeFilter(let filter): settings.filters.removeAll { $0.isNamed(as: filter) }
    }
    return settings
  }

  /// The hosts as they are to be afterwards.
  func applied(to hosts: [HostEntry]) -> [HostEntry] {
    switch self {
    case .add(let entry): hosts + [entry]
    case .change(let name, let entry): hosts.map { $0.name == name ? entry : $0 }
    case .remove(let name): hosts.filter { $0.name != name }
    case .setTheme, .setLanguage, .setFlag, .saveFilter, .removeFilter: hosts
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

/// Something that the settings turn on or off; its raw value is its key there.
enum SettingsFlag: String, Sendable, CaseIterable {
  case mouse
  case ascii
  case slowLink = "slow_link"
  case byteCounter = "byte_counter"

  var path: any WritableKeyPath<Settings, Bool?> & Sendable {
    switch self {
    case .mouse: \.usesMouse
    case .ascii: \.usesASCII
    case .slowLink: \.isSlowLink
    case .byteCounter: \.countsBytes
    }
  }
}
