import Synchronization

/// A secret while it is typed: it never moves in memory, so that no copy of it is left behind.
public final class SecretBuffer: Sendable {
  private struct State: Sendable {
    let memory = SecretMemory()
    /// How many bytes each character has, oldest first.
    var lengths: [UInt8] = []
    var count = 0
  }

  private let state = Mutex(State())

  /// Starts empty.
  public init() {}

  /// How many characters have been typed.
  public var count: Int { state.withLock { $0.lengths.count } }

  /// Adds a character; does nothing when there is no room for it.
  public func append(_ character: Character) {
    state.withLock { state in
      let length = character.utf8.count
      guard length < 256, state.count + length <= SecretMemory.capacity else { return }
      for byte in character.utf8 {
        state.memory.bytes[state.count] = byte
        state.count += 1
      }
      state.lengths.append(UInt8(length))
    }
  }

  /// Takes the last character away.
  public func removeLast() {
    state.withLock { state in
      guard let length = state.lengths.popLast() else { return }
      for _ in 0..<length {
        state.count -= 1
        state.memory.bytes[state.count] = 0
      }
    }
  }

  /// Forgets everything that was typed.
  public func removeAll() {
    state.withLock { state in
      state.memory.wipe()
      state.lengths = []
      state.count = 0
    }
  }

  /// What was typed; the buffer is empty afterwards.
  public func take() -> Secret {
    state.withLock { state in
      let secret = Secret(UnsafeRawBufferPointer(rebasing: state.memory.bytes.prefix(state.count)))
      state.memory.wipe()
      state.lengths = []
      state.count = 0
      return secret
    }
  }
}
