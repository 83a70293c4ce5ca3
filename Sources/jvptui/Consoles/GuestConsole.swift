import Backend
import TUI
import Widgets

/// The console of one machine, on the screen or in the background.
struct GuestConsole: Sendable {
  /// How it stands.
  enum Phase: Sendable, Equatable {
    case opening
    case open
    /// Someone else has it.
    case busy
    case ended(ConsoleEnding)
  }

  /// What a terminal on a serial line is taken for by nearly everything that runs in guests; a place
  /// that is smaller shows a part of it, until the guest is told its true size.
  static let usualSize = Size(80, 24)

  let id: ConsoleID
  let name: String
  let terminal: GuestTerminal
  /// Where it is opened: the host of its id, until the machine moves to another.
  var location: HostID
  var opening = 1
  var phase = Phase.opening
  /// When it ended, on the loop's clock.
  var endedAt = 0.0
  /// The running instance that it was opened on; another one is a reason to open it again.
  var runID: Int32?
  /// Whether its machine has moved to another host and it was not opened there yet.
  var hasMoved = false
  /// Whether the guest has printed anything.
  var hasOutput = false
  /// Bytes that were lost because they came faster than they could be shown.
  var dropped = 0
  /// What is still to be pasted, and when the next piece is due.
  var pasting: [UInt8] = []
  var nextPiece = 0.0
  /// Whether keys are kept from it.
  var isLocked = false
  /// Whether others may have it open too, each with a part of what it prints.
  var isShared = false
  /// Whether the guest was told its size, or is about to be.
  var isFitted = false
  /// The size that the guest was told last; nil before that.
  var toldSize: Size?
  /// The file that everything it prints is written to; nil while it is not recorded.
  var recording: String?

  init(id: ConsoleID, name: String, terminal: GuestTerminal) {
    self.id = id
    self.name = name
    self.terminal = terminal
    location = id.host
    isLocked = id.target.isReadOnly
  }

  var key: ConsoleKey { ConsoleKey(console: id, opening: opening) }

  /// The row of its machine where that runs now.
  var machine: ItemID { .domain(location, id.domain) }

  /// What the guest takes its terminal for; where there is less room, a part of it is shown.
  var leastSize: Size { isFitted ? toldSize ?? Size(1, 1) : Self.usualSize }

  /// The guest does not know the size of its terminal any more, and takes it for the usual one.
  mutating func forgetSize() {
    toldSize = nil
    isFitted = false
  }

  /// The device in words, such as `serial0`; empty for the one that libvirt takes by itself.
  var deviceText: String {
    switch id.target {
    case .first: ""
    case .device(let alias): alias
    case .channel(let name): name
    case .log(let alias): alias.isEmpty ? say("log") : say("log of \(alias)")
    }
  }

  /// Machine and device in one text.
  var title: String { deviceText.isEmpty ? name : "\(name) \(deviceText)" }

  var phasePhrase: Phrase {
    switch phase {
    case .opening: phrase("opening…")
    case .open: isLocked ? phrase("open, read-only") : phrase("open")
    case .busy: phrase("in use by another client")
    case .ended(let ending): phrase("ended: \(ending.reason)")
    }
  }

  var phaseText: String { say(phasePhrase) }

  var phaseRole: StyleRole {
    switch phase {
    case .opening: .stateBusy
    case .open: .stateRunning
    case .busy: .warning
    case .ended: .stateOff
    }
  }

  /// The serial port or console among those of its machine; nil for a channel or a log.
  func device(_ devices: [DomainDefinition.ConsoleDevice]) -> DomainDefinition.ConsoleDevice? {
    switch id.target {
    case .first: devices.first { !$0.isChannel }
    case .device(let alias): devices.first { $0.alias == alias }
    case .channel, .log: nil
    }
  }

  /// The terminal in the guest that the device is, where it can be known: `/dev/ttyS0` or `/dev/hvc0`.
  func guestDevice(_ devices: [DomainDefinition.ConsoleDevice]) -> String? {
    guard let device = device(devices) else { return nil }
    let same = devices.filter { $0.kind == device.kind }
    let number = same.firstIndex { $0.alias == device.alias } ?? 0
    switch device.kind {
    case "serial": return "/dev/ttyS\(number)"
    case "virtio": return "/dev/hvc\(number)"
    default: return nil
    }
  }
}
