/// The open connections of one host, from opening them to their end.
final class HostLink: Sendable {
  /// For events, lists and actions.
  let control: Connection
  /// For what may take long and must not hold those up; the same one with the test driver.
  let poll: Connection

  init(control: Connection, poll: Connection) {
    self.control = control
    self.poll = poll
  }

  var isShared: Bool { control === poll }

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
    async let first = control.close(within: limit)
    async let second = poll.close(within: limit)
    guard let left = await first, let other = await second else { return nil }
    return left + other
  }
}
