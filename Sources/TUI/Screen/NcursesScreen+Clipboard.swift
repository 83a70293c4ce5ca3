private import Glibc

extension NcursesScreen {
  /// The longest text that terminals take, in bytes before encoding.
  private static let clipboardLimit = 74_994

  /// Asks the terminal to put a text into its clipboard (OSC 52); works over SSH, and inside tmux
  /// where it allows it.
  public func copy(_ text: String) {
    let encoded = Self.base64(Array(text.utf8.prefix(Self.clipboardLimit)))
    let sequence = Array("\u{1B}]52;c;\(encoded)\u{07}".utf8)
    var sent = 0
    while sent < sequence.count {
      let count = sequence[sent...].withUnsafeBytes {
        write(STDOUT_FILENO, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return }
      sent += count
    }
  }

  /// Has the terminal make its sound, or whatever it does instead.
  public func ringBell() {
    var bell: UInt8 = 7
    write(STDOUT_FILENO, &bell, 1)
  }

  static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let word = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        let isPadding = place > group.count
        text.append(
          isPadding ? UInt8(ascii: "=") : letters[word >> (18 - 6 * place) & 63]
        )
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
