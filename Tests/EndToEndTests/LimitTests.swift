import FoundationEssentials
import Glibc
import TUI
import TestSupport
import Testing

extension EndToEnd {
  @Suite("A limit of the settings, at a real terminal")
  struct LimitTests {
    /// Machine 8 of the pretended host is busy by four fifths, no other one that runs is by so much.
    private static let settings = """
      [[threshold]]
      metric = "cpu"
      above = 75
      bell = true
      """

    private func folder() throws -> String {
      let folder = "/tmp/jvptui-limits-\(UUID().uuidString)"
      try FileManager.default.createDirectory(
        atPath: folder + "/jvptui",
        withIntermediateDirectories: true
      )
      try Data(Self.settings.utf8).write(to: URL(filePath: folder + "/jvptui/config.toml"))
      return folder
    }

    /// How the name of a machine in the list is drawn; nil while it is not there.
    private func look(_ name: String, _ session: TerminalSession) -> TerminalCell? {
      let screen = session.emulator
      for y in 0..<screen.size.height {
        let row = Array(screen.row(y))
        for x in 1..<40 where x + name.count < row.count {
          let found = String(row[x..<x + name.count])
          if found == name, row[x - 1] == " ", row[x + name.count] == " " {
            return screen.cell(x: x, y: y)
          }
        }
      }
      return nil
    }

    @Test(
      "lights the row up and rings the bell, and tells of the start and the end",
      arguments: [80, 120]
    )
    func wholeWay(width: Int) async throws {
      let daemon = try await FakeDaemon(domains: 8)
      let folder = try folder()
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let session = try TerminalSession.jvptui(
        ["-c", daemon.uri],
        size: Size(width, width == 80 ? 24 : 40),
        environment: ["XDG_CONFIG_HOME": folder]
      )
      try session.waitFor("the row lit up") { _ in
        guard let busy = look("vm8", session), let calm = look("vm5", session) else { return false }
        return busy.background != calm.background || busy.isReverse != calm.isReverse
      }
      #expect(session.rawOutput.count { $0 == 0x07 } == 1)
      try session.waitFor("the row as the others, but for its name") { _ in
        guard let busy = look("vm8", session), let calm = look("vm5", session) else { return false }
        return busy.background == calm.background && busy.isReverse == calm.isReverse
          && busy.foreground != calm.foreground
      }
      try session.send("8")
      try session.waitForText("CPU above 75%")
      try await daemon.send("event stop vm8")
      try session.waitForText("CPU no longer above 75%")
      #expect(session.rawOutput.count { $0 == 0x07 } == 1, "the end is no alarm")
      try session.send("q")
      #expect(try session.waitForExit() == .exited(0))
    }
  }
}
