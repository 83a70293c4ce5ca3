import Backend
import Glibc

/// A small text file that only its owner may read.
enum PrivateFile {
  /// More than anyone writes by hand.
  private static let largest = 1 << 20

  /// Why a file could not be read or written, such as `Permission denied`.
  struct Failure: Error, Equatable {
    let reason: String

    init(_ reason: String) { self.reason = reason }

    /// What the last call of the system said.
    static var system: Failure {
      let number = errno
      guard let text = unsafe strerror(number) else { return Failure(say("error \(number)")) }
      return unsafe Failure(String(cString: text))
    }
  }

  /// - Returns: The text; nil where there is no such file.
  /// - Throws: `Failure` for what cannot be read, is no plain file, is huge, or is not UTF-8.
  static func read(_ path: String) throws(Failure) -> String? {
    // A named pipe in its place must not hold the program up.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw .system
    }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .system }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Failure(say("it is not a file")) }
    guard status.st_size <= largest else { throw Failure(say("it is larger than 1 MiB")) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16384)
    while true {
      let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
      guard count >= 0 else { throw .system }
      if count == 0 { break }
      bytes += chunk.prefix(count)
      guard bytes.count <= largest else { throw Failure(say("it is larger than 1 MiB")) }
    }
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw Failure(say("it is not UTF-8"))
    }
    return text
  }

  /// Puts a whole file in the place of another, or leaves that as it was.
  ///
  /// A link is followed, so that settings kept elsewhere stay there.
  static func write(_ text: String, to path: String) throws(Failure) {
    let target = resolved(path)
    let temporary = "\(target).\(getpid()).new"
    _ = unsafe unlink(temporary)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
    let descriptor = unsafe open(temporary, flags, 0o600)
    guard descriptor >= 0 else { throw .system }
    do throws(Failure) {
      try fill(descriptor, with: Array(text.utf8))
      guard unsafe rename(temporary, target) == 0 else { throw .system }
    } catch {
      _ = unsafe unlink(temporary)
      throw error
    }
    syncFolder(of: target)
  }

  /// Writes all of it and has it on the disk before it returns; closes the descriptor.
  private static func fill(_ descriptor: Int32, with bytes: [UInt8]) throws(Failure) {
    var rest = bytes[...]
    var failure: Failure?
    while !rest.isEmpty, failure == nil {
      let part = Array(rest)
      let count = unsafe Glibc.write(descriptor, part, part.count)
      if count < 0, errno != EINTR { failure = .system }
      if count > 0 { rest = rest.dropFirst(count) }
    }
    if failure == nil, fsync(descriptor) != 0 { failure = .system }
    if close(descriptor) != 0, failure == nil { failure = .system }
    if let failure { throw failure }
  }

  /// The rename itself is on the disk only once its folder is.
  private static func syncFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    close(descriptor)
  }

  /// The file behind a chain of links, which need not exist yet.
  private static func resolved(_ path: String) -> String {
    var path = path
    for _ in 0..<16 {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = unsafe readlink(path, &buffer, buffer.count)
      guard count > 0 else { return path }
      let bytes = buffer.prefix(count).map { UInt8(bitPattern: $0) }
      let link = String(decoding: bytes, as: UTF8.self)
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
      path = link.hasPrefix("/") ? link : folder + link
    }
    return path
  }
}
