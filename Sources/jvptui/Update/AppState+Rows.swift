import OrderedCollections
import TUI
import Widgets

extension AppState {
  /// Says that the rows of these panes must be made again.
  mutating func touch(_ ids: PaneID...) {
    for id in ids { touch(one: id) }
    if ids.contains(.domains) { touch(one: .top) }
  }

  mutating func touchAll() {
    for id in PaneID.allCases { touch(one: id) }
    detail.revision += 1
  }

  private mutating func touch(one id: PaneID) {
    panes[id]?.isDirty = true
    panes[id]?.narrowed = []
  }

  /// Makes the rows of touched panes again; each cursor stays on its item, or near it when that is
  /// gone.
  mutating func refreshRows() {
    // Panes follow one another: the rows of Volumes depend on the cursor of Pools, and so on.
    if [PaneID.domains, .top].contains(where: {
      panes[$0]?.isDirty == true && panes[$0]?.filter != nil
    }) {
      prepareSearch()
    }
    for pane in ResourceCatalog.panes where panes[pane.id]?.isDirty == true {
      // All machines of all hosts in order of size are worth the work only while they are seen.
      if pane.id == .top, self.pane != .top { continue }
      if keepsOrder(of: pane) { continue }
      let found = pane.rows(in: self)
      panes[pane.id]?.isDirty = false
      let before = panes[pane.id]?.selected
      let startsAtTop = startsAtTop(pane)
      panes[pane.id]?.take(found, startsAtTop: startsAtTop)
      if panes[pane.id]?.selected != before { selectionChanged(in: pane.id) }
    }
  }

  /// Makes all machines ready to be searched.
  mutating func prepareSearch() {
    for id in hosts.keys { hosts[id]?.prepareSearch(atMost: .max) }
  }

  /// Whether an untouched cursor stays on the first row: of what is in order of size, that is the
  /// largest.
  private func startsAtTop(_ pane: any Pane) -> Bool {
    pane.id.startsAtTop
      || paneState(pane.id).sort.column.map(pane.liveColumns.contains) ?? false
  }

  /// Puts the cursor of a pane on a row by number.
  mutating func moveCursor(in id: PaneID, to row: Int) {
    guard var pane = panes[id] else { return }
    pane.hasMoved = true
    pane.table.move(to: row, count: pane.rows.count)
    let selected =
      pane.rows.indices.contains(pane.table.cursor)
      ? pane.rows[pane.table.cursor] : nil
    let isNew = selected != pane.selected
    pane.selected = selected
    panes[id] = pane
    if isNew {
      selectionChanged(in: id)
      refreshRows()
    }
  }

  /// What shows something else because a cursor moved.
  private mutating func selectionChanged(in id: PaneID) {
    if id == pane { detail.viewer = TextViewerState() }
    switch id {
    case .nodes where hosts.count > 1: touch(.domains, .pools, .volumes, .snapshots, .networks)
    case .domains:
      touch(.snapshots)
      panes[.snapshots]?.marks = []
    case .pools:
      touch(.volumes)
      panes[.volumes]?.marks = []
    case .nodes, .volumes, .snapshots, .networks, .jobs, .journal, .consoles, .top: break
    }
  }

  /// The items an action of the focused pane works on: the marked ones, else the one under the cursor.
  var targets: [ItemID] {
    let state = paneState(pane)
    if !state.marks.isEmpty {
      let marked = state.rows.filter(state.marks.contains)
      if !marked.isEmpty { return marked }
    }
    guard case .some(let item) = state.selected, !item.isGroup else { return [] }
    return [item]
  }

  /// Whether a filter is being typed whose rows take a while to find.
  var hasTypedFilter: Bool { layers.last is FilterLayer && paneState(pane).isFilteredLater }

  /// Reads a filter text; a wrong one keeps the last good filter in force.
  mutating func setFilter(_ text: String, in id: PaneID) {
    guard panes[id] != nil else { return }
    panes[id]?.filterText = text
    do {
      let filter = try FilterParser.parse(text, fields: ResourceCatalog.pane(id).filterFields)
      panes[id]?.filterError = nil
      if filter != panes[id]?.filter {
        panes[id]?.filter = filter
        panes[id]?.isDirty = true
      }
    } catch {
      panes[id]?.filterError = error
    }
  }
}

extension PaneState {
  /// Takes new rows; the cursor stays on its item.
  fileprivate mutating func take(_ found: PaneRows, startsAtTop: Bool) {
    let newRows = found.rows
    if startsAtTop, !hasMoved { selected = newRows.first }
    rows = newRows
    total = found.total
    matchCount = found.matchCount
    groups = found.groups
    narrowed = found.narrowed
    // Rows that are folded away keep their marks out of sight, so that nothing is done to them.
    if !marks.isEmpty { marks = marks.intersection(newRows) }
    if let selected, let row = newRows.firstIndex(of: selected) {
      table.move(to: row, count: newRows.count)
    } else {
      table.move(to: table.cursor, count: newRows.count)
      selected = newRows.indices.contains(table.cursor) ? newRows[table.cursor] : nil
    }
  }
}
