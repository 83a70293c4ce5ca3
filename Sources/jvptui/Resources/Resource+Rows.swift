import Backend
import OrderedCollections
import TUI
import Widgets

/// Rows: filtered, sorted, grouped.
///
/// Made to measure for machines, of which there may be ten thousand: code that does not know what it
/// copies takes twice as long.
extension Resource {
  @_specialize(where Item == DomainItem)
  func rows(in state: AppState) -> PaneRows {
    let pane = state.paneState(id)
    let items = items(state)
    let (places, narrowed) = filtered(items, in: pane)
    if let grouping = groupings.first(where: { $0.id == pane.grouping }) {
      let found = places.map { items[$0] }
      return grouped(found, by: grouping, folded: pane.folded, total: items.count)
    }
    return PaneRows(
      rows: places.map { itemID(items[$0]) },
      total: items.count,
      matchCount: places.count,
      narrowed: narrowed
    )
  }

  /// The places of items that the filter lets through, in order.
  ///
  /// Of several terms the last is the one that is typed: what the others let through is looked for and
  /// sorted once.
  private func filtered(_ items: [Item], in pane: PaneState) -> ([Int], [NarrowedRows]) {
    guard let filter = pane.filter else { return (order(items.indices, of: items, in: pane), []) }
    let terms = filter.terms
    var base: NarrowedRows?
    if let known = pane.narrowed.first(where: { $0.begins(terms, of: items.count) }) {
      base = known
    } else if terms.count > 1 {
      let first = Array(terms.dropLast())
      let passing = places(items.indices, in: items, passing: .all(first))
      let ordered = order(passing, of: items, in: pane)
      base = NarrowedRows(terms: first, total: items.count, places: ordered)
    }
    let found: [Int]
    if let base {
      found = places(base.places, in: items, passing: .all(Array(terms[base.terms.count...])))
    } else {
      found = order(places(items.indices, in: items, passing: filter), of: items, in: pane)
    }
    let whole = NarrowedRows(terms: terms, total: items.count, places: found)
    return (found, [whole] + (base.map { [$0] } ?? []))
  }

  private func places(
    _ places: some Sequence<Int>,
    in items: [Item],
    passing filter: Filter
  ) -> [Int] {
    let matcher = FilterMatcher(filter, fields: fields, searchText: searchText)
    return places.filter { matcher.matches(items[$0]) }
  }

  /// Places of items, in the order that is wanted.
  private func order(
    _ places: some Collection<Int>,
    of items: [Item],
    in pane: PaneState
  ) -> [Int] {
    let isDescending = pane.sort.isDescending
    guard let sortKey = columns.first(where: { $0.id == pane.sort.column })?.sortKey else {
      return isDescending ? places.reversed() : Array(places)
    }
    var keyed = places.map { ($0, sortKey(items[$0])) }
    keyed.sort { left, right in
      // What is equal stands by name.
      if left.1 == right.1 {
        let (first, second) = (itemName(items[left.0]), itemName(items[right.0]))
        return first == second ? left.0 < right.0 : first < second
      }
      return isDescending ? left.1 > right.1 : left.1 < right.1
    }
    return keyed.map(\.0)
  }

  private func grouped(
    _ found: [Item],
    by grouping: Grouping<Item>,
    folded: Set<String>,
    total: Int
  ) -> PaneRows {
    var members: [String: [Item]] = [:]
    for item in found { members[grouping.name(item), default: []].append(item) }
    // What belongs to no group comes last.
    let names = members.keys.map { ($0, SortKey.natural($0)) }
      .sorted { ($0.0.isEmpty ? 1 : 0, $0.1) < ($1.0.isEmpty ? 1 : 0, $1.1) }
      .map(\.0)
    var rows: [ItemID] = []
    var groups: [String: GroupSummary] = [:]
    for name in names {
      let items = members[name] ?? []
      var summary = GroupSummary(count: items.count)
      for column in columns {
        if let total = column.total { summary.totals[column.id] = total(items) }
      }
      groups[name] = summary
      rows.append(.group(id, name))
      if !folded.contains(name) { rows += items.map(itemID) }
    }
    return PaneRows(rows: rows, total: total, matchCount: found.count, groups: groups)
  }

