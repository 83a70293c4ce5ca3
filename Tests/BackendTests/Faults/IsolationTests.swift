import Glibc
import TestSupport
import Testing

@testable import Backend

@Suite("A healthy host beside one that has stopped reading and one whose call hangs", .serialized)
struct IsolationTests {
  @Test("tells its events within 100 ms, and the others leave nothing behind")
  func events() async throws {
    let deaf = try await FakeHost(timing: .patient)
    let hung = try await FakeHost(timing: .patient)
    let healthy = try await FakeHost(timing: Timing())
    for host in [deaf, hung, healthy] { try await host.settled() }
    let id = try #require(deaf.picture.domain("vm1")?.id)
    try await deaf.daemon.send("scenario stopread")
    try await hung.daemon.send("scenario hungcall=CONNECT_LIST_ALL_DOMAINS")
    hung.hypervisor.refresh()
    // More than the socket takes, so that sending it does not come to an end.
    let stuck = Task {
      let control = await deaf.hypervisor.watcher.link?.control
      try await control?.call("describe", on: "it", within: .seconds(600)) {
        session throws(BackendError) in try session.describe(id, String.megabyte)
      }
    }
    _ = try await hung.wait { $0.wasDegraded }
    _ = try await deaf.wait { $0.wasDegraded }

    let delays = try await Self.delays(of: healthy, for: LongRun.isWanted ? 60 : 5)
    let sorted = delays.sorted()
    print("events of the healthy host:", sorted.count, "median", sorted[sorted.count / 2])
    print("  95 %", sorted[sorted.count * 95 / 100], "most", sorted[sorted.count - 1])
    #expect(sorted[sorted.count / 2] < .milliseconds(100))
    #expect(sorted[sorted.count * 95 / 100] < .milliseconds(100))
    #expect(deaf.picture.lossReasons == [] && hung.picture.lossReasons == [])

    try await healthy.close()
    try await deaf.close()
    try await hung.close()
    await #expect(throws: BackendError.self) { try await stuck.value }
  }

  /// How long it takes until what happens on a host is told.
  private static func delays(of host: FakeHost, for seconds: Int) async throws -> [Duration] {
    var delays: [Duration] = []
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      let (word, kind) =
        delays.count % 2 == 0 ? ("suspend", DomainState.Kind.paused) : ("resume", .running)
      let begun = ContinuousClock.now
      try await host.daemon.send("event \(word) vm1")
      _ = try await host.wait { $0.domain("vm1")?.state.kind == kind }
      delays.append(ContinuousClock.now - begun)
    }
    return delays
  }
}

/// Whether tests may take their time: a minute where they usually take seconds.
enum LongRun {
  static let isWanted = getenv("JVPTUI_LONG").map { String(cString: $0) == "1" } ?? false
}

extension Timing {
  /// Notices soon that a call hangs, and waits for it for ever.
  fileprivate static let patient = Timing(
    list: .seconds(600),
    slow: .milliseconds(200),
    node: .seconds(600),
    keepAlive: 600
  )
}
