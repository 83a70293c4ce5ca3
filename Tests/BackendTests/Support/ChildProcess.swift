import Glibc
import Synchronization

/// A program that a test runs beside itself; it ends with the value.
final class ChildProcess: Sendable {
  let id: pid_t
  private let hasEnded = Mutex<Int32?>(nil)

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - arguments: The program, looked up in the path, and its arguments.
  ///   - output: A file that takes what it prints.
  /// - Throws: When it cannot be started.
  init(_ arguments: [String], output: String = "/dev/null") throws {
    id = try Self.spawn(arguments, output)
  }

  deinit {
    guard hasEnded.withLock({ $0 == nil }) else { return }
    kill(id, SIGKILL)
    _ = Self.wait(for: id)
  }

  /// Waits until it has ended.
  ///
  /// - Returns: Its status, 0 for success.
  func waitForEnd() -> Int32 {
    hasEnded.withLock { status in
      if let status { return status }
      let ended = Self.wait(for: id)
      status = ended
      return ended
    }
  }

  /// Runs a program to its end.
  ///
  /// - Throws: When it cannot be started, or fails.
  static func run(_ arguments: String..., output: String = "/dev/null") throws {
    let status = wait(for: try spawn(arguments, output))
    guard status == 0 else { throw Failure(program: arguments[0], status: status) }
  }

  struct Failure: Error {
    var program: String
    var status: Int32
  }

  private static func wait(for id: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 && errno == EINTR {}
    return status
  }

  private static func spawn(_ arguments: [String], _ output: String) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    var pointers = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var id: pid_t = 0
    let status = posix_spawnp(&id, arguments[0], &actions, nil, &pointers, environ)
    guard status == 0 else { throw Failure(program: arguments[0], status: status) }
    return id
  }
}
