import Backend
import TUI
import Widgets

/// Asks for the file to save what is shown to; its ending says in which form.
struct ExportLayer: Layer {
  let what: String
  let columns: [String]
  let rows: [[ExportText.Value]]
  var editor: LineEditor
  private var problem: String?

  init(what: String, columns: [String], rows: [[ExportText.Value]], name: String) {
    self.what = what
    self.columns = columns
    self.rows = rows
    editor = LineEditor(text: name)
  }

  var keyScope: LayerAction.Scope? { .field }

  mutating func handle(_ event: InputEvent, in state: AppState) -> LayerResult {
    if event.isCancel { return .close }
    if event.stroke?.key == .enter { return save() }
    if case .mouse(let mouse) = event, mouse.kind == .press || mouse.kind == .doubleClick {
      switch dialog(in: state).button(at: mouse.position, in: Rect(state.size)) {
      case 0?: return save()
      case .some: return .close
      case nil: return .stay
      }
    }
    if editor.handle(event) == .changed { problem = nil }
    return .stay
  }

  private mutating func save() -> LayerResult {
    let path = editor.text
    let isJSON = path.hasSuffix(".json")
    guard isJSON || path.hasSuffix(".csv") else {
      problem = say("The name must end in .csv or .json")
      return .stay
    }
    let text = isJSON ? ExportText.json(columns, rows) : ExportText.csv(columns, rows)
    return .close { _ in [.saveText(path: path, text)] }
  }

  func draw(in state: AppState, on surface: inout Surface) {
    dialog(in: state).draw(in: Rect(state.size), on: &surface)
  }

  private func dialog(in state: AppState) -> Dialog {
    Dialog(
      title: say("Save what is shown"),
      body: [
        StyledText(what, .accent),
        StyledText(say("\(rows.count) rows; a new file, in CSV or JSON by its ending."), .muted),
      ],
      field: editor,
      fieldLabel: say("File"),
      fieldError: problem,
      buttons: [
        Dialog.Button(title: say("Save"), key: state.keyMap.layerKey("field.accept")),
        Dialog.Button(title: say("Cancel"), key: "esc"),
      ],
      focusedButton: 0,
      isFieldFocused: true,
      glyphs: state.glyphs
    )
  }
}
