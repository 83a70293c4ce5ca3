import Glibc
import Synchronization

/// A process whose input and output are one socket to us.
final class ChildProcess: Sendable {
  let identifier: Int32
  private let stream: Int32
  private let unread = Mutex<[UInt8]>([])

  init(_ program: String, _ arguments: [String]) throws {
    signal(SIGPIPE, SIG_IGN)
    // No other program that is started meanwhile may inherit an end of it.
    let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw PtyFailure("make a socket") }
    stream = ends[0]
    defer { close(ends[1]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    let environment = ["PATH=\(path)", "PYTHONDONTWRITEBYTECODE=1"]
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    var child: Int32 = 0
    errno = posix_spawn(&child, program, &actions, nil, &words, &variables)
    identifier = child
    guard errno == 0 else { throw PtyFailure("start \(program)") }
  }

  deinit { close(stream) }

  /// Kills it, and waits until it is gone.
  func end() {
    kill(identifier, SIGKILL)
    waitpid(identifier, nil, 0)
  }

  func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(stream, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Blocks until a line is there; nil at the end of the output.
  func readLine() -> String? {
    unread.withLock { unread in
      var buffer = [UInt8](repeating: 0, count: 65536)
      while true {
        if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
          let line = String(decoding: unread[..<end], as: UTF8.self)
          unread.removeSubrange(...end)
          return line
        }
        let count = read(stream, &buffer, buffer.count)
        guard count > 0 else { return nil }
        unread += buffer.prefix(count)
      }
    }
  }
}
