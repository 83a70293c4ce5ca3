import Backend
import Glibc
import TUI
import Widgets

/// What a console has shown, as a file.
enum ConsoleFile {
  /// A name for the file that nothing in a machine's name can turn into another place.
  static func name(for machine: String) -> String { "console-\(word(machine)).txt" }

  /// A text as a part of a file's name.
  static func word(_ text: String) -> String {
    String(text.prefix(80).map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "_" })
  }

  /// All lines that are kept and those on the screen.
  static func text(_ terminal: TerminalEmulator) -> String {
    var lines = (0..<terminal.scrollbackCount + terminal.size.height).map(terminal.text)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Writes a new file that only its owner can read.
  ///
  /// - Returns: Why it could not be written; nil when it was.
  static func write(_ text: String, to path: String) -> String? {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      return errno == EEXIST
        ? say("“\(path)” exists already") : unsafe String(cString: strerror(errno))
    }
    defer { close(descriptor) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return unsafe String(cString: strerror(errno)) }
      rest = rest.dropFirst(count)
    }
    return nil
  }
}
