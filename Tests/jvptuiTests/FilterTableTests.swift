import Backend
import OrderedCollections
import TUI
import Testing
import Widgets
@testable import jvptui

@Suite("The filter language, expression by expression")
struct FilterTableTests {
  /// What each expression finds among the machines of the fixture, in the order of their names.
  static let table: [(String, [String])] = [
    ("web", ["web-1", "web-2", "web-10"]), ("WEB", ["web-1", "web-2", "web-10"]),
    ("web-1", ["web-1", "web-10"]), ("name=web-1", ["web-1"]), ("name=WEB-1", ["web-1"]),
    ("name:eb-", ["web-1", "web-2", "web-10"]), ("1 web", ["web-1", "web-2", "web-10"]),
    ("prod", ["web-1"]), ("tag:prod", ["web-1"]), ("tag=pro", []),
    ("tag:web", ["web-1", "web-2", "web-10"]), ("!tag:web", ["db-1", "mail", "runner", "数据库-一"]),
    ("tag:web !tag:prod", ["web-2", "web-10"]), ("title:\"Front end\"", ["web-1"]),
    ("title:front", ["web-1"]), ("\"Front end\"", ["web-1"]), ("\"front END\"", ["web-1"]),
    ("title=orders", ["db-1"]), ("日本語", ["数据库-一"]), ("数据", ["数据库-一"]),
    ("name=数据库-一", ["数据库-一"]), ("state:running", ["runner", "web-1", "web-2"]),
    ("state=running", ["runner", "web-1", "web-2"]), ("running", []), ("state:paused", ["db-1"]),
    ("state:\"I/O error\"", ["db-1"]), ("state:crashed", ["数据库-一"]),
    ("state:off", ["mail", "web-10"]), ("state:saved", ["mail"]),
    ("!state:off", ["db-1", "runner", "web-1", "web-2", "数据库-一"]),
    ("!!web", ["web-1", "web-2", "web-10"]),
    ("! web-1", ["db-1", "mail", "runner", "web-2", "数据库-一"]),
    ("node:lab-a web-2", ["web-2"]), ("node=lab", []), ("ip:192.168.", ["web-1"]),
    ("192.168.122.90", ["web-1"]), ("ip=192.168.122.9", []),
    ("52:54:00:00:00:01 db", ["db-1"]), ("mac:52:54 mail", ["mail"]),
    ("uuid:0000-000000000004", ["db-1"]), ("disk:/tank/", ["web-1"]), ("disk:qcow2", ["web-1"]),
    ("/tank\\/web/", ["web-1"]), ("os:debian12 runner", ["runner"]), ("os:\"debian 12\"", []),
    ("net:default web-2", ["web-2"]), ("net=none", []), ("vcpu=2 web-2", ["web-2"]),
    ("vcpu>2", []), ("vcpu>=2 mail", ["mail"]), ("mem>=1G mail", ["mail"]), ("mem<1G", []),
    ("mem=1024M mail", ["mail"]), ("mem=1048576K mail", ["mail"]), ("mem<=1.5GiB mail", ["mail"]),
    ("mem>0.5gb mail", ["mail"]), ("snap>2", ["web-1"]), ("snap:3", ["web-1"]),
    ("snap<=3 web-1", ["web-1", "web-10"]),
    ("mail or runner", ["mail", "runner"]), ("mail OR runner", ["mail", "runner"]),
    ("order", ["db-1"]), ("web (1 or 2) !10", ["web-1", "web-2"]),
    ("(mail)", ["mail"]), ("((mail) or (runner))", ["mail", "runner"]),
    ("mail or web tag:prod", ["mail", "web-1"]), ("!(web or mail) state:paused", ["db-1"]),
    ("!mail !runner !web", ["db-1", "数据库-一"]), ("/^web-[0-9]$/", ["web-1", "web-2"]),
    ("/^WEB-.0/", ["web-10"]), ("!/^web/ /a/", ["db-1", "mail", "runner", "数据库-一"]),
    ("/^(mail|db)/", ["db-1", "mail"]),
    ("state:running /^web-1$/", ["web-1"]), ("protected:yes", []), ("protected:no mail", ["mail"]),
    ("   web-2   ", ["web-2"]),
    ("", ["db-1", "mail", "runner", "web-1", "web-2", "web-10", "数据库-一"]),
  ]

  @Test("finds what is meant", arguments: table)
  func meaning(text: String, names: [String]) throws {
    var harness = Harness.demo()
    harness.state.setFilter(text, in: .domains)
    harness.state.refreshRows()
    let error = harness.state.paneState(.domains).filterError
    #expect(error == nil, "\(text): \(error?.message ?? "")")
    let found = harness.state.paneState(.domains).rows.compactMap {
      ResourceCatalog.pane(.domains).name(of: $0, in: harness.state)
    }
    // Words look at tags, titles and systems too.
    #expect(Set(found) == Set(names), "\(text)")
  }

  @Test("has at least sixty of them")
  func size() { #expect(Self.table.count >= 60) }

  @Test("takes any text without failing, and points into it when it is wrong")
  func fuzz() {
    let pieces = [
      "web", " ", "(", ")", "!", "or", "/", "\\", "\"", ":", "=", "<", ">", ">=", "<=", "name",
      "mem", "tag", "%", "G", "1", "9999999999999999999999", "[", "]", "*", "+", "?", "{2}", "^",
      "$", "|", "数据", "\u{301}", "\u{1F600}", "\t", "\u{200B}", "é", "-", ".", "state:", "(?i)",
    ]
    var random = Random(seed: 42)
    let fields = ResourceCatalog.pane(.domains).filterFields
    let items = Harness.demo().state
    var wrong: [String] = []
    for _ in 0..<3000 {
      let count = Int(random.next() % 12)
      let text = (0..<count).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
      do {
        guard let filter = try FilterParser.parse(text, fields: fields) else { continue }
        var state = items
        state.panes[.domains]?.filter = filter
        if ResourceCatalog.pane(.domains).rows(in: state).matchCount > 7 { wrong.append(text) }
      } catch {
        let isInside = (0...text.count).contains(error.position)
        if !isInside || error.message.isEmpty { wrong.append(text) }
      }
      for cursor in 0...text.count {
        let word = FilterCompletion.word(in: text, before: cursor, fields: fields)
        if (word?.start ?? 0) > cursor { wrong.append(text) }
      }
    }
    #expect(wrong == [])
  }

  /// Numbers that are the same at each run.
  private struct Random: RandomNumberGenerator {
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
}
