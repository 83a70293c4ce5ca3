import Backend
import TUI
import Widgets

/// A list to choose from: the menu of a row, or the palette with everything there is.
struct MenuLayer: Layer {
  /// One line: what it is called, and what choosing it does.
  struct Choice: Sendable {
    var title: String
    var key: String
    var detail: String
    var disabledReason: String?
    var run: @Sendable (inout AppState) -> [Effect]
    /// Single keys that choose it in a menu without a field.
    var strokes: [KeyStroke] = []
    /// What it is remembered by among those chosen lately; empty for none of them.
    var id = ""
    /// The theme to show while the cursor is on it.
    var previewedTheme: String?

    /// What it is found by beside its title: in another language by its English words too.
    var otherWords: String {
      guard Language.current != .english else { return "" }
      // An action's is not found by its pane.
      let names = id.split(separator: " ").filter { PaneID(rawValue: String($0)) == nil }
      return ([Catalogue.english(of: title)] + names.map(String.init)).joined(separator: " ")
    }

    /// How well what was typed fits; nil when it does not.
    func match(_ pattern: String) -> FuzzyMatch? {
      if let match = FuzzyMatcher.match(pattern, in: title) { return match }
      let match = FuzzyMatcher.match(pattern, in: otherWords)
      return match.map { FuzzyMatch(score: $0.score, positions: []) }
    }
  }

  let title: String
  let choices: [Choice]
  /// The field that narrows the list; the menu of a row has none, so that its keys work directly.
  private var editor: LineEditor?
  private var table = TableState()
  /// Whether the last key moved the cursor, not the text.
  private var isChoosing = false
  /// The theme that is shown for a look.
  private var previewed: String?
  let items: [ItemID]
  let subject: String

  init(title: String, choices: [Choice], isSearchable: Bool, items: [ItemID] = []) {
    self.title = title
    self.choices = choices
    self.items = items
    subject = title
    editor = isSearchable ? LineEditor() : nil
  }

  /// Whether there is a field that narrows the list.
  var isSearchable: Bool { editor != nil }

  /// The choices that match what was typed, best first.
  private var shown: [(choice: Choice, matched: [Int])] {
    let pattern = editor?.text ?? ""
    guard !pattern.isEmpty else { return choices.map { ($0, []) } }
    return choices.compactMap { choice in
      choice.match(pattern).map { (choice, $0) }
    }
    .sorted { $0.1.score > $1.1.score }
    .map { ($0.0, $0.1.positions) }
  }

  var keyScope: LayerAction.Scope? { editor == nil ? .menu : .palette }

  mutating func handle(_ event: InputEvent, in state: AppState) -> LayerResult {
    let result = take(event, in: state)
    let choice = shown.indices.contains(table.cursor) ? shown[table.cursor].choice : nil
    let wanted = result.closes ? nil : choice?.previewedTheme
    guard wanted != previewed else { return result }
    previewed = wanted
    // What was chosen may say how it is to look from now on, so that comes after.
    return LayerResult(closes: result.closes) { state in
      [.useTheme(wanted ?? state.options.themeName)] + (result.then?(&state) ?? [])
    }
  }

  private mutating func take(_ event: InputEvent, in state: AppState) -> LayerResult {
    if event.isCancel { return .close }
    let count = shown.count
    if case .mouse(let mouse) = event { return click(mouse, state) }
    guard let stroke = event.stroke else {
      type(event)
      return .stay
    }
    let page = max(1, menu(in: state).bodyHeight(in: Rect(state.size)))
    let (before, typed) = (table.cursor, editor)
    switch (stroke.key, stroke.modifiers) {
    case (.enter, []): return choose(table.cursor)
    case (.up, []), (.character("p"), .control): table.move(by: -1, count: count)
    case (.down, []), (.character("n"), .control): table.move(by: 1, count: count)
    case (.pageUp, []): table.move(by: -page, count: count)
    case (.pageDown, []): table.move(by: page, count: count)
    case (.character("j"), []) where editor == nil && !hasKey("j"): table.move(by: 1, count: count)
    case (.character("k"), []) where editor == nil && !hasKey("k"):
      table.move(by: -1, count: count)
    case (.character("x"), []) where editor == nil && !hasKey("x"): return .close
    default:
      if editor == nil {
        let position = choices.firstIndex {
          $0.key == stroke.description || $0.strokes.contains(stroke)
        }
        if let position { return choose(position) }
      } else {
        type(event)
      }
    }
    if table.cursor != before, editor == typed { isChoosing = true }
    table.reveal(count: count, height: page)
    return .stay
  }

  private func hasKey(_ key: String) -> Bool {
    choices.contains { $0.key == key || $0.strokes.contains { $0.description == key } }
  }

  private mutating func type(_ event: InputEvent) {
    if editor?.handle(event) == .changed {
      table = TableState()
      isChoosing = false
    }
  }

  private mutating func click(_ mouse: MouseEvent, _ state: AppState) -> LayerResult {
    switch mouse.kind {
    case .wheelUp: table.move(by: -1, count: shown.count)
    case .wheelDown: table.move(by: 1, count: shown.count)
    case .press, .doubleClick:
      if let entry = menu(in: state).entry(at: mouse.position, in: Rect(state.size)) {
        return choose(entry)
      }
      if !menu(in: state).frame(in: Rect(state.size)).contains(mouse.position) { return .close }
    case .rightClick: return .close
    case .drag, .release: break
    }
    let height = menu(in: state).bodyHeight(in: Rect(state.size))
    table.reveal(count: shown.count, height: max(1, height))
    return .stay
  }

  private func choose(_ position: Int) -> LayerResult {
    let list = shown
    guard list.indices.contains(position) else { return .stay }
    let choice = list[position].choice
    if let reason = choice.disabledReason {
      return .stay { state in
        state.notify(say("\(choice.title): \(reason)"), .warning)
        return []
      }
    }
    guard editor != nil else { return .close(then: choice.run) }
    return .close { state in
      state.remember(choice: choice.id)
      return choice.run(&state)
    }
  }

  func draw(in state: AppState, on surface: inout Surface) {
    menu(in: state).draw(in: Rect(state.size), on: &surface)
  }

  private func menu(in state: AppState) -> MenuList {
    var menu = MenuList(
      title: title,
      prompt: editor,
      entries: shown.map { choice, matched in
        MenuEntry(
          title: choice.title,
          key: choice.key,
          detail: choice.detail,
          disabledReason: choice.disabledReason,
          matched: matched
        )
      },
      state: table,
      emptyText: say("Nothing matches."),
      glyphs: state.glyphs
    )
    menu.isChoosing = isChoosing
    return menu
  }
}
