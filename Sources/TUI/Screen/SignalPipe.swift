private import Glibc

/// Where each signal's number is written, indexed by it; -1 where nobody wants it.
// Safety: the table is allocated once and never freed; each entry is one word, written only by
// `SignalPipe` and read by the signal handler.
nonisolated(unsafe) private let writeEnds: UnsafeMutablePointer<Int32> = {
  let table = UnsafeMutablePointer<Int32>.allocate(capacity: 65)
  table.initialize(repeating: -1, count: 65)
  return table
}()

/// Signals as bytes in a pipe, so that a `poll` loop handles them like any other input.
///
/// Make it before the screen, so that the terminal library leaves these signals alone.
public final class SignalPipe {
  /// Readable when a signal has come.
  public let descriptor: Int32
  private let writeEnd: Int32
  private var previous: [(signal: Int32, action: sigaction)] = []

  /// Termination, interruption, a new terminal size, and stopping and continuing.
  public static let usual = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT]

  /// Takes the signals over; nil when the system gives no pipe.
  public init?(signals: [Int32] = SignalPipe.usual) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    descriptor = ends[0]
    writeEnd = ends[1]
    for signal in signals where (1...64).contains(signal) {
      writeEnds[Int(signal)] = writeEnd
      var action = sigaction()
      action.__sigaction_handler.sa_handler = deliver
      action.sa_flags = SA_RESTART
      var old = sigaction()
      if sigaction(signal, &action, &old) == 0 { previous.append((signal, old)) }
    }
  }

  deinit { close() }

  /// The signals that have come since the last call, in order, without waiting.
  public func read() -> [Int32] {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    return count > 0 ? bytes.prefix(count).map { Int32($0) } : []
  }

  /// Gives the signals back to whoever had them.
  public func close() {
    guard !previous.isEmpty else { return }
    for (signal, action) in previous {
      var action = action
      sigaction(signal, &action, nil)
      writeEnds[Int(signal)] = -1
    }
    previous = []
    Glibc.close(writeEnd)
    Glibc.close(descriptor)
  }
}

/// The handler: one byte into the pipe, nothing else; a full pipe already says enough.
private func deliver(_ signal: Int32) {
  let saved = errno
  let descriptor = writeEnds[Int(signal)]
  if descriptor >= 0 {
    var byte = UInt8(truncatingIfNeeded: signal)
    _ = write(descriptor, &byte, 1)
  }
  errno = saved
}
