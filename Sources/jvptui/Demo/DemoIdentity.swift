/// Numbers that follow from a name, so that the demo host is the same at every start.
struct DemoIdentity {
  private var state: UInt64

  init(_ seed: String) {
    // FNV-1a, 64 bits.
    state = seed.utf8.reduce(0xcbf2_9ce4_8422_2325) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
  }

  /// The UUID of the object with this name, in the random form of version 4.
  mutating func uuid() -> String {
    var digits = hexadecimal(16) + hexadecimal(16)
    digits.replaceSubrange(digits.index(digits.startIndex, offsetBy: 12)..., with: tail(digits))
    return [(0, 8), (8, 12), (12, 16), (16, 20), (20, 32)]
      .map { String(digits.dropFirst($0.0).prefix($0.1 - $0.0)) }
      .joined(separator: "-")
  }

  /// An Ethernet address in the range that QEMU's guests use.
  mutating func hardwareAddress() -> String {
    let digits = hexadecimal(6)
    let pairs = [0, 2, 4].map { String(digits.dropFirst($0).prefix(2)) }
    return (["52", "54", "00"] + pairs).joined(separator: ":")
  }

  private func tail(_ digits: String) -> String {
    "4" + digits.dropFirst(13).prefix(3) + "a" + digits.dropFirst(17)
  }

  private mutating func hexadecimal(_ count: Int) -> String {
    let digits = String(next(), radix: 16)
    return String((String(repeating: "0", count: 16) + digits).suffix(count))
  }

  /// One step of SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
