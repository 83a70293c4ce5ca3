import Backend
import OrderedCollections
import TUI
import Widgets

/// Which guests have the keyboard, for those that want to be told.
extension AppState {
  /// Tells guests that have asked for it when they get or lose the keyboard.
  mutating func focusEffects() -> [Effect] {
    let before = consolesWithKeyboard
    guard !before.isEmpty || hasConsoleLayer else { return [] }
    let present = layers.last is ConsoleLayer ? consolesTypedInto : []
    consolesWithKeyboard = Set(present.map(\.key))
    guard before != consolesWithKeyboard else { return [] }
    return before.subtracting(consolesWithKeyboard).flatMap { tellFocus(false, $0) }
      + consolesWithKeyboard.subtracting(before).flatMap { tellFocus(true, $0) }
  }

  private func tellFocus(_ hasFocus: Bool, _ key: ConsoleKey) -> [Effect] {
    guard let console = consoles[key.console], console.key == key, !console.isLocked,
      passedThrough != key.console
    else { return [] }
    return typing(console.terminal.use { $0.bytes(forFocus: hasFocus) } ?? [], into: console.id)
  }
}
