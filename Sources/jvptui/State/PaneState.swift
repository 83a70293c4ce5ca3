import Widgets

/// What the operator did to one pane: cursor, sort, filter, marks.
struct PaneState: Sendable {
  /// How the rows are ordered.
  struct Sort: Sendable, Equatable {
    /// The id of a column of the pane; nil for the pane's own order.
    var column: String?
    var isDescending = false
  }

  var table = TableState()
  /// The row under the cursor; the position in `table` follows it.
  var selected: ItemID?
  /// Whether the operator has moved the cursor here; until then some panes keep it on their first
  /// row.
  var hasMoved = false
  /// The rows on the screen, filtered and sorted.
  var rows: [ItemID] = []
  /// How many rows there are without the filter.
  var total = 0
  /// How many of them match it, folded ones included, headings of groups not.
  var matchCount = 0
  /// What the rows are grouped by, by its id; nil for nothing.
  var grouping: String?
  /// The groups whose rows are folded away, by their names.
  var folded: Set<String> = []
  /// What the headings of groups say, by the groups' names.
  var groups: [String: GroupSummary] = [:]
  /// Which columns are shown, in which order and width.
  var columns = ColumnChoice()
  var sort: Sort
  var filterText = ""
  var filter: Filter?
  /// Why the text is not a filter; the last good one stays in force.
  var filterError: FilterError?
  var marks: Set<ItemID> = []
  /// What terms of the filter let through, kept while others are typed behind them.
  var narrowed: [NarrowedRows] = []
  /// Whether `rows` must be made again.
  var isDirty = true

  /// More rows than this are filtered after the key that was typed is on the screen.
  private static let filteredAtOnce = 1000

  /// Whether what the filter lets through is still to be found, among so many that it shows.
  var isFilteredLater: Bool { isDirty && filter != nil && total > Self.filteredAtOnce }

  init(sort: Sort) {
    self.sort = sort
  }
}
