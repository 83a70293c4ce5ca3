import CLibvirt
import Glibc

/// The value of a typed parameter; borrowed, and read by its type only.
struct TypedValue {
  private let parameter: virTypedParameterPtr

  init(_ parameter: virTypedParameterPtr) { self.parameter = parameter }

  /// A whole number of any width; nil for another type and below zero.
  var unsigned: UInt64? {
    let value = parameter.pointee.value
    switch UInt32(bitPattern: parameter.pointee.type) {
    case VIR_TYPED_PARAM_ULLONG.rawValue: return value.ul
    case VIR_TYPED_PARAM_UINT.rawValue: return UInt64(value.ui)
    case VIR_TYPED_PARAM_INT.rawValue: return UInt64(exactly: value.i)
    case VIR_TYPED_PARAM_LLONG.rawValue: return UInt64(exactly: value.l)
    default: return nil
    }
  }

  /// A number of KiB as bytes; nil for what no memory can be.
  var kibibytes: UInt64? { unsigned.flatMap(Self.bytes) }

  /// The bytes of so many KiB; nil for what no memory can be.
  static func bytes(kibibytes: UInt64) -> UInt64? {
    let (bytes, hasOverflowed) = kibibytes.multipliedReportingOverflow(by: 1024)
    return hasOverflowed ? nil : bytes
  }

  /// A text, of which so many bytes are kept; nil for another type.
  func text(limit: Int) -> String? {
    guard UInt32(bitPattern: parameter.pointee.type) == VIR_TYPED_PARAM_STRING.rawValue,
      let start = parameter.pointee.value.s
    else { return nil }
    let count = strnlen(start, limit)
    return start.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
      String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }
  }
}

/// The name of a typed parameter, taken off from its front; borrowed.
struct FieldName {
  private var start: UnsafePointer<UInt8>
  private let end: UnsafePointer<UInt8>

  init(_ parameter: virTypedParameterPtr) {
    // The name is the first member, 80 bytes that libvirt ends with a zero.
    start = UnsafePointer(UnsafeRawPointer(parameter).assumingMemoryBound(to: UInt8.self))
    end = start + Int(VIR_TYPED_PARAM_FIELD_LENGTH)
  }

  /// Takes a prefix off.
  ///
  /// - Returns: Whether it was there.
  mutating func skip(_ prefix: StaticString) -> Bool {
    let count = prefix.utf8CodeUnitCount
    guard start.pointee == prefix.utf8Start.pointee, end - start > count,
      memcmp(start, prefix.utf8Start, count) == 0
    else { return false }
    start += count
    return true
  }

  /// Takes a number and the dot behind it off; nil when there is none.
  mutating func number() -> UInt32? {
    var value: UInt32 = 0
    var digits = 0
    while end > start, start.pointee >= UInt8(ascii: "0"), start.pointee <= UInt8(ascii: "9") {
      digits += 1
      guard digits <= 9 else { return nil }
      value = value * 10 + UInt32(start.pointee - UInt8(ascii: "0"))
      start += 1
    }
    guard digits > 0, end > start, start.pointee == UInt8(ascii: ".") else { return nil }
    start += 1
    return value
  }

  /// Whether this is all that is left.
  func isEqual(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    // The zero at the end of a literal is compared too.
    return start.pointee == text.utf8Start.pointee && end - start > count
      && memcmp(start, text.utf8Start, count + 1) == 0
  }
}
