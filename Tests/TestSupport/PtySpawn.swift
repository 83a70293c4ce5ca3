import Glibc

/// A program to be started as the leader of a session on a terminal.
struct PtySpawn {
  let program: String
  let arguments: [String]
  /// Entries of the form NAME=VALUE.
  let environment: [String]

  /// Not imported from spawn.h, where it hides behind `__USE_GNU`.
  private static let newSession: Int16 = 0x80

  /// Starts the program with its three streams on the terminal at `path`.
  ///
  /// Its first open of the terminal makes that its controlling one, since the new session has none.
  ///
  /// - Returns: The process number.
  func start(on path: String) throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    let flags = Self.newSession | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK)
    posix_spawnattr_setflags(&attributes, flags)

    return try withCStrings(arguments) { arguments in
      try withCStrings(environment) { environment in
        var process: Int32 = 0
        let result = posix_spawn(&process, program, &actions, &attributes, arguments, environment)
        errno = result
        guard result == 0 else { throw PtyFailure("start “\(program)”") }
        return process
      }
    }
  }

  private func withCStrings<Result>(
    _ strings: [String],
    _ body: ([UnsafeMutablePointer<CChar>?]) throws -> Result
  ) rethrows -> Result {
    let copies = strings.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return try body(copies + [nil])
  }
}
