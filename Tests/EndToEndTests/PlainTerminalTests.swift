import TUI
import TestSupport
import Testing

extension EndToEnd {
  @Suite("On a terminal that cannot do everything, the program")
  struct PlainTerminalTests {
    @Test("says in one line that it needs a terminal", arguments: ["| cat", "</dev/null"])
    func notATerminal(redirection: String) throws {
      let binary = try #require(TerminalSession.binary)
      let script = "'\(binary)' --demo \(redirection); echo ended"
      let session = try TerminalSession("/bin/bash", ["-c", script])
      try session.waitForText("ended")
      #expect(session.screenText.contains("terminal"))
      #expect(!session.hasWritten("\u{1b}["))
      #expect(session.isRestored)
    }

    @Test("refuses a terminal that it does not know, by name", arguments: ["dumb", "no-such-type"])
    func unknownTerminal(type: String) throws {
      let session = try TerminalSession.jvptui(environment: ["TERM": type])
      let exit = try session.waitForExit()
      #expect(exit != .exited(0))
      #expect(session.screenText.contains(type))
      #expect(!session.hasWritten("\u{1b}["))
    }

    @Test("refuses to guess when TERM is not set")
    func noType() throws {
      let session = try TerminalSession.jvptui(environment: ["TERM": nil])
      #expect(try session.waitForExit() != .exited(0))
      #expect(session.screenText.contains("TERM"))
    }

    @Test("writes nothing but ASCII without a UTF-8 locale", arguments: ["C", "POSIX"])
    func plainLocale(locale: String) throws {
      let person = try Operator(environment: ["LANG": locale, "LC_ALL": locale])
      for digit in 1...8 {
        try person.goTo(pane: digit)
        try person.session.settle()
      }
      #expect(person.session.rawOutput.allSatisfy { $0 < 0x80 })
    }

    @Test("writes nothing but ASCII when it was asked to, names apart")
    func asciiOption() throws {
      let person = try Operator(["--demo", "--ascii"])
      try person.session.settle()
      #expect(!person.session.screenText.contains("┌"))
      #expect(!person.session.screenText.contains("●"))
      #expect(person.session.screenText.contains("cache-01"))
    }

    @Test("runs in sixteen, eight and no colours", arguments: ["xterm-16color", "linux", "vt100"])
    func fewColors(type: String) throws {
      let person = try Operator(environment: ["TERM": type])
      #expect(try person.quit() == .exited(0))
      #expect(!person.session.hasWritten("38;5;"))
    }

    @Test("sets no colour with NO_COLOR")
    func noColor() throws {
      let person = try Operator(environment: ["NO_COLOR": "1"])
      try person.session.settle()
      let screen = person.session.emulator
      for y in 0..<screen.size.height {
        for x in 0..<screen.size.width {
          let cell = screen.cell(x: x, y: y)
          #expect(cell.foreground == .standard && cell.background == .standard)
        }
      }
    }

    @Test("leaves the mouse alone when it was asked to")
    func noMouse() throws {
      let person = try Operator(["--demo", "--no-mouse"])
      try person.session.settle()
      #expect(!person.session.emulator.hasMouse)
      #expect(!person.session.hasWritten("\u{1b}[?1000h"))
    }

    @Test("prints its version and its help without a terminal", arguments: ["--version", "--help"])
    func textOptions(option: String) throws {
      let session = try TerminalSession.jvptui([option], environment: ["TERM": "dumb"])
      #expect(try session.waitForExit() == .exited(0))
      #expect(!session.screenText.isEmpty)
    }
  }
}
