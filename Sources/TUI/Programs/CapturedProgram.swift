private import Glibc

/// A program without a terminal, whose output is kept.
@MainActor
public final class CapturedProgram {
  /// The most bytes of output that are kept; what is beyond them is dropped.
  private static let limit = 1 << 20

  /// Readable when `read` has something to do; -1 once the output has ended.
  public private(set) var descriptor: Int32
  /// What it has printed so far.
  public private(set) var output: [UInt8] = []
  private let process: Int32
  private var end: ProgramEnd?

  /// Starts it, in a session of its own.
  ///
  /// - Parameters:
  ///   - words: The program, looked for along `PATH`, and its arguments.
  ///   - environment: Variables on top of the environment.
  /// - Throws: `ProgramFailure` where it cannot be started.
  public init(_ words: [String], environment: [String: String] = [:]) throws(ProgramFailure) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw ProgramFailure(program: words.first ?? "", reason: String(cString: strerror(errno)))
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    defer { close(ends[1]) }
    do throws(ProgramFailure) {
      process = try ProgramSpawn.start(words, adding: environment, streams: .output(ends[1]))
    } catch {
      close(ends[0])
      throw error
    }
    descriptor = ends[0]
  }

  /// Takes what was printed, without waiting.
  ///
  /// - Returns: How it ended; nil while it runs.
  public func poll() -> ProgramEnd? {
    if descriptor >= 0 { read() }
    // Its output may go on in a program that it has started; what matters is that it has ended.
    if end == nil {
      var status: Int32 = 0
      let found = waitpid(process, &status, WNOHANG)
      if found == process { end = ProgramEnd(status: status) }
      if found < 0, errno != EINTR { end = .exited(0) }
      if end != nil, descriptor >= 0 { read() }
    }
    if end != nil, descriptor >= 0 { closeOutput() }
    return end
  }

  /// Asks it and what it has started to end.
  public func terminate() {
    guard end == nil else { return }
    kill(-process, SIGTERM)
  }

  private func read() {
    var chunk = [UInt8](repeating: 0, count: 16384)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count > 0 {
        output += chunk.prefix(min(count, Self.limit - output.count))
        continue
      }
      if count == 0 { closeOutput() }
      return
    }
  }

  private func closeOutput() {
    close(descriptor)
    descriptor = -1
  }
}
