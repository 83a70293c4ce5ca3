import Glibc

/// What the system knows of this test's children.
enum Processes {
  /// All processes below this one, or those with a name.
  static func descendants(named name: String? = nil) -> [pid_t] {
    var parents: [pid_t: pid_t] = [:]
    var names: [pid_t: String] = [:]
    for entry in TestFolder.names(in: "/proc") {
      guard let id = pid_t(entry) else { continue }
      let text = String(decoding: TestFolder.read("/proc/\(id)/stat"), as: UTF8.self)
      guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")") else {
        continue
      }
      let fields = text[close...].dropFirst(2).split(separator: " ")
      guard fields.count > 1, fields[0] != "Z" else { continue }
      names[id] = String(text[text.index(after: open)..<close])
      parents[id] = pid_t(fields[1]) ?? 0
    }
    return parents.keys.filter { id in
      var next = parents[id]
      while let parent = next, parent > 1, parent != getpid() { next = parents[parent] }
      return next == getpid() && (name == nil || names[id] == name)
    }
  }

  /// All files below a folder, sockets and links left out.
  static func files(below folder: String) -> [String] {
    TestFolder.names(in: folder).flatMap { name -> [String] in
      let path = folder + "/" + name
      var status = stat()
      guard lstat(path, &status) == 0 else { return [] }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: return files(below: path)
      case S_IFREG: return [path]
      default: return []
      }
    }
  }
}
