import Backend
import OrderedCollections
import TUI
import Testing
import Widgets
@testable import jvptui

@Suite("Tags and protection")
struct TagTests {
  @Test(
    "are set by words, and changed by words with signs",
    arguments: [
      ("web prod", ["web", "prod"]), ("", []), ("+new", ["old", "web", "new"]), ("-old", ["web"]),
      ("+a -old +web", ["web", "a"]), ("web,prod", ["web", "prod"]), ("+", ["old", "web"]),
    ]
  )
  func edits(text: String, tags: [String]) {
    #expect(TagEdit(text).problem == nil)
    #expect(TagEdit(text).applied(to: ["old", "web"]) == tags)
  }

  @Test("say what is wrong with them", arguments: ["+a b", "a<b", "a\"b", "<x/>", "a\u{1B}[31m"])
  func problems(text: String) {
    #expect(TagEdit(text).problem != nil)
  }

  @Test("of one machine are edited as they are, of several by adding and removing")
  func commands() {
    var harness = Harness.demo()
    harness.select("web-1")
    harness.press("#")
    #expect(harness.screen.contains("web prod"))
    harness.press("ctrl-u")
    harness.type("web live")
    harness.press("enter")
    #expect(harness.commands == [.domain(Fixture.web1.id, .setTags(["web", "live"]))])
    harness.finishJob()
    harness.select("web-1")
    harness.press("space", "space", "#")
    harness.type("x -web")
    harness.press("enter")
    #expect(
      harness.commands.suffix(2) == [
        .domain(Fixture.web1.id, .setTags(["prod", "x"])),
        .domain(Fixture.web2.id, .setTags(["x"])),
      ]
    )
  }

  private func protected() -> Harness {
    var harness = Harness.demo()
    var domain = Fixture.web1
    domain.definition?.isProtected = true
    harness.receive(.domainsChanged([domain], removed: []))
    harness.select("web-1")
    return harness
  }

  @Test("protection refuses what loses work, with the reason, until it is taken off")
  func refusal() {
    var harness = protected()
    for key in ["F", "H", "T"] {
      harness.press(key)
      #expect(harness.state.layers.isEmpty)
      #expect(harness.screen.contains("It is protected; take the protection off first"))
    }
    harness.press("S", "y")
    #expect(harness.commands == [.domain(Fixture.web1.id, .shutDown(.automatic))])
    harness.press("!")
    #expect(harness.commands.last == .domain(Fixture.web1.id, .setProtected(false)))
  }

  @Test("protection can be filtered by, and is seen in the row")
  func shown() {
    var harness = protected()
    #expect(harness.screen.contains("web-1 ⊘"))
    harness.press("/")
    harness.type("protected:yes")
    #expect(harness.state.paneState(.domains).rows.count == 1)
  }

  @Test("protection of several is put on where one lacks it")
  func several() {
    var harness = protected()
    harness.press("space", "space", "!")
    harness.press("y")
    #expect(
      harness.commands == [
        .domain(Fixture.web1.id, .setProtected(true)),
        .domain(Fixture.web2.id, .setProtected(true)),
      ]
    )
  }
}
