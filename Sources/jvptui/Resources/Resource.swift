import Backend
import OrderedCollections
import TUI
import Widgets

/// A kind of thing as a pane: rows, columns, actions and details as data.
struct Resource<Item: Sendable>: Sendable {
  let id: PaneID
  let title: String
  let defaultSort: PaneState.Sort
  let columns: [Column<Item>]
  let fields: [FilterField<Item>]
  let actions: [Action<Item>]
  let tabs: [DetailTab<Item>]
  /// All items in the pane's own order.
  let items: @Sendable (AppState) -> [Item]
  /// One item as it is now; nil when it is gone.
  let item: @Sendable (AppState, ItemID) -> Item?
  let itemID: @Sendable (Item) -> ItemID
  let itemName: @Sendable (Item) -> String
  let itemHeading: @Sendable (Item, Glyphs) -> StyledText
  let scope: @Sendable (AppState) -> String
  let emptyMessage: @Sendable (AppState) -> String
  /// What the rows can be grouped by.
  var groupings: [Grouping<Item>] = []
  /// All items that are known, also those that the pane does not show now; nil where it shows all.
  var allItems: (@Sendable (AppState) -> [Item])?
  /// What words look at in an item, where that is kept.
  var searchText: @Sendable (Item) -> SearchText? = { _ in nil }
}

extension Resource {
  /// What several items are called in a sentence.
  var itemNoun: String { id == .domains ? title : title.lowercased() }
}

extension Resource: Pane {
  var sortableColumns: [(id: String, title: String)] {
    columns.filter { $0.sortKey != nil }.map { ($0.id, $0.title) }
  }

  var filterFields: [FilterParser.Field] {
    fields.map { FilterParser.Field(name: $0.name, isNumber: $0.isNumber, isShare: $0.isShare) }
  }

  var liveColumns: Set<String> { Set(columns.filter(\.sortsLargestFirst).map(\.id)) }

  var actionEntries: [ActionEntry] {
    actions.map {
      ActionEntry(id: $0.id, title: $0.title, keys: $0.keys, asksFirst: $0.danger != .none)
    }
  }

  var tabTitles: [String] { tabs.map(\.title) }

  func scopeText(in state: AppState) -> String { scope(state) }

  func emptyText(in state: AppState) -> String { emptyMessage(state) }

  func heading(of item: ItemID, in state: AppState) -> StyledText {
    if case .group(_, let name) = item { return StyledText(groupName(name, in: state), .title) }
    guard let value = self.item(state, item) else { return "" }
    return itemHeading(value, state.glyphs)
  }

  func name(of item: ItemID, in state: AppState) -> String? {
    self.item(state, item).map(itemName)
  }

  func detailLines(
    of item: ItemID,
    tab: String,
    width: Int,
    in state: AppState
  ) -> [StyledText] {
    if case .group(_, let name) = item { return groupLines(name, width: width, in: state) }
    guard let value = self.item(state, item) else { return [] }
    let page = tabs.first { $0.title == tab } ?? tabs.first
    return state.ageLines(of: item, width: width) + (page?.lines(value, state, width) ?? [])
  }
}

extension AppState {
  /// Says above the details how old they are, where the host is away.
  fileprivate func ageLines(of item: ItemID, width: Int) -> [StyledText] {
    guard let model = item.host.flatMap({ hosts[$0] }), item != .node(model.id),
      let age = model.ageText(at: clock)
    else { return [] }
    let text = say("\(glyphs.warning) As seen \(age); \(model.id) is \(nodeItem(model).condition).")
    return StyledText(text, .warning).wrapped(to: max(20, width)) + [""]
  }

  var rowContext: RowContext {
    RowContext(glyphs: glyphs, now: now, secondsFromGMT: secondsFromGMT, history: history)
  }
}
