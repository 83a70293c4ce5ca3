import Backend
import TOMLKit

/// Reads the settings file; what is wrong in it becomes a warning, and the rest works.
struct SettingsReader {
  var settings = Settings()
  private(set) var warnings: [SettingsWarning] = []
  /// Why the text is not TOML at all; nil when it is.
  private(set) var syntaxError: SettingsWarning?
  /// Which `[[host]]` of the file each host came from, counted from 0.
  private(set) var places: [Int] = []
  /// Names of all `[[host]]`, also of those that were left out; nil where there is none.
  private(set) var allNames: [String?] = []
  /// Everything but the known keys, in one form that can be compared.
  var rest: [String] = []
  /// The lines of the key settings and of the commands.
  var keyLines: [Int?] = []
  var commandLines: [Int?] = []

  private let file: String
  private(set) var outline: TOMLOutline?

  /// - Parameters:
  ///   - text: The whole file.
  ///   - file: Its path as the operator knows it, for the warnings.
  init(_ text: String, file: String) {
    self.file = file
    outline = TOMLOutline(Array(text.utf8))
    do {
      try read(TOMLTable(string: text))
    } catch let error as TOMLParseError {
      // The parser's own sentence has its position at the end, which ours has in front.
      let message = error.description.split(separator: "\n").first.map(String.init) ?? ""
      refuse(say("this is not TOML: \(message)"), line: error.source.begin.line)
    } catch {
      refuse(say("this is not TOML: \(error)"), line: nil)
    }
  }
}

extension SettingsReader {
  /// The language that a settings text asks for; nil where it names none that exists.
  ///
  /// Where only ASCII is to be drawn it is English.
  static func language(of text: String) -> Language? {
    guard let table = try? TOMLTable(string: text) else { return nil }
    if table["ascii"]?.bool == true { return .english }
    guard let code = table["language"]?.string else { return nil }
    return Language.allCases.first { $0.code == code }
  }

  private static let hostKeys: Set<String> = [
    "name", "uri", "labels", "readonly", "connect", "expert",
  ]

  private mutating func refuse(_ message: String, line: Int?) {
    settings = Settings()
    let warning = SettingsWarning(file: file, line: line, message: message)
    syntaxError = warning
    warnings = [warning]
  }

  mutating func warn(_ message: String, line: Int?) {
    warnings.append(SettingsWarning(file: file, line: line, message: message))
  }

  private mutating func read(_ root: TOMLTable) {
    // The parser gives keys in the order of the alphabet; warnings read better in that of the file.
    for key in root.keys.sorted(by: { (line(of: $0) ?? 0) < (line(of: $1) ?? 0) }) {
      let value = root[key]
      let line = line(of: key)
      switch key {
      case "theme": settings.theme = text(value, key, line)
      case "mouse": settings.usesMouse = flag(value, key, line)
      case "language": settings.language = language(value, line)
      case "ascii": settings.usesASCII = flag(value, key, line)
      case "linear": settings.isLinear = flag(value, key, line)
      case "slow_link": settings.isSlowLink = flag(value, key, line)
      case "byte_counter": settings.countsBytes = flag(value, key, line)
      case "filters": readFilters(value?.table, line)
      case "keys", "command": break
      case "charts": settings.usesBlocks = chartMarks(value, line)
      case "threshold": readThresholds(value, line)
      case "console": readConsole(value, line)
      case "host": readHosts(value, line)
      default:
        warn(say("“\(key)” means nothing here."), line: line)
        rest.append("\(key) = \(value?.debugDescription ?? "")")
      }
    }
    if let commands = root["command"] { readCommands(commands, line(of: "command")) }
    if let keys = root["keys"] { readKeys(keys.table, line(of: "keys")) }
    checkKeys()
  }

  private mutating func language(_ value: (any TOMLValueConvertible)?, _ line: Int?) -> Language? {
    guard let code = text(value, "language", line) else { return nil }
    if let language = Language.allCases.first(where: { $0.code == code }) { return language }
    let known = Language.allCases.map { "\"\($0.code)\"" }.joined(separator: ", ")
    warn(say("“language” is “\(code)”; there are \(known)."), line: line)
    return nil
  }

