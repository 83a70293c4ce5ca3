import Glibc
import Synchronization
import Testing

@testable import Backend

@Suite("Login questions")
struct LoginDeskTests {
  @Test("are told apart by what ssh asks", arguments: prompts)
  func kinds(prompt: String, kind: LoginQuestion.Kind) {
    #expect(SSHPrompt.draft(prompt, hint: "").kind == kind)
  }

  @Test("that need no answer are only shown")
  func notice() {
    let prompt = "Confirm user presence for key ED25519-SK SHA256:abc"
    #expect(SSHPrompt.draft(prompt, hint: "none").kind == .notice)
  }

  @Test("of a host that was cancelled end all, and are asked anew at the next attempt")
  func cancel() async {
    let desk = LoginDesk()
    let asked = Asked(desk)
    async let first = asked.ask("a", by: .attempt(1))
    async let second = asked.ask("b", by: .attempt(2))
    while asked.ids.count < 2 { await Task.yield() }
    desk.answer(asked.ids[0], nil)
    #expect(await first == nil)
    #expect(await second == nil)
    #expect(desk.wasCancelled)
    #expect(await asked.ask("c", by: .attempt(3)) == nil)
    #expect(asked.ids.count == 2)
    desk.beginAttempt(isRetry: false)
    async let third = asked.ask("a", by: .attempt(4))
    while asked.ids.count < 3 { await Task.yield() }
    desk.answer(asked.ids[2], Secret("x"))
    #expect(await third == Secret("x"))
  }

  @Test("are not asked again for a second connection, but when the answer turns out wrong")
  func memory() async {
    let desk = LoginDesk()
    let asked = Asked(desk)
    async let first = asked.ask("password", by: .attempt(1))
    while asked.ids.isEmpty { await Task.yield() }
    desk.answer(asked.ids[0], Secret("right"))
    #expect(await first == Secret("right"))
    desk.succeed()
    desk.beginAttempt(isRetry: false)
    #expect(await asked.ask("password", by: .attempt(2)) == Secret("right"))
    #expect(asked.ids.count == 1)
    async let again = asked.ask("password", by: .attempt(2))
    while asked.ids.count < 2 { await Task.yield() }
    #expect(asked.questions[1].isRetry)
    desk.answer(asked.ids[1], Secret("new"))
    #expect(await again == Secret("new"))
  }

  @Test("are withdrawn when nobody answers, or when who asked is gone")
  func withdrawn() async {
    let desk = LoginDesk(patience: .milliseconds(20))
    let asked = Asked(desk)
    #expect(await asked.ask("a", by: .attempt(1)) == nil)
    #expect(asked.withdrawn == asked.ids)
    #expect(!desk.wasCancelled)
    #expect(desk.waited > .zero)
  }

  @Test("end when the host is closed")
  func shut() async {
    let desk = LoginDesk()
    let asked = Asked(desk)
    async let first = asked.ask("a", by: .attempt(1))
    while asked.ids.isEmpty { await Task.yield() }
    desk.shut()
    #expect(await first == nil)
    #expect(await asked.ask("b", by: .attempt(1)) == nil)
    #expect(asked.ids.count == 1)
  }

  private static let prompts: [(String, LoginQuestion.Kind)] = [
    ("root@127.0.0.1's password: ", .password),
    ("Enter passphrase for key '/root/.ssh/id_ed25519': ", .passphrase),
    ("Enter PIN for ED25519-SK key /root/.ssh/id_ed25519_sk: ", .passphrase),
    ("(root@lab-a) Verification code: ", .oneTimeCode),
    ("(root@lab-a) One-time password (OATH) for `root': ", .oneTimeCode),
    ("(root@lab-a) Password: ", .password),
    ("(root@lab-a) Enter the code: ", .oneTimeCode),
    ("(root@code-1) Password: ", .password),
    ("root@token-1's password: ", .password),
    (
      """
      The authenticity of host '[127.0.0.1]:2299 ([127.0.0.1]:2299)' can't be established.
      ED25519 key fingerprint is SHA256:4/WX5caH+x1biWEekYYAN78JAgvLOJbyzD/nbGJwWT0.
      This key is not known by any other names.
      Are you sure you want to continue connecting (yes/no/[fingerprint])? 
      """,
      .hostKey(fingerprint: "SHA256:4/WX5caH+x1biWEekYYAN78JAgvLOJbyzD/nbGJwWT0")
    ),
    ("Something that nobody has heard of: ", .password),
  ]
}

/// Asks a desk on threads of its own, as libvirt and ssh do.
private final class Asked: Sendable {
  private let desk: LoginDesk
  private let updates = Mutex<[HostUpdate]>([])

  init(_ desk: LoginDesk) {
    self.desk = desk
    desk.begin(target: "qemu:///system") { [weak self] update in
      self?.updates.withLock { $0.append(update) }
    }
  }

  var questions: [LoginQuestion] {
    updates.withLock {
      $0.compactMap { if case .question(let question) = $0 { question } else { nil } }
    }
  }

  var ids: [LoginQuestion.ID] { questions.map(\.id) }

  var withdrawn: [LoginQuestion.ID] {
    updates.withLock { updates in
      updates.compactMap { if case .questionWithdrawn(let id) = $0 { id } else { nil } }
    }
  }

  func ask(_ prompt: String, by caller: LoginDesk.Caller) async -> Secret? {
    await withCheckedContinuation { continuation in
      startThread(named: "asks") { [desk] in
        let draft = LoginDesk.Draft(kind: .password, prompt: prompt)
        if case .answered(let secret) = desk.ask(draft, by: caller) {
          continuation.resume(returning: secret)
        } else {
          continuation.resume(returning: nil)
        }
      }
    }
  }
}
