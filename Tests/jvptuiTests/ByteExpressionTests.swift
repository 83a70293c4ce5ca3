import Testing

@testable import jvptui

@Suite("Expressions looked for byte by byte")
struct ByteExpressionTests {
  private static let texts = [
    "", "web-1", "WEB-10", "db", "a", "aa", "aaa", "ab", "ba", "b", "a.b", "a-b", "192.168.122.90",
    "52:54:00:aa:bb:cc", "/tank/web-1.qcow2", "x y", "x\ty", "end$", "^start", "a|b", "(a)", "[a]",
    "A_9", "line\nbreak", "0000-000000000004", "debian12",
  ]

  @Test(
    "are found where Regex finds them",
    arguments: [
      "web", "^web", "1$", "^web-1$", "^$", "a*", "^a*$", "a+b?", "^a{2}$", "^a{2,}$", "^a{1,2}$",
      "^(a|b)+$", "(?:a|b){2}", "[a-c]", "[^a-c]", "[^a-z0-9-]", "^[^-]+-[0-9]+$", "\\d+", "\\D",
      "^\\w+$", "\\W", "\\s", "^\\S+$", ".", "^.$", "a.b", "a\\.b", "\\$", "\\^", "a\\|b",
      "\\(a\\)",
      "\\[a\\]", "(web|db)-?[0-9]*$", "x|", "|x", "()", "(a)(b)", "a*?b", "a+?", "^(a|ab)$", "[-a]",
      "[a-]", "[.]", "$", "^", "a$|^b", "(^a|b$)", "[\\d.]+$", "qcow2?$", "-1(0)?$", "web-[0-9]*7",
    ]
  )
  func sameAsRegex(pattern: String) throws {
    let quick = try #require(ByteExpression(pattern), "\(pattern) is not known")
    let regex = try Regex(pattern).ignoresCase()
    for text in Self.texts {
      let expected = text.firstMatch(of: regex) != nil
      #expect(quick.occurs(in: text.utf8.span) == expected, "/\(pattern)/ in “\(text)”")
    }
  }

  @Test(
    "are left to Regex where they are more than that",
    arguments: [
      "(?i)a", "(?=a)", "(?<n>a)", "\\ba", "\\1", "(a)\\1", "\\p{L}", "[[:alpha:]]",
      "[a&&b]", "a{100}", "a**", "a++", "\\x41", "[!-~]",
    ]
  )
  func unknown(pattern: String) {
    #expect(ByteExpression(pattern) == nil)
  }

  @Test("leave texts beyond ASCII to Regex")
  func beyondASCII() throws {
    let quick = try #require(ByteExpression("b$"))
    #expect(quick.occurs(in: "é b".utf8.span) == nil)
    var harness = Harness.demo()
    harness.state.setFilter("/一$/", in: .domains)
    harness.state.refreshRows()
    #expect(harness.state.paneState(.domains).rows.count == 1)
    harness.state.setFilter("/^.{5}$/", in: .domains)
    harness.state.refreshRows()
    let names = harness.state.paneState(.domains).rows.compactMap {
      ResourceCatalog.pane(.domains).name(of: $0, in: harness.state)
    }
    #expect(names.contains("数据库-一"))
  }

  @Test("take no longer for expressions that drive others mad")
  func hard() throws {
    let quick = try #require(ByteExpression("^(a+)+(b+)+$"))
    let text = String(repeating: "a", count: 5000) + "c"
    #expect(quick.occurs(in: text.utf8.span) == false)
  }
}
