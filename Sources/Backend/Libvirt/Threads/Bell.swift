import Synchronization

/// Wakes one waiting task; a ring while nobody waits is kept for the next one.
final class Bell: Sendable {
  private struct State {
    var isRung = false
    var waiter: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  /// Wakes the waiting task, or lets the next one through at once.
  func ring() {
    let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
      guard let waiter = state.waiter else {
        state.isRung = true
        return nil
      }
      state.waiter = nil
      return waiter
    }
    waiter?.resume()
  }

  /// Waits until it rings, or until the time is over.
  func wait(atMost limit: Duration) async {
    let timer = Task.detached { [self] in
      do { try await Task.sleep(for: limit) } catch { return }
      ring()
    }
    await withCheckedContinuation { continuation in
      let isRung = state.withLock { state in
        if state.isRung {
          state.isRung = false
          return true
        }
        state.waiter = continuation
        return false
      }
      if isRung { continuation.resume() }
    }
    timer.cancel()
  }
}
