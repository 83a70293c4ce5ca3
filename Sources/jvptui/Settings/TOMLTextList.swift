private import TOMLKit

/// A list of texts with comments between them, changed one by one.
struct TOMLTextList {
  private(set) var bytes: [UInt8]

  /// - Parameter bytes: From the opening bracket to the closing one.
  init?(_ bytes: [UInt8]) {
    guard bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]") else { return nil }
    self.bytes = bytes
  }

  /// Removes the texts that are not wanted, with the comma behind each.
  mutating func keep(where isWanted: (String) -> Bool) {
    for range in elements.reversed() {
      guard let text = Self.text(Array(bytes[range])), !isWanted(text) else { continue }
      var end = range.upperBound
      while end < bytes.count, bytes[end] == UInt8(ascii: " ") { end += 1 }
      end = end < bytes.count && bytes[end] == UInt8(ascii: ",") ? end + 1 : range.upperBound
      bytes.removeSubrange(range.lowerBound..<end)
    }
  }

  /// Puts a text in quotes in front of the others.
  mutating func insertFirst(_ quoted: String) {
    let comma = elements.isEmpty ? "" : ", "
    bytes.insert(contentsOf: Array((quoted + comma).utf8), at: 1)
  }

  /// Where the texts are.
  private var elements: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var scanner = TOMLScanner(bytes)
    scanner.skip(1)
    while let byte = scanner.peek {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let start = scanner.position
        guard scanner.skipString() else { return ranges }
        ranges.append(start..<scanner.position)
      case UInt8(ascii: "#"): scanner.skipLine()
      default: scanner.skip(1)
      }
    }
    return ranges
  }

  /// What a quoted text says.
  private static func text(_ quoted: [UInt8]) -> String? {
    let line = "x = " + String(decoding: quoted, as: UTF8.self)
    return (try? TOMLTable(string: line))?["x"]?.string
  }
}
