import TestSupport
import Testing

@testable import Backend

@Suite("A host that libvirt asks credentials for")
struct CredentialTests {
  private static let content = "<node><auth><user password='pw'>bob</user></auth></node>"

  @Test("opens with the right name and password")
  func right() async throws {
    let host = RunningHost(try TestDriverFile(Self.content))
    let name = try #require(await host.question(1))
    #expect(name.kind == .userName)
    host.hypervisor.answer(name.id, Secret("bob"))
    let password = try #require(await host.question(2))
    #expect(password.kind == .password)
    #expect(password.target == host.hypervisor.configuration.uri)
    host.hypervisor.answer(password.id, Secret("pw"))
    #expect(await host.wait { $0.state == .online } != nil)
    #expect(await host.hypervisor.close() == 0)
  }

  @Test("asks again after a wrong password, three times in all")
  func wrong() async throws {
    let host = RunningHost(try TestDriverFile(Self.content))
    for attempt in 0..<3 {
      for (part, text) in ["bob", "wrong"].enumerated() {
        let question = try #require(await host.question(attempt * 2 + part + 1))
        #expect(question.isRetry == (attempt > 0))
        host.hypervisor.answer(question.id, Secret(text))
      }
    }
    let error = try #require(await host.failure())
    #expect(error.code == .authenticationFailed)
    #expect(host.recorder.picture.questions.count == 6)
    await host.hypervisor.close()
  }

  @Test("stays offline without an error when the login is cancelled, until it is asked for")
  func cancelled() async throws {
    let host = RunningHost(try TestDriverFile(Self.content))
    let name = try #require(await host.question(1))
    host.hypervisor.answer(name.id, nil)
    let picture = try #require(await host.wait { $0.state == .offline })
    #expect(picture.states == [.connecting, .offline])
    host.hypervisor.reconnect()
    let again = try #require(await host.question(2))
    #expect(!again.isRetry)
    await host.hypervisor.close()
  }

  @Test("can be left while it asks")
  func closing() async throws {
    let host = RunningHost(try TestDriverFile(Self.content))
    _ = try #require(await host.question(1))
    let begun = ContinuousClock.now
    await host.hypervisor.close()
    // Without being told, the question would wait for minutes.
    #expect(ContinuousClock.now - begun < .patience)
  }
}
