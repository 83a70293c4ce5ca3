/// A text to look for in many others, whatever the case.
///
/// Byte by byte over UTF-8: the standard library's search is a hundred times slower, which shows at
/// ten thousand machines and a key a keystroke.
struct TextSearch: Sendable {
  private let needle: [UInt8]
  private let isASCII: Bool

  init(_ text: String) {
    needle = Array(text.lowercased().utf8)
    isASCII = needle.allSatisfy { $0 < 0x80 }
  }

  func occurs(in text: String) -> Bool {
    if !isASCII { return Self.find(needle, in: text.lowercased().utf8.span) }
    return Self.find(needle, in: text.utf8.span)
  }

  /// Whether it occurs in one of many texts; nil where their case must be looked at one by one.
  func occurs(in text: SearchText) -> Bool? {
    isASCII ? Self.find(needle, in: text.bytes.span) : nil
  }

  func equals(_ text: String) -> Bool {
    Array(text.lowercased().utf8) == needle
  }

  /// Compares with the letters A to Z of the text taken as a to z; the needle has none of them.
  private static func find(_ needle: [UInt8], in text: Span<UInt8>) -> Bool {
    guard let first = needle.first else { return true }
    guard text.count >= needle.count else { return false }
    for start in 0...(text.count - needle.count) where folded(text[start]) == first {
      var offset = 1
      while offset < needle.count, folded(text[start + offset]) == needle[offset] { offset += 1 }
      if offset == needle.count { return true }
    }
    return false
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }
}
