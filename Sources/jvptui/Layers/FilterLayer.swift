import TUI
import Widgets

/// The filter of a pane while it is typed: every change takes effect at once.
struct FilterLayer: Layer {
  let pane: PaneID
  private let before: String
  private var editor: LineEditor

  init(pane: PaneID, text: String) {
    self.pane = pane
    before = text
    editor = LineEditor(text: text)
  }

  mutating func handle(_ event: InputEvent, in state: AppState) -> LayerResult {
    let pane = pane
    if event.isCancel {
      return .close { state in
        state.setFilter("", in: pane)
        return []
      }
    }
    switch event.stroke?.key {
    case .enter?: return .close
    case .up?, .down?, .pageUp?, .pageDown?:
      let stroke = event.stroke
      return .stay { state in stroke.map { state.moveWith($0) } ?? [] }
    default: break
    }
    guard editor.handle(event) == .changed else { return .stay }
    let text = editor.text
    return .stay { state in
      state.setFilter(text, in: pane)
      return []
    }
  }

  func draw(in state: AppState, on surface: inout Surface) {
    let line = ScreenLayout(state).statusLine
    surface.fill(line, style: Style(.text))
    let label = surface.write(
      StyledText(" Filter ", .accent),
      at: Point(line.x, line.y),
      width: line.width
    )
    let room = line.splitLeft(label).rest
    let problem = state.paneState(pane).filterError ?? ""
    let (field, message) = room.splitLeft(
      problem.isEmpty ? room.width : max(room.width / 3, min(24, room.width))
    )
    LineEditorView(
      editor: editor,
      placeholder: "web state:running mem>=2G !tag:test or /^db/",
      isFocused: true
    ).draw(in: field, on: &surface)
    surface.write(
      StyledText(" " + problem, .danger),
      at: Point(message.x, message.y),
      width: message.width,
      ellipsis: state.glyphs.ellipsis
    )
  }
}
