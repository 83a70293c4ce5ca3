import Synchronization

/// The outcome of a call, given once: by the call, or by whoever gave up waiting for it.
final class Answer<Value: Sendable>: Sendable {
  typealias Outcome = Result<Value, BackendError>

  private enum State {
    case open
    case awaited(CheckedContinuation<Outcome, Never>)
    case given(Outcome)
  }

  private let state = Mutex(State.open)

  /// Gives the outcome; all but the first are dropped.
  func give(_ outcome: Outcome) {
    let waiter = state.withLock { state -> CheckedContinuation<Outcome, Never>? in
      switch state {
      case .open:
        state = .given(outcome)
        return nil
      case .awaited(let continuation):
        state = .given(outcome)
        return continuation
      case .given:
        return nil
      }
    }
    waiter?.resume(returning: outcome)
  }

  /// Waits for the outcome; for one task only.
  func value() async throws(BackendError) -> Value {
    let outcome = await withCheckedContinuation { continuation in
      let given = state.withLock { state -> Outcome? in
        if case .given(let outcome) = state { return outcome }
        state = .awaited(continuation)
        return nil
      }
      if let given { continuation.resume(returning: given) }
    }
    return try outcome.get()
  }
}
