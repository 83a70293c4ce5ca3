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

    /// How often it has told its end.
    var ends: Int {
      updates.withLock { updates in
        updates.count {
          if case .ended = $0 { true } else { false }
        }
      }
    }

    var end: String? {
      updates.withLock { updates in
        if case .ended(let ending)? = updates.last { ending.reason } else { nil }
      }
    }
  }

  private func opened(
    _ daemon: FakeDaemon,
    _ body: (any Console, Log) async throws -> Void
  ) async throws {
    try await connected(daemon) { host, domain in
      let log = Log()
      let console = try await host.openConsole(domain, target: .first, force: false) {
        log.take($0)
      }
      try await body(console, log)
      console.close()
    }
  }

  /// With a host, and the first of its machines that runs.
  private func connected(
    _ daemon: FakeDaemon,
    _ body: (LibvirtHypervisor, ObjectUUID) async throws -> Void
  ) async throws {
    let configuration = HostConfiguration(id: HostID("fake"), uri: daemon.uri)
    let host = LibvirtHypervisor(configuration)
    let (lists, told) = AsyncStream.makeStream(of: [Domain].self)
    host.start { if case .domains(.loaded(let list)) = $0 { told.yield(list) } }
    let first = await lists.first { $0.contains { $0.isActive } }
    let domain = try #require(first?.first { $0.isActive })
    try await body(host, domain.id)
    #expect(await host.close() == 0)
  }

  private static let prompt = Array("fake login: ".utf8)

  /// Reads until so many bytes have come.
  private func read(_ console: any Console, _ count: Int) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    try await wait {
      bytes += console.read(upTo: 1 << 20).bytes
      return bytes.count >= count
    }
    return bytes
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
      let answer = try await read(console, 17)
      #expect(answer == Self.prompt + Array("hello".utf8))
    }
  }

  /// What must come through as it is, whatever it is to anybody.
  private static let texts: [[UInt8]] = [
    Array("日本語 žluťoučký 🥳\r".utf8), [0, 1, 0, 0x7F], Array(0x80...0xFF),
    Array("\u{1B}]52;c;aGVsbG8=\u{07}\u{1B}]0;title\u{07}\u{1B}[?1049h\u{1B}[6n".utf8),
    Array(repeating: 0x1B, count: 5000),
  ]

  @Test("changes no byte on the way, even where they come one by one", arguments: ["", "crumbs"])
  func exact(_ behaviour: String) async throws {
    let scenarios = behaviour.isEmpty ? [] : ["console=\(behaviour)"]
    let daemon = try await FakeDaemon(scenarios: scenarios)
    try await opened(daemon) { console, log in
      for text in Self.texts {
        for byte in text.prefix(3) { console.send([byte]) }
        console.send(Array(text.dropFirst(3)))
      }
      let expected = Self.prompt + Self.texts.flatMap { $0 }
      let answer = try await read(console, expected.count)
      #expect(answer == expected)
      #expect(log.end == nil)
    }
  }

  @Test("types 100 KiB at once, in order and whole")
  func paste() async throws {
    let daemon = try await FakeDaemon()
    let text = (0..<25_600).flatMap { Array("\($0)".utf8).prefix(3) + [0x0D] }
    try await opened(daemon) { console, _ in
      console.send(text)
      let answer = try await read(console, text.count + Self.prompt.count)
      #expect(answer == Self.prompt + text)
    }
  }

  @Test("says that someone else has it, and throws them out when forced to, who are told why")
  func busy() async throws {
    let daemon = try await FakeDaemon()
    try await connected(daemon) { host, domain in
      let (first, second) = (Log(), Log())
      let held = try await host.openConsole(domain, target: .first, force: false) { first.take($0) }
      let error = await #expect(throws: BackendError.self) {
        _ = try await host.openConsole(domain, target: .first, force: false) { _ in }
      }
      #expect(error?.code == .consoleBusy)
      let taken = try await host.openConsole(domain, target: .first, force: true) {
        second.take($0)
      }
      try await wait { first.end != nil }
      #expect(first.end?.contains("taken it over") == true)
      taken.send(Array("mine".utf8))
      let answer = try await read(taken, 16)
      #expect(answer == Self.prompt + Array("mine".utf8))
      #expect(second.end == nil)
      held.close()
      taken.close()
    }
  }

  @Test("opens where the driver takes no flags, as that of containers")
  func flagless() async throws {
    let daemon = try await FakeDaemon(scenarios: ["console=flagless"])
    try await connected(daemon) { host, domain in
      let console = try await host.openConsole(domain, target: .first, force: false) { _ in }
      let answer = try await read(console, Self.prompt.count)
      #expect(answer == Self.prompt)
      console.close()
    }
  }

  @Test("is waited for while a machine that is just starting does not have it yet")
  func unassigned() async throws {
    let daemon = try await FakeDaemon(scenarios: ["console=unassigned"])
    try await opened(daemon) { console, log in
      let answer = try await read(console, Self.prompt.count)
      #expect(answer == Self.prompt)
      #expect(log.end == nil)
    }
  }

  @Test("is there again for the next one when it was closed")
  func again() async throws {
    let daemon = try await FakeDaemon()
    try await connected(daemon) { host, domain in
      for _ in 0..<5 {
        let console = try await host.openConsole(domain, target: .first, force: true) { _ in }
        let answer = try await read(console, Self.prompt.count)
        #expect(answer == Self.prompt)
        console.close()
      }
    }
  }

  @Test("says what the host says where a machine has none")
  func none() async throws {
    let daemon = try await FakeDaemon(
      scenarios: ["fail=DOMAIN_OPEN_CONSOLE:1:internal error: cannot find character device <null>"]
    )
    try await connected(daemon) { host, domain in
      let error = await #expect(throws: BackendError.self) {
        _ = try await host.openConsole(domain, target: .first, force: false) { _ in }
      }
      #expect(error?.message.contains("cannot find character device") == true)
      #expect(error?.code != .consoleBusy)
    }
  }

  @Test("stays open while the guest starts anew")
  func reboot() async throws {
    let daemon = try await FakeDaemon()
    try await opened(daemon) { console, log in
      let first = try await read(console, Self.prompt.count)
      #expect(first == Self.prompt)
      try await daemon.send("event reboot vm1")
      console.send(Array("still".utf8))
      let next = try await read(console, 5)
      #expect(next == Array("still".utf8))
      #expect(log.end == nil)
    }
  }

  @Test("ends with a reason, once, when the guest's end closes", arguments: ["eof", "drop"])
  func ends(_ behaviour: String) async throws {
    let daemon = try await FakeDaemon(scenarios: ["console=\(behaviour)"])
    try await opened(daemon) { console, log in
      try await wait { log.end != nil }
      #expect(log.end?.isEmpty == false)
      if behaviour == "eof" { #expect(log.end?.contains("guest's end") == true) }
      // What had come before can still be read; typing does nothing, and harms nothing.
      let answer = try await read(console, Self.prompt.count)
      #expect(answer == Self.prompt)
      console.send(Array("into the void".utf8))
      #expect(log.ends == 1)
    }
  }

  @Test("ends when the host is gone, beside the host itself")
  func gone() async throws {
    let daemon = try await FakeDaemon()
    try await opened(daemon) { _, log in
      try await daemon.send("drop")
      try await wait { log.end != nil }
    }
  }

  @Test("keeps a bounded part of a flood, and says how much was lost")
  func flood() async throws {
    let daemon = try await FakeDaemon(scenarios: ["console=flood"])
    try await opened(daemon) { console, log in
      var count = 0
      var dropped = 0
      // Nobody reads until more has come than is kept.
      try await wait {
        let output = console.read(upTo: 1)
        count += output.bytes.count
        dropped += output.dropped
        return dropped > 0
      }
      let kept = console.read(upTo: 1 << 30)
      #expect(kept.bytes.count <= ConsoleBuffer.limit)
      #expect(kept.bytes.count > ConsoleBuffer.limit / 4)
      #expect(log.end == nil)
    }
  }

  @Test("can be closed in the middle of a flood")
  func closedInFlood() async throws {
    let daemon = try await FakeDaemon(scenarios: ["console=flood"])
    try await opened(daemon) { console, _ in
      _ = try await read(console, 1 << 20)
    }
  }
}
