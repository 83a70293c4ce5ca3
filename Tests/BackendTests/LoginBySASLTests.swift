import Glibc
import Testing

@testable import Backend

@Suite(
  "Logging in to a libvirtd by SASL",
  .serialized,
  .enabled(
    if: LibvirtServer.isPossible || SSHServer.isRequired,
    "libvirtd, SASL or root is missing"
  )
)
struct LoginBySASLTests {
  private static let user = "operator"
  private static let password = "canary-SASL_51b7"

  /// Answers the question of a number, counted from 1.
  private func answer(
    _ host: RunningHost,
    _ number: Int,
    _ text: String
  ) async throws
    -> LoginQuestion
  {
    let question = try #require(await host.question(number))
    host.hypervisor.answer(question.id, Secret(text))
    return question
  }

  @Test(
    "asks for name and password once for all connections, and not again when it comes back",
    arguments: ["scram-sha-256", "digest-md5"]
  )
  func wholeWay(mechanism: String) async throws {
    let server = try LibvirtServer.withUser(Self.user, Self.password, by: mechanism)
    let host = server.start()
    let name = try await answer(host, 1, Self.user)
    #expect(name.kind == .userName)
    let password = try await answer(host, 2, Self.password)
    #expect(password.kind == .password)
    #expect(await host.wait { $0.state == .online } != nil)
    let hypervisor = try #require(host.hypervisor as? LibvirtHypervisor)
    try #require(await hypervisor.watcher.link).control.cut()
    let back = try #require(await host.wait { $0.states.hasComeBack })
    #expect(back.questions.count == 2)
    #expect(await host.hypervisor.close() == 0)
  }

  @Test("asks again after a wrong password, and starts from the name that was given")
  func wrongPassword() async throws {
    let server = try LibvirtServer.withUser(Self.user, Self.password)
    let host = server.start()
    _ = try await answer(host, 1, Self.user)
    _ = try await answer(host, 2, "wrong")
    let again = try await answer(host, 3, Self.user)
    #expect(again.isRetry)
    #expect(again.suggestion == Self.user)
    let password = try await answer(host, 4, Self.password)
    #expect(password.isRetry)
    #expect(password.suggestion == "")
    #expect(await host.wait { $0.state == .online } != nil)
    #expect(await host.hypervisor.close() == 0)
  }

  @Test("ends after three wrong passwords, with the reason")
  func wrongPasswords() async throws {
    let server = try LibvirtServer.withUser(Self.user, Self.password)
    let host = server.start()
    for attempt in 0..<3 {
      _ = try await answer(host, 2 * attempt + 1, Self.user)
      _ = try await answer(host, 2 * attempt + 2, "wrong")
    }
    let error = try #require(await host.failure())
    #expect(error.code == .authenticationFailed)
    #expect(error.advice == "It refused this user or password.")
    #expect(host.recorder.picture.questions.count == 6)
    #expect(await host.hypervisor.close() == 0)
  }

  @Test("leaves the host offline, without an error, when it is cancelled", arguments: [1, 2])
  func cancelled(question: Int) async throws {
    let server = try LibvirtServer.withUser(Self.user, Self.password)
    let host = server.start()
    if question == 2 { _ = try await answer(host, 1, Self.user) }
    let last = try #require(await host.question(question))
    host.hypervisor.answer(last.id, nil)
    let picture = try #require(await host.wait { $0.state == .offline })
    #expect(picture.states == [.connecting, .offline])
    #expect(picture.occurrences.isEmpty)
    #expect(await host.hypervisor.close() == 0)
  }
}
