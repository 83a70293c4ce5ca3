import TUI
import Testing

@Suite("Key stroke")
struct KeyStrokeTests {
  @Test(
    "reads back what it writes",
    arguments: [
      "s", "S", "-", "ctrl-k", "alt-x", "shift-tab", "space", "enter", "f5", "ctrl-alt-up",
    ]
  )
  func roundTrip(text: String) {
    #expect(KeyStroke(parsing: text)?.description == text)
  }

  @Test("takes a prefix without a key as no key", arguments: ["", "ctrl-", "f25", "f0", "hello"])
  func rejects(text: String) {
    #expect(KeyStroke(parsing: text) == nil)
  }
}