  var groupTitles: [(id: String, title: String)] { groupings.map { ($0.id, $0.title) } }

  /// What the heading of a group is called.
  func groupName(_ name: String, in state: AppState) -> String {
    guard name.isEmpty else { return name }
    let grouping = groupings.first { $0.id == state.paneState(id).grouping }
    return say("no \(grouping?.title ?? say("group"))")
  }

  func groupLines(_ name: String, width: Int, in state: AppState) -> [StyledText] {
    guard let summary = state.paneState(id).groups[name] else { return [] }
    var rows = FactRows()
    rows.add(title, "\(summary.count)")
    for column in columns {
      if let total = summary.totals[column.id] { rows.add(column.title, total) }
    }
    return rows.lines(width: width, glyphs: state.glyphs)
  }

  @_specialize(where Item == DomainItem)
  func items(holding words: [TextSearch], in state: AppState) -> [(ItemID, String)] {
    let searched = fields.filter(\.isSearched)
    return (allItems ?? items)(state).filter { item in
      let text = searchText(item)
      return words.allSatisfy { word in
        if let isFound = text.flatMap(word.occurs) { return isFound }
        return searched.contains { field in
          guard case .texts(let texts) = field.value(item) else { return false }
          return texts.contains(where: word.occurs)
        }
      }
    }.map { (itemID($0), itemName($0)) }
  }

  @_specialize(where Item == DomainItem)
  func filterValues(of name: String, in state: AppState) -> [String] {
    guard let field = fields.first(where: { $0.name == name }) else { return [] }
    var counts: [String: Int] = [:]
    for item in items(state) {
      guard case .texts(let texts) = field.value(item) else { return [] }
      for text in texts { counts[text, default: 0] += 1 }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(500).map(\.key)
  }
}

/// Columns: all of them, and those that are shown.
extension Resource {
  var allColumns: [(id: String, title: String)] { columns.map { ($0.id, $0.title) } }

  func shownColumns(in state: AppState) -> [ShownColumn] {
    let choice = state.paneState(id).columns
    var shown = columns.enumerated().filter { _, column in
      column.isUseful(state) && !choice.hidden.contains(column.id)
    }
    if shown.isEmpty { shown = Array(columns.enumerated().prefix(1)) }
    if !choice.order.isEmpty {
      let places = Dictionary(
        choice.order.enumerated().map { ($0.element, $0.offset) },
        uniquingKeysWith: { first, _ in first }
      )
      func place(_ entry: (offset: Int, element: Column<Item>)) -> (Int, Int) {
        (places[entry.element.id] ?? Int.max, entry.offset)
      }
      shown.sort { place($0) < place($1) }
    }
    return shown.map { index, column in
      var tableColumn = column.tableColumn
      if let width = choice.widths[column.id] { tableColumn.width = .fixed(width) }
      return ShownColumn(index: index, id: column.id, column: tableColumn)
    }
  }

  func cells(of item: ItemID, in state: AppState) -> ((Int) -> StyledText)? {
    if case .group(_, let name) = item { return groupCells(name, in: state) }
    guard let value = self.item(state, item) else { return nil }
    let context = state.rowContext
    return { index in
      columns.indices.contains(index) ? columns[index].text(value, context) : ""
    }
  }

  private func groupCells(_ name: String, in state: AppState) -> (Int) -> StyledText {
    let pane = state.paneState(id)
    let summary = pane.groups[name] ?? GroupSummary(count: 0)
    let first = shownColumns(in: state).first?.index ?? 0
    let sign = pane.folded.contains(name) ? state.glyphs.arrowRight : state.glyphs.sortDown
    let heading =
      StyledText("\(sign) ", .muted) + StyledText(groupName(name, in: state), .title)
      + StyledText(" (\(summary.count))", .muted)
    return { index in
      if index == first { return heading }
      guard columns.indices.contains(index) else { return "" }
      return (summary.totals[columns[index].id] ?? "").defaulting(to: .muted)
    }
  }
}
