import Glibc
import TestSupport
import Testing

@testable import Backend

@Suite(
  "Logging in over ssh",
  .serialized,
  .enabled(if: SSHServer.isPossible || SSHServer.isRequired, "sshd or the program is missing")
)
struct LoginOverSSHTests {
  private static let isRoot = geteuid() == 0

  @Test("shows an unknown key's fingerprint, asks the passphrase once, and opens the host")
  func wholeWay() async throws {
    let server = try SSHServer()
    let host = server.start()
    let key = try #require(await host.question(1))
    guard case .hostKey(let fingerprint) = key.kind else {
      Issue.record("asked \(key)")
      return
    }
    try ChildProcess.run(
      "ssh-keygen",
      "-lf",
      server.folder.file("host.pub"),
      output: server.folder.file("print")
    )
    let expected = String(decoding: TestFolder.read(server.folder.file("print")), as: UTF8.self)
    #expect(expected.contains(" \(fingerprint) "))
    #expect(key.target == server.uri())
    host.hypervisor.answer(key.id, Secret("yes"))
    let phrase = try #require(await host.question(2))
    #expect(phrase.kind == .passphrase)
    #expect(!phrase.isRetry)
    host.hypervisor.answer(phrase.id, Secret(SSHServer.passphrase))
    let picture = try #require(await host.wait { $0.state == .online })
    #expect(picture.domains.count == 3)
    // Two connections share the login.
    #expect(picture.questions.count == 2)
    #expect(server.clients.count == 2)
    await host.hypervisor.close()
    try SSHServer.wait { server.clients.isEmpty }
  }

  @Test("asks again after a wrong passphrase, and says so")
  func wrongPassphrase() async throws {
    let server = try SSHServer()
    try server.introduce()
    let host = server.start()
    let first = try #require(await host.question(1))
    host.hypervisor.answer(first.id, Secret("wrong"))
    let second = try #require(await host.question(2))
    #expect(second.isRetry)
    #expect(second.kind == .passphrase)
    host.hypervisor.answer(second.id, Secret(SSHServer.passphrase))
    #expect(await host.wait { $0.state == .online } != nil)
    await host.hypervisor.close()
  }

