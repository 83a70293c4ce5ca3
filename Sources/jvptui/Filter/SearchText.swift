/// Everything of an item that words and expressions look at, in one piece of memory.
///
/// Asking ten thousand machines for their names, tags and addresses one by one takes longer than
/// looking at all of those.
struct SearchText: Sendable, Equatable {
  static let separator = UInt8(ascii: "\n")

  /// The texts in UTF-8, one a line.
  let bytes: [UInt8]

  init(_ texts: some Sequence<String>) {
    var bytes: [UInt8] = []
    for (index, text) in texts.enumerated() {
      if index > 0 { bytes.append(Self.separator) }
      bytes += text.utf8.lazy.map { $0 == Self.separator ? UInt8(ascii: " ") : $0 }
    }
    self.bytes = bytes
  }

  /// The texts that an item has in the fields that are searched.
  init<Item>(_ item: Item, fields: [FilterField<Item>]) {
    var texts: [String] = []
    for field in fields where field.isSearched {
      if case .texts(let values) = field.value(item) { texts += values }
    }
    self.init(texts)
  }
}
