import Synchronization
import TestSupport
import Testing

@testable import Backend

@Suite("A guest's console", .serialized)
struct ConsoleTests {
  /// What a console has told, and its bytes.
  private final class Log: Sendable {
    private let updates = Mutex<[ConsoleUpdate]>([])

    func take(_ update: ConsoleUpdate) { updates.withLock { $0.append(update) } }

    var end: String? {
      updates.withLock { updates in
        if case .ended(let reason)? = updates.last { reason } else { nil }
      }
    }
  }

  private func opened(
    _ daemon: FakeDaemon,
    _ body: (any Console, Log) async throws -> Void
  ) async throws {
    let configuration = HostConfiguration(id: HostID("fake"), uri: daemon.uri)
    let host = LibvirtHypervisor(configuration)
    let (lists, told) = AsyncStream.makeStream(of: [Domain].self)
    host.start { if case .domains(.loaded(let list)) = $0 { told.yield(list) } }
    let first = await lists.first { $0.contains { $0.isActive } }
    let domain = try #require(first?.first { $0.isActive })
    let log = Log()
    let console = try await host.openConsole(domain.id, device: nil, force: false) {
      log.take($0)
    }
    try await body(console, log)
    console.close()
    #expect(await host.close() == 0)
  }

  /// Waits for something.
  private func wait(_ condition: () -> Bool) async throws {
    let end = ContinuousClock.now + .patience
    while !condition(), ContinuousClock.now < end {
      try await Task.sleep(for: .milliseconds(10))
    }
    #expect(condition())
  }

  @Test("gives what the guest prints, and types what is sent")
  func echo() async throws {
    let daemon = try await FakeDaemon()
    try await opened(daemon) { console, _ in
      console.send(Array("hello".utf8))
      var text = ""
      try await wait {
        text += String(decoding: console.read(upTo: 100).bytes, as: UTF8.self)
        return text == "fake login: hello"
      }
    }
  }

  @Test("ends with a reason when the guest's end closes", arguments: ["eof", "drop"])
  func ends(_ behaviour: String) async throws {
    let daemon = try await FakeDaemon(scenarios: ["console=\(behaviour)"])
    try await opened(daemon) { _, log in
      try await wait { log.end != nil }
    }
  }

  @Test("keeps a bounded part of a flood, and says how much was lost")
  func flood() async throws {
    let daemon = try await FakeDaemon(scenarios: ["console=flood"])
    try await opened(daemon) { console, log in
      try await Task.sleep(for: .seconds(2))
      var count = 0
      var dropped = 0
      while count < ConsoleBuffer.limit {
        let output = console.read(upTo: 1 << 20)
        count += output.bytes.count
        dropped += output.dropped
      }
      #expect(dropped > 0)
      #expect(log.end == nil)
    }
  }
}
