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
}

extension Resource {
  /// What several items are called in a sentence.
  var itemNoun: String { title == "VMs" ? title : title.lowercased() }
}

extension Resource: Pane {
  var sortableColumns: [(id: String, title: String)] {
    columns.filter { $0.sortKey != nil }.map { ($0.id, $0.title) }
  }

  func shownColumns(in state: AppState) -> [ShownColumn] {
    columns.enumerated().filter { $0.element.isUseful(state) }.map { index, column in
      ShownColumn(index: index, id: column.id, column: column.tableColumn)
    }
  }

  var filterFields: [FilterParser.Field] {
    fields.map { FilterParser.Field(name: $0.name, isNumber: $0.isNumber) }
  }

  var liveColumns: Set<String> { Set(columns.filter(\.sortsLargestFirst).map(\.id)) }

  var actionEntries: [ActionEntry] {
    actions.map {
      ActionEntry(id: $0.id, title: $0.title, keys: $0.keys, asksFirst: $0.danger != .none)
    }
  }

  var tabTitles: [String] { tabs.map(\.title) }

  func rows(in state: AppState) -> (rows: [ItemID], total: Int) {
    let pane = state.paneState(id)
    var found = items(state)
    let total = found.count
    if let filter = pane.filter {
      let matcher = FilterMatcher(filter, fields: fields)
      found = found.filter(matcher.matches)
    }
    guard let column = columns.first(where: { $0.id == pane.sort.column }),
      let sortKey = column.sortKey
    else {
      return ((pane.sort.isDescending ? found.reversed() : found).map(itemID), total)
    }
    var keyed = found.enumerated().map { ($0.offset, sortKey($0.element)) }
    let isDescending = pane.sort.isDescending
    keyed.sort { left, right in
      if left.1 == right.1 { return left.0 < right.0 }
      return isDescending ? left.1 > right.1 : left.1 < right.1
    }
    return (keyed.map { itemID(found[$0.0]) }, total)
  }

  func cells(of item: ItemID, in state: AppState) -> ((Int) -> StyledText)? {
    guard let value = self.item(state, item) else { return nil }
    let context = state.rowContext
    return { index in
      columns.indices.contains(index) ? columns[index].text(value, context) : ""
    }
  }

  func scopeText(in state: AppState) -> String { scope(state) }

  func emptyText(in state: AppState) -> String { emptyMessage(state) }

  func heading(of item: ItemID, in state: AppState) -> StyledText {
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
    let text = "\(glyphs.warning) As seen \(age); \(model.id) is \(nodeItem(model).condition)."
    return StyledText(text, .warning).wrapped(to: max(20, width)) + [""]
  }

  var rowContext: RowContext {
    RowContext(glyphs: glyphs, now: now, secondsFromGMT: secondsFromGMT, history: history)
  }
}
