import OrderedCollections
import TUI
import Widgets

/// One console on the whole screen: all keys go to the guest but the one that leaves it.
struct ConsoleLayer: Layer {
  /// What the keys do.
  enum Mode: Sendable {
    /// They go to the guest.
    case live
    /// The next one is for the program.
    case command
    /// They move through what was printed.
    case scroll(ConsoleScroll)
    /// They answer whether several lines are to be pasted.
    case confirmPaste(String)
    /// They answer whether someone else is to be thrown out.
    case confirmTakeOver
    /// They name the file to save to.
    case save(LineEditor)
  }

  /// The key that leaves the guest.
  static let escapeKey = KeyStroke(.character("]"), .control)

  let item: ItemID
  var mode = Mode.live

  var isFullScreen: Bool { true }

  init(item: ItemID) { self.item = item }

  mutating func handle(_ event: InputEvent, in state: AppState) -> LayerResult {
    guard let console = state.consoles[item] else { return .close }
    switch mode {
    case .live: return handleLive(event, console)
    case .command: return handleCommand(event, console)
    case .scroll(let scroll): return handleScroll(event, scroll, console)
    case .confirmPaste(let text):
      guard let stroke = event.stroke else { return .stay }
      mode = .live
      return stroke == KeyStroke("y") || stroke.key == .enter ? paste(text) : .stay
    case .confirmTakeOver:
      guard let stroke = event.stroke else { return .stay }
      mode = .live
      let item = item
      return stroke == KeyStroke("y")
        ? .stay { $0.reopenConsole(item, force: true) } : .stay
    case .save(let editor): return handleSave(event, editor, console)
    }
  }

  private mutating func handleLive(_ event: InputEvent, _ console: GuestConsole) -> LayerResult {
    switch event {
    case .key(Self.escapeKey):
      mode = .command
      return .stay
    case .key(let stroke):
      guard console.phase == .open else { return handleClosed(stroke, console) }
      return type(console.terminal.use { $0.bytes(for: stroke) } ?? [])
    case .paste(let text):
      guard console.phase == .open else { return .stay }
      if text.contains(where: \.isNewline) {
        mode = .confirmPaste(text)
        return .stay
      }
      return paste(text)
    case .mouse(let mouse): return point(mouse, console)
    case .resize: return .stay
    }
  }

  /// Keys while there is no guest to take them.
  private mutating func handleClosed(_ stroke: KeyStroke, _ console: GuestConsole) -> LayerResult {
    let item = item
    if stroke.key == .enter, console.phase != .opening { return .stay { $0.reopenConsole(item) } }
    if stroke == KeyStroke("f"), console.phase == .busy { mode = .confirmTakeOver }
    if stroke.key == .escape || stroke == KeyStroke("q") { return .close }
    return .stay
  }

  private mutating func point(_ mouse: MouseEvent, _ console: GuestConsole) -> LayerResult {
    var mouse = mouse
    guard mouse.position.y > 0 else { return .stay }
    mouse.position.y -= 1
    let wants = console.terminal.use { $0.modes.wantsMouse } ?? false
    if wants { return type(console.terminal.use { $0.bytes(for: mouse) } ?? []) }
    if mouse.kind == .wheelUp || mouse.kind == .drag {
      guard var scroll = console.terminal.use({ ConsoleScroll($0) }) else { return .stay }
      scroll.cursor = Point(mouse.position.x, scroll.top + mouse.position.y)
      if mouse.kind == .drag { scroll.anchor = scroll.cursor }
      mode = .scroll(scroll)
    }
    return .stay
  }

  private mutating func handleCommand(_ event: InputEvent, _ console: GuestConsole) -> LayerResult {
    guard let stroke = event.stroke else { return .stay }
    mode = .live
    let item = item
    switch stroke {
    case KeyStroke("d"): return .close
    case KeyStroke("D"): return .close { $0.forgetConsole(item) }
    case Self.escapeKey, KeyStroke("]"): return type([0x1D])
    case KeyStroke("s"), KeyStroke("c"):
      if let scroll = console.terminal.use({ ConsoleScroll($0) }) { mode = .scroll(scroll) }
    case KeyStroke("r"):
      let size = console.terminal.use(\.size) ?? Size(80, 24)
      return type(Array("stty rows \(size.height) cols \(size.width)\r".utf8))
    case KeyStroke("f"): mode = .confirmTakeOver
    case KeyStroke("w"): mode = .save(LineEditor(text: ConsoleFile.name(for: console.name)))
    case KeyStroke("x"):
      return .stay { state in
        state.consoles[item]?.pasting = []
        return []
      }
    case KeyStroke("?"): mode = .command
    default: break
    }
    return .stay
  }

  private mutating func handleSave(
    _ event: InputEvent,
    _ editor: LineEditor,
    _ console: GuestConsole
  ) -> LayerResult {
    mode = .live
    if event.isCancel { return .stay }
    if event.stroke?.key == .enter {
      let path = editor.text
      let text = console.terminal.use(ConsoleFile.text) ?? ""
      return .stay { _ in path.isEmpty ? [] : [.saveText(path: path, text)] }
    }
    var editor = editor
    _ = editor.handle(event)
    mode = .save(editor)
    return .stay
  }

  private func type(_ bytes: [UInt8]) -> LayerResult {
    let item = item
    return .stay { $0.typing(bytes, into: item) }
  }

  private func paste(_ text: String) -> LayerResult {
    let item = item
    return .stay { $0.paste(text, into: item) }
  }
}
