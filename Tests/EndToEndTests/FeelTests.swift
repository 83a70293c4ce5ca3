import FoundationEssentials
import Glibc
import TUI
import TestSupport
import Testing

extension EndToEnd {
  @Suite("On the real screen")
  struct FeelTests {
    /// A folder with settings; removed with the value.
    private final class Home {
      let path = "/tmp/jvptui-feel-\(UUID().uuidString)"
      var settings: String { path + "/jvptui/config.toml" }

      init(_ text: String) throws {
        try FileManager.default.createDirectory(
          atPath: path + "/jvptui",
          withIntermediateDirectories: true
        )
        try write(text, "jvptui/config.toml")
      }

      deinit { try? FileManager.default.removeItem(atPath: path) }

      func write(_ text: String, _ name: String, mode: mode_t = 0o600) throws {
        try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
        chmod("\(path)/\(name)", mode)
      }

      func text(_ name: String) -> String {
        FileManager.default.contents(atPath: "\(path)/\(name)").map {
          String(decoding: $0, as: UTF8.self)
        } ?? ""
      }

      func start(
        _ extra: [String: String?] = [:],
        size: Size = Size(120, 40)
      ) throws -> TerminalSession {
        var environment = extra
        environment["XDG_CONFIG_HOME"] = path
        environment["XDG_STATE_HOME"] = path
        let session = try TerminalSession.jvptui(size: size, environment: environment)
        try session.waitForText("cache-01")
        return session
      }
    }

    private func end(_ session: TerminalSession) throws {
      try session.send("q")
      #expect(try session.waitForExit(timeout: .seconds(5)) == .exited(0))
      #expect(session.isRestored)
    }

    @Test("what is copied reaches the terminal's clipboard by OSC 52")
    func clipboard() throws {
      let session = try Home("").start()
      try session.send("2/name=cache-01\r")
      try session.waitForText("/name=cache-01")
      try session.send("yy")
      try session.waitForText("Copied Name: cache-01")
      let sequence = Array("\u{1B}]52;c;Y2FjaGUtMDE=\u{07}".utf8)
      #expect(session.rawOutput.firstRange(of: sequence) != nil)
      try end(session)
    }

    @Test("a theme is seen while the cursor is on it, and kept for the next start")
    func theme() throws {
      let home = try Home("# mine\nmouse = true\n")
      let session = try home.start()
      let before = session.emulator.cell(x: 1, y: 1).background
      try session.send(":theme light")
      try session.waitFor("a light screen") { $0.cell(x: 1, y: 39).background != before }
      try session.send("\u{1B}")
      try session.waitFor("the old colours") { $0.cell(x: 1, y: 1).background == before }
      #expect(home.text("jvptui/config.toml") == "# mine\nmouse = true\n")
      try session.send(":theme light\r")
      try session.waitForText("Theme light, from now on")
      #expect(home.text("jvptui/config.toml") == "# mine\nmouse = true\ntheme = \"light\"\n")
      try end(session)
      let again = try home.start()
      #expect(again.emulator.cell(x: 1, y: 1).background != before)
      try end(again)
    }

    @Test("keys of the settings work, and wrong ones are told with their line")
    func keys() throws {
      let session = try Home("[keys]\nhelp = \"f9\"\nvms.strat = \"s\"\n").start()
      try session.waitForText("config.toml:3")
      try session.send("\u{1B}[20~")
      try session.waitForText("Moving")
      try session.send("\u{1B}")
      try session.settle()
      try end(session)
    }

    @Test("an editor gets the screen, and it comes back whole")
    func editor() throws {
      let home = try Home("")
      try home.write(
        """
        #!/bin/sh
        printf 'the editor has %s\\n' "$1"
        head -1 "$1"
        read answer
        """,
        "edit.sh",
        mode: 0o700
      )
      let session = try home.start(["EDITOR": home.path + "/edit.sh", "VISUAL": nil])
      try session.send("2/name=cache-01\r")
      try session.waitForText("Overview")
      for _ in 0..<10 where !session.emulator.text.contains("<domain") {
        try session.send("]")
        try session.settle()
      }
      try session.waitForText("<domain")
      let before = session.screenText
      try session.send("\u{1B}e")
      try session.waitForText("the editor has /")
      try session.waitForText("<domain")
      #expect(!session.emulator.isAlternateScreen)
      try session.send("\r")
      try session.waitFor("the screen as it was") {
        $0.isAlternateScreen && $0.text.contains("1 VMs") == before.contains("1 VMs")
          && $0.text.contains("Overview")
      }
      #expect(session.filesAtHome(prefix: "jvptui-").allSatisfy { !$0.contains("XXXX") })
      try session.send("3")
      try session.waitForText("Pools")
      try end(session)
    }

    @Test("a pager that is not there is said, and nothing is lost")
    func noPager() throws {
      let session = try Home("").start(["PAGER": "/nonexistent/pager"])
      try session.send("2g\u{1B}p")
      try session.waitForText("Pager: ended with 127")
      try end(session)
    }

    @Test("a command of the settings runs, and its output is shown")
    func command() throws {
      let session = try Home(
        """
        [[command]]
        title = "Say"
        key = "ctrl-t"
        run = "printf '%s|%s\\n' {name} {node}"
        output = "window"
        """
      ).start()
      try session.send("2/name=cache-01\r")
      try session.waitForText("/name=cache-01")
      try session.send(.control("t"))
      try session.waitForText("cache-01|demo")
      try session.send("\u{1B}")
      try session.settle()
      try end(session)
    }

    @Test("the mouse drags the border, selects, and is left to the terminal by a key")
    func mouse() throws {
      let home = try Home("")
      let session = try home.start()
      let row = try #require((0..<40).first { session.row($0).contains("cache-01") })
      // SGR: press, drag and release of the left button at columns and rows from 1.
      func mouse(_ button: Int, _ x: Int, _ y: Int, _ isUp: Bool = false) throws {
        try session.send("\u{1B}[<\(button);\(x + 1);\(y + 1)\(isUp ? "m" : "M")")
      }
      func border(_ emulator: TerminalEmulator) -> Int? {
        emulator.text.split(separator: "\n").dropFirst().first
          .flatMap { $0.firstRange(of: "┐┌") }
          .map {
            emulator.text.split(separator: "\n")[1].distance(
              from: emulator.text.split(separator: "\n")[1].startIndex,
              to: $0.lowerBound
            )
          }
      }
      try mouse(0, 5, row)
      try mouse(0, 5, row, true)
      try session.waitFor("cache-01 in the details") { emulator in
        emulator.text.split(separator: "\n").contains { $0.contains("┌ cache-01") }
      }
      let before = try #require(border(session.emulator))
      try mouse(0, before, 12)
      try mouse(32, before + 8, 12)
      try mouse(0, before + 8, 12, true)
      try session.waitFor("the border further right") { border($0) == before + 8 }
      let off = Array("\u{1B}[?1002l".utf8)
      let count = session.rawOutput.count
      try session.send("\u{1B}[19~")
      try session.waitForText("takes it back")
      #expect(session.rawOutput[count...].firstRange(of: off) != nil)
      try end(session)
      // The next start finds it where it was left.
      let again = try home.start()
      #expect(border(again.emulator) == before + 8)
      try end(again)
    }
  }
}
