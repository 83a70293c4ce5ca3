import Glibc
import TUI
import TestSupport
import Testing

extension EndToEnd {
  @Suite("With one host that has stopped reading and one whose call hangs, the program")
  struct IsolationTests {
    @Test("answers keys within 50 ms and shows what happens on the third, and ends cleanly")
    func keys() async throws {
      let deaf = try await FakeDaemon(domains: 20, scenarios: ["stopread=CONNECT_LIST_ALL_DOMAINS"])
      let hung = try await FakeDaemon(
        domains: 20,
        scenarios: ["hungcall=CONNECT_LIST_ALL_STORAGE_POOLS"]
      )
      let healthy = try await FakeDaemon(domains: 20)
      let session = try TerminalSession.jvptui(
        [deaf, hung, healthy].flatMap { ["-c", $0.uri] }
      )
      try session.waitFor("two hosts with their machines, and one that reads them") { screen in
        screen.text.contains("28/40 active") && screen.text.contains("reading…")
      }
      try session.waitForText("localhost#2: no answer for a while")

      let isLong = getenv("JVPTUI_LONG").map { String(cString: $0) == "1" } ?? false
      var times: [Duration] = []
      let end = ContinuousClock.now + .seconds(isLong ? 60 : 20)
      while ContinuousClock.now < end {
        let key = times.count % 20 < 10 ? "j" : "k"
        let count = session.rawOutput.count
        let begun = ContinuousClock.now
        try session.send(key)
        try session.waitFor("an answer to “\(key)”") { _ in session.rawOutput.count > count }
        times.append(ContinuousClock.now - begun)
        try session.settle(quiet: .milliseconds(20), timeout: .milliseconds(200))
      }
      let sorted = times.sorted()
      print("keys:", sorted.count, "median", sorted[sorted.count / 2])
      print("  99 %", sorted[sorted.count * 99 / 100], "most", sorted[sorted.count - 1])
      #expect(sorted[sorted.count * 95 / 100] < .milliseconds(50))

      try await healthy.send("event define newcomer")
      try session.send("/newcomer")
      try session.waitFor("the newcomer") { $0.text.contains("┌ newcomer · shut off") }
      try session.send(.escape)

      let begun = ContinuousClock.now
      try session.send("q")
      #expect(try session.waitForExit() == .exited(0))
      #expect(ContinuousClock.now - begun < .seconds(1))
      #expect(session.isRestored)
      for daemon in [hung, healthy] {
        while try await daemon.statistics().clients > 0 {}
      }
    }
  }
}
