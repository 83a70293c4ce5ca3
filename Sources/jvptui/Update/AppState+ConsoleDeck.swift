import Backend
import OrderedCollections
import TUI
import Widgets

/// Where consoles lie: in the details, or on the whole screen, alone or several at once.
extension AppState {
  /// Gives a console the keyboard: in the details where there is room beside the list, else on the
  /// whole screen.
  mutating func show(_ id: ConsoleID, isSplit: Bool = false) {
    if isSplit, hasConsoleLayer {
      deck.add(id, deck.arrangement)
    } else if isSplit {
      deck.begin(with: id)
    } else {
      deck.focus(on: id)
    }
    let isWide = size.width >= ScreenLayout.wideWidth
    if !hasConsoleLayer { deck.isZoomed = !isWide || deck.isSplit }
    if deck.isSplit { deck.isZoomed = true }
    if !deck.isZoomed { revealConsole(id) }
    if !hasConsoleLayer { layers.append(ConsoleLayer()) }
  }

  /// Has the details show what a console belongs to.
  private mutating func revealConsole(_ id: ConsoleID) {
    isZoomed = false
    let item = pane == .consoles ? ItemID.console(id) : consoles[id]?.machine ?? id.machine
    if pane != .consoles, pane != .domains { _ = focus(on: .domains) }
    if let row = panes[pane]?.rows.firstIndex(of: item) { moveCursor(in: pane, to: row) }
    detail.tab = Self.consoleTab
    detail.isOpen = true
    focus = .details
  }

  /// The title of the details' tab that shows consoles.
  static let consoleTab = say("Console")

  /// The console in the details: the one with the keyboard, else that of the selected row.
  var detailConsole: ConsoleID? {
    if hasConsoleLayer {
      guard !deck.isZoomed else { return nil }
      return deck.focused.flatMap { consoles[$0] == nil ? nil : $0 }
    }
    guard currentTab == Self.consoleTab else { return nil }
    switch selectedItem(in: pane) {
    case .console(let id): return consoles[id] == nil ? nil : id
    case .domain(let host, let uuid):
      let own = consoles(of: .domain(host, uuid)).map(\.id)
      return own.first { $0 == deck.focused } ?? own.first
    default: return nil
    }
  }

  /// Changes between the details and the whole screen.
  mutating func toggleConsoleZoom() {
    guard let focused = deck.focused else { return }
    if deck.isZoomed, size.width < ScreenLayout.wideWidth {
      notify(say("The console has the whole screen; from 110 columns it fits into the details"))
      return
    }
    deck.isZoomed.toggle()
    if !deck.isZoomed { revealConsole(focused) }
  }

  /// Gives the keyboard to the console before or after the one that has it.
  mutating func changeConsole(by step: Int) {
    guard let focused = deck.focused, let place = consoles.index(forKey: focused) else { return }
    guard consoles.count > 1 else {
      notify(say("No other console is open; c on another machine opens one"))
      return
    }
    let next = (place + step + consoles.count) % consoles.count
    show(consoles.keys[next])
  }

  /// Gives the keyboard to a console by its place among all, from 1.
  mutating func chooseConsole(number: Int) {
    guard (1...max(1, consoles.count)).contains(number), consoles.count >= number else {
      notify(say("There is no console \(number); \(consoles.count) are open"), .warning)
      return
    }
    show(consoles.keys[number - 1])
  }

  /// Shows one more console beside or below the others.
  mutating func splitConsole(_ arrangement: ConsoleDeck.Arrangement) {
    guard let next = consoles.keys.first(where: { !deck.shown.contains($0) }) else {
      if deck.isSplit {
        deck.arrangement = arrangement
        deck.isZoomed = true
      } else {
        notify(say("No other console is open; c on another machine opens one"))
      }
      return
    }
    deck.isZoomed = true
    deck.add(next, arrangement)
  }

  /// Has what is typed go to all consoles on the screen, or to one alone again.
  mutating func toggleBroadcast() {
    guard deck.isSplit else {
      notify(say("Typing into several needs several on the screen: | or - shows another"), .warning)
      return
    }
    deck.broadcasts.toggle()
  }

  /// Gives each console on the screen the room that it has there.
  mutating func fitConsoles() -> [Effect] {
    var effects: [Effect] = []
    for place in ConsoleLayout(self).places {
      guard let console = consoles[place.id] else { continue }
      let room = place.body.size
      let least = console.leastSize
      let wanted = Size(max(room.width, least.width), max(room.height, least.height))
      let isNew = console.terminal.use { terminal in
        let before = terminal.size
        terminal.resize(to: wanted)
        return terminal.size != before
      }
      if isNew == true, console.recording != nil {
        effects.append(.record(console.id, .resize(wanted)))
      }
    }
    return effects
  }
}
