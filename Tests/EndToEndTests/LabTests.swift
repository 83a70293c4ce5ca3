import Glibc
import TUI
import TestSupport
import Testing

/// The real machines that `make lab-up` brings up.
enum Lab {
  static let uri = getenv("JVPTUI_LAB_URI").map { String(cString: $0) }

  /// Why there is none.
  static var reason: Comment {
    let reason = getenv("JVPTUI_LAB_SKIP_REASON").map { String(cString: $0) }
    return Comment(rawValue: reason ?? "the lab is not up")
  }

  /// Runs virsh beside the program and returns what it printed.
  ///
  /// On a terminal virsh also starts an agent for passwords, which talks about itself.
  @discardableResult
  static func virsh(_ arguments: String...) throws -> String {
    let uri = try #require(uri)
    let script = "exec virsh \"$@\" </dev/null 2>/dev/null"
    let session = try TerminalSession(
      "/bin/sh",
      ["-c", script, "virsh", "-c", uri] + arguments,
      size: Size(200, 100)
    )
    let exit = try session.waitForExit(timeout: .seconds(60))
    #expect(exit == .exited(0), "virsh \(arguments): \(session.screenText)")
    return session.screenText
  }
}

extension EndToEnd {
  @Suite("On real machines, the program", .enabled(if: Lab.uri != nil, Lab.reason))
  struct LabTests {
    private static let machine = "lab-a1"

    private func start() throws -> Operator {
      let uri = try #require(Lab.uri)
      return try Operator(["-c", uri], awaiting: Self.machine)
    }

    @Test("shows them all, with their states")
    func shows() throws {
      let person = try start()
      for name in ["lab-a1", "lab-a2", "lab-a3"] {
        try person.session.waitForText(name)
      }
      try person.session.waitForText("shut off")
      #expect(try person.quit() == .exited(0))
      #expect(person.session.isRestored)
    }

    @Test("shuts a guest down and starts it again, by keys")
    func cycle() throws {
      let person = try start()
      try person.select(Self.machine)
      try person.wait(for: Self.machine, toBe: "running")
      try person.session.send("S")
      try person.session.waitForText("Shut down \(Self.machine)?")
      try person.session.send("y")
      try person.wait(for: Self.machine, toBe: "shut off", timeout: .seconds(90))
      #expect(try Lab.virsh("domstate", Self.machine).contains("shut off"))
      try person.session.send("s")
      try person.session.waitForText("Start \(Self.machine)")
      try person.wait(for: Self.machine, toBe: "running", timeout: .seconds(60))
      #expect(try Lab.virsh("domstate", Self.machine).contains("running"))
    }

    @Test("follows what virsh does beside it, long before lists are read again")
    func follows() throws {
      let person = try start()
      try person.select("lab-a2")
      try person.wait(for: "lab-a2", toBe: "running")
      try Lab.virsh("suspend", "lab-a2")
      try person.wait(for: "lab-a2", toBe: "paused", timeout: .seconds(20))
      try Lab.virsh("resume", "lab-a2")
      try person.wait(for: "lab-a2", toBe: "running", timeout: .seconds(20))
      try person.select("lab-a3")
      try Lab.virsh("start", "lab-a3")
      try person.wait(for: "lab-a3", toBe: "running", timeout: .seconds(20))
      try Lab.virsh("destroy", "lab-a3")
      try person.wait(for: "lab-a3", toBe: "shut off", timeout: .seconds(20))
    }

    @Test("opens a guest's console, types into it, and leaves it open behind")
    func console() throws {
      let person = try start()
      try person.select("lab-a2")
      try person.wait(for: "lab-a2", toBe: "running")
      try person.session.send("c")
      try person.session.waitForText("Keys go to the guest")
      try person.session.waitForText("ctrl-]: commands")
      try person.awaitPrompt()
      try person.session.send("echo hello-$((40+2))")
      try person.session.send(.enter)
      try person.session.waitForText("hello-42")
      try person.session.send(.control("]"))
      try person.session.waitForText("Console commands")
      try person.session.send("d")
      try person.session.waitFor("the lists again") { !$0.text.contains("Keys go to the guest") }
      #expect(try person.quit() == .exited(0))
      #expect(person.session.isRestored)
    }

    @Test("shows networks, pools and volumes as they are")
    func storage() throws {
      let person = try start()
      for (digit, command) in [(3, "pool-list"), (6, "net-list")] {
        let names = try Lab.virsh(command, "--name").split(separator: "\n").map {
          $0.trimmingSpaces
        }
        try person.goTo(pane: digit)
        for name in names where !name.isEmpty {
          try person.session.waitForText(name)
        }
      }
    }
  }
}
extension StringProtocol {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
