import Backend

/// Which stretch of time the charts show, and what of it is read.
struct ChartState: Sendable, Equatable {
  /// The lengths to choose from, in seconds.
  static let windows: [(seconds: Int, title: String)] = [
    (60, say("1 min")), (300, say("5 min")), (600, say("10 min")), (1800, say("30 min")),
    (3600, say("1 h")), (3 * 3600, say("3 h")), (6 * 3600, say("6 h")), (12 * 3600, say("12 h")),
    (24 * 3600, say("24 h")),
  ]

  /// Which of them.
  var window = 1
  /// Where the window ends, in seconds since 1970; nil follows the time.
  var heldEnd: Double?
  /// The moment that is read; nil for the last one.
  var cursor: Double?
  /// Whether each disk, interface and virtual CPU has charts of its own.
  var showsDevices = false

  var seconds: Double { Double(Self.windows[window].seconds) }
  var title: String { Self.windows[window].title }
}
