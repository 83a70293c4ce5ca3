import Backend
import OrderedCollections
import TUI
import Widgets

extension AppState {
  /// The most bytes of a paste in one piece, and the pause after it in seconds: a guest's terminal
  /// takes a line of 4,095 bytes, and loses what comes faster than it reads.
  private static let pastePiece = 256
  static let pastePause = 0.025

  /// The room that a console has on the screen.
  var consoleSize: Size { Size(size.width, max(1, size.height - 1)) }

  /// Shows the console of a machine, opening it when it is not open.
  mutating func showConsole(_ item: ItemID, name: String, device: String?) -> [Effect] {
    var effects: [Effect] = []
    if let console = consoles[item], console.device == device {
      if case .ended = console.phase { effects = reopenConsole(item) }
      if console.phase == .busy { effects = reopenConsole(item) }
    } else {
      effects = forgetConsole(item)
      consoles[item] = GuestConsole(
        item: item,
        name: name,
        device: device,
        terminal: GuestTerminal(size: consoleSize),
        opening: nextConsole
      )
      effects += openConsole(item, force: false)
    }
    layers.append(ConsoleLayer(item: item))
    return effects
  }

  /// Shows the console of a machine, after asking which one when it has several.
  mutating func chooseConsole(_ item: DomainItem) -> [Effect] {
    let devices = item.definition?.consoles ?? []
    guard devices.count > 1, consoles[item.id] == nil else {
      return showConsole(item.id, name: item.shownName, device: consoles[item.id]?.device)
    }
    let choices = devices.map { device in
      MenuLayer.Choice(
        title: "\(device.kind) \(device.alias)",
        key: "",
        detail: "",
        disabledReason: nil,
        run: { $0.showConsole(item.id, name: item.shownName, device: device.alias) }
      )
    }
    let title = "Which console of \(item.shownName)?"
    layers.append(
      MenuLayer(title: title, choices: choices, isSearchable: false, items: [item.id])
    )
    return []
  }

  /// Opens a console again; what it has shown stays.
  mutating func reopenConsole(_ item: ItemID, force: Bool = false) -> [Effect] {
    guard let console = consoles[item] else { return [] }
    consoles[item]?.opening = nextConsole
    return [.closeConsole(console.key)] + openConsole(item, force: force)
  }

  /// Closes a console for good.
  mutating func forgetConsole(_ item: ItemID) -> [Effect] {
    guard let console = consoles.removeValue(forKey: item) else { return [] }
    return [.closeConsole(console.key)]
  }

  private mutating func openConsole(_ item: ItemID, force: Bool) -> [Effect] {
    nextConsole += 1
    guard case .domain(let host, let uuid) = item, let console = consoles[item] else { return [] }
    consoles[item]?.phase = .opening
    consoles[item]?.pasting = []
    consoles[item]?.runID = hosts[host]?.domains[uuid]?.runID
    return [
      .openConsole(console.key, host: host, domain: uuid, device: console.device, force: force)
    ]
  }

  /// Types into the guest.
  func typing(_ bytes: [UInt8], into item: ItemID) -> [Effect] {
    guard let console = consoles[item], console.phase == .open, !bytes.isEmpty else { return [] }
    return [.sendToConsole(console.key, bytes)]
  }

  /// Begins to paste, in pieces that a slow guest can take.
  mutating func paste(_ text: String, into item: ItemID) -> [Effect] {
    guard let console = consoles[item], console.phase == .open else { return [] }
    consoles[item]?.pasting += console.terminal.use { $0.bytes(forPaste: text) } ?? []
    consoles[item]?.nextPiece = clock
    return sendPastes()
  }

  /// The pieces of pastes that are due.
  mutating func sendPastes() -> [Effect] {
    var effects: [Effect] = []
    for console in consoles.values where !console.pasting.isEmpty && console.nextPiece <= clock {
      let piece = Array(console.pasting.prefix(Self.pastePiece))
      consoles[console.item]?.pasting.removeFirst(piece.count)
      consoles[console.item]?.nextPiece = clock + Self.pastePause
      effects += typing(piece, into: console.item)
    }
    return effects
  }

  /// Whether a paste is under way anywhere.
  var isPasting: Bool { consoles.values.contains { !$0.pasting.isEmpty } }

  /// Gives every console the room that there is now.
  func resizeConsoles() {
    for console in consoles.values { console.terminal.use { $0.resize(to: consoleSize) } }
  }
}

// MARK: - What consoles tell

extension AppState {
  mutating func take(_ update: ConsoleEvent, from key: ConsoleKey) -> [Effect] {
    guard let console = consoles[key.item], console.opening == key.opening else { return [] }
    switch update {
    case .opened:
      consoles[key.item]?.phase = .open
      return [.readConsole(key)]
    case .refused(let error):
      if error.code == .consoleBusy {
        consoles[key.item]?.phase = .busy
      } else {
        consoles[key.item]?.phase = .ended(error.description)
        noteRefusal(of: "console", on: key.item, error)
      }
      return []
    case .outputReady: return [.readConsole(key)]
    case .output(let output):
      consoles[key.item]?.dropped += output.dropped
      guard !output.bytes.isEmpty else { return [] }
      consoles[key.item]?.hasOutput = true
      let answer = console.terminal.use { $0.feed(output.bytes) } ?? []
      return typing(answer, into: key.item) + [.readConsole(key)]
    case .ended(let reason):
      consoles[key.item]?.phase = .ended(reason)
      consoles[key.item]?.pasting = []
      return reopenRestarted()
    }
  }

  /// Opens consoles again whose machines have been started anew since they ended.
  mutating func reopenRestarted() -> [Effect] {
    var effects: [Effect] = []
    for console in consoles.values {
      guard case .ended = console.phase, case .domain(let host, let uuid) = console.item,
        let run = hosts[host]?.domains[uuid]?.runID, run != console.runID,
        hosts[host]?.state.isUsable == true
      else { continue }
      effects += reopenConsole(console.item)
    }
    return effects
  }
}

/// What becomes known about a console.
enum ConsoleEvent: Sendable {
  case opened
  case refused(BackendError)
  case outputReady
  case output(ConsoleOutput)
  case ended(String)
}
