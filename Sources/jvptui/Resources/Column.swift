import TUI
import Widgets

/// What a cell may know beyond its row: how to draw, and what time it is.
struct RowContext: Sendable {
  var glyphs: Glyphs
  /// Seconds since 1970.
  var now: Int64
  var secondsFromGMT: Int
  /// What was measured.
  var history = History()
}

/// What rows are ordered by; numbers come before texts.
enum SortKey: Comparable, Sendable {
  case number(Double)
  case text(String)

  /// A key under which `web-2` comes before `web-10`, and case does not matter.
  static func natural(_ text: String) -> SortKey {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return .text(naturalASCII(text)) }
    return .text(text.lowercased())
  }

  /// Lower-cases, and puts before each run of digits one character that grows with its length.
  private static func naturalASCII(_ text: String) -> String {
    var key: [UInt8] = []
    key.reserveCapacity(text.utf8.count + 4)
    var digits: [UInt8] = []
    func flush() {
      guard !digits.isEmpty else { return }
      key.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: min(digits.count, 9)))
      key += digits
      digits = []
    }
    for byte in text.utf8 {
      if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        if digits == [UInt8(ascii: "0")] { digits = [] }
        digits.append(byte)
      } else {
        flush()
        let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
        key.append(isUpper ? byte | 0x20 : byte)
      }
    }
    flush()
    return String(decoding: key, as: UTF8.self)
  }
}

/// A column of a pane.
struct Column<Item: Sendable>: Sendable {
  let id: String
  let title: String
  let width: TableColumn.Width
  let alignment: TableColumn.Alignment
  /// Columns with higher numbers go first when there is not enough room.
  let priority: Int
  let text: @Sendable (Item, RowContext) -> StyledText
  /// Whether it says anything now; the node's name does not while there is only one.
  let isUseful: @Sendable (AppState) -> Bool
  /// Whether the largest come first when it is sorted by, and the order changes with the figures.
  let sortsLargestFirst: Bool
  /// Nil for a column that cannot be sorted by.
  let sortKey: (@Sendable (Item) -> SortKey)?
  /// The sum over the rows of a group; nil for a column that has none.
  let total: (@Sendable ([Item]) -> StyledText)?

  init(
    _ id: String,
    _ title: String,
    width: TableColumn.Width,
    alignment: TableColumn.Alignment = .left,
    priority: Int,
    isUseful: @escaping @Sendable (AppState) -> Bool = { _ in true },
    sortsLargestFirst: Bool = false,
    sortKey: (@Sendable (Item) -> SortKey)? = nil,
    total: (@Sendable ([Item]) -> StyledText)? = nil,
    text: @escaping @Sendable (Item, RowContext) -> StyledText
  ) {
    self.id = id
    self.title = title
    self.width = width
    self.alignment = alignment
    self.priority = priority
    self.isUseful = isUseful
    self.sortsLargestFirst = sortsLargestFirst
    self.sortKey = sortKey
    self.total = total
    self.text = text
  }

  var tableColumn: TableColumn {
    TableColumn(title: title, width: width, alignment: alignment, priority: priority)
  }
}
