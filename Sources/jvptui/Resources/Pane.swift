import TUI
import Widgets

/// A column as a pane shows it now.
struct ShownColumn: Sendable {
  /// Its place among all columns of the pane.
  let index: Int
  let id: String
  let column: TableColumn
}

/// A pane without the type of its rows: what the layout, the keys and the help need of it.
protocol Pane: Sendable {
  var id: PaneID { get }
  /// The heading, such as `VMs`.
  var title: String { get }
  var defaultSort: PaneState.Sort { get }
  /// Ids and titles of the columns that can be sorted by, in order.
  var sortableColumns: [(id: String, title: String)] { get }
  var filterFields: [FilterParser.Field] { get }
  /// Ids of the columns whose order changes with the figures, largest first.
  var liveColumns: Set<String> { get }
  /// The actions by id, title, keys and danger, without an item.
  var actionEntries: [ActionEntry] { get }
  var tabTitles: [String] { get }

  /// The columns that say anything now.
  func shownColumns(in state: AppState) -> [ShownColumn]
  /// Ids and titles of all columns, in the pane's own order.
  var allColumns: [(id: String, title: String)] { get }
  /// Ids and titles of what the rows can be grouped by.
  var groupTitles: [(id: String, title: String)] { get }
  /// The rows in order, and how many there are without the filter.
  func rows(in state: AppState) -> PaneRows
  /// Items that hold each of the words, with their names; also of what is not on the screen.
  func items(holding words: [TextSearch], in state: AppState) -> [(ItemID, String)]
  /// What the rows have in a field, the most frequent first.
  func filterValues(of field: String, in state: AppState) -> [String]
  /// The cells of one row by column; nil when the item is gone.
  func cells(of item: ItemID, in state: AppState) -> ((Int) -> StyledText)?
  /// What stands after the number in the heading, such as `of tank`.
  func scopeText(in state: AppState) -> String
  /// What the pane says when it has no rows.
  func emptyText(in state: AppState) -> String
  /// The heading of the details on an item.
  func heading(of item: ItemID, in state: AppState) -> StyledText
  /// The item's name; nil when it is gone.
  func name(of item: ItemID, in state: AppState) -> String?
  func detailLines(
    of item: ItemID,
    tab: String,
    width: Int,
    in state: AppState
  ) -> [StyledText]
  /// What can be done with these items now; with none, everything is disabled.
  func offers(for items: [ItemID], in state: AppState) -> [ActionOffer]
  /// Begins an action on these items: starts jobs, asks first, or says why not.
  func run(_ action: String, on items: [ItemID], in state: inout AppState) -> [Effect]
}
