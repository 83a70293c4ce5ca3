private import Glibc

/// A program that has the terminal until it ends, such as an editor.
///
/// Start it while the screen is handed over, and look after it by `poll`.
@MainActor
public final class ForegroundProgram {
  private let process: Int32

  /// Starts it.
  ///
  /// - Parameters:
  ///   - words: The program, looked for along `PATH`, and its arguments.
  ///   - environment: Variables on top of the environment.
  /// - Throws: `ProgramFailure` where it cannot be started.
  public init(_ words: [String], environment: [String: String] = [:]) throws(ProgramFailure) {
    process = try ProgramSpawn.start(words, adding: environment, streams: .terminal)
  }

  /// How it ended; nil while it runs.
  ///
  /// Where the operator stops it by ctrl-z, this program stops with it, and goes on with it.
  public func poll() -> ProgramEnd? {
    var status: Int32 = 0
    let found = waitpid(process, &status, WNOHANG | WUNTRACED)
    guard found == process else { return found < 0 && errno != EINTR ? .exited(0) : nil }
    if status & 0xFF == 0x7F { kill(getpid(), SIGSTOP) }
    return ProgramEnd(status: status)
  }

  /// Asks it to end.
  public func terminate() {
    kill(process, SIGTERM)
    kill(process, SIGCONT)
  }
}
