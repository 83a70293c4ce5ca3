import TUI
import TestSupport

/// What an operator does at the program, in terms of its screen.
struct Operator {
  let session: TerminalSession

  /// Starts the program and waits for the first machines.
  init(
    _ arguments: [String] = ["--demo"],
    size: Size = Size(120, 40),
    environment: [String: String?] = [:],
    awaiting text: String = "cache-01"
  ) throws {
    session = try .jvptui(arguments, size: size, environment: environment)
    try session.waitForText(text)
  }

  /// Goes to a pane by its digit.
  func goTo(pane digit: Int) throws {
    try session.send("\(digit)")
  }

  /// Puts the cursor on a machine by filtering the list for its name.
  func select(_ machine: String) throws {
    try goTo(pane: 2)
    try session.send("/")
    try session.send(.control("u"))
    try session.send(machine)
    try session.send(.enter)
    try session.waitFor("“\(machine)” alone in the list") { screen in
      screen.text.contains("┌ \(machine) · ") || screen.text.contains("+ \(machine) ")
    }
  }

  /// Waits until the machine's heading tells a state, with or without a reason, and no job that
  /// is still at work on it.
  @discardableResult
  func wait(
    for machine: String,
    toBe state: String,
    timeout: Duration = .patience
  ) throws
    -> Duration
  {
    try session.waitFor("\(machine) \(state)", timeout: timeout) { screen in
      screen.text.contains("\(machine) · \(state) ")
        || screen.text.contains("\(machine) · \(state): ")
    }
  }

  /// Quits by key and expects a normal end.
  func quit() throws -> PtyExit {
    try session.send("q")
    return try session.waitForExit()
  }
}

extension TerminalSession {
  /// True when the program has left the terminal as it found it.
  var isRestored: Bool {
    settings == settingsAtStart && !emulator.isAlternateScreen && emulator.isCursorVisible
      && !emulator.hasMouse
  }

  /// True if these bytes were ever written.
  func hasWritten(_ text: String) -> Bool {
    rawOutput.contains(Array(text.utf8))
  }
}

extension [UInt8] {
  func contains(_ part: [UInt8]) -> Bool {
    guard let first = part.first, count >= part.count else { return false }
    return (0...count - part.count).contains { start in
      self[start] == first && self[start..<start + part.count].elementsEqual(part)
    }
  }
}