  private mutating func readHosts(_ value: (any TOMLValueConvertible)?, _ line: Int?) {
    guard let array = value?.array else {
      return warn(say("“host” must be written as [[host]], with double brackets."), line: line)
    }
    let blocks = outline?.blocks(of: "host") ?? []
    for (place, element) in array.enumerated() {
      guard let table = element.table else {
        warn(say("“host” must be a list of tables."), line: line)
        continue
      }
      readHost(table, place, blocks.indices.contains(place) ? blocks[place] : [])
    }
  }

  private mutating func readHost(
    _ table: TOMLTable,
    _ place: Int,
    _ block: [TOMLOutline.Table]
  ) {
    let heading = block.first?.line
    func line(_ key: String) -> Int? { block.first?.entry(key)?.line ?? heading }
    for key in table.keys where !Self.hostKeys.contains(key) {
      warn(say("“\(key)” means nothing in a host."), line: line(key))
      rest.append("host \(place) \(key) = \(table[key]?.debugDescription ?? "")")
    }
    let name = text(table["name"], "name", line("name"))
    allNames.append(name)
    let uri = text(table["uri"], "uri", line("uri"))
    guard let name else {
      if table["name"] == nil { warn(say("A host without a name is left out."), line: heading) }
      return
    }
    if let problem = HostRule.problem(name: name) { return warn(problem, line: line("name")) }
    guard let uri else {
      if table["uri"] == nil {
        warn(say("The host “\(name)” has no uri, so it is left out."), line: heading)
      }
      return
    }
    if settings.hosts.contains(where: { $0.name == name }) {
      return warn(say("There are two hosts “\(name)”; this one is left out."), line: line("name"))
    }
    if let problem = HostRule.problem(uri: uri) { return warn(problem, line: line("uri")) }
    var entry = HostEntry(name: name, uri: uri)
    entry.labels = labels(table["labels"], line("labels"))
    entry.isReadOnly = flag(table["readonly"], "readonly", line("readonly")) ?? false
    entry.isExpert = flag(table["expert"], "expert", line("expert")) ?? false
    entry.connect = connect(table["connect"], line("connect"))
    settings.hosts.append(entry)
    places.append(place)
  }

  private mutating func labels(_ value: (any TOMLValueConvertible)?, _ line: Int?) -> [String] {
    guard let value else { return [] }
    guard let array = value.array else {
      warn(say("“labels” must be a list of texts, such as [\"lab\", \"rack 4\"]."), line: line)
      return []
    }
    var labels: [String] = []
    for element in array {
      guard let label = element.string else {
        warn(say("“labels” holds something that is no text."), line: line)
        continue
      }
      if let problem = HostRule.problem(labels: [label]) {
        warn(problem, line: line)
      } else if !labels.contains(label) {
        labels.append(label)
      }
    }
    return labels
  }

  private mutating func connect(
    _ value: (any TOMLValueConvertible)?,
    _ line: Int?
  ) -> HostEntry.Connect {
    guard let value, let word = text(value, "connect", line) else { return .always }
    if let connect = HostEntry.Connect(rawValue: word) { return connect }
    let allowed = HostEntry.Connect.allCases.map { "“\($0.rawValue)”" }.joined(separator: ", ")
    // An operator who wrote something there did not want the default.
    warn(say("“connect” is “\(word)”; it can be \(allowed). Connected on demand."), line: line)
    return .onDemand
  }

  mutating func text(
    _ value: (any TOMLValueConvertible)?,
    _ key: String,
    _ line: Int?
  ) -> String? {
    guard let value else { return nil }
    if let text = value.string { return text }
    warn(say("“\(key)” must be a text in quotes."), line: line)
    return nil
  }

  mutating func flag(
    _ value: (any TOMLValueConvertible)?,
    _ key: String,
    _ line: Int?
  ) -> Bool? {
    guard let value else { return nil }
    if let flag = value.bool { return flag }
    warn(say("“\(key)” must be true or false."), line: line)
    return nil
  }

  /// The line on which something at the top of the file is said.
  func line(of key: String) -> Int? {
    for table in outline?.tables ?? [] {
      if table.path.first == key { return table.line }
      if table.path.isEmpty, let entry = table.entries.first(where: { $0.key.first == key }) {
        return entry.line
      }
    }
    return nil
  }
}
