import Glibc
import Synchronization

/// The file into which this host copies what a guest's device prints, read as it grows.
final class ConsoleLog: Console {
  /// How much of what was there before is shown, in bytes.
  private static let history = 256 << 10
  /// How often the file is looked at, in milliseconds.
  private static let pause: Int32 = 200

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
    end = ConsoleEnd(sink)
    // Whatever stands there, opening it must not wait.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG
    else {
      let reason = descriptor < 0 ? String(cString: strerror(errno)) : say("it is not a file")
      if descriptor >= 0 { Glibc.close(descriptor) }
      throw BackendError(
        code: .invalidValue,
        operation: operation,
        object: object,
        message: "\(path): \(reason)",
        advice: say("libvirt keeps such files for root; run jvptui as root to read them.")
      )
    }
    let start = max(0, Int(status.st_size) - Self.history)
    startThread(named: "log") { [self] in
      follow(descriptor, from: start)
      Glibc.close(descriptor)
    }
  }

  func send(_ bytes: [UInt8]) {}

  func read(upTo limit: Int) -> ConsoleOutput { buffer.read(upTo: limit) }

  func close() {
    end.silence()
    isClosed.withLock { $0 = true }
  }

  /// Reads what is there and what comes, until it is closed or the file is taken away.
  private func follow(_ descriptor: Int32, from start: Int) {
    let block = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 64 << 10)
    defer { block.deallocate() }
    var place = start
    while !isClosed.withLock({ $0 }) {
      let count = pread(descriptor, block.baseAddress, block.count, place)
      if count < 0 { return end.tell(.failure, String(cString: strerror(errno))) }
      if count > 0 {
        place += count
        if buffer.append(UnsafeBufferPointer(rebasing: block[..<count])) { end.announce() }
        continue
      }
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_nlink > 0 else {
        return end.tell(.failure, say("the host has put another file in its place"))
      }
      // Cut short, as some ways of rotating do.
      if Int(status.st_size) < place { place = 0 }
      poll(nil, 0, Self.pause)
    }
  }
}
