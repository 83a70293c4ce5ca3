import Testing

@testable import jvptui

@Suite("A change of a host in the settings")
struct SettingsEditorTests {
  private static let text = """
    # My hosts.
    theme = "nord"   # like the editor

      # The lab, first rack.
      [[host]]   # lab
      name   = 'lab-a'   # its name
      uri    = "qemu+ssh://root@lab-a/system"
      colour = "blue"   # for a later release
      # readonly = true
      labels = [
        "lab", # the word
        # "old",
        "rack 4",
      ]

    # The office.
    [[host]]
    uri = "qemu+ssh://root@office/system"
    name = "office"
    connect = "never" # until March

    [host.extra] # for scripts
    key = [1, 2]

    # Last words.
    [window]
    height = 4
    """

  private let lab = HostEntry(
    name: "lab-a",
    uri: "qemu+ssh://root@lab-a/system",
    labels: ["lab", "rack 4"]
  )

  private func edit(_ edit: SettingsEdit, _ text: String = text) throws -> String {
    try SettingsEditor.apply(edit, to: text, file: "config.toml")
  }

  /// The lines of one text that are not in another.
  private func difference(_ first: String, _ second: String) -> [Substring] {
    first.split(separator: "\n").filter { !second.split(separator: "\n").contains($0) }
  }

  @Test("touches only the line concerned")
  func oneLine() throws {
    var entry = lab
    entry.uri = "qemu+tls://lab-a/system"
    let result = try edit(.change("lab-a", entry))
    #expect(difference(result, Self.text) == ["  uri    = \"qemu+tls://lab-a/system\""])
    #expect(difference(Self.text, result) == ["  uri    = \"qemu+ssh://root@lab-a/system\""])
  }

  @Test("renames, keeping the comment behind the name")
  func rename() throws {
    var entry = lab
    entry.name = "lab-\"1\""
    let result = try edit(.change("lab-a", entry))
    #expect(difference(result, Self.text) == ["  name   = \"lab-\\\"1\\\"\"   # its name"])
  }

  @Test("adds what is new behind the host's last line, indented as that is")
  func newKey() throws {
    var entry = lab
    entry.isReadOnly = true
    let result = try edit(.change("lab-a", entry))
    #expect(result.contains("    \"rack 4\",\n  ]\n  readonly = true\n\n# The office."))
  }

  @Test("turns a value back without removing its line or comment")
  func backToDefault() throws {
    let office = HostEntry(name: "office", uri: "qemu+ssh://root@office/system")
    let result = try edit(.change("office", office))
    #expect(result.contains("connect = \"always\" # until March"))
  }

  @Test("keeps the comments inside a list of labels")
  func labels() throws {
    var entry = lab
    entry.labels = ["rack 4", "new"]
    let result = try edit(.change("lab-a", entry))
    #expect(result.contains("# the word"))
    #expect(result.contains("# \"old\","))
    #expect(Set(SettingsReader(result, file: "").settings.hosts[0].labels) == ["rack 4", "new"])
  }

  @Test("adds a host behind all that is there")
  func add() throws {
    let entry = HostEntry(name: "b", uri: "test:///default", labels: ["x", "y"])
    let result = try edit(.add(entry))
    #expect(result.hasPrefix(Self.text + "\n\n[[host]]\nname = \"b\"\n"))
    #expect(result.hasSuffix("uri = \"test:///default\"\nlabels = [\"x\", \"y\"]\n"))
  }

  @Test("removes a host with what hangs on it, and no comment line")
  func remove() throws {
    let result = try edit(.remove("office"))
    #expect(!result.contains("office/system"))
    #expect(!result.contains("[host.extra]"))
    for comment in [
      "# The lab, first rack.", "# readonly = true", "# The office.", "# Last words.",
    ] {
      #expect(result.contains(comment))
    }
    #expect(SettingsReader(result, file: "").settings.hosts.map(\.name) == ["lab-a"])
    #expect(!result.contains("\n\n\n"))
  }

