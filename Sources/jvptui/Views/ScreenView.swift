import Backend
import TUI
import Widgets

/// Draws the whole screen from the state.
enum ScreenView {
  /// The smallest terminal on which the program can be used.
  static let smallest = Size(40, 10)

  static func draw(_ state: AppState) -> Surface {
    var surface = Surface(state.screenSize)
    if state.options.isLinear { LinearView(state: state).drawAnnouncements(on: &surface) }
    guard state.size.width >= smallest.width, state.size.height >= smallest.height else {
      drawTooSmall(state, on: &surface)
      return surface
    }
    if let base = state.layers.lastIndex(where: { $0.isFullScreen(in: state) }) {
      for layer in state.layers[base...] { layer.draw(in: state, on: &surface) }
      return surface
    }
    let layout = ScreenLayout(state)
    guard !state.options.isLinear else {
      LinearView(state: state).draw(in: layout, on: &surface)
      for layer in state.layers { layer.draw(in: state, on: &surface) }
      return surface
    }
    ChromeView(state: state).draw(in: layout, on: &surface)
    for place in layout.panes { PaneView(id: place.id, state: state).draw(in: place, on: &surface) }
    DetailView(state: state).draw(in: layout, on: &surface)
    for layer in state.layers { layer.draw(in: state, on: &surface) }
    return surface
  }

  private static func drawTooSmall(_ state: AppState, on surface: inout Surface) {
    let text =
      say(
        "jvptui needs \(smallest.width)x\(smallest.height); this terminal has "
          + "\(state.size.width)x\(state.size.height). q quits."
      )
    let lines = StyledText(text).wrapped(to: max(1, state.size.width))
    for (row, line) in lines.prefix(state.size.height).enumerated() {
      surface.write(line, at: Point(0, row), width: state.size.width)
    }
  }
}
