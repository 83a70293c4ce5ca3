import OrderedCollections
import TUI
import Widgets

/// Rows and details as they are told.
extension AppState {
  /// What follows from any change where everything stands in one column.
  mutating func settleLinear() {
    guard options.isLinear else { return }
    announceChanges()
    tellRows()
    linear.isStale = false
  }

  /// Makes the sentences of the rows on the screen.
  private mutating func tellRows() {
    let layout = ScreenLayout(self)
    guard let place = layout.panes.first else {
      linear.rows = [:]
      return
    }
    let own = paneState(place.id)
    let sentence = LinearSentence(state: self)
    let height = layout.bodyHeight(of: place.id)
    var told: [ItemID: String] = [:]
    for row in own.table.visible(count: own.rows.count, height: height) {
      let item = own.rows[row]
      let text = sentence.text(of: item, at: row, width: place.rect.width)
      let before = linear.isStale ? nil : linear.rows[item]
      told[item] = before.flatMap { $0.hasSameWords(as: text) ? $0 : nil } ?? text
    }
    linear.rows = told
  }

  /// Whether the details stay as they were told: only numbers in them have changed.
  func keepsFigures(of old: [StyledText], before new: [StyledText]) -> Bool {
    guard options.isLinear, !linear.isStale, old.count == new.count else { return false }
    return zip(old, new).allSatisfy { $0.plain.hasSameWords(as: $1.plain) }
  }

  /// Whether rows that are ordered by figures wait for the next key before they change places.
  func keepsOrder(of pane: any Pane) -> Bool {
    guard options.isLinear, !linear.isStale, pane.id == self.pane else { return false }
    let own = paneState(pane.id)
    return !own.rows.isEmpty && own.sort.column.map(pane.liveColumns.contains) ?? false
  }
}

extension String {
  /// Whether two sentences differ in their numbers at most.
  fileprivate func hasSameWords(as other: String) -> Bool {
    self == other || words == other.words
  }

  private var words: String {
    filter { !$0.isNumber && !$0.isWhitespace && $0 != "." && $0 != "-" }
  }
}
