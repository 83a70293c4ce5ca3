import Backend

/// Changes single settings in the text of the settings file; all that is not concerned stays as it is.
///
/// A comment line is never removed, not even from a host that is: it may be about what follows.
struct SettingsEditor {
  let file: String
  var bytes: [UInt8]
  private var blocks: [[TOMLOutline.Table]]
  private let reading: SettingsReader

  /// - Returns: The text with the change, read once more and found to say just that.
  /// - Throws: `SettingsRefusal` where the text cannot be changed safely.
  static func apply(
    _ edit: SettingsEdit,
    to text: String,
    file: String
  ) throws(SettingsRefusal) -> String {
    var editor = try SettingsEditor(text, file: file)
    switch edit {
    case .add(let entry): try editor.add(entry)
    case .change(let name, let entry): try editor.change(name, to: entry)
    case .remove(let name): try editor.remove(name)
    case .setTheme(let name): try editor.set("theme", in: [], to: TOMLText.quoted(name))
    case .setLanguage(let language):
      try editor.set("language", in: [], to: TOMLText.quoted(language.code))
    case .setFlag(let flag, let isOn): try editor.set(flag.rawValue, in: [], to: "\(isOn)")
    case .saveFilter(let filter):
      try editor.set(filter.name, in: filter.tablePath, to: TOMLText.quoted(filter.text))
    case .removeFilter(let filter): try editor.unset(filter.name, in: filter.tablePath)
    }
    let result = String(decoding: editor.bytes, as: UTF8.self)
    try editor.verify(result, edit)
    return result
  }

  private init(_ text: String, file: String) throws(SettingsRefusal) {
    self.file = file
    bytes = Array(text.utf8)
    reading = SettingsReader(text, file: file)
    if let error = reading.syntaxError {
      throw SettingsRefusal(say("Nothing was saved: \(error). Repair the file first."))
    }
    guard let outline = TOMLOutline(bytes) else { throw Self.strange(file) }
    blocks = outline.blocks(of: "host")
    // Hosts in an inline list have no lines of their own.
    guard blocks.count == reading.allNames.count else { throw Self.strange(file) }
    let isInline = outline.tables[0].entries.contains { $0.key.first == "host" }
    guard !isInline else { throw Self.strange(file) }
  }

  static func strange(_ file: String) -> SettingsRefusal {
    SettingsRefusal(
      say(
        "Nothing was saved: in \(file) the hosts are not written as [[host]] tables, "
          + "which is what jvptui can change."
      )
    )
  }
}

// MARK: - The three changes

extension SettingsEditor {
  private mutating func add(_ entry: HostEntry) throws(SettingsRefusal) {
    guard !reading.settings.hosts.contains(where: { $0.name == entry.name }) else {
      throw SettingsRefusal(say("Nothing was saved: \(file) has a host “\(entry.name)” already."))
    }
    var text = ""
    if !bytes.isEmpty {
      if bytes.last != UInt8(ascii: "\n") { text += lineBreak }
      text += lineBreak
    }
    text += "[[host]]" + lineBreak
    for (key, value) in Self.values(of: entry) where value.isNeeded {
      text += "\(key) = \(value.text)" + lineBreak
    }
    bytes += Array(text.utf8)
  }

  private mutating func change(_ name: String, to entry: HostEntry) throws(SettingsRefusal) {
    let (block, old) = try block(of: name)
    guard entry.name == name || !reading.allNames.contains(entry.name) else {
      throw SettingsRefusal(say("Nothing was saved: \(file) has a host “\(entry.name)” already."))
    }
    guard let table = block.first else { throw Self.strange(file) }
    let oldValues = Self.values(of: old)
    var replacements: [(range: Range<Int>, text: [UInt8])] = []
    var added = ""
    for (index, (key, value)) in Self.values(of: entry).enumerated()
    where value.text != oldValues[index].value.text {
      if let present = table.entry(key) {
        let text =
          key == "labels"
          ? labels(entry.labels, in: present.value, old: old.labels) : Array(value.text.utf8)
        replacements.append((present.value, text))
      } else {
        added += "\(indent(of: table))\(key) = \(value.text)" + lineBreak
      }
    }
    if !added.isEmpty {
      let end = (table.entries.last?.lines ?? table.heading).upperBound
      let breaks = end > 0 && bytes[end - 1] == UInt8(ascii: "\n") ? "" : lineBreak
      replacements.append((end..<end, Array((breaks + added).utf8)))
    }
    // From the end, so that the places before stay right.
    for (range, text) in replacements.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(range, with: text)
    }
  }

  private mutating func remove(_ name: String) throws(SettingsRefusal) {
    let (block, _) = try block(of: name)
    let ranges = block.flatMap { [$0.heading] + $0.entries.map(\.lines) }
    for range in ranges.sorted(by: { $0.lowerBound > $1.lowerBound }) {
      bytes.removeSubrange(range)
      closeGap(at: range.lowerBound)
    }
  }

  private func block(
    of name: String
  ) throws(SettingsRefusal) -> (block: [TOMLOutline.Table], entry: HostEntry) {
    guard let index = reading.settings.hosts.firstIndex(where: { $0.name == name }) else {
      throw SettingsRefusal(say("Nothing was saved: \(file) has no host “\(name)”."))
    }
    guard reading.allNames.filter({ $0 == name }).count == 1 else {
      throw SettingsRefusal(
        say("Nothing was saved: \(file) has several hosts “\(name)”. Repair the file first.")
      )
    }
    return (blocks[reading.places[index]], reading.settings.hosts[index])
  }

  /// Takes one of two blank lines out that now follow each other, or one at the start.
  private mutating func closeGap(at place: Int) {
    let newline = UInt8(ascii: "\n")
    var before = place
    while before > 0, bytes[before - 1] == newline || bytes[before - 1] == UInt8(ascii: "\r") {
      before -= 1
    }
    let breaksBefore = bytes[before..<place].filter { $0 == newline }.count
    guard breaksBefore > 1 || before == 0 else { return }
    var end = place
    if end < bytes.count, bytes[end] == UInt8(ascii: "\r") { end += 1 }
    guard end < bytes.count, bytes[end] == newline else { return }
    bytes.removeSubrange(place...end)
  }
}

