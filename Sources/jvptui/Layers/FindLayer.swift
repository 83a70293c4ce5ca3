import Backend
import TUI
import Widgets

/// Looks for a text in everything there is, and goes to what is chosen.
struct FindLayer: Layer {
  /// The most results that are listed.
  private static let limit = 500

  private var editor = LineEditor()
  private var table = TableState()
  private var results: [FoundItem] = []
  /// Whether the last key moved the cursor, not the text.
  private var isChoosing = false
  /// How many there are in all.
  private var count = 0

  var keyScope: LayerAction.Scope? { .palette }

  mutating func handle(_ event: InputEvent, in state: AppState) -> LayerResult {
    if event.isCancel { return .close }
    let list = list(in: state)
    let page = max(1, list.bodyHeight(in: Rect(state.size)))
    switch (event.stroke?.key, event.stroke?.modifiers) {
    case (.enter?, []): return choose(table.cursor)
    case (.up?, []), (.character("p")?, .control?): table.move(by: -1, count: results.count)
    case (.down?, []), (.character("n")?, .control?): table.move(by: 1, count: results.count)
    case (.pageUp?, []): table.move(by: -page, count: results.count)
    case (.pageDown?, []): table.move(by: page, count: results.count)
    default:
      if case .mouse(let mouse) = event { return click(mouse, list, state) }
      if editor.handle(event) == .changed { search(state) }
    }
    isChoosing = table.cursor > 0
    table.reveal(count: results.count, height: page)
    return .stay
  }

  private mutating func search(_ state: AppState) {
    table = TableState()
    let found = state.find(editor.text)
    count = found.count
    results = Array(found.prefix(Self.limit))
  }

  private mutating func click(
    _ mouse: MouseEvent,
    _ list: MenuList,
    _ state: AppState
  ) -> LayerResult {
    switch mouse.kind {
    case .wheelUp: table.move(by: -1, count: results.count)
    case .wheelDown: table.move(by: 1, count: results.count)
    case .press, .doubleClick:
      if let row = list.entry(at: mouse.position, in: Rect(state.size)) { return choose(row) }
      if !list.frame(in: Rect(state.size)).contains(mouse.position) { return .close }
    case .rightClick: return .close
    case .drag, .release: break
    }
    table.reveal(count: results.count, height: max(1, list.bodyHeight(in: Rect(state.size))))
    return .stay
  }

  private func choose(_ row: Int) -> LayerResult {
    guard results.indices.contains(row) else { return .stay }
    let item = results[row].item
    return .close { $0.go(to: item) }
  }

  func draw(in state: AppState, on surface: inout Surface) {
    list(in: state).draw(in: Rect(state.size), on: &surface)
  }

  private func list(in state: AppState) -> MenuList {
    let more = count > results.count ? say(", the first \(results.count) of \(count)") : ""
    var list = MenuList(
      title: say("Find\(more)"),
      prompt: editor,
      entries: results.map { found in
        MenuEntry(title: found.name, detail: found.place)
      },
      state: table,
      emptyText: editor.text.isEmpty
        ? say("Type a name, an address, a tag, a path: machines, volumes, networks, all of it.")
        : say("Nothing has that."),
      glyphs: state.glyphs
    )
    list.isChoosing = isChoosing
    return list
  }
}
