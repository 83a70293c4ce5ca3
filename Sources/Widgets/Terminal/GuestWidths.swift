import CVTerm
import TUI

/// Has libvterm give a character the columns that the C library gives it.
///
/// libvterm has tables of its own, some years older: to version 0.1.4 a good many emoji are as narrow
/// as letters, and a screen that a guest has laid out with them would fall apart. What they differ
/// about goes through libvterm under the name of another character, which nobody uses and which has
/// the right width there, and gets its own back when the screen is read.
@safe
final class GuestWidths {
  /// What libvterm is given for a character.
  struct Shown {
    var scalar: Unicode.Scalar
    var columns: Int
  }

  /// Characters that stand for others: without a meaning of their own, by the columns they take.
  private static let spare: [ClosedRange<UInt32>] = [
    0xE0100...0xE01EF, 0x10_0000...0x10_FFFD, 0x3_8000...0x3_FFFD,
  ]
  private static let firstSpare: UInt32 = 0x3_8000

  private let terminal: OpaquePointer?
  /// A bit for each character that is known to need no other one.
  private var agreed: [UInt64] = []
  private var aliases: [UInt32: Unicode.Scalar] = [:]
  private var originals: [UInt32: UInt32] = [:]
  private var used = [0, 0, 0]

  init() {
    let terminal = unsafe vterm_new(2, 16)
    unsafe self.terminal = terminal
    if let terminal = unsafe terminal {
      unsafe vterm_set_utf8(terminal, 1)
      unsafe vterm_state_reset(vterm_obtain_state(terminal), 1)
    }
  }

  deinit {
    if let terminal = unsafe terminal { unsafe vterm_free(terminal) }
  }

  /// What libvterm is given for a character; nil for what a screen shows nothing of.
  func shown(_ scalar: Unicode.Scalar) -> Shown? {
    guard let columns = TextWidth.columns(scalar) else {
      if (0x80..<0xA0).contains(scalar.value) { return nil }
      if scalar == "\u{AD}" { return Shown(scalar: "-", columns: 1) }
      switch scalar.properties.generalCategory {
      case .format, .nonspacingMark, .lineSeparator, .paragraphSeparator:
        return nil
      default: return Shown(scalar: "\u{FFFD}", columns: 1)
      }
    }
    if isAgreed(scalar.value) { return Shown(scalar: scalar, columns: columns) }
    if let alias = aliases[scalar.value] { return Shown(scalar: alias, columns: columns) }
    // libvterm joins the tone marks of Hangul to the letter before, as wide as they are.
    if width(of: scalar) == columns, !(0x302E...0x302F).contains(scalar.value) {
      agree(scalar.value)
      return Shown(scalar: scalar, columns: columns)
    }
    return alias(for: scalar, columns).map { Shown(scalar: $0, columns: columns) }
  }

  /// The character that a guest meant by one on libvterm's screen.
  func original(_ number: UInt32) -> UInt32 {
    number < Self.firstSpare ? number : originals[number] ?? number
  }

  private func alias(for scalar: Unicode.Scalar, _ columns: Int) -> Unicode.Scalar? {
    let (range, next) = (Self.spare[columns], used[columns])
    guard next < range.count, let alias = Unicode.Scalar(range.lowerBound + UInt32(next)),
      width(of: alias) == columns
    else { return columns == 0 ? nil : scalar }
    used[columns] += 1
    aliases[scalar.value] = alias
    originals[alias.value] = scalar.value
    return alias
  }

  /// The columns that libvterm gives a character.
  private func width(of scalar: Unicode.Scalar) -> Int {
    guard let terminal = unsafe terminal else { return 1 }
    let bytes = "\u{1B}[Ha\(scalar)".utf8.map { CChar(bitPattern: $0) }
    _ = unsafe vterm_input_write(terminal, bytes, bytes.count)
    var position = VTermPos()
    unsafe vterm_state_get_cursorpos(vterm_obtain_state(terminal), &position)
    return Int(position.col) - 1
  }

  private func isAgreed(_ number: UInt32) -> Bool {
    let word = Int(number >> 6)
    return word < agreed.count && agreed[word] >> (number & 63) & 1 == 1
  }

  private func agree(_ number: UInt32) {
    let word = Int(number >> 6)
    if word >= agreed.count {
      agreed += Array(repeating: 0, count: word + 1 - agreed.count)
    }
    agreed[word] |= 1 << (number & 63)
  }
}