// MARK: - Values as text

extension SettingsEditor {
  private struct Value {
    var text: String
    /// False for what holds anyway.
    var isNeeded: Bool
  }

  private static func values(of entry: HostEntry) -> [(key: String, value: Value)] {
    let labels = entry.labels.map(TOMLText.quoted).joined(separator: ", ")
    return [
      ("name", Value(text: TOMLText.quoted(entry.name), isNeeded: true)),
      ("uri", Value(text: TOMLText.quoted(entry.uri), isNeeded: true)),
      ("labels", Value(text: "[\(labels)]", isNeeded: !entry.labels.isEmpty)),
      (
        "connect",
        Value(text: TOMLText.quoted(entry.connect.rawValue), isNeeded: entry.connect != .always)
      ),
      ("readonly", Value(text: "\(entry.isReadOnly)", isNeeded: entry.isReadOnly)),
      ("expert", Value(text: "\(entry.isExpert)", isNeeded: entry.isExpert)),
    ]
  }

  /// A list of labels; one with comments inside keeps its lines, and gets or loses single labels.
  private func labels(_ labels: [String], in range: Range<Int>, old: [String]) -> [UInt8] {
    let text = labels.map(TOMLText.quoted).joined(separator: ", ")
    let present = Array(bytes[range])
    guard present.contains(UInt8(ascii: "#")), present.contains(UInt8(ascii: "\n")),
      var list = TOMLTextList(present)
    else { return Array("[\(text)]".utf8) }
    list.keep { labels.contains($0) }
    for label in labels.reversed() where !old.contains(label) {
      list.insertFirst(TOMLText.quoted(label))
    }
    return list.bytes
  }

  private func indent(of table: TOMLOutline.Table) -> String {
    let line = (table.entries.last?.lines ?? table.heading)
    let blanks = bytes[line].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return String(decoding: blanks, as: UTF8.self)
  }

  /// As the file has it.
  var lineBreak: String {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")), end > 0,
      bytes[end - 1] == UInt8(ascii: "\r")
    else { return "\n" }
    return "\r\n"
  }
}

// MARK: - Reading it once more

extension SettingsEditor {
  private func verify(_ text: String, _ edit: SettingsEdit) throws(SettingsRefusal) {
    let after = SettingsReader(text, file: file)
    let expected: Settings = edit.applied(to: reading.settings)
    var hosts = after.settings.hosts
    // Labels of a list with comments keep the places that they have there.
    for index in hosts.indices where expected.hosts.indices.contains(index) {
      if Set(hosts[index].labels) == Set(expected.hosts[index].labels) {
        hosts[index].labels = expected.hosts[index].labels
      }
    }
    var settings = after.settings
    settings.hosts = hosts
    let isAsMeant = after.syntaxError == nil && settings == expected && keepsRest(after, edit)
    guard isAsMeant else {
      throw SettingsRefusal(
        say(
          "Nothing was saved: the change could not be made in \(file) without touching other parts; "
            + "make it in an editor."
        )
      )
    }
  }

  /// Whether keys that mean nothing to us are all still there, but for those of a removed host.
  private func keepsRest(_ after: SettingsReader, _ edit: SettingsEdit) -> Bool {
    if case .remove = edit {
      return after.rest.filter { !$0.hasPrefix("host ") }
        == reading.rest.filter { !$0.hasPrefix("host ") }
    }
    return after.rest == reading.rest
  }
}
