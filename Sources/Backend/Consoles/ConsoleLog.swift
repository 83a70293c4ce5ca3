import Glibc
import Synchronization

/// The file into which this host copies what a guest's device prints, read as it grows.
///
/// Hosts begin such a file anew when it has become long, by cutting it or by putting another one in
/// its place; either is gone along with.
final class ConsoleLog: Console {
  /// How much of what was there before is shown, in bytes.
  private static let history = 256 << 10
  /// How often the file is looked at, in milliseconds.
  private static let pause: Int32 = 200
  /// How often there may be none before it counts as taken away.
  private static let patience = 50

  private let path: String
  private let buffer = ConsoleBuffer()
  private let end: ConsoleEnd
  private let isClosed = Mutex(false)

  /// Opens a file and reads it from near its end.
  ///
  /// - Throws: `BackendError` with the system's reason where it cannot be read.
  init(
    path: String,
    operation: String,
    object: String,
    sink: @escaping @Sendable (ConsoleUpdate) -> Void
  ) throws(BackendError) {
    self.path = path
    end = ConsoleEnd(sink)
    let file: File
    do throws(File.Problem) {
      file = try File(path)
    } catch {
      throw BackendError(
        code: .invalidValue,
        operation: operation,
        object: object,
        message: "\(path): \(error.reason)",
        advice: say("libvirt keeps such files for root; run jvptui as root to read them.")
      )
    }
    let start = max(0, (file.size ?? 0) - Self.history)
    startThread(named: "log") { [self] in follow(file, from: start) }
  }

  func send(_ bytes: [UInt8]) {}

  func read(upTo limit: Int) -> ConsoleOutput { buffer.read(upTo: limit) }

  func close() {
    end.silence()
    isClosed.withLock { $0 = true }
  }

  /// Reads what is there and what comes, until it is closed or the file is taken away.
  private func follow(_ first: File, from start: Int) {
    let block = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 64 << 10)
    defer { block.deallocate() }
    var (file, place) = (first, start)
    var next: File?
    var missed = 0
    while !isClosed.withLock({ $0 }) {
      let count = pread(file.descriptor, block.baseAddress, block.count, off_t(place))
      if count < 0 { return end.tell(.failure, String(cString: strerror(errno))) }
      if count > 0 {
        place += count
        if buffer.append(UnsafeBufferPointer(rebasing: block[..<count])) { end.announce() }
        continue
      }
      // All of the old one was read, what had come before the new one was found too.
      if let present = next {
        (file, place, next) = (present, 0, nil)
        continue
      }
      if let size = file.size, size < place {
        place = 0
        continue
      }
      do throws(File.Problem) {
        next = try file.successor(at: path)
        missed = 0
      } catch {
        missed += 1
        if !error.isMissing || missed > Self.patience { return end.tell(.failure, error.reason) }
      }
      if next == nil { poll(nil, 0, Self.pause) }
    }
  }
}

extension ConsoleLog {
  /// A file that is open to be read.
  private final class File: Sendable {
    /// Why one cannot be read.
    struct Problem: Error {
      var reason: String
      /// Whether there is none: the next one may be on its way.
      var isMissing = false

      /// The system's last error.
      static var system: Problem {
        Problem(reason: String(cString: strerror(errno)), isMissing: errno == ENOENT)
      }
    }

    let descriptor: Int32

    /// - Throws: `Problem` where there is no ordinary file, or none that may be read.
    init(_ path: String) throws(Problem) {
      // Whatever stands there, opening it must not wait.
      descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
      guard descriptor >= 0 else { throw .system }
      guard let status, status.st_mode & S_IFMT == S_IFREG else {
        throw Problem(reason: say("it is not a file"))
      }
    }

    deinit { if descriptor >= 0 { Glibc.close(descriptor) } }

    private var status: stat? {
      var status = stat()
      return fstat(descriptor, &status) == 0 ? status : nil
    }

    /// How long it is, in bytes.
    var size: Int? { status.map { Int($0.st_size) } }

    /// The file that was put in its place; nil while it still has it.
    func successor(at path: String) throws(Problem) -> File? {
      var other = stat()
      guard lstat(path, &other) == 0 else { throw .system }
      guard let status, status.st_dev == other.st_dev, status.st_ino == other.st_ino else {
        return try File(path)
      }
      return nil
    }
  }
}
