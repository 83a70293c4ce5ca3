import Backend
import OrderedCollections
import TUI
import Widgets

/// The line over consoles that have the whole screen: their names by number, how the one with the
/// keyboard stands, and the key that leaves it.
struct ConsoleBar {
  let state: AppState

  private var names: [(id: ConsoleID, text: String)] {
    let consoles = state.consoles.values
    guard consoles.count > 1 else {
      return consoles.map { ($0.id, say(" Console ")) }
    }
    return consoles.enumerated().map { ($0.element.id, " \($0.offset + 1) \($0.element.title) ") }
  }

  /// The columns of each name.
  private var ranges: [(id: ConsoleID, text: String, columns: Range<Int>)] {
    var x = 0
    return names.map { id, text in
      let width = TextWidth.columns(text)
      defer { x += width }
      return (id, text, x..<x + width)
    }
  }

  func console(at column: Int) -> ConsoleID? {
    ranges.first { $0.columns.contains(column) }?.id
  }

  func draw(in line: Rect, mode: ConsoleLayer.Mode, on surface: inout Surface) {
    surface.fill(line, style: Style(.header))
    guard let focused = state.deck.focused.flatMap({ state.consoles[$0] }) else { return }
    let view = ConsoleView(console: focused, state: state, mode: mode)
    var left: StyledText = ""
    let isAlone = state.consoles.count == 1
    for (id, text, _) in ranges {
      let role: StyleRole = id == focused.id && !isAlone ? .tabSelected : .header
      left += StyledText(text, Style(role, attributes: id == focused.id ? .bold : []))
    }
    // In a split each has its own line.
    if !state.deck.isSplit { left += StyledText(isAlone ? "" : " ") + view.heading + " " }
    if state.deck.broadcasts { left += StyledText(say(" typed into all shown "), .danger) }
    // What is special about a console matters more than that it has the keys.
    let whole = StyledText(view.keysText, .header)
    let fits = left.width + whole.width <= line.width
    let right = fits ? whole : StyledText(view.shortKeysText, .header)
    surface.write(
      left.defaulting(to: .header),
      at: Point(line.x, line.y),
      width: max(0, line.width - right.width),
      on: .header,
      ellipsis: state.glyphs.ellipsis
    )
    if right.width < line.width {
      let place = Point(line.maxX - right.width, line.y)
      surface.write(right, at: place, width: right.width, on: .header)
    }
  }
}
