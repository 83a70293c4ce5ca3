import Backend
import Testing

@testable import jvptui

@Suite("The filter language")
struct FilterTests {
  private let fields = [
    FilterParser.Field(name: "name", isNumber: false),
    FilterParser.Field(name: "state", isNumber: false),
    FilterParser.Field(name: "mem", isNumber: true),
  ]

  private func parse(_ text: String) throws -> Filter? {
    try FilterParser.parse(text, fields: fields)
  }

  private func failure(_ text: String) throws -> FilterError {
    try #require(throws: FilterError.self) { try FilterParser.parse(text, fields: fields) }
  }

  @Test("reads words, fields, numbers, negation, alternatives and groups")
  func shapes() throws {
    #expect(try parse("  ") == nil)
    #expect(try parse("web") == .word("web"))
    #expect(try parse("web prod") == .all([.word("web"), .word("prod")]))
    #expect(try parse("state:running") == .field("state", .contains, "running"))
    #expect(try parse("name=\"a b\"") == .field("name", .equal, "a b"))
    #expect(try parse("mem>=2G") == .number("mem", .atLeast, 2_147_483_648))
    #expect(try parse("!web") == .not(.word("web")))
    #expect(
      try parse("web or (db !test)")
        == .any([.word("web"), .all([.word("db"), .not(.word("test"))])])
    )
    #expect(try parse("/^web-[0-9]+/") == .regex("^web-[0-9]+"))
    #expect(try parse("order") == .word("order"))
    #expect(try parse("52:54:00:aa") == .word("52:54:00:aa"))
  }

  @Test(
    "says what is wrong and where",
    arguments: [
      ("foo:bar", 0, "no field “foo”"),
      ("web mem>many", 8, "“many” is not a number"),
      ("(web", 0, "“(” is not closed"),
      ("web)", 3, "“)” closes nothing"),
      ("web or", 6, "missing"),
      ("!", 1, "negate"),
      ("/[/", 0, "not a regular expression"),
      ("state>3", 6, "is a text"),
      ("name:\"open", 5, "quote is not closed"),
    ]
  )
  func errors(text: String, position: Int, message: String) throws {
    let error = try failure(text)
    #expect(error.position == position)
    #expect(error.message.contains(message))
  }

  @Test("finds machines by name, tag, address, state and memory")
  func rows() {
    var harness = Harness.demo()
    func found(_ text: String) -> [String] {
      harness.press("2", "/")
      harness.press("ctrl-u")
      harness.type(text)
      harness.press("enter")
      return harness.state.paneState(.domains).rows.compactMap {
        harness.state.currentPane.name(of: $0, in: harness.state)
      }
    }
    #expect(found("web") == ["web-1", "web-2", "web-10"])
    #expect(found("tag:prod") == ["web-1"])
    #expect(found("192.168.122.90") == ["web-1"])
    #expect(found("state:\"I/O error\"") == ["db-1"])
    #expect(found("web !state:running") == ["web-10"])
    #expect(found("snap>2 or name:mail") == ["mail", "web-1"])
    #expect(found("数据") == ["数据库-一"])
  }

  @Test("that is wrong keeps the last good one, and says why")
  func wrongKeepsGood() {
    var harness = Harness.demo()
    harness.press("2", "/")
    harness.type("web")
    harness.press("home", "(")
    #expect(harness.state.paneState(.domains).rows.count == 3)
    #expect(harness.screen.contains("“(” is not closed"))
    harness.press("esc")
    #expect(harness.state.paneState(.domains).rows.count == 7)
  }
}

@Suite("Searching texts")
struct TextSearchTests {
  @Test(
    "ignores case, finds at both ends, and in every script",
    arguments: [
      ("WEB", "my-web", true), ("web", "WEB-1", true), ("eb-1", "web-1", true),
      ("web-10", "web-1", false), ("", "x", true), ("x", "", false), ("数据", "数据库", true),
      ("É", "café", true), ("aab", "aaab", true), ("[", "{", false),
    ] as [(String, String, Bool)]
  )
  func finds(needle: String, text: String, isFound: Bool) {
    #expect(TextSearch(needle).occurs(in: text) == isFound)
  }
}
