import Backend
import TUI
import Widgets

/// Rows under headings.
extension AppState {
  /// Groups the focused pane by the next of what its rows have in common; after the last by nothing.
  mutating func changeGrouping() -> [Effect] {
    let choices = currentPane.groupTitles
    guard !choices.isEmpty else {
      notify(say("\(currentPane.title) cannot be grouped"))
      return []
    }
    let index = choices.firstIndex { $0.id == paneState(pane).grouping }
    let next = index.map { $0 + 1 } ?? 0
    return group(by: next < choices.count ? choices[next].id : nil)
  }

  mutating func group(by id: String?) -> [Effect] {
    panes[pane]?.grouping = id
    panes[pane]?.folded = []
    touch(pane)
    let title = currentPane.groupTitles.first { $0.id == id }?.title
    notify(title.map { say("Grouped by \($0)") } ?? say("Not grouped"))
    return []
  }

  /// Folds the group of the row under the cursor away, or shows its rows again.
  mutating func toggleFold() -> [Effect] {
    let state = paneState(pane)
    guard state.grouping != nil, state.rows.indices.contains(state.table.cursor),
      let heading = state.rows[...state.table.cursor].lastIndex(where: \.isGroup),
      case .group(_, let name) = state.rows[heading]
    else {
      notify(say("There is no group here; \(keyMap.key("group")) makes them"))
      return []
    }
    moveCursor(in: pane, to: heading)
    if panes[pane]?.folded.remove(name) == nil { panes[pane]?.folded.insert(name) }
    touch(pane)
    return []
  }

  /// Folds all groups away, or shows all rows again where all are folded.
  mutating func toggleAllFolds() -> [Effect] {
    let state = paneState(pane)
    guard state.grouping != nil else { return toggleFold() }
    let names = Set(state.groups.keys)
    panes[pane]?.folded = state.folded.isSuperset(of: names) ? [] : names
    if let selected = state.selected, !selected.isGroup,
      let heading = state.rows.prefix(state.table.cursor).lastIndex(where: \.isGroup)
    {
      moveCursor(in: pane, to: heading)
    }
    touch(pane)
    return []
  }

  /// Marks the rows under a heading, or takes their marks away where all have one.
  mutating func toggleMarks(ofGroup item: ItemID) {
    let rows = paneState(pane).rows
    guard let heading = rows.firstIndex(of: item) else { return }
    let members = Set(rows[(heading + 1)...].prefix { !$0.isGroup })
    guard !members.isEmpty else {
      return notify(say("The group is folded; \(keyMap.key("fold")) shows its rows"), .warning)
    }
    let marks = paneState(pane).marks
    panes[pane]?.marks =
      marks.isSuperset(of: members) ? marks.subtracting(members) : marks.union(members)
  }
}
