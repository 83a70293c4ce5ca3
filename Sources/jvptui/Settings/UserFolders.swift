import Glibc

/// The operator's own folders, as the XDG base directory specification places them.
enum UserFolders {
  /// `~/.config/jvptui` unless `XDG_CONFIG_HOME` says otherwise; nil without a home.
  static var settings: String? { folder("XDG_CONFIG_HOME", ".config") }

  /// `~/.local/state/jvptui` unless `XDG_STATE_HOME` says otherwise; nil without a home.
  static var state: String? { folder("XDG_STATE_HOME", ".local/state") }

  private static func folder(_ variable: String, _ standard: String) -> String? {
    // The specification has relative paths ignored.
    if let path = EnvironmentVariable.value(variable), path.hasPrefix("/") {
      return path + "/jvptui"
    }
    return EnvironmentVariable.value("HOME").map { "\($0)/\(standard)/jvptui" }
  }

  /// A path with `~` for the home folder, as people write it.
  static func shown(_ path: String) -> String {
    guard let home = EnvironmentVariable.value("HOME"), path.hasPrefix(home + "/") else {
      return path
    }
    return "~" + path.dropFirst(home.count)
  }

  /// Makes a folder that only its owner may enter, and those above it that are missing.
  static func make(_ path: String) {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/\(part)"
      _ = unsafe mkdir(made, 0o700)
    }
  }
}
