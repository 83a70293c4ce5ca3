/// Where each statement of a TOML text stands, so that one can be changed and all else kept.
///
/// Made for texts that a TOML parser has accepted; anything unexpected gives nil.
struct TOMLOutline {
  /// `[name]` or `[[name]]`, with what belongs to it up to the next heading.
  struct Table: Equatable {
    var path: [String]
    /// Whether it has double brackets.
    var isArray: Bool
    /// The line of the heading, from 1; 0 for what stands before the first heading.
    var line: Int
    /// The heading's line in bytes, with its line break.
    var heading: Range<Int>
    var entries: [Entry] = []

    /// The entry with a key that has no dots.
    func entry(_ key: String) -> Entry? { entries.first { $0.key == [key] } }
  }

  /// `key = value`.
  struct Entry: Equatable {
    var key: [String]
    /// The line of the key, from 1.
    var line: Int
    /// All lines of it in bytes, with the line break at the end.
    var lines: Range<Int>
    /// The value in bytes.
    var value: Range<Int>
  }

  /// The tables in order; the first is the one without a heading.
  private(set) var tables = [Table(path: [], isArray: false, line: 0, heading: 0..<0)]

  init?(_ bytes: [UInt8]) {
    var scanner = TOMLScanner(bytes)
    while true {
      scanner.skipBlankLines()
      guard let byte = scanner.peek else { return }
      let start = scanner.lineStart
      let line = scanner.line
      if byte == UInt8(ascii: "[") {
        guard let heading = scanner.heading() else { return nil }
        scanner.skipLine()
        tables.append(
          Table(
            path: heading.path,
            isArray: heading.isArray,
            line: line,
            heading: start..<scanner.position
          )
        )
      } else {
        guard let key = scanner.key(), let value = scanner.value() else { return nil }
        scanner.skipLine()
        tables[tables.count - 1].entries.append(
          Entry(key: key, line: line, lines: start..<scanner.position, value: value)
        )
      }
    }
  }

  /// The tables of each `[[name]]`: its own, then those below it such as `[name.part]`.
  func blocks(of name: String) -> [[Table]] {
    var blocks: [[Table]] = []
    var isInside = false
    for table in tables {
      if table.path == [name], table.isArray {
        blocks.append([table])
        isInside = true
      } else if isInside, table.path.first == name, table.path.count > 1 {
        blocks[blocks.count - 1].append(table)
      } else {
        isInside = false
      }
    }
    return blocks
  }
}
