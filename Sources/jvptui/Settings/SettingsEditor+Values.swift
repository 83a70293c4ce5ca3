import Backend

/// Single values outside the hosts.
extension SettingsEditor {
  /// Gives a key of a table a value, in its place or as a new line behind the last one.
  mutating func set(
    _ key: String,
    in path: [String],
    to text: String
  ) throws(SettingsRefusal) {
    guard let outline = TOMLOutline(bytes) else { throw Self.strange(file) }
    guard let table = outline.tables.first(where: { $0.path == path && !$0.isArray }) else {
      let start = bytes.isEmpty ? "" : (bytes.last == UInt8(ascii: "\n") ? "" : lineBreak)
      let gap = bytes.isEmpty ? "" : lineBreak
      let heading = "[" + path.map(Self.keyText).joined(separator: ".") + "]"
      let line = "\(Self.keyText(key)) = \(text)"
      bytes += Array((start + gap + heading + lineBreak + line + lineBreak).utf8)
      return
    }
    if let entry = table.entry(key) {
      bytes.replaceSubrange(entry.value, with: Array(text.utf8))
      return
    }
    insert("\(Self.keyText(key)) = \(text)" + lineBreak, into: table)
  }

  /// Takes the line of a key away.
  mutating func unset(_ key: String, in path: [String]) throws(SettingsRefusal) {
    guard let outline = TOMLOutline(bytes),
      let table = outline.tables.first(where: { $0.path == path && !$0.isArray }),
      let entry = table.entry(key)
    else {
      throw SettingsRefusal(say("Nothing was saved: \(file) has no “\(key)” that can be removed."))
    }
    bytes.removeSubrange(entry.lines)
  }

  private mutating func insert(_ line: String, into table: TOMLOutline.Table) {
    if table.path.isEmpty, table.entries.isEmpty { return insertAtTop(line) }
    let place = (table.entries.last?.lines ?? table.heading).upperBound
    let isOpen = place > 0 && bytes[place - 1] != UInt8(ascii: "\n")
    bytes.insert(contentsOf: Array(((isOpen ? lineBreak : "") + line).utf8), at: place)
  }

  /// Puts a line behind the comment that the file begins with; before one that belongs to a table.
  private mutating func insertAtTop(_ line: String) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var end = start
    while end < bytes.count, bytes[end] == UInt8(ascii: "#") {
      end = bytes[end...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
    }
    let isFree =
      end == bytes.count || bytes[end] == UInt8(ascii: "\n")
      || bytes[end] == UInt8(ascii: "\r")
    let place = isFree ? end : start
    let isOpen = place > start && bytes[place - 1] != UInt8(ascii: "\n")
    let gap = isFree ? "" : lineBreak
    bytes.insert(contentsOf: Array(((isOpen ? lineBreak : "") + line + gap).utf8), at: place)
  }

  private static func keyText(_ key: String) -> String {
    let isBare =
      !key.isEmpty
      && key.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
    return isBare ? key : TOMLText.quoted(key)
  }
}

extension NamedFilter {
  /// The table of the settings that it stands in.
  var tablePath: [String] {
    ["filters", ActionName.word(of: ResourceCatalog.pane(pane))]
  }
}
