import Synchronization

/// Watches one call: says when it is slow, and ends its connection when the time is over.
final class CallAlarm: Sendable {
  /// What it tells.
  enum Stage: Sendable {
    /// The call takes longer than it should.
    case slow
    /// The time is over, and shutting down the socket did not help at once.
    case over
  }

  private struct State {
    var isSlow = false
    var isStopped = false
    var watch: Task<Void, Never>?
  }

  private let state = Mutex(State())

  init(
    timing: Timing,
    limit: Duration,
    lifeline: Lifeline,
    tell: @escaping @Sendable (Stage) -> Void
  ) {
    let watch = Task.detached { [self] in
      let patience = min(timing.slow, limit)
      do { try await Task.sleep(for: patience) } catch { return }
      // Told under the lock, so that it cannot come after the end of the call.
      let isRunning = state.withLock { state in
        guard !state.isStopped else { return false }
        state.isSlow = true
        tell(.slow)
        return true
      }
      guard isRunning else { return }
      do { try await Task.sleep(for: limit - patience) } catch { return }
      lifeline.cut(because: say("the host did not answer within \(limit.components.seconds) s"))
      do { try await Task.sleep(for: .milliseconds(200)) } catch { return }
      tell(.over)
    }
    state.withLock { $0.watch = watch }
  }

  /// Ends the watch.
  ///
  /// - Returns: Whether the call was slow.
  func stop() -> Bool {
    state.withLock { state in
      state.isStopped = true
      state.watch?.cancel()
      state.watch = nil
      return state.isSlow
    }
  }
}
