import Backend
import TUI
import Widgets

/// Where the cursor goes.
enum CursorMove: Sendable {
  case by(Int)
  /// Pages, negative for up.
  case page(Int)
  case half(Int)
  case first, last
}

extension AppState {
  /// Keys go to the top layer; without one to the focused pane's actions, then to what works
  /// everywhere.
  mutating func take(_ input: InputEvent) -> [Effect] {
    if case .resize(let newSize) = input {
      resize(to: newSize)
      return []
    }
    lastKey = clock
    linear.takeKey()
    let input = layers.last is ConsoleLayer ? input : input.withoutKeypad
    if layers.last?.takesAllKeys == true { return giveToTopLayer(input) }
    if case .key(let stroke) = input, !layers.isEmpty,
      let action = keyMap.globalAction(for: stroke, in: pane), action.worksInLayers
    {
      return action.run(&self)
    }
    if case .key(let stroke) = input, let key = strayAlt(stroke) {
      return take(.key(KeyStroke(.escape))) + take(.key(key))
    }
    if !layers.isEmpty { return giveToTopLayer(input) }
    switch input {
    case .mouse(let mouse):
      forgetKeys()
      return take(mouse)
    case .key(let stroke): return take(stroke)
    case .paste, .resize: return []
    }
  }

  /// Drops a sequence or a count that was begun.
  private mutating func forgetKeys() {
    pendingKeys = []
    count = nil
  }

  /// The key of an alt combination that means nothing here, for Escape and a key that were typed so
  /// quickly that the terminal sent them in one piece look the same.
  private func strayAlt(_ stroke: KeyStroke) -> KeyStroke? {
    guard stroke.modifiers == .alt, case .character(let character) = stroke.key else { return nil }
    if let layer = layers.last {
      if let scope = layer.keyScope, keyMap.isBound(stroke, in: scope) { return nil }
      return "bdf".contains(character) ? nil : KeyStroke(stroke.key)
    }
    let isBound = keyMap.meaning(of: pendingKeys + [stroke], in: pane) != .nothing
    return isBound ? nil : KeyStroke(stroke.key)
  }

  private mutating func giveToTopLayer(_ input: InputEvent) -> [Effect] {
    guard var layer = layers.last else { return [] }
    var input = input
    if case .key(let stroke) = input, let scope = layer.keyScope {
      guard let known = keyMap.stroke(for: stroke, in: scope) else { return [] }
      input = .key(known)
    }
    let result = layer.handle(input, in: self)
    layers.removeLast()
    if !result.closes { layers.append(layer) }
    return result.then?(&self) ?? []
  }

  private mutating func take(_ stroke: KeyStroke) -> [Effect] {
    if takeIntoCount(stroke) { return [] }
    let hadCount = count != nil
    defer { if hadCount { count = nil } }
    if pendingKeys.isEmpty, focus == .details, scrollDetails(with: stroke) { return [] }
    let strokes = pendingKeys + [stroke]
    pendingKeys = []
    switch keyMap.meaning(of: strokes, in: pane) {
    case .target(let target): return run(target)
    case .beginning: pendingKeys = strokes
    case .nothing:
      if strokes.count > 1, stroke.key == .escape { return [] }
      notify(say("\(KeySequence(strokes)) does nothing here; \(keyMap.key("help")) lists the keys"))
    }
    return []
  }

  private mutating func run(_ target: KeyMap.Target) -> [Effect] {
    switch target {
    case .layer: return []
    case .action(let id): return currentPane.run(id, on: targets, in: &self)
    case .command(let index): return runCommand(index, on: targets)
    case .global(let id):
      guard let action = GlobalActions.action(id) else { return [] }
      guard action.isRepeatable, let times = count, times > 1 else { return action.run(&self) }
      count = nil
      var effects: [Effect] = []
      for _ in 0..<min(times, Self.mostRepeats) { effects += action.run(&self) }
      return effects
    }
  }

  /// The most times that a count repeats something.
  private static let mostRepeats = 1000

  /// A digit behind the key that begins a count, or what takes it back.
  private mutating func takeIntoCount(_ stroke: KeyStroke) -> Bool {
    guard let typed = count, stroke.modifiers == [] else { return false }
    switch stroke.key {
    case .character(let character):
      guard character.isASCII, let digit = character.wholeNumberValue else { return false }
      count = min(typed * 10 + digit, 99_999)
    case .backspace: count = typed >= 10 ? typed / 10 : nil
    case .escape: count = nil
    default: return false
    }
    return true
  }

  /// A movement key typed while a layer is on top of the list.
  mutating func moveWith(_ stroke: KeyStroke) -> [Effect] {
    keyMap.globalAction(for: stroke, in: pane)?.run(&self) ?? []
  }

  mutating func move(_ place: CursorMove) -> [Effect] {
    let pane = paneState(pane)
    let page = max(1, ScreenLayout(self).bodyHeight(of: self.pane))
    let times = max(1, count ?? 1)
    let row: Int
    switch place {
    case .by(let step): row = pane.table.cursor + step * times
    case .page(let pages): row = pane.table.cursor + pages * page * times
    case .half(let halves): row = pane.table.cursor + halves * max(1, page / 2) * times
    case .first: row = (count ?? 0) > 0 ? times - 1 : 0
    case .last: row = (count ?? 0) > 0 ? times - 1 : pane.rows.count - 1
    }
    moveCursor(in: self.pane, to: min(max(0, row), max(0, pane.rows.count - 1)))
    return []
  }

