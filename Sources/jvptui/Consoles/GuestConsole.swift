import Backend
import TUI
import Widgets

/// Which opening of which console; what an earlier opening still tells is not taken.
struct ConsoleKey: Hashable, Sendable {
  var item: ItemID
  var opening: Int
}

/// The console of one machine, on the screen or in the background.
struct GuestConsole: Sendable {
  /// How it stands.
  enum Phase: Sendable, Equatable {
    case opening
    case open
    /// Someone else has it.
    case busy
    case ended(String)
  }

  let item: ItemID
  let name: String
  /// The alias of the device; nil for the first.
  let device: String?
  let terminal: GuestTerminal
  var opening = 1
  var phase = Phase.opening
  /// The running instance that it was opened on; another one is a reason to open it again.
  var runID: Int32?
  /// Whether the guest has printed anything.
  var hasOutput = false
  /// Bytes that were lost because they came faster than they could be shown.
  var dropped = 0
  /// What is still to be pasted, and when the next piece is due.
  var pasting: [UInt8] = []
  var nextPiece = 0.0

  var key: ConsoleKey { ConsoleKey(item: item, opening: opening) }
}
