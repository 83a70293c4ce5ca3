import Backend

/// A sentence on the line above the hints, for a few seconds.
struct Notice: Sendable, Equatable {
  enum Level: Sendable, Equatable { case normal, good, warning, failure }

  var text: String
  var level: Level
  /// When it goes away, on the loop's clock.
  var expires: Double
  /// Whether what hosts report by themselves does not replace it before its time.
  var isKept = false
}

/// One line of the Events pane.
struct JournalEntry: Sendable, Identifiable {
  let id: Int
  let host: HostID
  let occurrence: Occurrence
}