  // MARK: Details

  private mutating func scrollDetails(with stroke: KeyStroke) -> Bool {
    guard let area = ScreenLayout(self).detailBody else { return false }
    if let search = keyMap.stroke(for: stroke, in: .viewer), detail.viewer.search != nil,
      search == KeyStroke("n") || search == KeyStroke("N")
    {
      for _ in 0..<max(1, min(count ?? 1, Self.mostRepeats)) {
        findInDetail(next: search == KeyStroke("n"))
      }
      return true
    }
    // The list's actions stay in reach: only keys that scroll are taken.
    if keyMap.isPaneAction(stroke, in: pane) { return false }
    let action = keyMap.globalAction(for: stroke, in: pane)
    if let move = action?.move {
      ViewerKeys.scroll(
        &detail.viewer,
        move,
        count: count,
        lineCount: detail.lines.count,
        height: area.height
      )
      return true
    }
    if action?.id == "open", stroke.key != .enter {
      detail.viewer.scrollHorizontally(by: ViewerKeys.columns)
      return true
    }
    guard stroke == KeyStroke(.left), detail.viewer.left > 0 else { return false }
    detail.viewer.scrollHorizontally(by: -ViewerKeys.columns)
    return true
  }

  mutating func findInDetail(next: Bool) {
    guard let area = ScreenLayout(self).detailBody, detail.viewer.search != nil else { return }
    detail.viewer.find(next: next, in: detail.lines, height: area.height)
    if detail.viewer.matchCount == 0 {
      notify(say("“\(detail.viewer.search ?? "")” does not occur here"), .warning)
    }
  }

  mutating func openDetails() -> [Effect] {
    if case .console(let id)? = selectedItem(in: pane) {
      show(id)
      return []
    }
    if focus == .details, let id = detailConsole {
      show(id)
      return []
    }
    guard let item = selectedItem(in: pane) else { return [] }
    if item.isGroup { return toggleFold() }
    detail.isOpen = true
    focus = .details
    return []
  }

  /// One step out: search, details, filter, marks, zoom.
  mutating func goBack() -> [Effect] {
    if focus == .details {
      if detail.viewer.search != nil {
        detail.viewer.search = nil
      } else {
        focus = .list
        detail.isOpen = false
      }
    } else if !paneState(pane).filterText.isEmpty {
      setFilter("", in: pane)
    } else if !paneState(pane).marks.isEmpty {
      panes[pane]?.marks = []
    } else if isZoomed {
      isZoomed = false
    } else {
      leaveTour()
    }
    return []
  }

  // MARK: Panes

  mutating func focus(on id: PaneID) -> [Effect] {
    if id != pane {
      visited.leave(place)
      detail.viewer = TextViewerState()
    }
    pane = id
    focus = .list
    detail.isOpen = false
    if id == .journal { unseenWarnings = 0 }
    return []
  }

  mutating func changePane(by step: Int) -> [Effect] {
    let all = ResourceCatalog.panes.map(\.id)
    let index = all.firstIndex(of: pane) ?? 0
    return focus(on: all[(index + step + all.count) % all.count])
  }

  // MARK: The list

  mutating func beginFilter() -> [Effect] {
    if focus == .details {
      layers.append(SearchLayer())
    } else {
      layers.append(FilterLayer(pane: pane, text: paneState(pane).filterText))
    }
    return []
  }

  mutating func toggleMark() -> [Effect] {
    guard let item = selectedItem(in: pane) else { return [] }
    if item.isGroup {
      toggleMarks(ofGroup: item)
      return []
    }
    if panes[pane]?.marks.remove(item) == nil { panes[pane]?.marks.insert(item) }
    return move(.by(1))
  }

  mutating func invertMarks() -> [Effect] {
    let state = paneState(pane)
    panes[pane]?.marks = Set(state.rows.filter { !$0.isGroup }).subtracting(state.marks)
    return []
  }

  mutating func changeSort(by step: Int) -> [Effect] {
    let columns = currentPane.sortableColumns
    guard !columns.isEmpty else { return [] }
    let index = columns.firstIndex { $0.id == paneState(pane).sort.column }
    let next = index.map { ($0 + step + columns.count) % columns.count } ?? 0
    return sort(by: columns[next].id, title: columns[next].title)
  }

  mutating func sort(by column: String, title: String) -> [Effect] {
    let isDescending = currentPane.liveColumns.contains(column)
    panes[pane]?.sort = PaneState.Sort(column: column, isDescending: isDescending)
    touch(pane)
    notify(say("Sorted by \(title.lowercased())"))
    return []
  }

  mutating func reverseSort() -> [Effect] {
    panes[pane]?.sort.isDescending.toggle()
    touch(pane)
    return []
  }

  mutating func quit() -> [Effect] {
    isQuitting = true
    return [.quit]
  }
}
