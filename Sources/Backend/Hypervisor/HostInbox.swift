import Synchronization

/// What reaches a host's watcher from other threads, kept until it looks.
final class HostInbox: Sendable {
  /// Everything that has come in since the last look.
  struct Content: Sendable {
    var events: [HostEvent] = []
    /// Events that were dropped because there were too many.
    var dropped = 0
    var wantsRefresh = false
  }

  private struct State {
    var content = Content()
    var interest = Interest()
    var wantsReconnect = false
    var isClosing = false
  }

  /// More events than this between two looks are only counted; the lists are read again then.
  private static let capacity = 2000

  private let state = Mutex(State())
  /// Rings when the control loop has something to do.
  let controlBell = Bell()
  /// Rings when the poll loop has something to do.
  let pollBell = Bell()

  var interest: Interest { state.withLock { $0.interest } }
  var hasEvents: Bool { eventCount > 0 }
  /// How many events wait, dropped ones included.
  var eventCount: Int { state.withLock { $0.content.events.count + $0.content.dropped } }
  var isClosing: Bool { state.withLock { $0.isClosing } }

  func add(_ event: HostEvent) {
    state.withLock { state in
      if state.content.events.count < Self.capacity {
        state.content.events.append(event)
      } else {
        state.content.dropped += 1
      }
    }
    controlBell.ring()
  }

  func setInterest(_ interest: Interest) {
    let isNew = state.withLock { state in
      defer { state.interest = interest }
      return state.interest != interest
    }
    if isNew { ringBoth() }
  }

  func wantRefresh() {
    state.withLock { $0.content.wantsRefresh = true }
    controlBell.ring()
  }

  func wantReconnect() {
    state.withLock { $0.wantsReconnect = true }
    ringBoth()
  }

  func beginClosing() {
    state.withLock { $0.isClosing = true }
    ringBoth()
  }

  func ringBoth() {
    controlBell.ring()
    pollBell.ring()
  }

  /// Takes everything that has come in.
  func take() -> Content {
    state.withLock { state in
      defer { state.content = Content() }
      return state.content
    }
  }

  /// Whether an attempt to connect was asked for since the last question.
  func takeReconnect() -> Bool {
    state.withLock { state in
      defer { state.wantsReconnect = false }
      return state.wantsReconnect
    }
  }
}
