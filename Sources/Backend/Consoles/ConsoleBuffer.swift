import Synchronization

/// What a guest has printed and nobody has read yet; when there is too much, the oldest goes.
final class ConsoleBuffer: Sendable {
  /// The most bytes that wait.
  static let limit = 2 << 20

  private struct State {
    var bytes: [UInt8] = []
    /// How many of `bytes` were read already.
    var start = 0
    var dropped = 0
    /// Whether the next byte is announced.
    var announces = true
  }

  private let state = Mutex(State())

  /// Adds bytes.
  ///
  /// - Returns: Whether they must be announced.
  func append(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    state.withLock { state in
      state.bytes.append(contentsOf: bytes)
      let excess = state.bytes.count - state.start - Self.limit
      if excess > 0 {
        // A line's end, so that what follows does not begin inside a sequence.
        let rest = state.bytes[(state.start + excess)...].prefix(4096)
        let cut = rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? state.start + excess
        state.dropped += cut - state.start
        state.start = cut
      }
      Self.compact(&state)
      defer { state.announces = false }
      return state.announces
    }
  }

  /// Takes up to `limit` bytes from the front.
  func read(upTo limit: Int) -> ConsoleOutput {
    state.withLock { state in
      let end = min(state.bytes.count, state.start + max(0, limit))
      let output = ConsoleOutput(
        bytes: Array(state.bytes[state.start..<end]),
        dropped: state.dropped
      )
      state.start = end
      state.dropped = 0
      if output.bytes.isEmpty { state.announces = true }
      Self.compact(&state)
      return output
    }
  }

  private static func compact(_ state: inout State) {
    if state.start == state.bytes.count {
      state.bytes.removeAll(keepingCapacity: state.bytes.capacity <= 1 << 18)
      state.start = 0
    } else if state.start > 1 << 19 {
      state.bytes.removeFirst(state.start)
      state.start = 0
    }
  }
}
