import Backend
import TUI
import Widgets

extension AppState {
  /// A click focuses and selects, a double click opens, the right button opens the menu, the wheel
  /// scrolls what is under it, and a click on a heading sorts.
  mutating func take(_ mouse: MouseEvent) -> [Effect] {
    let layout = ScreenLayout(self)
    if takeDrag(mouse, layout) { return [] }
    if let detail = layout.detail, detail.contains(mouse.position) {
      return takeInDetails(mouse, layout)
    }
    guard let place = layout.panes.first(where: { $0.rect.contains(mouse.position) }) else {
      if let id = layout.tabPane(at: mouse.position), mouse.kind == .press { return focus(on: id) }
      return []
    }
    switch mouse.kind {
    case .wheelUp, .wheelDown:
      let step = mouse.kind == .wheelUp ? -3 : 3
      if place.id == pane { return move(.by(step)) }
      if place.isOpen { moveCursor(in: place.id, to: paneState(place.id).table.cursor + step) }
      return []
    case .press, .doubleClick, .rightClick: return click(mouse, in: place)
    case .drag, .release: return []
    }
  }

  /// Takes hold of a border, moves it, lets it go.
  ///
  /// - Returns: Whether the event is used up; a press on the title of a pane also focuses it.
  private mutating func takeDrag(_ mouse: MouseEvent, _ layout: ScreenLayout) -> Bool {
    switch mouse.kind {
    case .press, .doubleClick:
      drag = layout.border(at: mouse.position)
      return drag == .split
    case .drag:
      guard let drag else { return false }
      switch drag {
      case .split: listWidth = layout.listWidth(forBorderAt: mouse.position.x)
      case .above(let id):
        if let (pane, height) = layout.height(forBorderAbove: id, at: mouse.position.y) {
          paneHeights[pane] = height
        }
      }
      return true
    case .release:
      defer { drag = nil }
      return drag != nil
    case .rightClick, .wheelUp, .wheelDown: return false
    }
  }

  mutating func toggleMouse() -> [Effect] {
    options.usesMouse.toggle()
    let key = keyMap.key("mouse")
    notify(
      options.usesMouse
        ? say("The mouse works here; \(key) leaves it to the terminal")
        : say("The mouse selects text in the terminal; \(key) takes it back")
    )
    return [.useMouse(options.usesMouse)]
  }

  /// Lets the panes find their own sizes, columns and order again.
  mutating func resetLayout() -> [Effect] {
    let recent = recentChoices
    use(RememberedLayout())
    recentChoices = recent
    remembered = RememberedLayout(listWidth: 0)
    notify(say("The layout is as at the first start"))
    return []
  }

  private mutating func click(_ mouse: MouseEvent, in place: ScreenLayout.PanePlace) -> [Effect] {
    if place.id != pane || focus == .details { _ = focus(on: place.id) }
    guard place.isOpen else { return [] }
    let state = paneState(place.id)
    let table = PaneView(id: place.id, state: self).table(in: place.rect)
    let body = place.inside
    if let row = table.row(at: mouse.position, in: body, state: state.table) {
      moveCursor(in: place.id, to: row)
      if mouse.kind == .doubleClick { return openDetails() }
      if mouse.kind == .rightClick { return openMenu() }
    } else if mouse.position.y == body.y,
      let column = table.column(at: mouse.position.x, in: body)
    {
      let id = currentPane.shownColumns(in: self)[column].id
      guard let sortable = currentPane.sortableColumns.first(where: { $0.id == id }) else {
        return []
      }
      if state.sort.column == id { return reverseSort() }
      return sort(by: sortable.id, title: sortable.title)
    }
    return []
  }

  private mutating func takeInDetails(_ mouse: MouseEvent, _ layout: ScreenLayout) -> [Effect] {
    guard let body = layout.detailBody else { return [] }
    switch mouse.kind {
    case .wheelUp:
      detail.viewer.scroll(by: -3, lineCount: detail.lines.count, height: body.height)
    case .wheelDown:
      detail.viewer.scroll(by: 3, lineCount: detail.lines.count, height: body.height)
    case .press, .doubleClick:
      focus = .details
      let bar = DetailView(state: self).tabBar
      if let tabs = layout.detailTabs, mouse.position.y == tabs.y,
        let index = bar.index(at: mouse.position.x, in: tabs)
      {
        detail.tab = self.tabs[index]
      }
    case .rightClick: return openMenu()
    case .drag, .release: break
    }
    return []
  }
}
