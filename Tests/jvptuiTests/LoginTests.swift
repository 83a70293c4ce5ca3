import Backend
import TUI
import Testing
import Widgets

@testable import jvptui

@Suite("A login")
struct LoginTests {
  private static let far = HostID("far")

  private func question(
    _ number: Int = 1,
    _ kind: LoginQuestion.Kind = .password,
    prompt: String = "root@far's password",
    isRetry: Bool = false
  ) -> LoginQuestion {
    LoginQuestion(
      id: LoginQuestion.ID(number),
      kind: kind,
      prompt: prompt,
      target: "qemu+ssh://root@far/system",
      isRetry: isRetry
    )
  }

  private func asked(_ question: LoginQuestion) -> Harness {
    var harness = Harness()
    harness.open(Self.far)
    harness.receive(.question(question), from: Self.far)
    return harness
  }

  private func answers(_ harness: Harness) -> [Effect] {
    harness.effects.filter { if case .answer = $0 { true } else { false } }
  }

  @Test("names its host, and shows a password only as bullets")
  func hidden() {
    var harness = asked(question())
    harness.type("s3cret")
    #expect(harness.screen.contains("Log in to far"))
    #expect(harness.screen.contains("qemu+ssh://root@far/system"))
    #expect(harness.screen.contains("root@far's password"))
    #expect(!harness.screen.contains("s3c"))
    #expect(harness.screen.contains(String(repeating: harness.state.glyphs.bullet, count: 6)))
    #expect(!"\(harness.state.layers)".contains("s3cret"))
    harness.press("enter")
    #expect(answers(harness) == [.answer(Self.far, LoginQuestion.ID(1), Secret("s3cret"))])
    #expect(harness.state.layers.isEmpty)
    #expect(!"\(harness.effects)".contains("s3cret"))
  }

  @Test("is corrected by backspace and ctrl-u, and takes a paste up to its line's end")
  func editing() {
    var harness = asked(question())
    harness.type("abc")
    harness.press("ctrl-u")
    harness.type("ä€x")
    harness.press("backspace")
    harness.send(.input(.paste("pass word\nrm -rf")))
    harness.press("enter")
    #expect(
      answers(harness) == [.answer(Self.far, LoginQuestion.ID(1), Secret("ä€pass word"))]
    )
  }

  @Test("needs a password, but no passphrase")
  func empty() {
    var harness = asked(question())
    harness.press("enter")
    #expect(answers(harness).isEmpty)
    #expect(harness.screen.contains("Type it first"))
    harness = asked(question(1, .passphrase, prompt: "Enter passphrase for key '/k'"))
    harness.press("enter")
    #expect(answers(harness) == [.answer(Self.far, LoginQuestion.ID(1), Secret(""))])
  }

  @Test("is cancelled by Escape, without an error")
  func cancelled() {
    var harness = asked(question())
    harness.type("abc")
    harness.press("esc")
    #expect(answers(harness) == [.answer(Self.far, LoginQuestion.ID(1), nil)])
    harness.receive(.state(.offline), from: Self.far)
    #expect(harness.state.layers.isEmpty)
    #expect(harness.state.notice?.level != .failure)
  }

  @Test("says that the last answer was wrong")
  func again() {
    #expect(!asked(question()).screen.contains("not accepted"))
    #expect(asked(question(isRetry: true)).screen.contains("not accepted"))
  }

  @Test("accepts an unknown key only when yes is typed in full")
  func hostKey() {
    let fingerprint = "SHA256:4/WX5caH+x1biWEekYYAN78JAgvLOJbyzD/nbGJwWT0"
    var harness = asked(question(1, .hostKey(fingerprint: fingerprint), prompt: "The…"))
    #expect(harness.screen.contains(fingerprint))
    #expect(harness.screen.contains("Unknown key of far"))
    for text in ["", "y", "Yes", "yes "] {
      harness.press("ctrl-u")
      harness.type(text)
      harness.press("enter")
      #expect(answers(harness).isEmpty)
    }
    #expect(harness.screen.contains("Type yes in full"))
    harness.press("ctrl-u")
    harness.type("yes")
    harness.press("enter")
    #expect(answers(harness) == [.answer(Self.far, LoginQuestion.ID(1), Secret("yes"))])
  }

  @Test("refuses an unknown key when no is typed")
  func hostKeyRefused() {
    var harness = asked(question(1, .hostKey(fingerprint: "SHA256:x"), prompt: "The…"))
    harness.type("no")
    harness.press("enter")
    #expect(answers(harness) == [.answer(Self.far, LoginQuestion.ID(1), nil)])
  }

  @Test("of several hosts is asked one after the other")
  func queue() {
    var harness = asked(question())
    harness.open(HostID("near"))
    harness.receive(.question(question(1, prompt: "near's")), from: HostID("near"))
    #expect(harness.state.layers.count == 1)
    #expect(harness.screen.contains("Log in to far"))
    harness.type("a")
    harness.press("enter")
    #expect(harness.screen.contains("Log in to near"))
    harness.type("b")
    harness.press("enter")
    #expect(harness.state.layers.isEmpty)
    #expect(
      answers(harness) == [
        .answer(Self.far, LoginQuestion.ID(1), Secret("a")),
        .answer(HostID("near"), LoginQuestion.ID(1), Secret("b")),
      ]
    )
  }

  @Test("waits until another dialog is closed, so that no typing ends up in it")
  func patience() {
    var harness = Harness()
    harness.open(Self.far)
    harness.press("?")
    harness.receive(.question(question()), from: Self.far)
    #expect(harness.state.layers.count == 1)
    #expect(!harness.screen.contains("Log in to far"))
    harness.press("esc")
    #expect(harness.screen.contains("Log in to far"))
  }

  @Test("goes away when it is of no more use")
  func withdrawn() {
    var harness = asked(question())
    harness.receive(.questionWithdrawn(LoginQuestion.ID(1)), from: Self.far)
    #expect(harness.state.layers.isEmpty)
    #expect(answers(harness).isEmpty)
  }

  @Test("shows what a host says without its control characters")
  func hostile() {
    let harness = asked(question(prompt: "pass\u{1B}[2Jword\u{202E}"))
    #expect(!harness.screen.contains("\u{1B}"))
    #expect(!harness.screen.contains("\u{202E}"))
  }

  @Test("over an unencrypted connection is warned about")
  func plaintext() {
    var harness = Harness()
    harness.send(.defaultHost(HostConfiguration(id: Self.far, uri: "qemu+tcp://far/system")))
    #expect(harness.state.notice?.text.contains("not encrypted") == true)
  }

  @Test("fits on a small screen", arguments: [(80, 24), (60, 16), (40, 12)])
  func small(width: Int, height: Int) {
    let fingerprint = "SHA256:4/WX5caH+x1biWEekYYAN78JAgvLOJbyzD/nbGJwWT0"
    var harness = asked(question(1, .hostKey(fingerprint: fingerprint), prompt: "The…"))
    harness.resize(width, height)
    harness.type("yes")
    #expect(harness.screen.contains("yes"))
  }
}
