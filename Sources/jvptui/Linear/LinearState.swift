import Backend
import DequeModule
import TUI
import Widgets

/// What a screen reader is told, where everything stands in one column.
///
/// Readers speak what changes on the screen. So numbers that change by themselves are told again only
/// with the operator's next key, and what happens is told once, in lines at the bottom.
struct LinearState: Sendable {
  /// The most announcements that are kept.
  static let limit = 50

  /// The rows on the screen as they were told last.
  var rows: [ItemID: String] = [:]
  /// Whether a key was pressed since, so that everything is told anew.
  var isStale = true
  /// What has happened, the newest last.
  private(set) var announcements: Deque<String> = []
  /// The lines at the bottom that show them.
  var height = 0

  /// The first event and job that were not told yet.
  var nextEvent = 1
  var nextJob = 1
  /// How each host stood when it was told last.
  var hosts: [HostID: String] = [:]
  /// What the topmost layer asks.
  var question = ""
  /// How many lines were added since the last key.
  private var added = 0

  /// Takes note of a key: everything is told anew, and what was said may be said again.
  mutating func takeKey() {
    isStale = true
    added = 0
  }

  /// Adds one; what was said just before is not said again, but for another key.
  mutating func add(_ text: String) {
    guard !text.isEmpty, !announcements.suffix(min(3, added)).contains(text) else { return }
    added += 1
    announcements.append(text)
    if announcements.count > Self.limit { announcements.removeFirst() }
  }

  /// How many lines of a terminal are for announcements, so that the rest keeps ten where it can.
  static func height(of terminal: Int) -> Int {
    max(0, min(terminal - 10, max(2, terminal / 6), 6))
  }
}

extension AppState.Options {
  /// What everything is drawn with.
  var glyphs: Glyphs {
    guard isLinear else { return usesASCII ? .ascii : .unicode }
    return Glyphs.linear(isASCII: usesASCII).saying(
      mark: say("yes"),
      lock: say("protected"),
      received: say("in"),
      sent: say("out")
    )
  }
}

extension AppState {
  /// The whole terminal: what panes and layers have, and the announcements below.
  var screenSize: Size { Size(size.width, size.height + linear.height) }

  /// Takes the terminal's size.
  mutating func resize(to terminal: Size) {
    linear.height = options.isLinear ? LinearState.height(of: terminal.height) : 0
    size = Size(terminal.width, terminal.height - linear.height)
  }
}
