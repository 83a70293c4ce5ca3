/// Takes out of a guest's output what speaks to the terminal itself and not to its screen.
///
/// Operating system commands (titles, clipboard, palette), device control strings and the like are
/// dropped whole, of whatever length; the emulator never sees them.
struct GuestFilter {
  private enum State {
    case ground, escape, string, stringEscape
  }

  /// The longest string that is dropped; one without an end must not swallow everything after it.
  private static let limit = 64 << 10

  private var state = State.ground
  private var length = 0

  /// What the emulator may see of some bytes, in order.
  mutating func pass(_ bytes: [UInt8]) -> [UInt8] {
    if state == .ground, !bytes.contains(0x1B) { return bytes }
    var passed: [UInt8] = []
    passed.reserveCapacity(bytes.count + 1)
    for byte in bytes { take(byte, into: &passed) }
    return passed
  }

  private mutating func take(_ byte: UInt8, into passed: inout [UInt8]) {
    switch state {
    case .ground:
      if byte == 0x1B { state = .escape } else { passed.append(byte) }
    case .escape: takeAfterEscape(byte, into: &passed)
    case .string:
      length += 1
      if byte == 0x1B {
        state = .stringEscape
      } else if byte == 0x07 || byte == 0x18 || byte == 0x1A || length > Self.limit {
        state = .ground
      }
    case .stringEscape:
      if byte == UInt8(ascii: "\\") {
        state = .ground
      } else {
        takeAfterEscape(byte, into: &passed)
      }
    }
  }

  private mutating func takeAfterEscape(_ byte: UInt8, into passed: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"),
      UInt8(ascii: "_"):
      state = .string
      length = 0
    case 0x1B: state = .escape
    default:
      state = .ground
      passed.append(0x1B)
      passed.append(byte)
    }
  }
}
