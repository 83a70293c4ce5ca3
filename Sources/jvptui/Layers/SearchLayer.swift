import Backend
import TUI
import Widgets

/// The search in the details while it is typed.
struct SearchLayer: Layer {
  private var editor = LineEditor()

  var keyScope: LayerAction.Scope? { .search }

  mutating func handle(_ event: InputEvent, in state: AppState) -> LayerResult {
    if event.isCancel {
      return .close { state in
        state.detail.viewer.search = nil
        return []
      }
    }
    if event.stroke?.key == .enter { return .close }
    guard editor.handle(event) == .changed else { return .stay }
    let text = editor.text
    return .stay { state in
      state.detail.viewer.search = text.isEmpty ? nil : text
      state.findInDetail(next: true)
      return []
    }
  }

  func draw(in state: AppState, on surface: inout Surface) {
    let line = ScreenLayout(state).statusLine
    surface.fill(line, style: Style(.text))
    let label = surface.write(
      StyledText(say(" Search "), .accent),
      at: Point(line.x, line.y),
      width: line.width
    )
    LineEditorView(
      editor: editor,
      placeholder: say("text; enter keeps it, n and N go on"),
      isFocused: true
    )
    .draw(in: line.splitLeft(label).rest, on: &surface)
  }
}
