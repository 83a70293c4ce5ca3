/// A set of ASCII characters.
struct ByteSet: Equatable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  static let all = ByteSet(0...127)
  /// `\d`.
  static let digits = ByteSet(UInt8(ascii: "0")...UInt8(ascii: "9"))
  /// `\w`.
  static let letters = digits.union(ByteSet(UInt8(ascii: "a")...UInt8(ascii: "z")))
    .union(ByteSet(UInt8(ascii: "A")...UInt8(ascii: "Z"))).union(ByteSet(UInt8(ascii: "_")))
  /// `\s`.
  static let blanks = ByteSet(9...13).union(ByteSet(UInt8(ascii: " ")))

  init() {}

  init(_ byte: UInt8) { insert(byte) }

  init(_ range: ClosedRange<UInt8>) {
    for byte in range { insert(byte) }
  }

  func contains(_ byte: UInt8) -> Bool {
    byte < 64 ? low >> UInt64(byte) & 1 != 0 : byte < 128 && high >> UInt64(byte - 64) & 1 != 0
  }

  mutating func insert(_ byte: UInt8) {
    if byte < 64 { low |= 1 << UInt64(byte) } else if byte < 128 { high |= 1 << UInt64(byte - 64) }
  }

  func union(_ other: ByteSet) -> ByteSet {
    var result = self
    result.low |= other.low
    result.high |= other.high
    return result
  }

  var inverted: ByteSet {
    var result = self
    result.low = ~low
    result.high = ~high
    return result
  }

  /// With each letter in both cases.
  var ignoringCase: ByteSet {
    var result = self
    for byte in UInt8(ascii: "a")...UInt8(ascii: "z") {
      if contains(byte) { result.insert(byte & ~0x20) }
      if contains(byte & ~0x20) { result.insert(byte) }
    }
    return result
  }
}
