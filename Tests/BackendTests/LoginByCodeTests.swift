import Glibc
import Testing

@testable import Backend

@Suite(
  "Logging in over ssh with a one-time code",
  .serialized,
  .enabled(
    if: geteuid() == 0 && (SSHServer.isPossible || SSHServer.isRequired),
    "sshd, PAM, the program or root is missing"
  )
)
struct LoginByCodeTests {
  /// An sshd that wants a password and a code, and a host behind it that is being opened.
  private func started() throws -> (SSHServer, RunningHost) {
    let server = try SSHServer(
      hasUser: true,
      wantsCode: true,
      settings: SSHServer.codeSettings + ["AuthenticationMethods keyboard-interactive"]
    )
    try server.introduce()
    return (server, server.start(as: try #require(server.user)))
  }

  /// Answers the question of a number, counted from 1, which must be of a kind.
  private func answer(
    _ host: RunningHost,
    _ number: Int,
    _ kind: LoginQuestion.Kind,
    _ text: String
  ) async throws {
    let question = try #require(await host.question(number))
    #expect(question.kind == kind)
    #expect(question.kind.isSecret)
    #expect(question.isRetry == (number > 2))
    host.hypervisor.answer(question.id, Secret(text))
  }

  @Test("asks for the password and then the code, and when it comes back for a new code only")
  func wholeWay() async throws {
    let (server, host) = try started()
    try await answer(host, 1, .password, SSHServer.password)
    try await answer(host, 2, .oneTimeCode, server.code(0))
    #expect(await host.wait { $0.state == .online } != nil)
    // One login serves both connections.
    #expect(host.recorder.picture.questions.count == 2)
    for child in server.clients { kill(child, SIGKILL) }
    let asked = try #require(await host.wait { $0.questions.count == 3 })
    #expect(asked.questions[2].kind == .oneTimeCode)
    #expect(!asked.questions[2].isRetry)
    host.hypervisor.answer(asked.questions[2].id, Secret(try server.code(1)))
    let back = try #require(await host.wait { $0.states.hasComeBack })
    #expect(back.questions.count == 3)
    await host.hypervisor.close()
  }

  @Test("asks again after a wrong code")
  func wrongCode() async throws {
    let (server, host) = try started()
    try await answer(host, 1, .password, SSHServer.password)
    try await answer(host, 2, .oneTimeCode, "00000000")
    try await answer(host, 3, .password, SSHServer.password)
    try await answer(host, 4, .oneTimeCode, server.code(2))
    #expect(await host.wait { $0.state == .online } != nil)
    await host.hypervisor.close()
  }

  @Test("ends after three wrong codes, and says that it was not for want of a key")
  func wrongCodes() async throws {
    let (server, host) = try started()
    for round in 0..<3 {
      try await answer(host, 2 * round + 1, .password, SSHServer.password)
      try await answer(host, 2 * round + 2, .oneTimeCode, "00000000")
    }
    let error = try #require(await host.failure())
    #expect(error.advice?.contains("refused the password or code") == true, "\(error)")
    #expect(host.recorder.picture.questions.count == 6)
    await host.hypervisor.close()
    withExtendedLifetime(server) {}
  }

  @Test("leaves the host offline, without an error, when the code is cancelled")
  func cancelled() async throws {
    let (server, host) = try started()
    try await answer(host, 1, .password, SSHServer.password)
    let question = try #require(await host.question(2))
    host.hypervisor.answer(question.id, nil)
    let picture = try #require(await host.wait { $0.state == .offline })
    #expect(picture.states == [.connecting, .offline])
    #expect(picture.occurrences.isEmpty)
    await host.hypervisor.close()
    withExtendedLifetime(server) {}
  }
}
