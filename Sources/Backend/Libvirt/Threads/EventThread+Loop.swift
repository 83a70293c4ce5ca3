import CLibvirt
import Glibc
import Synchronization

extension EventThread {
  /// What one turn of the loop waits for.
  private struct Turn {
    var watches: [Int32] = []
    var descriptors: [pollfd] = []
    var releases: [Release] = []
    /// Milliseconds until the next timer; -1 without one.
    var wait: Int32 = -1
    var isLast = false
  }

  func loop() {
    while true {
      var turn = nextTurn()
      for release in turn.releases { release.callback(release.opaque) }
      if turn.isLast { return }
      if !turn.releases.isEmpty { continue }
      if poll(&turn.descriptors, nfds_t(turn.descriptors.count), turn.wait) > 0 {
        dispatch(turn)
      }
      fireTimers()
    }
  }

  private func nextTurn() -> Turn {
    state.withLock { state in
      var turn = Turn()
      turn.releases = state.releases
      state.releases = []
      turn.isLast = state.isFinished && state.handles.isEmpty && state.timeouts.isEmpty
      turn.descriptors.append(pollfd(fd: wakeDescriptor, events: Int16(POLLIN), revents: 0))
      turn.watches.append(0)
      for (watch, handle) in state.handles where handle.events != 0 {
        turn.descriptors.append(pollfd(fd: handle.descriptor, events: handle.events, revents: 0))
        turn.watches.append(watch)
      }
      let due = state.timeouts.values.filter { $0.interval >= 0 }.map(\.due).min()
      if let due {
        let now = MonotonicClock.nanoseconds
        turn.wait = due <= now ? 0 : Int32(clamping: (due - now + 999_999) / 1_000_000)
      }
      return turn
    }
  }

  private func dispatch(_ turn: Turn) {
    for (index, ready) in turn.descriptors.enumerated() where ready.revents != 0 {
      if index == 0 {
        var count: UInt64 = 0
        read(wakeDescriptor, &count, 8)
        continue
      }
      let watch = turn.watches[index]
      // An earlier callback of this turn may have removed it.
      guard let handle = state.withLock({ $0.handles[watch] }), handle.events != 0 else { continue }
      occupied {
        handle.callback(watch, ready.fd, Self.libvirtEvents(ready.revents), handle.opaque)
      }
    }
  }

  private func fireTimers() {
    let now = MonotonicClock.nanoseconds
    let due = state.withLock { state in
      state.timeouts.filter { $0.value.interval >= 0 && $0.value.due <= now }.map(\.key)
    }
    for timer in due {
      let timeout = state.withLock { state -> Timeout? in
        guard let timeout = state.timeouts[timer], timeout.interval >= 0 else { return nil }
        state.timeouts[timer]?.due = Self.due(after: timeout.interval)
        return timeout
      }
      guard let timeout else { continue }
      occupied { timeout.callback(timer, timeout.opaque) }
    }
  }

  /// Runs a callback of libvirt's, and lets `stuckFor` tell how long it takes.
  private func occupied(_ body: () -> Void) {
    state.withLock { $0.busySince = MonotonicClock.nanoseconds }
    body()
    state.withLock { $0.busySince = nil }
  }

  /// libvirt's event bits as those of `poll`.
  static func pollEvents(_ events: Int32) -> Int16 {
    var result: Int32 = 0
    if events & 1 != 0 { result |= Int32(POLLIN) }
    if events & 2 != 0 { result |= Int32(POLLOUT) }
    if events & 4 != 0 { result |= Int32(POLLERR) }
    if events & 8 != 0 { result |= Int32(POLLHUP) }
    return Int16(truncatingIfNeeded: result)
  }

  private static func libvirtEvents(_ events: Int16) -> Int32 {
    let events = Int32(events)
    var result: Int32 = 0
    if events & Int32(POLLIN) != 0 { result |= 1 }
    if events & Int32(POLLOUT) != 0 { result |= 2 }
    if events & (Int32(POLLERR) | Int32(POLLNVAL)) != 0 { result |= 4 }
    if events & Int32(POLLHUP) != 0 { result |= 8 }
    return result
  }
}
