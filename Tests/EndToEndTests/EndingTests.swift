import TUI
import TestSupport
import Testing

extension EndToEnd {
  @Suite("Whatever ends the program, the terminal is left as it was:")
  struct EndingTests {
    @Test("the key q")
    func keyQ() throws {
      let person = try Operator()
      #expect(try person.quit() == .exited(0))
      #expect(person.session.isRestored)
    }

    @Test("ctrl-c")
    func controlC() throws {
      let session = try Operator().session
      try session.send(.control("c"))
      #expect(try session.waitForExit() == .exited(0))
      #expect(session.isRestored)
    }

    @Test("a signal that asks it to end", arguments: [15, 1, 2, 3] as [Int32])
    func signal(number: Int32) throws {
      let session = try Operator().session
      session.signal(number)
      _ = try session.waitForExit()
      #expect(session.isRestored)
    }

    @Test("a signal while it still starts", arguments: [15, 1] as [Int32])
    func signalAtStart(number: Int32) throws {
      let session = try TerminalSession.jvptui()
      try session.waitFor("the alternate screen") { $0.isAlternateScreen }
      session.signal(number)
      _ = try session.waitForExit()
      #expect(session.isRestored)
    }

    @Test("a fault in the program itself", arguments: [4, 5, 6, 8, 11] as [Int32])
    func fault(number: Int32) throws {
      let session = try Operator().session
      session.signal(number)
      #expect(try session.waitForExit() == .signalled(number))
      #expect(session.isRestored)
    }

    @Test("a terminal that goes away ends the program too")
    func terminalGoesAway() throws {
      let session = try Operator().session
      session.closeTerminal()
      _ = try session.waitForExit()
      #expect(session.filesAtHome(prefix: "jvptui-demo").isEmpty)
    }

    @Test("with a sheet open, and with a narrow screen")
    func sheetOpen() throws {
      let session = try Operator(size: Size(80, 24)).session
      try session.send("?")
      try session.waitForText("Help")
      try session.send(.control("c"))
      try session.settle()
      session.signal(15)
      _ = try session.waitForExit()
      #expect(session.isRestored)
    }

    @Test("ctrl-z gives the shell its terminal, and fg the program its screen")
    func suspend() throws {
      let binary = try #require(TerminalSession.binary)
      let session = try TerminalSession(
        "/bin/bash",
        ["--norc", "--noprofile", "-i"],
        environment: ["PS1": "shell> ", "INPUTRC": "/dev/null"]
      )
      try session.waitForText("shell>")
      try session.send("'\(binary)' --demo\n")
      try session.waitForText("cache-01")
      try session.settle()
      try session.send(.control("z"))
      try session.waitFor("the shell") { !$0.isAlternateScreen && $0.text.contains("Stopped") }
      #expect(session.emulator.isCursorVisible)
      #expect(!session.emulator.hasMouse)
      try session.send("stty -a | grep -o ' echo '; echo answer=$((40 + 2))\n")
      try session.waitForText("answer=42")
      try session.send("fg\n")
      try session.waitFor("the program again") {
        $0.isAlternateScreen && $0.text.contains("cache-01") && $0.text.contains("? Help")
      }
      try session.send("q")
      try session.waitFor("the shell again") { !$0.isAlternateScreen }
      try session.send("exit\n")
      #expect(try session.waitForExit() == .exited(0))
      #expect(session.isRestored)
    }
  }
}
