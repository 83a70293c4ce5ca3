import Synchronization

/// The open connections of one host, from opening them to their end.
final class HostLink: Sendable {
  /// For events, lists and actions.
  let control: Connection
  /// Whether one connection does everything, as with the test driver.
  let isShared: Bool
  private let second: Mutex<Connection>

  init(control: Connection, poll: Connection) {
    self.control = control
    isShared = control === poll
    second = Mutex(poll)
  }

  /// For what may take long and must not hold events and actions up.
  var poll: Connection { second.withLock { $0 } }

  /// Goes on with another connection for polling.
  func replacePoll(with connection: Connection) { second.withLock { $0 = connection } }

  /// Ends whatever call is running.
  func cut() {
    control.cut()
    poll.cut()
  }

  /// Closes both at the same time.
  ///
  /// - Returns: How many references libvirt still holds; nil when one did not come to an end.
  func close(within limit: Duration) async -> Int? {
    guard !isShared else { return await control.close(within: limit) }
    let poll = poll
    async let first = control.close(within: limit)
    async let second = poll.close(within: limit)
    guard let left = await first, let other = await second else { return nil }
    return left + other
  }
}
