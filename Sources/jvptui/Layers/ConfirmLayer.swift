import Backend
import TUI
import Widgets

/// The question before an action that can spoil something; it holds the very work it asks about.
struct ConfirmLayer: Layer {
  /// An item that the work is done to.
  struct Target: Sendable, Equatable {
    var item: ItemID
    var name: String
  }

  let title: String
  /// What is asked, up to the name or the number.
  let question: String
  /// What several of them are called.
  let noun: String
  let consequence: String?
  let danger: Danger
  let targets: [Target]
  let skipped: [SkippedItem]

  private var focused: Int
  private var top = 0
  private var editor = LineEditor()
  private var problem: String?

  private let work: @Sendable (inout AppState) -> [Effect]

  init(
    title: String,
    question: String,
    noun: String,
    consequence: String?,
    danger: Danger,
    requests: [JobRequest],
    skipped: [SkippedItem]
  ) {
    self.init(
      title: title,
      question: question,
      noun: noun,
      consequence: consequence,
      danger: danger,
      targets: requests.map { Target(item: $0.item, name: $0.name) },
      skipped: skipped,
      work: { $0.start(requests) }
    )
  }

  init(
    title: String,
    question: String,
    noun: String,
    consequence: String?,
    danger: Danger,
    targets: [Target],
    skipped: [SkippedItem],
    work: @escaping @Sendable (inout AppState) -> [Effect]
  ) {
    self.title = title
    self.question = question
    self.noun = noun
    self.consequence = consequence
    self.danger = danger
    self.targets = targets
    self.skipped = skipped
    self.work = work
    focused = danger == .destructive ? 1 : 0
  }

  var items: [ItemID] { targets.map(\.item) }
  var subject: String { targets.count == 1 ? "“\(targets[0].name)”" : say("one of the machines") }

  func announcement(in state: AppState) -> String {
    let asked =
      targets.count == 1
      ? say("\(question) \(targets[0].name)?")
      : say("\(question) these \(targets.count) \(noun)?")
    return consequence.map { "\(asked) \($0)" } ?? asked
  }

  /// What must be typed: the name, or the number when there are several.
  private var password: String? {
    guard danger == .typeName else { return nil }
    return targets.count == 1 ? targets[0].name : "\(targets.count)"
  }

  var keyScope: LayerAction.Scope? { password == nil ? .question : .field }

  mutating func handle(_ event: InputEvent, in state: AppState) -> LayerResult {
    if event.isCancel { return .close }
    if case .mouse(let mouse) = event { return click(mouse, state) }
    guard let stroke = event.stroke else { return typed(event) }
    switch stroke.key {
    case .enter: return press(focused)
    case .tab:
      focused = 1 - focused
      return .stay
    case .left where password == nil, .right where password == nil:
      focused = 1 - focused
      return .stay
    case .up, .down, .pageUp, .pageDown:
      scroll(stroke.key, state)
      return .stay
    case .character("y") where password == nil: return press(0)
    case .character("n") where password == nil: return .close
    default: return typed(event)
    }
  }

  private mutating func typed(_ event: InputEvent) -> LayerResult {
    if password != nil, editor.handle(event) == .changed { problem = nil }
    return .stay
  }

  private mutating func scroll(_ key: Key, _ state: AppState) {
    let step = key == .up ? -1 : key == .down ? 1 : key == .pageUp ? -8 : 8
    let most = dialog(in: state).maximumBodyTop(in: Rect(state.size))
    top = min(max(0, top + step), most)
  }

  private mutating func click(_ mouse: MouseEvent, _ state: AppState) -> LayerResult {
    switch mouse.kind {
    case .wheelUp: scroll(.up, state)
    case .wheelDown: scroll(.down, state)
    case .press, .doubleClick:
      if let button = dialog(in: state).button(at: mouse.position, in: Rect(state.size)) {
        return press(button)
      }
    case .rightClick, .drag, .release: break
    }
    return .stay
  }

  private mutating func press(_ button: Int) -> LayerResult {
    guard button == 0 else { return .close }
    if let password, editor.text != password {
      problem = say("“\(editor.text)” is not “\(password)”; nothing was done")
      return .stay
    }
    return .close(then: work)
  }

  func draw(in state: AppState, on surface: inout Surface) {
    dialog(in: state).draw(in: Rect(state.size), on: &surface)
  }

  private func dialog(in state: AppState) -> Dialog {
    var body: [StyledText] = []
    if targets.count == 1 {
      body.append(
        StyledText("\(question) ") + StyledText(targets[0].name, .accent)
          + StyledText(say("?"))
      )
    } else {
      body.append(StyledText(say("\(question) these \(targets.count) \(noun)?")))
      body += targets.map {
        StyledText("  \(state.glyphs.bullet) ", .muted) + StyledText($0.name, .accent)
      }
    }
    if let consequence { body += ["", StyledText(consequence, .muted)] }
    if !skipped.isEmpty {
      body += ["", StyledText(say("Left out:"), .warning)]
      body += skipped.map { StyledText("  " + say("\($0.name): \($0.reason)"), .muted) }
    }
    return Dialog(
      title: title,
      body: body,
      field: password == nil ? nil : editor,
      fieldLabel: password.map {
        targets.count == 1 ? say("Type the name to go on") : say("Type \($0) to go on")
      } ?? "",
      fieldError: problem,
      buttons: [
        Dialog.Button(
          title: title,
          key: password == nil ? state.keyMap.layerKey("question.yes") : nil,
          isDangerous: danger != .confirm
        ),
        Dialog.Button(
          title: say("Cancel"),
          key: password == nil ? state.keyMap.layerKey("question.no") : "esc"
        ),
      ],
      focusedButton: focused,
      isFieldFocused: password != nil,
      isDanger: danger == .destructive || danger == .typeName,
      bodyTop: top,
      glyphs: state.glyphs
    )
  }
}
