import Backend
import Glibc
import TUI

/// Where recordings are kept, and what is there.
enum RecordingFiles {
  /// A recording as a list shows it.
  struct Entry: Sendable, Equatable {
    var path: String
    var name: String
    var bytes: UInt64
    /// When it was written last, in seconds since 1970.
    var time: Int64
  }

  /// Larger ones are not played: they are read into memory whole.
  private static let largest = 256 << 20

  /// `~/.local/state/jvptui/recordings`; nil without a home.
  static var folder: String? { UserFolders.state.map { $0 + "/recordings" } }

  /// All recordings, the newest first.
  static func list() -> [Entry] {
    guard let folder, let directory = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(directory) }
    var entries: [Entry] = []
    while let found = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &found.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      var status = stat()
      let path = "\(folder)/\(name)"
      guard name.hasSuffix(".cast"), unsafe lstat(path, &status) == 0,
        status.st_mode & S_IFMT == S_IFREG
      else { continue }
      let time = Int64(status.st_mtim.tv_sec)
      entries.append(
        Entry(path: path, name: name, bytes: UInt64(max(0, status.st_size)), time: time)
      )
    }
    return entries.sorted { ($0.time, $0.name) > ($1.time, $1.name) }
  }

  /// Reads one.
  ///
  /// - Throws: `PrivateFile.Failure` with the reason.
  static func read(_ path: String) throws(PrivateFile.Failure) -> Recording {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .system }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .system }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .init(say("it is not a file")) }
    guard status.st_size <= largest else { throw .init(say("it is larger than 256 MiB")) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size))
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= largest {
      let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
      guard count >= 0 else { throw .system }
      if count == 0 { break }
      bytes += chunk.prefix(count)
    }
    do {
      return try Recording.parse(String(decoding: bytes, as: UTF8.self))
    } catch {
      throw .init(say("line \(error.line): \(error.message)"))
    }
  }
}
