private import Glibc

/// Finds themes by name: in the given directories, in their order, then those compiled in.
public struct ThemeLibrary: Sendable {
  /// A theme that was asked for, and what was wrong with its files.
  public struct Found: Sendable, Equatable {
    /// The theme; the built-in one when the name is not known.
    public let theme: Theme
    /// What was wrong.
    public let warnings: [ThemeWarning]
  }

  private let directories: [String]
  /// How many themes may inherit each other.
  private static let depthLimit = 8

  /// Takes the directories to search, the user's own first; those that do not exist are passed over.
  public init(directories: [String]) {
    self.directories = directories
  }

  /// The names of all themes, sorted.
  public var names: [String] {
    let found = directories.flatMap { Self.entries(of: $0) }
      .filter { $0.hasSuffix(".toml") }
      .map { String($0.dropLast(5)) }
    return Set(found).union(Theme.builtInTexts.keys).sorted()
  }

  /// The theme of this name.
  public func theme(named name: String) -> Found {
    var warnings: [ThemeWarning] = []
    guard let source = source(named: name, below: [], &warnings) else {
      let problem = ThemeProblem.unknownTheme(name, known: names)
      warnings.append(ThemeWarning(file: "themes", line: nil, problem: problem))
      return Found(theme: .standard, warnings: warnings)
    }
    return Found(theme: source.theme(), warnings: warnings)
  }
}

extension ThemeLibrary {
  /// The merged source of a theme; nil when no file has that name.
  private func source(
    named name: String,
    below heirs: [String],
    _ warnings: inout [ThemeWarning]
  ) -> ThemeSource? {
    guard let (text, path) = text(named: name, below: heirs) else { return nil }
    var file = ThemeFile(text, file: path)
    defer { warnings += file.warnings }
    var merged = file.source
    merged.name = name
    if let parent = file.source.inherits {
      let all = heirs + [name]
      if all.count >= Self.depthLimit {
        file.warnAboutParent(.tooManyParents)
      } else if let base = source(named: parent, below: all, &warnings) {
        merged = merged.merged(over: base)
      } else {
        file.warnAboutParent(.unknownParent(parent))
      }
    }
    file.check(merged)
    if merged.needsBasicLooks {
      merged.looks[.basic] = ThemeFile(Theme.darkText, file: "dark.toml").source.looks[.basic]
    }
    return merged
  }

  /// The text of a theme and where it is; one that inherits its own name means the next of that name,
  /// so that a user's `dark` can change a few colours of ours.
  private func text(named name: String, below heirs: [String]) -> (text: String, path: String)? {
    guard !name.isEmpty, !name.hasPrefix("."), !name.contains("/") else { return nil }
    var skip = heirs.count { $0 == name }
    for directory in directories {
      let path = "\(directory)/\(name).toml"
      guard let text = Self.contents(of: path) else { continue }
      if skip == 0 { return (text, path) }
      skip -= 1
    }
    guard skip == 0 else { return nil }
    return Theme.builtInTexts[name].map { ($0, "\(name).toml") }
  }

  private static func entries(of directory: String) -> [String] {
    guard let handle = opendir(directory) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      names.append(name)
    }
    return names
  }

  /// A file's text; nil when it cannot be read or is larger than any theme.
  private static func contents(of path: String) -> String? {
    guard let file = fopen(path, "re") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 18)
    let count = fread(&bytes, 1, bytes.count, file)
    guard count < bytes.count, ferror(file) == 0 else { return nil }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}
