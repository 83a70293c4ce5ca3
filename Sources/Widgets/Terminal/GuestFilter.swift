import TUI

/// What stands between a guest's output and the emulator.
///
/// It takes out what speaks to the terminal itself and not to its screen: operating system commands
/// (titles, clipboard, palette), device control strings and the like, of whatever length. It lets
/// only whole sequences through that are harmless to libvterm, and says those that libvterm does not
/// know in words that it knows.
struct GuestFilter {
  private enum State { case ground, escape, control, string, stringEscape }

  /// What a guest has switched on that sets its screen apart from a fresh one.
  struct Oddities: OptionSet {
    let rawValue: UInt8

    static let pen = Oddities(rawValue: 1)
    static let margins = Oddities(rawValue: 2)
    static let insertion = Oddities(rawValue: 4)
    static let noWrap = Oddities(rawValue: 8)
    static let graphics = Oddities(rawValue: 16)
    static let shifted = Oddities(rawValue: 32)
    static let reverse = Oddities(rawValue: 64)
  }

  /// The longest string that is dropped; one without an end must not swallow everything after it.
  private var stringLimit: Int { clipboard.isAllowed ? 128 << 10 : 64 << 10 }
  private static let sequenceLimit = 256
  /// The most combining marks on one character; libvterm keeps all of them for ever.
  private static let markLimit = 6

  /// What differs from a fresh screen.
  var oddities: Oddities = []
  /// Whether the oddities that the guest saved with its cursor had a pen among them.
  var hasSavedPen = false
  /// Whether the guest may set margins at the sides.
  var hasSideMargins = false
  /// The rows from 1 between which it scrolls, the last one nil for that of the screen; nil for all.
  var margins: (top: Int, bottom: Int?)?
  /// Shows what was passed so far, and says where the cursor is then; nil where nothing can be shown.
  var locate: (([UInt8]) -> Point)?
  /// Whether it wants to be told of the mouse as rxvt does it.
  var hasOldMouse = false
  /// The columns of the screen.
  var columns: Int
  /// What the first set of characters is; `B` is ASCII.
  private(set) var firstSet = UInt8(ascii: "B")
  /// What the emulator may see.
  var passed: [UInt8] = []
  /// What the guest wants in the clipboard.
  var clipboard = GuestClipboard()
  /// The last character that was printed.
  private(set) var last: [UInt8] = [0x20]

  private let widths: GuestWidths
  private var state = State.ground
  private var sequence: [UInt8] = []
  private var isTooLong = false
  private var length = 0
  private var marks = 0
  private var scalar: UInt32 = 0
  private var least: UInt32 = 0
  private var missing = 0

  init(columns: Int, widths: GuestWidths) {
    self.columns = columns
    self.widths = widths
  }

  /// Whether printable ASCII is now shown as it is, at its place, without any attribute.
  var isPlain: Bool { oddities.isEmpty && state == .ground && missing == 0 }

  /// What the emulator may see of some bytes, in order.
  mutating func pass(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    passed.removeAll(keepingCapacity: true)
    passed.reserveCapacity(bytes.count + 64)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if state == .ground, missing == 0 {
        let start = index
        while index < bytes.endIndex, Self.isPassedAsItIs(bytes[index]) { index += 1 }
        if index > start {
          notePrinted(bytes[start..<index])
          passed += bytes[start..<index]
          continue
        }
      }
      take(bytes[index])
      index += 1
    }
    return passed
  }

  private static func isPassedAsItIs(_ byte: UInt8) -> Bool {
    byte < 0x80 && byte != 0x1B && byte != 0x0E && byte != 0x0F
  }

  private mutating func notePrinted(_ bytes: ArraySlice<UInt8>) {
    guard let printed = bytes.last(where: { $0 >= 0x20 && $0 < 0x7F }) else { return }
    marks = 0
    last.removeAll(keepingCapacity: true)
    last.append(printed)
  }

  private mutating func take(_ byte: UInt8) {
    switch state {
    case .ground: takeOnGround(byte)
    case .escape: takeAfterEscape(byte)
    case .control: takeInControl(byte)
    case .string:
      length += 1
      if byte == 0x1B {
        state = .stringEscape
      } else if byte == 0x07 || byte == 0x18 || byte == 0x1A || length > stringLimit {
        state = .ground
        if byte == 0x07 { clipboard.finish() }
      } else {
        clipboard.append(byte)
      }
    case .stringEscape:
      if byte == UInt8(ascii: "\\") {
        state = .ground
        clipboard.finish()
      } else {
        beginEscape()
        takeAfterEscape(byte)
      }
    }
  }

  private mutating func takeOnGround(_ byte: UInt8) {
    if missing > 0 || byte >= 0x80 { return takeText(byte) }
    switch byte {
    case 0x1B: return beginEscape()
    case 0x0E: oddities.insert(.shifted)
    case 0x0F: oddities.remove(.shifted)
    default: notePrinted([byte])
    }
    passed.append(byte)
  }

  private mutating func beginEscape() {
    state = .escape
    sequence.removeAll(keepingCapacity: true)
    isTooLong = false
  }

  private mutating func takeInControl(_ byte: UInt8) {
    switch byte {
    case 0x1B: beginEscape()
    case 0x18, 0x1A: state = .ground
    case 0..<0x20: passed.append(byte)
    case 0x20...0x3F:
      if sequence.count < Self.sequenceLimit { sequence.append(byte) } else { isTooLong = true }
    case 0x40...0x7E:
      state = .ground
      if !isTooLong, let control = GuestControl(sequence, final: byte) { pass(control) }
    case 0x7F: break
    default:
      state = .ground
      takeOnGround(byte)
    }
  }
}

