private import CNcurses
private import Glibc

/// What the crash handler needs, in memory that never moves.
private struct RestorerState {
  var descriptor: Int32 = -1
  var isArmed = false
  var hasModes = false
  var modes = termios()
  var bytes: UnsafeMutablePointer<UInt8>?
  var byteCount = 0
  var message: UnsafeMutablePointer<UInt8>?
  var messageCount = 0
  var isInstalled = false
}

// Safety: allocated once and never freed; written on the main actor, read by handlers that end the
// process, where a torn value costs at most the tidiness of the terminal.
nonisolated(unsafe) private let state: UnsafeMutablePointer<RestorerState> = {
  let pointer = UnsafeMutablePointer<RestorerState>.allocate(capacity: 1)
  pointer.initialize(to: RestorerState())
  return pointer
}()

// Safety: as above; filled by `install` before any handler can run.
nonisolated(unsafe) private let previousActions: UnsafeMutablePointer<sigaction> = {
  let pointer = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)
  pointer.initialize(repeating: sigaction(), count: 65)
  return pointer
}()

/// Gives the terminal back when the program crashes or exits on an unforeseen path.
///
/// The handlers only call what a signal handler may: `tcsetattr`, `write`, `sigaction`, `raise`.
@MainActor
public enum TerminalRestorer {
  private static let crashes = [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV]

  /// Remembers the terminal's modes and watches for crashes; once, before the screen is made.
  ///
  /// - Parameter message: A line for the person, printed after a crash has been tidied up, such as
  ///   where the log is.
  public static func install(message: String = "") {
    guard !state.pointee.isInstalled else { return }
    state.pointee.isInstalled = true
    state.pointee.hasModes = tcgetattr(STDIN_FILENO, &state.pointee.modes) == 0
    (state.pointee.message, state.pointee.messageCount) = copy(Array(message.utf8))
    useOwnStack()
    // Swift's own crash reporter asks for keys on the terminal: only for those who asked for it.
    let keepsReporter = TerminalCapabilities.variable("SWIFT_BACKTRACE") != nil
    for signal in crashes {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = crashed
      action.sa_flags = SA_ONSTACK
      sigaction(signal, &action, previousActions + Int(signal))
      if !keepsReporter {
        previousActions[Int(signal)] = sigaction()
      }
    }
    atexit { tidyUp() }
  }

  /// Says that the terminal must be restored from now on, and by which bytes.
  static func arm(descriptor: Int32, sequence: [UInt8]) {
    if !state.pointee.hasModes {
      state.pointee.hasModes = tcgetattr(STDIN_FILENO, &state.pointee.modes) == 0
    }
    let old = state.pointee.bytes
    (state.pointee.bytes, state.pointee.byteCount) = copy(sequence)
    old?.deallocate()
    state.pointee.descriptor = descriptor
    state.pointee.isArmed = true
  }

  /// Says that the terminal is as it was found.
  static func disarm() {
    state.pointee.isArmed = false
  }

  /// Restores the terminal if the screen still has it; safe at any time.
  public nonisolated static func restore() {
    tidyUp()
  }

  private static func copy(_ bytes: [UInt8]) -> (UnsafeMutablePointer<UInt8>?, Int) {
    guard !bytes.isEmpty else { return (nil, 0) }
    let pointer = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
    pointer.initialize(from: bytes, count: bytes.count)
    return (pointer, bytes.count)
  }

  /// A stack that still works when the ordinary one has overflowed.
  private static func useOwnStack() {
    let size = 1 << 16
    var stack = stack_t()
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    stack.ss_size = size
    sigaltstack(&stack, nil)
  }
}

private func tidyUp() {
  guard state.pointee.isArmed else { return }
  state.pointee.isArmed = false
  if let bytes = state.pointee.bytes {
    _ = write(state.pointee.descriptor, bytes, state.pointee.byteCount)
  }
  if state.pointee.hasModes { tcsetattr(STDIN_FILENO, TCSANOW, &state.pointee.modes) }
}

private func crashed(_ signal: Int32) {
  let wasArmed = state.pointee.isArmed
  tidyUp()
  if wasArmed, let message = state.pointee.message {
    _ = write(state.pointee.descriptor, message, state.pointee.messageCount)
  }
  sigaction(signal, previousActions + Int(signal), nil)
  raise(signal)
}