  @Test("takes a password, and gives it again when the host comes back", .enabled(if: isRoot))
  func password() async throws {
    let server = try SSHServer(
      hasUser: true,
      settings: ["PasswordAuthentication yes", "PubkeyAuthentication no"]
    )
    try server.introduce()
    let host = server.start(as: try #require(server.user))
    let first = try #require(await host.question(1))
    #expect(first.kind == .password)
    host.hypervisor.answer(first.id, Secret("wrong"))
    let second = try #require(await host.question(2))
    #expect(second.isRetry)
    host.hypervisor.answer(second.id, Secret(SSHServer.password))
    #expect(await host.wait { $0.state == .online } != nil)
    for child in server.clients { kill(child, SIGKILL) }
    let states = try #require(await host.wait { $0.states.hasComeBack })
    #expect(states.questions.count == 2)
    await host.hypervisor.close()
  }

  @Test("ends after three wrong passwords, with the reason", .enabled(if: isRoot))
  func wrongPasswords() async throws {
    let server = try SSHServer(
      hasUser: true,
      settings: ["PasswordAuthentication yes", "PubkeyAuthentication no"]
    )
    try server.introduce()
    let host = server.start(as: try #require(server.user))
    for number in 1...3 {
      let question = try #require(await host.question(number))
      #expect(question.isRetry == (number > 1))
      host.hypervisor.answer(question.id, Secret("wrong"))
    }
    let error = try #require(await host.failure())
    #expect(ConnectCause(error.message) == .passwordRefused)
    #expect(host.recorder.picture.questions.count == 3)
    await host.hypervisor.close()
  }

  @Test("leaves the host offline, without an error, when it is cancelled")
  func cancelled() async throws {
    let server = try SSHServer()
    let host = server.start()
    let question = try #require(await host.question(1))
    host.hypervisor.answer(question.id, nil)
    let picture = try #require(await host.wait { $0.state == .offline })
    #expect(picture.states == [.connecting, .offline])
    #expect(picture.occurrences.isEmpty)
    #expect(server.clients.isEmpty)
    host.hypervisor.reconnect()
    #expect(await host.question(2) != nil)
    await host.hypervisor.close()
  }

  @Test("gives people time that does not count as the host's")
  func slowPerson() async throws {
    let server = try SSHServer()
    try server.introduce()
    var timing = Timing.brisk
    timing.open = .seconds(2)
    let host = server.start(timing: timing)
    let question = try #require(await host.question(1))
    try await Task.sleep(for: .seconds(4))
    host.hypervisor.answer(question.id, Secret(SSHServer.passphrase))
    let picture = try #require(await host.wait { $0.state == .online })
    #expect(!picture.states.contains { if case .lost = $0 { true } else { false } })
    await host.hypervisor.close()
  }

  @Test("can be left while a question waits")
  func quitting() async throws {
    let server = try SSHServer()
    let host = server.start()
    _ = try #require(await host.question(1))
    let begun = ContinuousClock.now
    await host.hypervisor.close()
    // Without being told, the question would wait for minutes.
    #expect(ContinuousClock.now - begun < .patience)
    try SSHServer.wait { server.clients.isEmpty }
  }

  @Test("refuses a changed key, and names the line to look at")
  func changedKey() async throws {
    let server = try SSHServer()
    let other = String(
      decoding: TestFolder.read(server.folder.file("client.pub")),
      as: UTF8.self
    )
    try server.folder.write("known", "[127.0.0.1]:\(server.port) \(other)")
    let host = server.start()
    let error = try #require(await host.failure())
    #expect(error.advice?.contains("line 1 of \(server.folder.file("known"))") == true, "\(error)")
    #expect(host.recorder.picture.questions.isEmpty)
    await host.hypervisor.close()
  }

  @Test("says that no key is accepted")
  func keyRefused() async throws {
    let server = try SSHServer()
    try server.introduce()
    try server.folder.write("authorized", "")
    let host = server.start()
    let error = try #require(await host.failure())
    #expect(ConnectCause(error.message) == .keyRefused)
    await host.hypervisor.close()
  }

  @Test("says that libvirt is missing on the far side")
  func noTools() async throws {
    let server = try SSHServer(hasTools: false)
    try server.introduce()
    let host = server.start()
    let question = try #require(await host.question(1))
    host.hypervisor.answer(question.id, Secret(SSHServer.passphrase))
    let reason = try #require(await host.loss())
    #expect(reason.contains("libvirt is not installed there"))
    await host.hypervisor.close()
  }

  @Test("says that libvirtd does not run on the far side")
  func noDaemon() async throws {
    let server = try SSHServer()
    try server.introduce()
    let host = server.start(parameters: ".gone")
    let question = try #require(await host.question(1))
    host.hypervisor.answer(question.id, Secret(SSHServer.passphrase))
    let reason = try #require(await host.loss())
    #expect(reason.contains("libvirtd does not run there"))
    await host.hypervisor.close()
  }

  @Test("leaves passwords in no file, no argument, no environment and no message")
  func canary() async throws {
    setenv("LIBVIRT_DEBUG", "1", 1)
    defer { unsetenv("LIBVIRT_DEBUG") }
    let server = try SSHServer()
    try server.introduce()
    let host = server.start()
    let question = try #require(await host.question(1))
    host.hypervisor.answer(question.id, Secret(SSHServer.passphrase))
    _ = try #require(await host.wait { $0.state == .online })
    let canary = Array(SSHServer.passphrase.utf8)
    var looked = 0
    for child in Processes.descendants() {
      for name in ["environ", "cmdline"] {
        let bytes = TestFolder.read("/proc/\(child)/\(name)")
        looked += bytes.isEmpty ? 0 : 1
        #expect(!bytes.contains(canary), "\(name) of \(child)")
      }
    }
    #expect(looked > 0)
    let runtime = getenv("XDG_RUNTIME_DIR").map { String(cString: $0) } ?? "/nowhere"
    let all = ["/tmp", runtime].flatMap { (base: String) -> [String] in
      TestFolder.names(in: base).map { "\(base)/\($0)" }
    }
    let folders = all.filter { $0.contains("/jvptui-\(getpid())-") }
    #expect(!folders.isEmpty)
    for folder in folders + [server.folder.path] {
      for file in Processes.files(below: folder) {
        #expect(!TestFolder.read(file).contains(canary), "\(file)")
      }
    }
    #expect(!"\(host.recorder.picture)".contains(SSHServer.passphrase))
    #expect("\(Secret(SSHServer.passphrase))" == "•••")
    await host.hypervisor.close()
  }
}