// MARK: - Escape sequences

extension GuestFilter {
  private mutating func takeAfterEscape(_ byte: UInt8) {
    switch byte {
    case 0x1B: beginEscape()
    case 0x18, 0x1A: state = .ground
    case 0..<0x20: passed.append(byte)
    case 0x20..<0x30: sequence.append(byte)
    case 0x7F: break
    case 0x80...:
      state = .ground
      takeOnGround(byte)
    case UInt8(ascii: "[") where sequence.isEmpty:
      state = .control
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"),
      UInt8(ascii: "_"):
      guard sequence.isEmpty else { return finishEscape(byte) }
      state = .string
      length = 0
      clipboard.begin(isCommand: byte == UInt8(ascii: "]"))
    default: finishEscape(byte)
    }
    if sequence.count > 2 { state = .ground }
  }

  private mutating func finishEscape(_ byte: UInt8) {
    state = .ground
    switch (sequence.first, UnicodeScalar(byte)) {
    case (nil, "c"): reset()
    case (nil, "Z"): emit("\u{1B}[c")
    case (nil, "7"):
      saveCursor()
    case (nil, "8"):
      restoreCursor()
    case (nil, "n"), (nil, "o"):
      oddities.insert(.shifted)
      emitEscape(byte)
    case (nil, "D"), (nil, "E"), (nil, "H"), (nil, "M"), (nil, "N"), (nil, "O"), (nil, "="),
      (nil, ">"), (nil, "~"), (nil, "}"), (nil, "|"):
      emitEscape(byte)
    case (UInt8(ascii: "("), _) where sequence.count == 1:
      firstSet = byte
      if byte == UInt8(ascii: "B") {
        oddities.remove(.graphics)
      } else {
        oddities.insert(.graphics)
      }
      emitEscape(byte)
    case (UInt8(ascii: ")"), _), (UInt8(ascii: "*"), _), (UInt8(ascii: "+"), _):
      if sequence.count == 1 { emitEscape(byte) }
    // Lines of double width or height cannot be drawn; the test pattern can.
    case (UInt8(ascii: "#"), "8"): emit("\u{1B}#8")
    default: break
    }
  }

  private mutating func emitEscape(_ byte: UInt8) {
    passed.append(0x1B)
    passed += sequence
    passed.append(byte)
  }

  /// Lets text through as it is written here.
  mutating func emit(_ text: String) { passed += text.utf8 }

  mutating func saveCursor() {
    hasSavedPen = oddities.contains(.pen)
    emit("\u{1B}7")
  }

  mutating func restoreCursor() {
    notePenRestored()
    emit("\u{1B}8")
  }

  mutating func notePenRestored() {
    if hasSavedPen { oddities.insert(.pen) } else { oddities.remove(.pen) }
  }

  /// Everything as it was at the start; libvterm leaves the other screen and the mouse on.
  private mutating func reset() {
    emit("\u{1B}[?1047l\u{1B}[?1000l\u{1B}[?1006l\u{1B}[?5l\u{1B}c")
    oddities = []
    margins = nil
    firstSet = UInt8(ascii: "B")
    hasSideMargins = false
    hasOldMouse = false
  }

  /// What is under way stays; margins are gone.
  mutating func noteResize(columns: Int) {
    self.columns = columns
    oddities.remove(.margins)
    margins = nil
    hasSideMargins = false
  }

  mutating func useASCII() {
    firstSet = UInt8(ascii: "B")
    emit("\u{1B}(B\u{0F}")
  }
}

// MARK: - Text beyond ASCII

extension GuestFilter {
  private mutating func takeText(_ byte: UInt8) {
    if missing > 0 {
      guard byte & 0xC0 == 0x80 else {
        missing = 0
        print("\u{FFFD}")
        return takeOnGround(byte)
      }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
      missing -= 1
      if missing == 0 {
        print(scalar >= least ? Unicode.Scalar(scalar) ?? "\u{FFFD}" : "\u{FFFD}")
      }
      return
    }
    switch byte {
    case 0xC2...0xDF: begin(byte & 0x1F, missing: 1, least: 0x80)
    case 0xE0...0xEF: begin(byte & 0x0F, missing: 2, least: 0x800)
    case 0xF0...0xF4: begin(byte & 0x07, missing: 3, least: 0x1_0000)
    default: print("\u{FFFD}")
    }
  }

  private mutating func begin(_ bits: UInt8, missing: Int, least: UInt32) {
    scalar = UInt32(bits)
    self.missing = missing
    self.least = least
  }

  private mutating func print(_ scalar: Unicode.Scalar) {
    guard let shown = widths.shown(scalar) else { return }
    if shown.columns == 0 {
      marks += 1
      if marks > Self.markLimit { return }
      passed += UTF8.encode(shown.scalar).map(Array.init) ?? []
    } else {
      marks = 0
      last.removeAll(keepingCapacity: true)
      last += UTF8.encode(shown.scalar).map(Array.init) ?? []
      passed += last
    }
  }
}
