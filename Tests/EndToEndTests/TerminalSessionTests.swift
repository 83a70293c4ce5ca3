import TUI
import TestSupport
import Testing

extension EndToEnd {
  @Suite("The emulated terminal")
  struct TerminalSessionTests {
    @Test("shows what a program writes, where it writes it")
    func showsOutput() throws {
      let session = try TerminalSession("/bin/sh", ["-c", "printf '\\033[3;5H\\033[1;31m数x'"])
      #expect(try session.waitForExit() == .exited(0))
      #expect(session.row(2) == "    数x")
      let cell = session.emulator.cell(x: 4, y: 2)
      #expect(cell.width == 2)
      #expect(cell.isBold)
      #expect(cell.foreground == .palette(1))
    }

    @Test("gives a program a terminal of its own, of the wanted size")
    func isATerminal() throws {
      let session = try TerminalSession(
        "/bin/sh",
        ["-c", "stty size </dev/tty"],
        size: Size(91, 17)
      )
      try session.waitForText("17 91")
    }

    @Test("tells a program about a new size by a signal")
    func resizes() throws {
      let script = "trap 'stty size; kill $!; exit' WINCH; sleep 60 & echo ready; wait"
      let session = try TerminalSession("/bin/bash", ["-c", script])
      try session.waitForText("ready")
      try session.resize(to: Size(50, 12))
      try session.waitForText("12 50")
    }

    @Test("hangs up when it is closed")
    func hangsUp() throws {
      let session = try TerminalSession("/bin/sh", ["-c", "echo ready; exec sleep 60"])
      try session.waitForText("ready")
      session.closeTerminal()
      #expect(try session.waitForExit() == .signalled(1))
    }

    @Test("notices settings that a program leaves behind")
    func seesSettings() throws {
      let session = try TerminalSession("/bin/sh", ["-c", "stty -echo; printf '\\033[?1049h'"])
      #expect(try session.waitForExit() == .exited(0))
      #expect(session.settings != session.settingsAtStart)
      #expect(session.emulator.isAlternateScreen)
    }

    @Test("fails with the screen when something never appears")
    func timesOut() throws {
      let session = try TerminalSession("/bin/sh", ["-c", "echo nothing else; exec sleep 60"])
      let failure = try #require(throws: TerminalFailure.self) {
        try session.waitForText("more", timeout: .milliseconds(300))
      }
      #expect(failure.description.contains("nothing else"))
    }
  }
}
