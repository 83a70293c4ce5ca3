import Glibc
import TUI
import TestSupport
import Testing

extension Lab {
  /// The hosts by their sockets, and by the network between them.
  static let uris = words(of: "JVPTUI_LAB_URIS")
  static let networkURIs = words(of: "JVPTUI_LAB_NETWORK_URIS")

  /// Whether there are hosts to be broken without breaking the one of the other tests.
  static var canBreakHosts: Bool {
    uris.count > 2 && networkURIs.count > 2 && getenv("JVPTUI_LAB_CONTROL") != nil
  }

  private static func words(of variable: String) -> [String] {
    (getenv(variable).map { String(cString: $0) } ?? "").split(separator: " ").map(String.init)
  }

  /// Runs the lab's own script.
  static func control(_ arguments: String...) throws {
    let folder = #filePath.split(separator: "/").dropLast(2).reduce("") { "\($0)/\($1)" }
    let session = try TerminalSession("\(folder)/lab/lab", arguments, size: Size(200, 50))
    let exit = try session.waitForExit(timeout: .seconds(120))
    #expect(exit == .exited(0), "lab \(arguments): \(session.screenText)")
  }

  /// Runs virsh on a host by its letter.
  static func virsh(on host: String, _ arguments: String...) throws {
    let uri = try #require(uris.first { $0.contains("/\(host)/") })
    let session = try TerminalSession("/usr/bin/virsh", ["-c", uri] + arguments)
    #expect(try session.waitForExit(timeout: .seconds(120)) == .exited(0), "\(session.screenText)")
  }
}

extension EndToEnd {
  @Suite(
    "With three real hosts that break, the program",
    .enabled(if: Lab.canBreakHosts, "it takes three lab hosts, and root without a password")
  )
  struct LabFaultTests {
    /// Starts with all three: a and b by their sockets, c over the network.
    private func start() throws -> Operator {
      let person = try Operator(
        ["-c", Lab.uris[0], "-c", Lab.uris[1], "-c", Lab.networkURIs[2]],
        awaiting: "lab-c3"
      )
      try person.goTo(pane: 1)
      try person.session.waitFor("three nodes online") { $0.count(of: " online ") == 3 }
      return person
    }

    /// Whether a machine's row is drawn in another colour than that of a live one.
    private func isGreyed(_ name: String, beside live: String, on screen: TerminalEmulator) -> Bool
    {
      guard let cell = screen.firstCell(of: name), let other = screen.firstCell(of: live) else {
        return false
      }
      return cell.foreground != other.foreground
    }

    @Test("greys the rows of a killed libvirtd, goes on with the others, and shows the truth again")
    func killed() throws {
      let person = try start()
      let session = person.session
      try person.goTo(pane: 2)
      try session.send("g")
      try Lab.control("signal", "b", "KILL")
      defer { try? Lab.control("restart", "b") }
      try session.waitFor("grey rows of host b") { screen in
        isGreyed("lab-b2", beside: "lab-a2", on: screen)
          && !isGreyed("lab-c2", beside: "lab-a2", on: screen)
      }
      try Lab.virsh(on: "a", "suspend", "lab-a2")
      defer { try? Lab.virsh(on: "a", "resume", "lab-a2") }
      try session.waitFor("a change on host a", timeout: .seconds(10)) { screen in
        screen.rows.contains { $0.contains("lab-a2") && $0.contains("paused") }
      }
      try Lab.control("restart", "b")
      try Lab.virsh(on: "b", "suspend", "lab-b2")
      defer { try? Lab.virsh(on: "b", "resume", "lab-b2") }
      try session.waitFor("host b as it is now", timeout: .seconds(45)) { screen in
        !isGreyed("lab-b2", beside: "lab-a3", on: screen)
          && screen.rows.contains { $0.contains("lab-b2") && $0.contains("paused") }
      }
      #expect(try person.quit() == .exited(0))
      #expect(session.isRestored)
    }

    @Test("loses a stopped libvirtd and one behind a cut cable within 25 s, and finds both again")
    func silent() throws {
      let person = try start()
      let session = person.session
      try Lab.control("signal", "b", "STOP")
      defer { try? Lab.control("signal", "b", "CONT") }
      try Lab.control("link", "c", "down")
      defer { try? Lab.control("link", "c", "up") }
      // A lost one is tried again now and then.
      try session.waitFor("two lost nodes of three", timeout: .seconds(45)) { screen in
        screen.count(of: " lost ") + screen.count(of: " connecting… ") == 2
      }
      try person.select("lab-a2")
      try Lab.virsh(on: "a", "suspend", "lab-a2")
      try person.wait(for: "lab-a2", toBe: "paused", timeout: .seconds(10))
      try Lab.virsh(on: "a", "resume", "lab-a2")
      try person.wait(for: "lab-a2", toBe: "running", timeout: .seconds(10))
      try person.goTo(pane: 1)
      try Lab.control("signal", "b", "CONT")
      try Lab.control("link", "c", "up")
      try session.waitFor("three nodes online again", timeout: .seconds(60)) { screen in
        screen.count(of: " online ") == 3
      }
      #expect(try person.quit() == .exited(0))
      #expect(session.isRestored)
    }
  }
}

extension TerminalEmulator {
  fileprivate func count(of text: String) -> Int { rows.count { $0.contains(text) } }

  /// The cell where a text begins, in the leftmost place that has it.
  fileprivate func firstCell(of text: String) -> TerminalCell? {
    for (y, row) in rows.enumerated() {
      guard let range = row.firstRange(of: text) else { continue }
      return cell(x: row.distance(from: row.startIndex, to: range.lowerBound), y: y)
    }
    return nil
  }
}
