import Backend
import Glibc
import Synchronization
import TUI

/// What begins a recording.
struct RecordingStart: Sendable, Equatable {
  var path: String
  var title: String
  var size: Size
  /// Seconds since 1970.
  var time: Int64
}

/// What a recording is told.
enum RecordingStep: Sendable, Equatable {
  case start(RecordingStart)
  case output([UInt8])
  case resize(Size)
  case stop
}

/// The recordings that are being written, each by a task of its own, so that a slow disk holds nothing
/// up.
final class RecordingDesk: Sendable {
  private let open = Mutex<[ConsoleID: AsyncStream<(Double, RecordingStep)>.Continuation]>([:])
  private let fail: @Sendable (ConsoleID, String) -> Void

  /// - Parameter fail: Told when one cannot be written any more.
  init(fail: @escaping @Sendable (ConsoleID, String) -> Void) { self.fail = fail }

  /// Passes a step on to the recording of a console.
  ///
  /// - Returns: The task that writes it, when this step began one.
  func take(_ step: RecordingStep, of console: ConsoleID) -> Task<Void, Never>? {
    let time = ProgramClock.monotonic()
    switch step {
    case .start(let start): return begin(start, console, time)
    case .output, .resize:
      let result = open.withLock { $0[console]?.yield((time, step)) }
      if case .dropped? = result {
        open.withLock { $0.removeValue(forKey: console)?.finish() }
        fail(console, say("the disk does not keep up"))
      }
    case .stop: open.withLock { $0.removeValue(forKey: console)?.finish() }
    }
    return nil
  }

  /// Ends all of them; what was told is still written.
  func close() {
    open.withLock { open in
      for continuation in open.values { continuation.finish() }
      open = [:]
    }
  }

  private func begin(
    _ start: RecordingStart,
    _ console: ConsoleID,
    _ time: Double
  ) -> Task<Void, Never> {
    // A disk that does not keep up must not fill the memory.
    let (steps, continuation) = AsyncStream.makeStream(
      of: (Double, RecordingStep).self,
      bufferingPolicy: .bufferingOldest(4096)
    )
    open.withLock { $0.updateValue(continuation, forKey: console)?.finish() }
    let fail = fail
    return Task.detached {
      do throws(PrivateFile.Failure) {
        let writer = try RecordingWriter(start, begun: time)
        for await (time, step) in steps { try writer.write(step, at: time) }
        try writer.finish()
      } catch {
        continuation.finish()
        fail(console, error.reason)
      }
    }
  }
}

/// Writes one recording to its file, whole lines at a time.
private final class RecordingWriter {
  private let descriptor: Int32
  private let begun: Double
  /// The begin of a character whose rest has not come.
  private var rest: [UInt8] = []

  init(_ start: RecordingStart, begun: Double) throws(PrivateFile.Failure) {
    self.begun = begun
    if let slash = start.path.lastIndex(of: "/") {
      UserFolders.make(String(start.path[..<slash]))
    }
    descriptor = unsafe open(start.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .system }
    try append(Recording.header(title: start.title, size: start.size, time: start.time))
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func write(_ step: RecordingStep, at time: Double) throws(PrivateFile.Failure) {
    switch step {
    case .output(let bytes):
      let whole = rest + bytes
      let end = whole.count - Self.unfinished(whole)
      rest = Array(whole[end...])
      guard end > 0 else { return }
      let text = String(decoding: whole[..<end], as: UTF8.self)
      try append(Recording.line(at: time - begun, output: text))
    case .resize(let size): try append(Recording.line(at: time - begun, size: size))
    case .start, .stop: break
    }
  }

  func finish() throws(PrivateFile.Failure) {
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw .system }
  }

  /// How many bytes at the end begin a character of UTF-8 and do not finish it.
  private static func unfinished(_ bytes: [UInt8]) -> Int {
    for back in 1...3 where back <= bytes.count {
      let byte = bytes[bytes.count - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return length > back ? back : 0
    }
    return 0
  }

  private func append(_ text: String) throws(PrivateFile.Failure) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .system }
      rest = rest.dropFirst(count)
    }
  }
}
