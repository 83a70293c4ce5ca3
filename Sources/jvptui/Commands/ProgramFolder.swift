import Backend
import Glibc

/// A private folder with one file, for as long as a program reads it.
struct ProgramFolder {
  private let folder: String
  let path: String

  /// - Returns: nil where there is no file to hold.
  /// - Throws: `CommandProblem` where it cannot be written.
  static func holding(_ file: TemporaryFile?) throws(CommandProblem) -> ProgramFolder? {
    guard let file else { return nil }
    let parent = EnvironmentVariable.value("XDG_RUNTIME_DIR") ?? EnvironmentVariable.value("TMPDIR")
    var template = Array("\(parent ?? "/tmp")/jvptui-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else {
      throw CommandProblem(
        message: say("no file could be made for it: \(PrivateFile.Failure.system.reason)")
      )
    }
    let bytes = template.dropLast().map { UInt8(bitPattern: $0) }
    let folder = String(decoding: bytes, as: UTF8.self)
    let made = ProgramFolder(folder: folder, path: "\(folder)/text\(file.ending)")
    do throws(PrivateFile.Failure) {
      try PrivateFile.write(file.text, to: made.path)
    } catch {
      made.remove()
      throw CommandProblem(message: say("no file could be made for it: \(error.reason)"))
    }
    return made
  }

  func remove() {
    _ = unsafe unlink(path)
    _ = unsafe unlink(path + "~")
    _ = unsafe rmdir(folder)
  }
}
