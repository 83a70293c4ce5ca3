import Backend
import OrderedCollections
import TUI
import Widgets

/// Going to a row, wherever it is, and back.
extension AppState {
  /// Where the operator is.
  var place: PlaceHistory.Place {
    PlaceHistory.Place(pane: pane, item: selectedItem(in: pane))
  }

  mutating func goBackInHistory() -> [Effect] {
    guard let target = visited.goBack(from: place) else {
      notify(say("There is nothing to go back to"))
      return []
    }
    show(target)
    return []
  }

  mutating func goForwardInHistory() -> [Effect] {
    guard let target = visited.goForward(from: place) else {
      notify(say("There is nothing to go forward to"))
      return []
    }
    show(target)
    return []
  }

  /// Goes to a row; what hides it gives way: the node, a filter.
  mutating func go(to item: ItemID) -> [Effect] {
    guard let target = item.pane else { return [] }
    let before = place
    show(PlaceHistory.Place(pane: target, item: item))
    if place != before { visited.leave(before) }
    return []
  }

  private mutating func show(_ place: PlaceHistory.Place) {
    if place.pane != pane { detail.viewer = TextViewerState() }
    pane = place.pane
    focus = .list
    detail.isOpen = false
    if pane == .journal { unseenWarnings = 0 }
    refreshRows()
    if let item = place.item { reveal(item) }
  }

  /// Puts the cursor of its pane on an item, and those of the panes it depends on.
  private mutating func reveal(_ item: ItemID) {
    if let host = item.host, let scope, scope != host, item.pane != .nodes {
      reveal(.allNodes)
    }
    if case .volume(let host, let id) = item { reveal(.pool(host, id.pool)) }
    if case .snapshot(let host, let id) = item { reveal(.domain(host, id.domain)) }
    guard let id = item.pane else { return }
    if panes[id]?.rows.contains(item) == false, panes[id]?.filterText.isEmpty == false {
      setFilter("", in: id)
      refreshRows()
    }
    guard let row = panes[id]?.rows.firstIndex(of: item) else { return }
    moveCursor(in: id, to: row)
  }
}
