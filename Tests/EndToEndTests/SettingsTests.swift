import FoundationEssentials
import TUI
import TestSupport
import Testing

extension EndToEnd {
  @Suite("Settings on the real screen")
  struct SettingsTests {
    private static func settings(_ text: String) throws -> (folder: String, file: String) {
      let folder = "/tmp/jvptui-config-\(UUID().uuidString)"
      let file = folder + "/jvptui/config.toml"
      try FileManager.default.createDirectory(
        atPath: folder + "/jvptui",
        withIntermediateDirectories: true
      )
      try Data(text.utf8).write(to: URL(filePath: file))
      return (folder, file)
    }

    private static func text(_ path: String) -> String {
      FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    @Test("hosts are opened, added, renamed and removed, and the comments stay")
    func hosts() throws {
      let first = try HostFile(machines: ["alpha"])
      let second = try HostFile(machines: ["beta"])
      let before = """
        # mine
        speed = 9

        [[host]]
        name = "one" # the first
        uri = "\(first.uri)"

        """
      let (folder, file) = try Self.settings(before)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let session = try TerminalSession.jvptui([], environment: ["XDG_CONFIG_HOME": folder])
      try session.waitForText("alpha")
      try session.waitForText("config.toml:2")
      try session.send("1a")
      try session.waitForText("Add a node")
      try session.send("two\t\(second.uri)\r")
      try session.waitForText("two is in the settings")
      try session.waitForText("beta")
      #expect(Self.text(file).hasPrefix(before))
      try session.send("gj")
      try session.send("n")
      try session.waitForText("Rename one")
      try session.send(.control("u"))
      try session.send("uno\r")
      try session.waitForText("uno is saved")
      try session.waitForText("2/2 nodes")
      #expect(Self.text(file).contains("name = \"uno\" # the first\n"))
      try session.send("D")
      try session.waitForText("Remove uno?")
      try session.send("y")
      try session.waitForText("uno is no longer in the settings")
      #expect(Self.text(file).contains("# mine\nspeed = 9\n"))
      #expect(!Self.text(file).contains(first.uri))
      #expect(Self.text(file).contains(second.uri))
      try session.send("q")
      #expect(try session.waitForExit() == .exited(0))
    }

    @Test("a file that is no TOML gives a warning with its line, and the program starts")
    func broken() throws {
      let (folder, file) = try Self.settings("theme = \"dark\"\n[[host]\n")
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let session = try TerminalSession.jvptui(environment: ["XDG_CONFIG_HOME": folder])
      try session.waitForText("cache-01")
      try session.send("8")
      try session.waitForText("this is not TOML")
      #expect(session.emulator.text.contains("config.toml:2"))
      #expect(Self.text(file) == "theme = \"dark\"\n[[host]\n")
      try session.send("q")
      #expect(try session.waitForExit() == .exited(0))
    }
  }
}
