import FoundationEssentials
import Glibc
import TUI

/// A process that leads a session of its own on a pseudo-terminal.
final class PtyProcess {
  /// What a read brought.
  enum Output {
    case bytes([UInt8])
    case nothing
    case closed
  }

  private var controller: Int32
  let home: PtyHome
  private var exit: PtyExit?
  /// Whether the process that has ended left a core.
  private(set) var hasCore = false
  let processIdentifier: Int32
  let settingsAtStart: PtySettings

  init(
    program: String,
    arguments: [String],
    size: Size,
    environment: [String: String?]
  ) throws {
    home = try PtyHome()
    let (controller, path) = try Self.openTerminal()
    self.controller = controller
    try Self.resize(controller, to: size)
    settingsAtStart = try PtySettings(of: controller)
    var variables = home.environment
    for (name, value) in environment {
      variables[name] = value
    }
    processIdentifier = try PtySpawn(
      program: program,
      arguments: [program] + arguments,
      environment: variables.map { "\($0.key)=\($0.value)" }
    ).start(on: path)
  }

  deinit {
    if takeExit() == nil {
      kill(processIdentifier, SIGKILL)
      waitpid(processIdentifier, nil, 0)
    }
    closeTerminal()
    home.remove()
  }

  /// The settings of the line, or nil once the terminal is closed.
  var settings: PtySettings? { try? PtySettings(of: controller) }

  func resize(to size: Size) throws {
    try Self.resize(controller, to: size)
  }

  func signal(_ number: Int32) {
    kill(processIdentifier, number)
  }

  func closeTerminal() {
    guard controller >= 0 else { return }
    close(controller)
    controller = -1
  }

  /// Whether any thread of the process is at work, or would be if it got a processor.
  var isBusy: Bool {
    let folder = "/proc/\(processIdentifier)/task"
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return threads.contains { thread in
      let bytes = FileManager.default.contents(atPath: "\(folder)/\(thread)/stat") ?? Data()
      // The state follows the name, which stands in brackets and may hold anything.
      guard let end = bytes.lastIndex(of: UInt8(ascii: ")")), end + 2 < bytes.endIndex else {
        return false
      }
      return [UInt8(ascii: "R"), UInt8(ascii: "D")].contains(bytes[end + 2])
    }
  }

  /// How the process ended, or nil while it runs.
  func takeExit() -> PtyExit? {
    if let exit { return exit }
    var status: Int32 = 0
    guard waitpid(processIdentifier, &status, WNOHANG) == processIdentifier else { return nil }
    exit = PtyExit(status: status)
    hasCore = status & 0x7f != 0 && status & 0x80 != 0
    return exit
  }

  func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(controller, $0.baseAddress, $0.count) }
      guard count > 0 else { throw PtyFailure("write to the pseudo-terminal") }
      rest = rest.dropFirst(count)
    }
  }

  /// Waits for output at most as long as given.
  func read(within timeout: Duration) throws -> Output {
    guard controller >= 0 else {
      poll(nil, 0, timeout.pollMilliseconds)
      return .nothing
    }
    var entry = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
    guard poll(&entry, 1, timeout.pollMilliseconds) > 0 else { return .nothing }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = Glibc.read(controller, &buffer, buffer.count)
    return count > 0 ? .bytes(Array(buffer.prefix(count))) : .closed
  }

  /// Opens a new terminal, of which no other program inherits our side.
  private static func openTerminal() throws -> (controller: Int32, path: String) {
    // From asm-generic/ioctls.h, which Swift does not import: unlock the other side, ask its number.
    let (unlock, number): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
    let controller = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var (isLocked, index): (Int32, UInt32) = (0, 0)
    guard controller >= 0, ioctl(controller, unlock, &isLocked) == 0,
      ioctl(controller, number, &index) == 0
    else { throw PtyFailure("open a pseudo-terminal") }
    return (controller, "/dev/pts/\(index)")
  }

  private static func resize(_ controller: Int32, to size: Size) throws {
    var window = winsize()
    window.ws_row = UInt16(size.height)
    window.ws_col = UInt16(size.width)
    guard ioctl(controller, UInt(TIOCSWINSZ), &window) == 0 else {
      throw PtyFailure("resize the pseudo-terminal")
    }
  }
}

extension Duration {
  /// Whole milliseconds, rounded up, as poll(2) takes them.
  fileprivate var pollMilliseconds: Int32 {
    let (seconds, attoseconds) = components
    return Int32(
      clamping: seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    )
  }
}

/// A call that failed while a pseudo-terminal was set up or used.
struct PtyFailure: Error, CustomStringConvertible {
  let description: String

  init(_ attempt: String) {
    description = "Could not \(attempt): \(String(cString: strerror(errno)))."
  }
}
