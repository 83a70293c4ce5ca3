import Synchronization
import TUI
import Widgets

/// The terminal of one console; the one part of the state that is shared and not copied.
final class GuestTerminal: Sendable {
  private let emulator: Mutex<TerminalEmulator?>

  init(size: Size, scrollback: Int = 10_000) {
    emulator = Mutex(TerminalEmulator(size: size, scrollback: scrollback))
  }

  /// Looks at the terminal or changes it; nil when there was no memory for one.
  func use<Value: Sendable>(_ body: (TerminalEmulator) -> Value) -> Value? {
    emulator.withLock { emulator in
      guard let present = emulator else { return nil }
      return body(present)
    }
  }
}
