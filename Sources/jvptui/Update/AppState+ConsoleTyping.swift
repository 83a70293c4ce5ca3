import Backend
import OrderedCollections
import TUI
import Widgets

/// What goes to guests: keys, pastes, and what is asked for by name.
extension AppState {
  /// The most bytes of a paste in one piece, and the pause after it in seconds: a guest's terminal
  /// takes a line of 4,095 bytes, and loses what comes faster than it reads.
  private static let pastePiece = 256
  static let pastePause = 0.025

  /// The consoles that what is typed goes to.
  var consolesTypedInto: [GuestConsole] {
    guard let focused = deck.focused else { return [] }
    let ids = deck.broadcasts ? deck.shown : [focused]
    return ids.compactMap { consoles[$0] }.filter { $0.phase == .open && !$0.isLocked }
  }

  /// Types a key, to each guest in the mode that it has chosen.
  func typing(_ stroke: KeyStroke) -> [Effect] {
    consolesTypedInto.flatMap { console in
      typing(console.terminal.use { $0.bytes(for: stroke) } ?? [], into: console.id)
    }
  }

  /// Types bytes into all consoles that take what is typed.
  func typing(_ bytes: [UInt8]) -> [Effect] {
    consolesTypedInto.flatMap { typing(bytes, into: $0.id) }
  }

  /// Sends bytes to one guest.
  func typing(_ bytes: [UInt8], into id: ConsoleID) -> [Effect] {
    guard let console = consoles[id], console.phase == .open, !bytes.isEmpty else { return [] }
    return [.sendToConsole(console.key, bytes)]
  }

  /// Begins to paste, in pieces that a slow guest can take.
  mutating func pasteIntoConsoles(_ text: String) -> [Effect] {
    for console in consolesTypedInto {
      consoles[console.id]?.pasting += console.terminal.use { $0.bytes(forPaste: text) } ?? []
      consoles[console.id]?.nextPiece = clock
    }
    return sendPastes()
  }

  /// The pieces of pastes that are due.
  mutating func sendPastes() -> [Effect] {
    var effects: [Effect] = []
    for console in consoles.values where !console.pasting.isEmpty && console.nextPiece <= clock {
      let piece = Array(console.pasting.prefix(Self.pastePiece))
      consoles[console.id]?.pasting.removeFirst(piece.count)
      consoles[console.id]?.nextPiece = clock + Self.pastePause
      effects += typing(piece, into: console.id)
    }
    return effects
  }

  /// Whether a paste is under way anywhere.
  var isPasting: Bool { consoles.values.contains { !$0.pasting.isEmpty } }

  /// Stops all pastes.
  mutating func stopPasting() {
    for id in consoles.keys { consoles[id]?.pasting = [] }
  }

  /// Keeps keys from a console, or lets them through again.
  mutating func toggleConsoleLock(_ id: ConsoleID) {
    guard let console = consoles[id] else { return }
    if console.id.target.isReadOnly {
      notify(say("This is a file that the host writes; it can only be read"), .warning)
    } else {
      consoles[id]?.isLocked.toggle()
    }
  }

  /// Tells a guest how large its terminal is: by its agent where that is connected, else by typing.
  mutating func tellConsoleSize(_ id: ConsoleID) -> [Effect] {
    guard let console = consoles[id], console.phase == .open else { return [] }
    let definition = hosts[console.location]?.domains[id.domain]?.definition
    guard definition?.hasConnectedAgent == true,
      let device = console.guestDevice(definition?.consoles ?? [])
    else { return typeConsoleSize(id) }
    let (size, effects) = settleConsoleSize(console)
    let action = DomainAction.setTerminalSize(
      device: device,
      columns: size.width,
      rows: size.height
    )
    let request = consoleRequest(console, "console-size", say("Set terminal size in"), action)
    return effects + start([request])
  }

  /// Types a line for the guest's shell that says how large its terminal is.
  mutating func typeConsoleSize(_ id: ConsoleID) -> [Effect] {
    guard let console = consoles[id], console.phase == .open else { return [] }
    guard !console.isLocked else {
      notify(say("Only looking: unlock it to type into it"), .warning)
      return []
    }
    let (size, effects) = settleConsoleSize(console)
    let line = "stty rows \(size.height) cols \(size.width)\r"
    return effects + typing(Array(line.utf8), into: id)
  }

  /// Gives a terminal exactly the room that it has, which is what its guest is about to be told.
  private mutating func settleConsoleSize(_ console: GuestConsole) -> (Size, [Effect]) {
    consoles[console.id]?.isFitted = true
    consoles[console.id]?.toldSize = nil
    let effects = fitConsoles()
    let size = console.terminal.use(\.size) ?? GuestConsole.usualSize
    consoles[console.id]?.toldSize = size
    return (size, effects)
  }

  /// Asks before a break is sent, since only the emulator's monitor can, and that leaves a mark.
  mutating func askForBreak(_ id: ConsoleID) -> [Effect] {
    guard let console = consoles[id] else { return [] }
    let devices = hosts[console.location]?.domains[id.domain]?.definition?.consoles ?? []
    let alias: String? =
      switch id.target {
      case .first: devices.first { $0.kind == "serial" }?.alias
      case .device(let alias): alias
      case .channel, .log: nil
      }
    guard let alias, !alias.isEmpty else {
      notify(say("A break can only be sent to a serial port of a running machine"), .warning)
      return []
    }
    layers.append(
      ConfirmLayer(
        title: say("Send break"),
        question: say("Send a break on \(alias) to"),
        noun: say("VMs"),
        consequence: say("It goes through QEMU's monitor; libvirt marks the machine as tainted."),
        danger: .confirm,
        requests: [
          consoleRequest(console, "send-break", say("Send break to"), .sendBreak(alias: alias))
        ],
        skipped: []
      )
    )
    return []
  }

  private func consoleRequest(
    _ console: GuestConsole,
    _ actionID: String,
    _ title: String,
    _ action: DomainAction
  ) -> JobRequest {
    JobRequest(
      actionID: actionID,
      title: title,
      item: .domain(console.location, console.id.domain),
      name: console.name,
      host: console.location,
      command: .domain(console.id.domain, action),
      forceOffAfter: nil
    )
  }

  /// The list of control keys, for those that a keyboard or a program on the way does not let through.
  mutating func offerControlKeys() -> [Effect] {
    let choices = ControlKey.all.map { key in
      MenuLayer.Choice(
        title: key.name,
        key: "",
        detail: key.meaning,
        disabledReason: nil,
        run: { $0.typing(key.bytes) }
      )
    }
    layers.append(MenuLayer(title: say("Send a key"), choices: choices, isSearchable: true))
    return []
  }
}
