import Backend
import TUI
import Widgets

/// Asks for one value before an action; says what is wrong with it while it is typed.
struct PromptLayer: Layer {
  /// An item the answer is for.
  struct Target: Sendable, Equatable {
    var item: ItemID
    var name: String
  }

  let title: String
  let label: String
  let hint: String
  var editor: LineEditor
  let targets: [Target]
  let skipped: [SkippedItem]
  let problem: @Sendable (String) -> String?
  let requests: @Sendable (String) -> [JobRequest]

  private var shownProblem: String?

  init(
    title: String,
    label: String,
    hint: String,
    editor: LineEditor,
    targets: [Target],
    skipped: [SkippedItem],
    problem: @escaping @Sendable (String) -> String?,
    requests: @escaping @Sendable (String) -> [JobRequest]
  ) {
    self.title = title
    self.label = label
    self.hint = hint
    self.editor = editor
    self.targets = targets
    self.skipped = skipped
    self.problem = problem
    self.requests = requests
  }

  var items: [ItemID] { targets.map(\.item) }
  var subject: String { targets.count == 1 ? "“\(targets[0].name)”" : say("one of the machines") }

  var keyScope: LayerAction.Scope? { .field }

  mutating func handle(_ event: InputEvent, in state: AppState) -> LayerResult {
    if event.isCancel { return .close }
    if event.stroke?.key == .enter { return submit() }
    if case .mouse(let mouse) = event, mouse.kind == .press || mouse.kind == .doubleClick {
      switch dialog(in: state).button(at: mouse.position, in: Rect(state.size)) {
      case 0?: return submit()
      case .some: return .close
      case nil: return .stay
      }
    }
    if editor.handle(event) == .changed { shownProblem = problem(editor.text) }
    return .stay
  }

  private mutating func submit() -> LayerResult {
    shownProblem = problem(editor.text)
    guard shownProblem == nil else { return .stay }
    let made = requests(editor.text)
    return .close { $0.start(made) }
  }

  func draw(in state: AppState, on surface: inout Surface) {
    dialog(in: state).draw(in: Rect(state.size), on: &surface)
  }

  private func dialog(in state: AppState) -> Dialog {
    var body: [StyledText] = []
    if targets.count == 1 {
      body.append(StyledText(targets[0].name, .accent))
    } else {
      body += targets.map {
        StyledText("  \(state.glyphs.bullet) ", .muted) + StyledText($0.name, .accent)
      }
    }
    body += skipped.map { StyledText(say("Left out: \($0.name): \($0.reason)"), .muted) }
    body.append(StyledText(hint, .muted))
    return Dialog(
      title: title,
      body: body,
      field: editor,
      fieldLabel: label,
      fieldError: shownProblem,
      buttons: [
        Dialog.Button(title: say("OK"), key: state.keyMap.layerKey("field.accept")),
        Dialog.Button(title: say("Cancel"), key: "esc"),
      ],
      focusedButton: 0,
      isFieldFocused: true,
      glyphs: state.glyphs
    )
  }
}
