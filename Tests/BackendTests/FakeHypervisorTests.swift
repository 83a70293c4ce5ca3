import TestSupport
import Testing

@testable import Backend

@Suite("The fake host")
struct FakeHypervisorTests {
  private let id = ObjectUUID(bytes: [UInt8](repeating: 7, count: 16))

  @Test("tells what a test sends, also what was sent before it was started")
  func updates() async {
    let fake = FakeHypervisor(named: "lab")
    fake.send(.state(.connecting))
    let host = RunningHost(fake)
    fake.send(.state(.online))
    #expect(host.recorder.picture.states == [.connecting, .online])
    #expect(await fake.close() == 0)
    fake.send(.state(.offline))
    #expect(host.recorder.picture.states == [.connecting, .online])
  }

  @Test("records commands, and fails those it was told to")
  func commands() async throws {
    let fake = FakeHypervisor()
    let id = try #require(id)
    let error = BackendError(code: .inUse, operation: "x", object: "y", message: "z")
    fake.fail(.domain(id, .start), with: error)
    await #expect(throws: error) { try await fake.perform(.domain(id, .start)) { _ in } }
    try await fake.perform(.domain(id, .pause)) { _ in }
    #expect(fake.commands == [.domain(id, .start), .domain(id, .pause)])
  }

  @Test("holds commands back until it is told to go on")
  func hanging() async throws {
    let fake = FakeHypervisor()
    let id = try #require(id)
    fake.hang()
    let task = Task { try await fake.perform(.domain(id, .start)) { _ in } }
    await fake.waitForCommands()
    fake.release()
    try await task.value
  }

  @Test("ends a command that is cancelled")
  func cancelling() async throws {
    let fake = FakeHypervisor()
    let id = try #require(id)
    fake.hang()
    let task = Task { try await fake.perform(.domain(id, .managedSave)) { _ in } }
    await fake.waitForCommands()
    task.cancel()
    let result = await task.result
    #expect(throws: BackendError.self) { try result.get() }
  }
}
