public import Backend
import Synchronization

/// A console without a guest: a test says what it prints, and sees what is typed.
public final class FakeConsole: Console {
  private struct State {
    var printed: [UInt8] = []
    var typed: [UInt8] = []
    var isClosed = false
  }

  /// Whose console it is.
  public let domain: ObjectUUID
  private let sink: @Sendable (ConsoleUpdate) -> Void
  private let state = Mutex(State())

  init(_ domain: ObjectUUID, sink: @escaping @Sendable (ConsoleUpdate) -> Void) {
    self.domain = domain
    self.sink = sink
  }

  /// Records it.
  public func send(_ bytes: [UInt8]) { state.withLock { $0.typed += bytes } }

  /// Gives what the test has printed.
  public func read(upTo limit: Int) -> ConsoleOutput {
    state.withLock { state in
      let bytes = Array(state.printed.prefix(limit))
      state.printed.removeFirst(bytes.count)
      return ConsoleOutput(bytes: bytes)
    }
  }

  /// Remembers that it was closed.
  public func close() { state.withLock { $0.isClosed = true } }

  /// Prints as the guest.
  public func print(_ text: String) {
    state.withLock { $0.printed += Array(text.utf8) }
    sink(.outputReady)
  }

  /// Ends it.
  public func end(_ reason: String, _ cause: ConsoleEnding.Cause = .guest) {
    sink(.ended(ConsoleEnding(cause, reason)))
  }

  /// Everything that was typed.
  public var typed: [UInt8] { state.withLock { $0.typed } }
  /// Whether the program let go of it.
  public var isClosed: Bool { state.withLock { $0.isClosed } }
}