  @Test("keeps Windows' line ends, a byte order mark, and a missing last line end")
  func lineEnds() throws {
    let text = "\u{FEFF}# one\r\n[[host]]\r\nname = \"a\"\r\nuri = \"test:///a\""
    var entry = HostEntry(name: "a", uri: "test:///a")
    entry.isReadOnly = true
    let result = try edit(.change("a", entry), text)
    #expect(result == text + "\r\nreadonly = true\r\n")
    let more = try edit(.add(HostEntry(name: "b", uri: "test:///b")), result)
    #expect(more.hasPrefix(result + "\r\n[[host]]\r\nname = \"b\"\r\n"))
  }

  @Test(
    "is refused where the hosts are written in a way that has no lines of its own",
    arguments: [
      "host = [{name = \"lab-a\", uri = \"test:///a\"}]\n",
      "host = [\n  {name = \"lab-a\", uri = \"test:///a\"},\n]\n",
    ]
  )
  func inline(text: String) throws {
    #expect(SettingsReader(text, file: "").settings.hosts.count == 1)
    for change in [SettingsEdit.remove("lab-a"), .add(lab), .change("lab-a", lab)] {
      #expect(throws: SettingsRefusal.self) { try edit(change, text) }
    }
  }

  @Test("is refused for a name that is taken, that is missing, or that is there twice")
  func names() {
    let twice = Self.text + "\n[[host]]\nname = \"office\"\nuri = \"test:///c\"\n"
    #expect(throws: SettingsRefusal.self) { try edit(.add(lab)) }
    #expect(throws: SettingsRefusal.self) { try edit(.remove("nobody")) }
    #expect(throws: SettingsRefusal.self) { try edit(.remove("office"), twice) }
    var renamed = lab
    renamed.name = "office"
    #expect(throws: SettingsRefusal.self) { try edit(.change("lab-a", renamed)) }
  }

  @Test("of any kind, any number of times, keeps all comments and all that is not ours")
  func anySequence() throws {
    var random = SplitMix(seed: 11)
    for _ in 0..<150 {
      var text = Self.text
      var hosts = SettingsReader(text, file: "").settings.hosts
      for _ in 0..<12 {
        let change = randomEdit(hosts, &random)
        text = try edit(change, text)
        hosts = change.applied(to: hosts)
        let reader = SettingsReader(text, file: "")
        #expect(reader.settings.hosts.map(\.name) == hosts.map(\.name))
        #expect(reader.settings.hosts.map(\.uri) == hosts.map(\.uri))
        #expect(
          reader.settings.hosts.map { Set($0.labels) } == hosts.map { Set($0.labels) }
        )
        #expect(reader.settings.theme == "nord")
      }
      for comment in Self.text.split(separator: "\n").filter({ $0.drop { $0 == " " }.first == "#" })
      where comment != "    # \"old\"," {
        #expect(text.contains(comment))
      }
      #expect(text.contains("theme = \"nord\"   # like the editor\n"))
      #expect(text.contains("# Last words.\n[window]\nheight = 4"))
      if hosts.contains(where: { $0.uri.hasPrefix("qemu+ssh://root@lab-a/") }) {
        #expect(text.contains("colour = \"blue\"   # for a later release"))
        #expect(text.contains("# \"old\","))
      }
    }
  }

  private func randomEdit(_ hosts: [HostEntry], _ random: inout SplitMix) -> SettingsEdit {
    var entry = hosts.randomElement(using: &random) ?? HostEntry(name: "", uri: "test:///new")
    let name = entry.name
    let fresh =
      "h\(random.next() % 1_000_000)-\(["ü", "#", "]", "'", "\"", "\\", "="].randomElement(using: &random) ?? "")"
    switch random.next() % (hosts.isEmpty ? 1 : 7) {
    case 0: return .add(HostEntry(name: fresh, uri: "test:///\(random.next())"))
    case 1 where hosts.count > 1 && !name.hasPrefix("lab"): return .remove(name)
    case 2: entry.name = fresh
    case 3: entry.uri += "?n=\(random.next() % 9)"
    case 4: entry.labels = ["lab", "rack 4", "a # b", "\"]"].filter { _ in random.next() % 2 == 0 }
    case 5: entry.isReadOnly.toggle()
    default: entry.connect = HostEntry.Connect.allCases.randomElement(using: &random) ?? .never
    }
    return .change(name, entry)
  }
}

/// Numbers that are the same in each run.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
