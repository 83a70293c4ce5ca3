import Backend
import TUI
import Widgets

/// Asks for several values at once; stays open until what they are for has worked.
struct FormLayer: Layer {
  let title: String
  let submitTitle: String
  let items: [ItemID]
  let subject: String

  private var form: FormState
  /// Why it could not be taken, as the one who tried says.
  private var refusal: String?
  /// Whether it was taken and nothing was heard yet.
  private(set) var isWaiting = false
  /// What is wrong with each field; nil where nothing is.
  private let check: @Sendable (FormState, AppState) -> [String?]
  private let submit: @Sendable (FormState, inout AppState) -> [Effect]

  init(
    title: String,
    submitTitle: String = say("Save"),
    item: ItemID? = nil,
    subject: String = "",
    fields: [FormState.Field],
    check: @escaping @Sendable (FormState, AppState) -> [String?],
    submit: @escaping @Sendable (FormState, inout AppState) -> [Effect]
  ) {
    self.title = title
    self.submitTitle = submitTitle
    self.items = item.map { [$0] } ?? []
    self.subject = subject
    form = FormState(fields: fields)
    self.check = check
    self.submit = submit
  }

  var keyScope: LayerAction.Scope? { .form }

  mutating func handle(_ event: InputEvent, in state: AppState) -> LayerResult {
    if event.isCancel { return .close }
    if isWaiting { return .stay }
    let left = form.focus
    let outcome: FormState.Outcome
    if case .mouse(let mouse) = event {
      guard mouse.kind == .press || mouse.kind == .doubleClick,
        let part = view(in: state).part(at: mouse.position, in: Rect(state.size))
      else { return .stay }
      outcome = form.click(part)
    } else {
      outcome = form.handle(event)
    }
    switch outcome {
    case .cancelled: return .close
    case .submitted: return take(in: state)
    case .changed(let index):
      refusal = nil
      // What is wrong while it is typed is said only where it was said before.
      if form.fields[index].problem != nil { recheck(index, in: state) }
    case .moved:
      if left != form.focus, form.fields.indices.contains(left) { recheck(left, in: state) }
    case .ignored: break
    }
    return .stay
  }

  /// Says why it was not taken, and lets it be filled in again.
  mutating func refuse(_ reason: String) {
    isWaiting = false
    refusal = reason
  }

  private mutating func recheck(_ index: Int, in state: AppState) {
    let problems = check(form, state)
    if problems.indices.contains(index) { form.fields[index].problem = problems[index] }
  }

  private mutating func take(in state: AppState) -> LayerResult {
    for (index, problem) in check(form, state).enumerated() { form.fields[index].problem = problem }
    guard !form.focusOnProblem() else { return .stay }
    isWaiting = true
    refusal = nil
    let (form, submit) = (form, submit)
    return .stay { submit(form, &$0) }
  }

  func draw(in state: AppState, on surface: inout Surface) {
    view(in: state).draw(in: Rect(state.size), on: &surface)
  }

  private func view(in state: AppState) -> Form {
    Form(
      title: title,
      state: form,
      submitTitle: submitTitle,
      submitKey: state.keyMap.layerKey("form.save"),
      words: Form.Words(cancel: say("Cancel"), yes: say("yes"), no: say("no")),
      problem: refusal,
      glyphs: state.glyphs
    )
  }
}

extension AppState {
  /// Closes the form that waits for what it asked for.
  mutating func formSucceeded() {
    if let form = layers.last as? FormLayer, form.isWaiting { layers.removeLast() }
  }

  /// Has the form that waits say what went wrong; the status line where there is none.
  mutating func formFailed(_ reason: String) {
    guard var form = layers.last as? FormLayer, form.isWaiting else {
      return notify(reason, .failure)
    }
    form.refuse(reason)
    layers[layers.count - 1] = form
  }
}
