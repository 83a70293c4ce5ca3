import Backend
import OrderedCollections
import TUI
import Widgets

/// A console that has the whole terminal, and how one comes back from it.
struct PassThrough {
  let console: ConsoleID
  /// The bytes of the escape key.
  let escape: [UInt8]
  /// The last bytes read, where they could be the begin of the escape key.
  var held: [UInt8] = []

  /// Takes input apart.
  ///
  /// - Returns: What goes to the guest, and whether the escape key was among it.
  mutating func take(_ bytes: [UInt8]) -> (typed: [UInt8], isOver: Bool) {
    let all = held + bytes
    held = []
    for start in all.indices where all[start...].starts(with: escape) {
      return (Array(all[..<start]), true)
    }
    // A sequence may be cut by the reading.
    for length in stride(from: min(escape.count - 1, all.count), to: 0, by: -1)
    where length > 1 && all.suffix(length).elementsEqual(escape.prefix(length)) {
      held = Array(all.suffix(length))
      return (Array(all.dropLast(length)), false)
    }
    return (all, false)
  }
}

extension ProgramLoop {
  func beginPassThrough(_ key: ConsoleKey) {
    guard passThrough == nil, let console = state.consoles[key.console] else { return }
    let stroke = state.options.console.escapeKey
    let typed = console.terminal.use { $0.bytes(for: stroke) } ?? []
    passThrough = PassThrough(console: key.console, escape: typed.isEmpty ? [0x1D] : typed)
    state.passedThrough = key.console
    screen.beginPassThrough()
    let title = TextWidth.displayed(console.title)
    screen.send(Array((say("Console of \(title); \(stroke) comes back") + "\r\n").utf8))
    checkPassThrough()
  }

  /// Passes on what was typed; comes back on the escape key.
  ///
  /// - Returns: Whether the terminal is still there.
  func takePassedInput() -> Bool {
    guard var passing = passThrough else { return true }
    let bytes = screen.readBytes()
    guard !bytes.isEmpty else { return false }
    let (typed, isOver) = passing.take(bytes)
    passThrough = passing
    if let console = state.consoles[passing.console], !typed.isEmpty, !console.isLocked {
      perform(state.typing(typed, into: console.id))
    }
    if isOver { endPassThrough(nil) }
    return true
  }

  /// Shows what the guest has printed, as it came.
  func passOn(_ event: AppEvent) {
    guard let passThrough, case .console(let key, .output(let output)) = event,
      key.console == passThrough.console
    else { return }
    screen.send(output.bytes)
  }

  /// Comes back where there is no guest any more.
  func checkPassThrough() {
    guard let passThrough else { return }
    guard let console = state.consoles[passThrough.console] else {
      return endPassThrough(say("the console was closed"))
    }
    switch console.phase {
    case .opening, .open: break
    case .busy: endPassThrough(say("the console is in use by another client"))
    case .ended(let ending): endPassThrough(ending.reason)
    }
  }

  func endPassThrough(_ reason: String?) {
    guard passThrough != nil else { return }
    passThrough = nil
    state.passedThrough = nil
    apply([.input(.resize(screen.endPassThrough())), .passedThrough(reason)])
  }
}
