private import CNcurses
private import Glibc

/// The terminal handed over as it is: bytes in, bytes out, with nothing of ours in between.
extension NcursesScreen {
  /// What is asked of the terminal before: its title kept, a fresh alternate screen.
  private static let begin = "\u{1B}[22;0t\u{1B}[?1049h\u{1B}[H\u{1B}[2J"

  /// What undoes whatever a guest can have switched on: mouse, paste, keys, margins, colours,
  /// characters; then the screen and the title that were there before.
  private static let end =
    "\u{18}\u{1B}[?1000l\u{1B}[?1002l\u{1B}[?1003l\u{1B}[?1004l\u{1B}[?1006l\u{1B}[?1015l"
    + "\u{1B}[?2004l\u{1B}[?1l\u{1B}>\u{1B}[?6l\u{1B}[?7h\u{1B}[?69l\u{1B}[r\u{1B}[4l"
    + "\u{0F}\u{1B}(B\u{1B}[m\u{1B}[0 q\u{1B}[?5l\u{1B}[?25h\u{1B}[?1049l\u{1B}[23;0t"

  /// Hands the terminal over, until `endPassThrough`.
  public func beginPassThrough() {
    leave()
    TerminalRestorer.arm(
      descriptor: STDOUT_FILENO,
      sequence: Array(Self.end.utf8) + modes.restore
    )
    var raw = termios()
    if tcgetattr(STDIN_FILENO, &raw) == 0 {
      cfmakeraw(&raw)
      tcsetattr(STDIN_FILENO, TCSADRAIN, &raw)
    }
    send(Array(Self.begin.utf8))
  }

  /// Sends bytes to the terminal as they are.
  public func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN {
        var entry = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        guard poll(&entry, 1, 1000) >= 0 else { return }
        continue
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// The bytes that the terminal has sent; does not wait when `inputDescriptor` is readable.
  ///
  /// - Returns: Empty when the other end is gone.
  public func readBytes() -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(inputDescriptor, &buffer, buffer.count)
    return count > 0 ? Array(buffer.prefix(count)) : []
  }

  /// Takes the terminal back, everything to be drawn again at what may be a new size.
  @discardableResult
  public func endPassThrough() -> Size {
    send(Array(Self.end.utf8))
    return resume()
  }
}
