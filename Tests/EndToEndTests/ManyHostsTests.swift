import FoundationEssentials
import TUI
import TestSupport
import Testing

extension EndToEnd {
  @Suite("With many hosts")
  struct ManyHostsTests {
    @Test("that all hang in connect, quitting gives the terminal back at once and ends soon")
    func quitWhileHanging() throws {
      let listeners = try (0..<50).map { _ in try MuteListener() }
      let session = try TerminalSession.jvptui(listeners.flatMap { ["-c", $0.uri] })
      try session.waitForText("0/50 nodes")
      try session.send("1")
      try session.waitForText("connecting…")
      try session.settle()
      try session.send("q")
      let begun = ContinuousClock.now
      try session.waitFor("the shell's screen") { !$0.isAlternateScreen }
      let restored = ContinuousClock.now - begun
      #expect(try session.waitForExit() == .exited(0))
      let ended = ContinuousClock.now - begun
      #expect(session.isRestored)
      #expect(restored < .milliseconds(500))
      #expect(ended < .seconds(1))
      withExtendedLifetime(listeners) {}
    }

    @Test("a SIGTERM while they hang restores the terminal too")
    func terminateWhileHanging() throws {
      let listeners = try (0..<10).map { _ in try MuteListener() }
      let session = try TerminalSession.jvptui(listeners.flatMap { ["-c", $0.uri] })
      try session.waitForText("0/10 nodes")
      session.signal(15)
      let begun = ContinuousClock.now
      _ = try session.waitForExit()
      #expect(ContinuousClock.now - begun < .seconds(1))
      #expect(session.isRestored)
      withExtendedLifetime(listeners) {}
    }

    @Test("the one that answers is shown while others hang, and keys are answered")
    func hangingBeside() throws {
      let listeners = try (0..<5).map { _ in try MuteListener() }
      let file = try HostFile(machines: ["alpha", "beta"])
      let uris = listeners.map(\.uri) + [file.uri]
      let session = try TerminalSession.jvptui(uris.flatMap { ["-c", $0] })
      try session.waitForText("1/6 nodes")
      try session.waitForText("beta")
      try session.send("2j")
      try session.waitForText("beta · running")
      try session.send("q")
      _ = try session.waitForExit()
      #expect(session.isRestored)
      withExtendedLifetime(listeners) {}
    }
  }
}
