import Backend

/// Which device of which machine; it stays the same when the machine is renamed or restarted.
struct ConsoleID: Hashable, Sendable {
  var host: HostID
  var domain: ObjectUUID
  var target: ConsoleTarget

  /// The machine's row.
  var machine: ItemID { .domain(host, domain) }
}

/// Which opening of which console; what an earlier opening still tells is not taken.
struct ConsoleKey: Hashable, Sendable {
  var console: ConsoleID
  var opening: Int
}

/// A console that is opened once its machine's devices are known.
struct WantedConsole: Sendable, Equatable {
  var machine: ItemID
  /// When it is waited for no longer, on the loop's clock.
  var until: Double
}
