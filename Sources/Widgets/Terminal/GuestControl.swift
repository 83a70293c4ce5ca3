/// A control sequence of a guest, `ESC [` and what follows, taken apart.
struct GuestControl {
  /// One number of it.
  struct Parameter {
    /// Nil where it was left out.
    var value: Int?
    /// Whether a colon, and no semicolon, stands before it.
    var isPart = false

    /// Whether it says no more than leaving it out would.
    var isNothing: Bool { value ?? 0 == 0 }
  }

  /// The most numbers in one sequence; libvterm writes beyond its memory when there are more.
  static let parameterLimit = 16
  /// The largest number: more than any screen or palette has.
  private static let largest = 65_535

  /// What stands first, such as `?`; 0 for nothing.
  var leader: UInt8 = 0
  /// The numbers, none of them negative.
  var parameters: [Parameter] = []
  /// What stands before the end, such as a blank; 0 for nothing.
  var intermediate: UInt8 = 0
  /// What it does.
  var final: UInt8

  /// Reads what stands between `ESC [` and the end; nil for what no terminal knows.
  init?(_ bytes: [UInt8], final: UInt8) {
    self.final = final
    var hasParameter = false
    var current = Parameter()
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "<")...UInt8(ascii: "?"):
        guard index == 0 else { return nil }
        leader = byte
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard intermediate == 0 else { return nil }
        hasParameter = true
        current.value = min(
          (current.value ?? 0) * 10 + Int(byte - UInt8(ascii: "0")),
          Self.largest
        )
      case UInt8(ascii: ";"), UInt8(ascii: ":"):
        guard intermediate == 0 else { return nil }
        hasParameter = true
        parameters.append(current)
        current = Parameter(isPart: byte == UInt8(ascii: ":"))
      default:
        guard intermediate == 0 else { return nil }
        intermediate = byte
      }
    }
    if hasParameter { parameters.append(current) }
  }

  /// Whether it is this one, without leader and intermediate.
  func isPlain(_ letter: Unicode.Scalar) -> Bool {
    leader == 0 && intermediate == 0 && final == UInt8(ascii: letter)
  }

  /// Writes it out with other numbers.
  func append(_ parameters: ArraySlice<Parameter>, to output: inout [UInt8]) {
    output.append(0x1B)
    output.append(UInt8(ascii: "["))
    if leader != 0 { output.append(leader) }
    for (index, parameter) in parameters.prefix(Self.parameterLimit).enumerated() {
      if index > 0 { output.append(UInt8(ascii: parameter.isPart ? ":" : ";")) }
      if let value = parameter.value { Self.append(value, to: &output) }
    }
    if intermediate != 0 { output.append(intermediate) }
    output.append(final)
  }

  /// Writes it out; what is beyond the limit is lost.
  func append(to output: inout [UInt8]) { append(parameters[...], to: &output) }

  /// The parts of a sequence for colours and attributes that can each stand alone.
  var renditions: [ArraySlice<Parameter>] {
    var parts: [ArraySlice<Parameter>] = []
    var index = 0
    while index < parameters.count {
      var end = index + 1
      while end < parameters.count, parameters[end].isPart { end += 1 }
      if end == index + 1, [38, 48, 58].contains(parameters[index].value), end < parameters.count {
        end += parameters[end].value == 2 ? 4 : parameters[end].value == 5 ? 2 : 1
      }
      end = min(end, parameters.count)
      parts.append(parameters[index..<end])
      index = end
    }
    return parts
  }

  private static func append(_ number: Int, to output: inout [UInt8]) {
    if number >= 10 { append(number / 10, to: &output) }
    output.append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}
