import Synchronization
import TUI

/// Events from any thread, taken by the loop in batches.
final class Mailbox: Sendable {
  private let events = Mutex<[AppEvent]>([])
  private let wakeup: Wakeup

  init(wakeup: Wakeup) {
    self.wakeup = wakeup
  }

  /// Adds an event and wakes the loop, once for as many as come before it looks.
  func post(_ event: AppEvent) {
    let wasEmpty = events.withLock { events in
      events.append(event)
      return events.count == 1
    }
    if wasEmpty { wakeup.signal() }
  }

  /// Everything that has come since the last call, in order.
  func takeAll() -> [AppEvent] {
    wakeup.drain()
    return events.withLock { events in
      defer { events = [] }
      return events
    }
  }
}
