import Backend
import Widgets

/// The details on the right, or over the list: what they show and how far they are scrolled.
struct DetailState: Sendable {
  /// What the lines were made from; they are made again when it differs.
  struct Key: Sendable, Equatable {
    var item: ItemID
    var tab: String
    var width: Int
    var revision: Int
  }

  /// The tab by title, kept across items that have it too.
  var tab = AppState.overviewTab
  var viewer = TextViewerState()
  var key: Key?
  var lines: [StyledText] = []
  /// Counts changes of anything that details are made from.
  var revision = 0
  /// Whether the details cover the list on a narrow screen.
  var isOpen = false
}
