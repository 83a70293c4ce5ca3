import Testing

@testable import Backend

@Suite("A text for a machine")
struct TextRuleTests {
  @Test(
    "is refused as a name, with the reason",
    arguments: [
      ("", "empty"), ("a/b", "“/”"), ("a\nb", "line break"), ("a\u{1B}b", "U+001B"),
      (" a", "blank"), ("a ", "blank"), ("a\u{9B}b", "U+009B"), ("a\u{202E}b", "U+202E"),
      ("a\u{7F}", "U+007F"), ("..", "folder"), ("a\u{FFFE}", "none"), ("a\tb", "control"),
    ]
  )
  func refusedName(name: String, reason: String) throws {
    let problem = try #require(TextRule.name.problem(with: name))
    #expect(problem.contains(reason))
    #expect(problem.contains("name"))
    #expect(!problem.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
  }

  @Test(
    "is taken as a name in any script",
    arguments: ["web-01", "デモ", "été", "a b", "<&>'\"", "🦊"]
  )
  func goodName(name: String) {
    #expect(TextRule.name.problem(with: name) == nil)
  }

  @Test("may have several lines as a description, one as a title")
  func lines() {
    #expect(TextRule.description.problem(with: "a\nb\tc") == nil)
    #expect(TextRule.title.problem(with: "a\nb") != nil)
    #expect(TextRule.title.problem(with: "") == nil)
    #expect(TextRule.description.problem(with: "a\u{1B}") != nil)
  }

  @Test("never reaches libvirt when it is refused, and the message names the machine")
  func command() throws {
    let id = try #require(ObjectUUID("6695eb01-f6a4-8304-79aa-97f2502e193f"))
    let error = #expect(throws: BackendError.self) {
      try Command.domain(id, .rename("a/b")).check("“web” on lab")
    }
    #expect(error?.code == .invalidValue)
    #expect(error?.description.hasPrefix("Could not rename “web” on lab: the name “a/b”") == true)
  }
}
