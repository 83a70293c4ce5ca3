/// The identity that libvirt gives a domain, pool or network: 16 bytes.
public struct ObjectUUID: Hashable, Sendable, Comparable, CustomStringConvertible {
  let high: UInt64
  let low: UInt64

  /// Takes the two halves in libvirt's order.
  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Takes the bytes in libvirt's order; nil unless there are exactly 16.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    var high: UInt64 = 0
    var low: UInt64 = 0
    for (position, byte) in bytes.enumerated() {
      if position < 8 { high = high << 8 | UInt64(byte) } else { low = low << 8 | UInt64(byte) }
    }
    self.high = high
    self.low = low
  }

  /// Reads `8-4-4-4-12` hexadecimal digits, with or without the dashes; nil for anything else.
  public init?(_ text: String) {
    let digits = text.utf8.filter { $0 != UInt8(ascii: "-") }
    guard digits.count == 32 else { return nil }
    var bytes: [UInt8] = []
    for position in stride(from: 0, to: 32, by: 2) {
      let pair = String(decoding: digits[position..<position + 2], as: UTF8.self)
      guard let byte = UInt8(pair, radix: 16) else { return nil }
      bytes.append(byte)
    }
    self.init(bytes: bytes)
  }

  /// The 16 bytes, in libvirt's order.
  public var bytes: [UInt8] {
    (0..<16).map { position in
      let half = position < 8 ? high : low
      return UInt8(truncatingIfNeeded: half >> UInt64(56 - 8 * (position % 8)))
    }
  }

  /// The usual form: `8-4-4-4-12` lower-case hexadecimal digits.
  public var description: String {
    var text = ""
    for (position, byte) in bytes.enumerated() {
      if position == 4 || position == 6 || position == 8 || position == 10 { text += "-" }
      let digits = String(byte, radix: 16)
      text += digits.count == 1 ? "0" + digits : digits
    }
    return text
  }

  /// Orders by the bytes, so that ties between equal names sort the same way every time.
  public static func < (left: ObjectUUID, right: ObjectUUID) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}
