import Glibc

/// The files of this repository as texts, for tests of what no compiler checks.
enum SourceTree {
  struct File {
    /// Counted from the repository's root, such as `Sources/TUI/Input/Key.swift`.
    let path: String
    let text: String

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// The modules it imports, in whatever way.
    var imports: [String] {
      lines.compactMap { line in
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "import"),
          words[..<place].allSatisfy({ $0.hasPrefix("@") || accessLevels.contains($0) })
        else { return nil }
        return words.last.flatMap { $0.split(separator: ".").first }.map(String.init)
      }
    }

    func isIn(_ folders: [String]) -> Bool { folders.contains { path.hasPrefix($0 + "/") } }
  }

  private static let accessLevels: Set<Substring> = [
    "public", "package", "internal", "fileprivate", "private",
  ]

  static let root: String = {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/")
  }()

  /// Every Swift file of the program and of its tests.
  static let swiftFiles = files(under: ["Sources", "Tests"]).filter { $0.path.hasSuffix(".swift") }

  /// Those of the program.
  static let sources = swiftFiles.filter { $0.isIn(["Sources"]) }

  /// A file by its path from the root; empty when there is none.
  static func text(_ path: String) -> String { contents(root + "/" + path) ?? "" }

  /// All files below these folders, sorted by path.
  static func files(under folders: [String]) -> [File] {
    folders.flatMap { paths(under: $0) }.sorted().map { File(path: $0, text: text($0)) }
  }

  /// The names in a folder, without those that begin with a dot.
  static func names(in folder: String) -> [String] {
    guard let handle = opendir(root + "/" + folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  private static func paths(under folder: String) -> [String] {
    names(in: folder).flatMap { name in
      let path = folder + "/" + name
      return names(in: path).isEmpty ? [path] : paths(under: path)
    }
  }

  private static func contents(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += chunk[..<count]
    }
  }
}
