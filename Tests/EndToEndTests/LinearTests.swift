import TUI
import TestSupport
import Testing

extension EndToEnd {
  @Suite("One column on the real screen")
  struct LinearTests {
    @Test("the cursor stands on the row, and what happens to a machine is announced")
    func announcement() throws {
      let session = try TerminalSession.jvptui(
        ["--linear", "-c", "test:///default"],
        size: Size(80, 24)
      )
      try session.waitFor("the machine under the cursor") { screen in
        screen.isCursorVisible && screen.row(screen.cursor.y).hasPrefix("test: running")
      }
      #expect(session.emulator.cursor.x == 0)
      let drawn = Set("─│┌┐└┘├┤▌▁▂▃▄▅▆▇█●".unicodeScalars)
      #expect(!session.screenText.unicodeScalars.contains(where: drawn.contains))
      try session.send("F")
      try session.waitFor("the question, with the cursor on a button") { screen in
        screen.text.contains("Force off test?") && screen.row(screen.cursor.y).contains("Cancel")
      }
      try session.send("y")
      try session.waitFor("the announcements and the row") { screen in
        let told = screen.rows.suffix(4).joined(separator: "\n")
        return told.contains("Force off test: done") && told.contains("test: ")
          && screen.row(screen.cursor.y).hasPrefix("test: shut off")
      }
      try session.send("3")
      try session.waitFor("the pool under the cursor") { screen in
        screen.row(0).hasPrefix("Pools") && screen.row(screen.cursor.y).contains("default-pool")
      }
      try session.send("q")
      #expect(try session.waitForExit() == .exited(0))
      #expect(session.isRestored)
    }
  }
}
