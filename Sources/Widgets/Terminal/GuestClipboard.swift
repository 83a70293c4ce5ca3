/// What a guest asks to be put into the clipboard (OSC 52), where that is allowed.
struct GuestClipboard {
  /// The longest request that is taken, in bytes as it is sent.
  private static let limit = 100_000

  /// Whether requests are taken at all.
  var isAllowed = false
  private var command: [UInt8] = []
  private var isCommand = false
  private var wanted: String?

  /// A string begins; only operating system commands can be a request.
  mutating func begin(isCommand: Bool) {
    self.isCommand = isCommand && isAllowed
    command.removeAll(keepingCapacity: true)
  }

  mutating func append(_ byte: UInt8) {
    guard isCommand else { return }
    command.append(byte)
    if command.count > Self.limit { isCommand = false }
  }

  /// The string is over.
  mutating func finish() {
    guard isCommand, command.starts(with: "52;".utf8) else { return }
    isCommand = false
    let rest = command.dropFirst(3)
    guard let semicolon = rest.firstIndex(of: UInt8(ascii: ";")),
      let bytes = Self.decoded(rest[(semicolon + 1)...]), !bytes.isEmpty
    else { return }
    wanted = String(decoding: bytes, as: UTF8.self)
  }

  /// The text that was asked for last, once.
  mutating func take() -> String? {
    defer { wanted = nil }
    return wanted
  }

  /// The bytes of base64; nil where it is none.
  private static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (word, bits) = (UInt32(0), 0)
    for letter in text where letter != UInt8(ascii: "=") {
      let value: UInt8
      switch letter {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = letter - UInt8(ascii: "A")
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = letter - UInt8(ascii: "a") + 26
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = letter - UInt8(ascii: "0") + 52
      case UInt8(ascii: "+"): value = 62
      case UInt8(ascii: "/"): value = 63
      default: return nil
      }
      word = word << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(bits)))
      }
    }
    return bytes
  }
}
