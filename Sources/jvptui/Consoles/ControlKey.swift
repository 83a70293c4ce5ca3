import Backend
import TUI

/// A key that can be sent by its name, because something on the way may not let it through.
struct ControlKey: Sendable {
  let name: String
  /// What it is for, as most guests take it.
  let meaning: String
  let bytes: [UInt8]

  /// Every control character, the most wanted ones first.
  static let all: [ControlKey] = wanted + letters

  private static let wanted: [ControlKey] = [
    ControlKey(name: "ctrl-c", meaning: say("interrupt"), bytes: [0x03]),
    ControlKey(name: "ctrl-d", meaning: say("end of input"), bytes: [0x04]),
    ControlKey(name: "ctrl-z", meaning: say("suspend"), bytes: [0x1A]),
    ControlKey(name: "ctrl-\\", meaning: say("quit"), bytes: [0x1C]),
    ControlKey(name: "ctrl-]", meaning: say("telnet and virsh"), bytes: [0x1D]),
    ControlKey(name: "ctrl-^", meaning: "", bytes: [0x1E]),
    ControlKey(name: "ctrl-_", meaning: say("undo"), bytes: [0x1F]),
    ControlKey(name: "ctrl-space", meaning: "NUL", bytes: [0x00]),
    ControlKey(name: "esc", meaning: "", bytes: [0x1B]),
    ControlKey(name: "tab", meaning: "", bytes: [0x09]),
    ControlKey(name: "enter", meaning: say("carriage return"), bytes: [0x0D]),
    ControlKey(name: say("line feed"), meaning: "ctrl-j", bytes: [0x0A]),
    ControlKey(name: "backspace", meaning: "ctrl-h", bytes: [0x08]),
    ControlKey(name: "delete", meaning: "DEL", bytes: [0x7F]),
  ]

  private static let letters: [ControlKey] = (UInt8(ascii: "a")...UInt8(ascii: "z")).compactMap {
    letter in
    let byte = letter & 0x1F
    guard !wanted.contains(where: { $0.bytes == [byte] }) else { return nil }
    return ControlKey(
      name: "ctrl-\(Character(Unicode.Scalar(letter)))",
      meaning: meanings[byte] ?? "",
      bytes: [byte]
    )
  }

  private static let meanings: [UInt8: String] = [
    0x01: say("begin of line"), 0x05: say("end of line"), 0x0C: say("clear"), 0x0F: "",
    0x11: say("go on (XON)"),
    0x12: say("search back"), 0x13: say("stop (XOFF)"), 0x15: say("erase line"),
    0x17: say("erase word"),
  ]
}
