import FoundationEssentials
import Glibc

/// A home directory for one program, so that it finds nobody's settings.
struct PtyHome {
  let path: String

  init() throws {
    var template = Array("/tmp/jvptui-home-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw PtyFailure("make a home directory") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The small environment that every program gets.
  var environment: [String: String] {
    [
      "HOME": path,
      "LANG": "C.UTF-8",
      "PATH": getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin",
      "TERM": "xterm-256color",
      "TMPDIR": path,
      "XDG_CONFIG_HOME": "\(path)/config",
      "XDG_RUNTIME_DIR": path,
      "XDG_STATE_HOME": "\(path)/state",
    ]
  }

  /// The names of what the program has put there.
  var files: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
  }

  /// Removes the directory with what the program has left in it.
  func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }
}
