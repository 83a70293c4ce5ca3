import Backend
import OrderedCollections
import TUI
import Widgets

extension ConsoleLayer {
  func draw(in state: AppState, on surface: inout Surface) {
    let layout = ConsoleLayout(state)
    surface.cursor = nil
    if let bar = layout.bar {
      surface.fill(Rect(state.size), style: Style(.text))
      ConsoleBar(state: state).draw(in: bar, mode: mode, on: &surface)
    }
    var cursor: Point?
    for place in layout.places {
      guard let console = state.consoles[place.id] else { continue }
      let isFocused = place.id == state.deck.focused
      let view = ConsoleView(console: console, state: state, mode: isFocused ? mode : nil)
      if let title = place.title { drawTitle(view, isFocused, state, in: title, on: &surface) }
      view.draw(in: place.body, on: &surface)
      if isFocused { cursor = surface.cursor }
    }
    surface.cursor = cursor
    guard case .command = mode else { return }
    let whole = layout.bar.map { Rect(state.size).splitTop($0.height).rest }
    guard let area = whole ?? layout.focused(in: state)?.body else { return }
    ConsoleMenu(keyMap: state.keyMap, glyphs: state.glyphs).draw(in: area, on: &surface)
  }

  /// The line over one of several; the one that takes the keys says so.
  private func drawTitle(
    _ view: ConsoleView,
    _ isFocused: Bool,
    _ state: AppState,
    in line: Rect,
    on surface: inout Surface
  ) {
    let console = view.console
    let takesKeys = isFocused || (state.deck.broadcasts && !console.isLocked)
    let role: StyleRole = takesKeys ? .tabSelected : .tab
    surface.fill(line, style: Style(role))
    let mark = takesKeys ? "\(state.glyphs.mark) " : "  "
    let text = StyledText(mark) + view.heading
    surface.write(
      text.defaulting(to: role),
      at: Point(line.x, line.y),
      width: line.width,
      on: role,
      ellipsis: state.glyphs.ellipsis
    )
  }
}
