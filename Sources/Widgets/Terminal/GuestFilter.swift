/// Takes out of a guest's output what speaks to the terminal itself and not to its screen.
///
/// Operating system commands (titles, clipboard, palette), device control strings and the like are
/// dropped whole, of whatever length; the emulator never sees them.
struct GuestFilter {
  private enum State {
    case ground, escape, string, stringEscape
    /// After a byte that begins the characters from U+0080 to U+00BF.
    case latin
  }

  /// The longest string that is dropped; one without an end must not swallow everything after it.
  private static let limit = 64 << 10

  private var state = State.ground
  private var length = 0

  /// What the emulator may see of some bytes, in order.
  mutating func pass(_ bytes: [UInt8]) -> [UInt8] {
    if state == .ground, !bytes.contains(where: { $0 == 0x1B || $0 == 0xC2 }) { return bytes }
    var passed: [UInt8] = []
    passed.reserveCapacity(bytes.count + 1)
    for byte in bytes { take(byte, into: &passed) }
    return passed
  }

  private mutating func take(_ byte: UInt8, into passed: inout [UInt8]) {
    switch state {
    case .ground: takeOnGround(byte, into: &passed)
    case .latin:
      state = .ground
      // Control characters up to U+009F, for which libvterm 0.1.4 moves the cursor back, even off
      // the screen.
      if (0x80..<0xA0).contains(byte) { return }
      passed.append(0xC2)
      takeOnGround(byte, into: &passed)
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

  private mutating func takeOnGround(_ byte: UInt8, into passed: inout [UInt8]) {
    switch byte {
    case 0x1B: state = .escape
    case 0xC2: state = .latin
    default: passed.append(byte)
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
      takeOnGround(byte, into: &passed)
    }
  }
}
