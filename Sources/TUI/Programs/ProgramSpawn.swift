private import Glibc

/// Starts programs with chosen streams and with the signals as they are in a shell.
enum ProgramSpawn {
  /// What becomes of the three streams.
  enum Streams {
    /// They stay on the terminal.
    case terminal
    /// Nothing to read; both outputs go to a descriptor, in a session without a terminal.
    case output(Int32)
  }

  /// Not imported from spawn.h, where it hides behind `__USE_GNU`.
  private static let newSession: Int16 = 0x80

  /// - Parameters:
  ///   - words: The program, looked for along `PATH`, and its arguments.
  ///   - added: Variables on top of the environment.
  ///   - streams: What becomes of its streams.
  /// - Returns: The process number.
  /// - Throws: `ProgramFailure` where it cannot be started.
  static func start(
    _ words: [String],
    adding added: [String: String],
    streams: Streams
  ) throws(ProgramFailure) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    var flags = Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK)
    if case .output(let descriptor) = streams {
      flags |= newSession
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
      posix_spawn_file_actions_adddup2(&actions, descriptor, 1)
      posix_spawn_file_actions_adddup2(&actions, descriptor, 2)
    } else if isatty(STDERR_FILENO) == 0 {
      // Messages of our own libraries go to a file meanwhile; those of the program are to be seen.
      posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
    }
    posix_spawnattr_setflags(&attributes, flags)
    let arguments = words.map { strdup($0) }
    let variables = environment(adding: added).map { strdup($0) }
    defer { for text in arguments + variables { free(text) } }
    var process: Int32 = 0
    let status = posix_spawnp(
      &process,
      words.first ?? "",
      &actions,
      &attributes,
      arguments + [nil],
      variables + [nil]
    )
    guard status == 0 else {
      throw ProgramFailure(program: words.first ?? "", reason: String(cString: strerror(status)))
    }
    return process
  }

  private static func environment(adding added: [String: String]) -> [String] {
    var entries: [String] = []
    var place = environ
    while let text = place.pointee {
      let entry = String(cString: text)
      let name = entry.prefix { $0 != "=" }
      if added[String(name)] == nil { entries.append(entry) }
      place += 1
    }
    return entries + added.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
  }
}

/// Why a program did not start.
public struct ProgramFailure: Error, Equatable {
  /// The program.
  public let program: String
  /// What the system said.
  public let reason: String
}

/// How a program ended.
public enum ProgramEnd: Sendable, Equatable {
  /// By itself, with a status; 0 for success.
  case exited(Int32)
  /// By a signal.
  case signalled(Int32)

  /// Takes what `waitpid` gave; nil for a process that goes on.
  init?(status: Int32) {
    let signal = status & 0x7F
    switch signal {
    case 0: self = .exited(status >> 8 & 0xFF)
    case 0x7F: return nil
    default: self = .signalled(signal)
    }
  }

  /// Whether all went well.
  public var isSuccess: Bool { self == .exited(0) }
}
