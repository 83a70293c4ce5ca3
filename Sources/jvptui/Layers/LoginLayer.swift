import Backend
import TUI
import Widgets

/// A host's question before it can be opened: a password, a code, or whether its key is the right one.
struct LoginLayer: Layer {
  let host: HostID
  let question: LoginQuestion

  /// What is typed where nobody may see it; shared by copies, so that it exists only once.
  private let hidden = SecretBuffer()
  private var editor: LineEditor
  private var problem: String?

  init(host: HostID, question: LoginQuestion) {
    self.host = host
    self.question = question
    editor = LineEditor(text: question.suggestion)
  }

  var keyScope: LayerAction.Scope? { .field }

  mutating func handle(_ event: InputEvent, in state: AppState) -> LayerResult {
    if event.isCancel { return answer(nil) }
    if event.stroke?.key == .enter { return submit() }
    if case .mouse(let mouse) = event {
      guard mouse.kind == .press || mouse.kind == .doubleClick,
        let button = dialog(in: state).button(at: mouse.position, in: Rect(state.size))
      else { return .stay }
      return button == 0 && question.kind != .notice ? submit() : answer(nil)
    }
    if question.kind.isSecret {
      type(event)
    } else if question.kind != .notice, editor.handle(event) == .changed {
      problem = nil
    }
    return .stay
  }

  private mutating func type(_ event: InputEvent) {
    switch event {
    case .paste(let text):
      for character in text.prefix(while: { !$0.isNewline }) { hidden.append(character) }
    case .key(let stroke):
      switch (stroke.key, stroke.modifiers) {
      case (.backspace, _), (.character("h"), .control): hidden.removeLast()
      case (.character("u"), .control), (.character("w"), .control): hidden.removeAll()
      case (.character(let character), let modifiers)
      where !modifiers.contains(.control) && !modifiers.contains(.alt):
        hidden.append(character)
      default: return
      }
    case .mouse, .resize: return
    }
    problem = nil
  }

  private mutating func submit() -> LayerResult {
    switch question.kind {
    case .notice: return .stay
    // Without a passphrase ssh goes on without that key.
    case .passphrase: return answer(hidden.take())
    case .password, .oneTimeCode:
      guard hidden.count > 0 else { return refuse(say("Type it first; Esc cancels.")) }
      return answer(hidden.take())
    case .hostKey(let fingerprint):
      switch editor.text {
      case "yes", fingerprint: return answer(Secret("yes"))
      case "no": return answer(nil)
      default: return refuse(say("Type yes in full to accept this key; Esc cancels."))
      }
    case .userName, .text:
      guard !editor.text.isEmpty else { return refuse(say("Type it first; Esc cancels.")) }
      return answer(Secret(editor.text))
    }
  }

  private mutating func refuse(_ reason: String) -> LayerResult {
    problem = reason
    return .stay
  }

  private func answer(_ secret: Secret?) -> LayerResult {
    let host = host
    let id = question.id
    return .close { $0.answer(id, of: host, secret) }
  }

  func draw(in state: AppState, on surface: inout Surface) {
    dialog(in: state).draw(in: Rect(state.size), on: &surface)
  }
}

extension LoginLayer {
  private func dialog(in state: AppState) -> Dialog {
    let cancel = Dialog.Button(title: say("Cancel"), key: "esc")
    let isNotice = question.kind == .notice
    let accept = Dialog.Button(title: say("OK"), key: state.keyMap.layerKey("field.accept"))
    return Dialog(
      title: title,
      body: body,
      field: isNotice ? nil : field(state.glyphs),
      fieldLabel: label,
      fieldError: problem,
      buttons: isNotice ? [cancel] : [accept, cancel],
      focusedButton: 0,
      isFieldFocused: !isNotice,
      isDanger: isHostKey,
      glyphs: state.glyphs
    )
  }

  private var isHostKey: Bool {
    if case .hostKey = question.kind { true } else { false }
  }

  private var title: String { isHostKey ? say("Unknown key of \(host)") : say("Log in to \(host)") }

  private var body: [StyledText] {
    var lines = [StyledText(question.target, .muted)]
    if question.isRetry {
      lines.append(StyledText(say("That was not accepted. Try again."), .warning))
    }
    lines.append("")
    switch question.kind {
    case .hostKey(let fingerprint):
      lines += [
        StyledText(say("This host was never seen before. Its key has the fingerprint")),
        StyledText(fingerprint, .accent),
        "",
        StyledText(say("Compare it with the host's own, which is shown there by"), .muted),
        StyledText("ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub", .muted),
        StyledText(say("(or rsa, ecdsa). Whoever can answer in its place has another."), .muted),
      ]
    case .userName, .password, .passphrase, .oneTimeCode, .text, .notice:
      lines += question.prompt.split(whereSeparator: \.isNewline).map { StyledText(String($0)) }
    }
    return lines
  }

  private var label: String {
    switch question.kind {
    case .userName: say("User name")
    case .password: say("Password")
    case .passphrase: say("Passphrase (none: go on without this key)")
    case .oneTimeCode: say("Code")
    case .hostKey: say("Type yes to accept it")
    case .text: say("Answer")
    case .notice: ""
    }
  }

  /// The field; of what is hidden it knows no more than how long it is.
  private func field(_ glyphs: Glyphs) -> LineEditor {
    guard question.kind.isSecret else { return editor }
    return LineEditor(text: String(repeating: glyphs.bullet, count: hidden.count))
  }
}
