public import TUI

/// A program running on a pseudo-terminal, with its screen and a keyboard to type on.
///
/// It belongs to one test: what the program writes is read while the test waits for something.
public final class TerminalSession {
  private let terminal: PtyProcess
  /// The screen as a person would see it.
  public let emulator: TerminalEmulator
  /// Everything that the program has written.
  public private(set) var rawOutput: [UInt8] = []
  /// When the program last wrote something.
  public private(set) var lastOutput = ContinuousClock.now

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - program: The path of an executable.
  ///   - arguments: What follows its name.
  ///   - size: The extent of the terminal.
  ///   - environment: Variables set on top of a small environment; nil takes one away.
  /// - Throws: What went wrong with the terminal or the program.
  public init(
    _ program: String,
    _ arguments: [String] = [],
    size: Size = Size(120, 40),
    environment: [String: String?] = [:]
  ) throws {
    emulator = TerminalEmulator(size: size)
    terminal = try PtyProcess(
      program: program,
      arguments: arguments,
      size: size,
      environment: environment
    )
  }

  /// Types text as it is.
  public func send(_ text: String) throws {
    try send(Array(text.utf8))
  }

  /// Presses keys one after another.
  public func send(_ keys: TerminalKey...) throws {
    for key in keys {
      try send(emulator.bytes(for: key))
    }
  }

  /// Sends bytes as they are.
  public func send(_ bytes: [UInt8]) throws {
    try terminal.write(bytes)
  }

  /// Pulls the window to another size, of which the program is told by a signal.
  public func resize(to size: Size) throws {
    emulator.resize(to: size)
    try terminal.resize(to: size)
  }

  /// Sends a signal to the program alone.
  public func signal(_ number: Int32) {
    terminal.signal(number)
  }

  /// Takes the terminal away, as when its window is closed or the link is cut.
  public func closeTerminal() {
    terminal.closeTerminal()
  }

  /// The names in the program's own home directory, which is also its `TMPDIR`.
  public func filesAtHome(prefix: String) -> [String] {
    terminal.home.files.filter { $0.hasPrefix(prefix) }
  }

  /// The program's own home directory, which goes away with the value.
  public var homeFolder: String { terminal.home.path }

  /// Whether the system has kept an image of the program's memory when it ended.
  public var diedWithCore: Bool { terminal.hasCore }

  /// The process number of the program.
  public var processIdentifier: Int32 { terminal.processIdentifier }

  /// The settings of the terminal's line now.
  public var settings: PtySettings? { terminal.settings }

  /// The settings of the terminal's line before the program was started.
  public var settingsAtStart: PtySettings { terminal.settingsAtStart }
}

extension TerminalSession {
  /// The whole screen, one line a row.
  public var screenText: String { emulator.text }

  /// The text of a row, without the blanks at its end.
  public func row(_ y: Int) -> String { emulator.row(y) }

  /// Waits until the screen is as wanted, and reads what the program writes meanwhile.
  ///
  /// - Parameters:
  ///   - what: What is waited for, in words, for the message of a failure.
  ///   - timeout: How long to wait.
  ///   - isReached: Looks at the screen; called after each piece of output.
  /// - Returns: The time it took.
  /// - Throws: ``TerminalFailure`` with the screen, when time or the program has ended before.
  @discardableResult
  public func waitFor(
    _ what: String,
    timeout: Duration = .patience,
    until isReached: (TerminalEmulator) -> Bool
  ) throws -> Duration {
    let start = ContinuousClock.now
    while !isReached(emulator) {
      let left = timeout - (.now - start)
      guard left > .zero else {
        throw TerminalFailure(what: "no \(what) within \(timeout)", screen: screenText)
      }
      guard try readOutput(within: left) else {
        throw TerminalFailure(what: "no \(what) before the end", screen: screenText)
      }
    }
    return .now - start
  }

  /// Waits until a text stands somewhere on the screen.
  @discardableResult
  public func waitForText(
    _ text: String,
    timeout: Duration = .patience
  ) throws -> Duration {
    try waitFor("“\(text)” on the screen", timeout: timeout) { $0.text.contains(text) }
  }

  /// Reads until the program has written nothing for a while, and has nothing to do.
  ///
  /// - Parameters:
  ///   - quiet: How long nothing must come.
  ///   - timeout: When to go on nevertheless.
  /// - Throws: What went wrong with the terminal.
  public func settle(quiet: Duration = .milliseconds(150), timeout: Duration = .patience) throws {
    let start = ContinuousClock.now
    while .now - start < timeout {
      let count = rawOutput.count
      let isOpen = try readOutput(within: quiet)
      // On a busy machine it may be silent because it waits for its turn.
      if !isOpen || rawOutput.count == count && !terminal.isBusy { return }
    }
  }

  /// Waits for the program's end.
  ///
  /// - Parameter timeout: How long to wait.
  /// - Returns: How it ended.
  /// - Throws: ``TerminalFailure`` with the screen, when it has not ended in time.
  public func waitForExit(timeout: Duration = .patience) throws -> PtyExit {
    let start = ContinuousClock.now
    while true {
      if let exit = terminal.takeExit() {
        while try readOutput(within: .milliseconds(1), isPatient: false) {}
        return exit
      }
      guard .now - start < timeout else {
        throw TerminalFailure(what: "the program did not end in \(timeout)", screen: screenText)
      }
      _ = try readOutput(within: .milliseconds(2))
    }
  }

  /// Reads what is there, or the first that comes in time.
  ///
  /// - Returns: False when the terminal's other side is closed; with `isPatient` false, also when
  ///   nothing came in time.
  @discardableResult
  private func readOutput(within timeout: Duration, isPatient: Bool = true) throws -> Bool {
    switch try terminal.read(within: timeout) {
    case .closed:
      return false
    case .nothing:
      return isPatient
    case .bytes(let bytes):
      rawOutput += bytes
      lastOutput = .now
      emulator.feed(bytes)
      let answer = emulator.takeAnswer()
      if !answer.isEmpty { try terminal.write(answer) }
      return true
    }
  }
}

/// What a test waited for in vain, and what it saw instead.
public struct TerminalFailure: Error, CustomStringConvertible {
  let what: String
  let screen: String

  /// The missing thing, above the screen.
  public var description: String { "\(what); the screen:\n\(screen)" }
}
