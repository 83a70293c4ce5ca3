/// A number that is not negative in two bytes: what histories are kept in.
///
/// Six bits of exponent and ten of mantissa, so that reading it back is off by 1 in 2,000 at most,
/// from one millionth to 8 TB a second. Rounding keeps the order of numbers.
struct CompactValue: Equatable, Sendable {
  let bits: UInt16

  /// No value at all: a gap.
  static let missing = CompactValue(bits: .max)
  static let zero = CompactValue(bits: 0)
  /// The largest there is.
  private static let largest: UInt16 = 0xFBFF
  /// What the exponent of a `Float` is less by.
  private static let bias: Int32 = 127 - 21

  init(bits: UInt16) { self.bits = bits }

  /// Takes the nearest; what is negative becomes zero, what is not a number is missing.
  init(_ value: Float) {
    guard !value.isNaN else {
      self = .missing
      return
    }
    guard value > 0 else {
      self = .zero
      return
    }
    // Half of what is cut off is added first, which rounds to the nearest.
    let raw = Int32(bitPattern: value.bitPattern &+ 0x1000) >> 13
    let packed = raw - Self.bias << 10
    if packed <= 0 {
      self = .zero
    } else {
      bits = packed > Int32(Self.largest) ? Self.largest : UInt16(packed)
    }
  }

  var isMissing: Bool { bits == UInt16.max }

  /// The number; not a number where it is missing.
  var value: Float {
    if bits == 0 { return 0 }
    if isMissing { return .nan }
    let raw = Int32(bits) + Self.bias << 10
    return Float(bitPattern: UInt32(bitPattern: raw) << 13)
  }
}
