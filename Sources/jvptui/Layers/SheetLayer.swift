import Backend
import TUI
import Widgets

/// A large text to scroll through: the help, a whole message.
struct SheetLayer: Layer {
  let title: String
  let lines: [StyledText]
  /// What `y` copies; nil for nothing.
  let copyText: String?
  var viewer = TextViewerState()
  private var editor: LineEditor?

  init(title: String, lines: [StyledText], copyText: String? = nil) {
    self.title = title
    self.lines = lines
    self.copyText = copyText
  }

  var keyScope: LayerAction.Scope? { editor == nil ? .viewer : .search }

  mutating func handle(_ event: InputEvent, in state: AppState) -> LayerResult {
    if editor != nil { return search(event, state) }
    if event.isCancel { return .close }
    let height = sheet(in: state).bodySize(in: Rect(state.size)).height
    let shown = sheet(in: state).displayedLines(in: Rect(state.size))
    if case .mouse(let mouse) = event {
      let step = mouse.kind == .wheelUp ? -3 : mouse.kind == .wheelDown ? 3 : 0
      viewer.scroll(by: step, lineCount: shown.count, height: height)
      return .stay
    }
    guard let stroke = event.stroke else { return .stay }
    switch stroke {
    case KeyStroke("q"), KeyStroke("?"), KeyStroke(.enter): return .close
    case KeyStroke("/"): editor = LineEditor()
    case KeyStroke("n"): viewer.find(next: true, in: shown, height: height)
    case KeyStroke("N"): viewer.find(next: false, in: shown, height: height)
    case KeyStroke("y"):
      guard let copyText else { return .stay }
      return .stay { $0.copy(copyText, what: say("the text")) }
    default:
      ViewerKeys.scroll(&viewer, with: stroke, lineCount: shown.count, height: height)
    }
    return .stay
  }

  private mutating func search(_ event: InputEvent, _ state: AppState) -> LayerResult {
    if event.isCancel {
      editor = nil
      viewer.search = nil
      return .stay
    }
    if event.stroke?.key == .enter {
      editor = nil
      return .stay
    }
    if editor?.handle(event) == .changed {
      viewer.search = editor?.text
      let height = sheet(in: state).bodySize(in: Rect(state.size)).height
      let shown = sheet(in: state).displayedLines(in: Rect(state.size))
      viewer.find(next: true, in: shown, height: height)
    }
    return .stay
  }

  func draw(in state: AppState, on surface: inout Surface) {
    sheet(in: state).draw(in: Rect(state.size), on: &surface)
  }

  private func sheet(in state: AppState) -> Sheet {
    let search = editor.map { say("search: \($0.text)") } ?? say("Search")
    let keys = state.keyMap
    var hints = [Hint(key: keys.layerKey("viewer.search"), title: search)]
    if viewer.search != nil {
      let both = "\(keys.layerKey("viewer.next"))/\(keys.layerKey("viewer.previous"))"
      hints.append(Hint(key: both, title: say("Next, previous")))
    }
    if copyText != nil { hints.append(Hint(key: keys.layerKey("viewer.copy"), title: say("Copy"))) }
    hints.append(Hint(key: "esc", title: say("Close")))
    return Sheet(title: title, lines: lines, hints: hints, state: viewer, glyphs: state.glyphs)
  }
}
