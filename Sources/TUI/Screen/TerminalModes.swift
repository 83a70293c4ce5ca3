private import CNcurses
private import Glibc

/// The modes that the terminal library does not set: the mouse and bracketed paste.
@MainActor
struct TerminalModes {
  private let mouseOn: [UInt8]
  private let mouseOff: [UInt8]
  private let pasteOn: [UInt8]
  private let pasteOff: [UInt8]
  private var usesMouse: Bool
  private var isEntered = false
  /// What brings a terminal back after a crash.
  let restore: [UInt8]

  /// Looks at the terminal entry that is loaded.
  init(usesMouse: Bool) {
    let hasMouse = terminal_string("kmous") != nil
    let hasPaste = hasMouse || terminal_string("BE") != nil || tigetflag("XT") > 0
    self.usesMouse = usesMouse
    mouseOn = hasMouse ? Array("\u{1B}[?1002h\u{1B}[?1006h".utf8) : []
    mouseOff = hasMouse ? Array("\u{1B}[?1006l\u{1B}[?1002l".utf8) : []
    pasteOn = hasPaste ? Array("\u{1B}[?2004h".utf8) : []
    pasteOff = hasPaste ? Array("\u{1B}[?2004l".utf8) : []
    let names: [String] = ["sgr0", "op", "cnorm", "rmkx", "rmcup"]
    let strings = names.compactMap { name in terminal_string(name).map { String(cString: $0) } }
    // The mouse may be taken later.
    restore = mouseOff + pasteOff + strings.flatMap { Self.withoutDelays($0.utf8) }
  }

  /// Switches them on; what the library has to send must have been sent.
  mutating func enter() {
    isEntered = true
    send((usesMouse ? mouseOn : []) + pasteOn)
  }

  /// Switches them off.
  mutating func leave() {
    isEntered = false
    send((usesMouse ? mouseOff : []) + pasteOff)
  }

  /// Takes the mouse, or leaves it to the terminal.
  mutating func useMouse(_ isOn: Bool) {
    guard isOn != usesMouse else { return }
    usesMouse = isOn
    if isEntered { send(isOn ? mouseOn : mouseOff) }
  }

  private func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else { return }
      rest = rest.dropFirst(max(0, count))
    }
  }

  /// A capability without its `$<…>` marks, which are for terminals that need time.
  private static func withoutDelays(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var isDelay = false
    for byte in bytes {
      if isDelay {
        isDelay = byte != 0x3E
      } else if byte == 0x3C, result.last == 0x24 {
        result.removeLast()
        isDelay = true
      } else {
        result.append(byte)
      }
    }
    return result
  }
}
