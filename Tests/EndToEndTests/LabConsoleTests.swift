import Glibc
import TUI
import TestSupport
import Testing

extension Operator {
  /// Opens the console of a machine on the whole screen, at its prompt.
  func openConsole(of machine: String) throws {
    try select(machine)
    try wait(for: machine, toBe: "running")
    try session.send("c")
    try session.waitForText("ctrl-]: commands")
    try session.waitFor("the console") { !$0.text.contains("Opening the console") }
    try command("z")
    try session.waitForText("Console \(machine)")
    try awaitPrompt()
  }

  /// Waits until the guest's shell takes commands; one that boots loses what is typed meanwhile.
  func awaitPrompt(timeout: Duration = .seconds(120)) throws {
    let end = ContinuousClock.now + timeout
    while true {
      try session.send(.enter)
      do {
        try session.waitFor("the guest's prompt", timeout: .seconds(5)) {
          $0.text.contains("~#")
        }
        return
      } catch {
        guard ContinuousClock.now < end else { throw error }
      }
    }
  }

  /// Has the guest told the size of its terminal until it has it: while it boots, neither its agent
  /// nor its shell may take it.
  func tellSize(_ size: String) throws {
    let end = ContinuousClock.now + .seconds(60)
    while true {
      try command("r")
      try enter("clear; stty size")
      do {
        try session.waitForText(size, timeout: .seconds(5))
        return
      } catch {
        guard ContinuousClock.now < end else { throw error }
      }
    }
  }

  /// Presses the escape key and then another.
  func command(_ key: String) throws {
    try session.send(.control("]"))
    try session.waitForText("Console commands")
    try session.send(key)
    try session.waitFor("the commands to go") { !$0.text.contains("Console commands") }
  }

  /// Types a line into the guest.
  func enter(_ line: String) throws {
    try session.send(line)
    try session.send(.enter)
  }
}

extension EndToEnd {
  @Suite("Consoles of real guests", .enabled(if: Lab.uri != nil, Lab.reason))
  struct LabConsoleTests {
    /// Starts the program beside a guest that boots, whatever was left running in it.
    private func start(_ size: Size = Size(120, 40)) throws -> Operator {
      let uri = try #require(Lab.uri)
      try Lab.virsh("reset", "lab-a2")
      return try Operator(["-c", uri], size: size, awaiting: "lab-a1")
    }

    @Test("run an editor on the true size, which the agent tells the guest")
    func editor() throws {
      let person = try start()
      try person.openConsole(of: "lab-a2")
      try person.tellSize("39 120")
      try person.enter("vi /tmp/note")
      try person.session.waitFor("an empty file in vi") { $0.rows.count { $0.hasPrefix("~") } > 30 }
      try person.session.send("ifirst line")
      try person.session.send(.enter)
      try person.session.send("second line")
      // It takes what follows Escape at once for a part of a sequence.
      try person.session.waitForText("I /tmp/note")
      try person.session.send(.escape)
      try person.session.waitForText("- /tmp/note")
      try person.session.send(":wq")
      try person.session.send(.enter)
      try person.enter("clear; wc -l /tmp/note; echo done-$((40+2))")
      try person.session.waitForText("2 /tmp/note")
      try person.session.waitForText("done-42")
      try person.command("D")
    }

    @Test("survive a reboot, end with the machine, and open again with it")
    func life() throws {
      let person = try start()
      try person.openConsole(of: "lab-a2")
      try person.enter("clear; reboot -f")
      try person.session.waitFor("the guest anew", timeout: .seconds(120)) {
        !$0.text.contains("reboot -f")
      }
      try person.awaitPrompt()
      #expect(!person.session.screenText.contains("Disconnected"))
      try Lab.virsh("destroy", "lab-a2")
      try person.session.waitForText("Disconnected")
      try Lab.virsh("start", "lab-a2")
      try person.session.waitFor("the console anew", timeout: .seconds(60)) {
        !$0.text.contains("Disconnected")
      }
      try person.session.waitFor("the guest's prompt", timeout: .seconds(120)) {
        $0.text.contains("lab-a2:~#")
      }
      try person.awaitPrompt()
      try person.command("D")
    }

    @Test("give the whole terminal to a guest, and take it back without a trace")
    func passThrough() throws {
      let person = try start()
      try person.openConsole(of: "lab-a2")
      try person.command("C")
      try person.session.waitForText("Hand the whole terminal over?")
      try person.session.send("y")
      try person.session.waitFor("nothing of ours") { screen in
        screen.text.contains("comes back") && !screen.text.contains("commands")
      }
      try person.enter("")
      try person.enter("printf '\\033[?1000h\\033[?2004hraw-%s\\n' $((40+2))")
      try person.session.waitForText("raw-42")
      try person.session.send(.control("]"))
      try person.session.waitForText("ctrl-]: commands")
      #expect(person.session.screenText.contains("raw-42"))
      try person.command("D")
      #expect(try person.quit() == .exited(0))
      #expect(person.session.isRestored)
    }

    @Test("are recorded, and played again")
    func recording() throws {
      let person = try start()
      try person.openConsole(of: "lab-a2")
      try person.command("R")
      try person.session.waitForText("REC")
      try person.enter("clear; echo take-$((40+2))")
      try person.session.waitForText("take-42")
      try person.command("R")
      try person.command("D")
      try person.session.send(.function(7))
      try person.session.waitForText("lab-a2-")
      try person.session.send(.enter)
      try person.session.waitForText("take-42")
      try person.session.waitForText("at the end", timeout: .seconds(30))
      try person.session.send("q")
      #expect(try person.quit() == .exited(0))
    }
  }

  @Suite(
    "Consoles on a host that breaks",
    .enabled(if: Lab.canBreakHosts, "it takes three lab hosts, and root without a password")
  )
  struct LabConsoleFaultTests {
    @Test("lie side by side, end when libvirtd is killed, and are back with it")
    func killed() throws {
      let person = try Operator(["-c", Lab.uris[1]], size: Size(170, 45), awaiting: "lab-b3")
      try person.goTo(pane: 2)
      try person.session.send("/")
      try person.session.send("state:running")
      try person.session.send(.enter)
      try person.session.send("g")
      try person.session.send("  c")
      try person.session.waitFor("two consoles") { screen in
        screen.text.contains("lab-b1 · running") && screen.text.contains("lab-b2 · running")
      }
      try person.command("b")
      try person.session.waitForText("TYPED INTO ALL 2")
      try person.enter("")
      try person.enter("echo both-$((40+2))")
      try person.session.waitFor("both guests") { $0.text.ranges(of: "both-42").count == 2 }
      try Lab.control("signal", "b", "KILL")
      try person.session.waitFor("both ended", timeout: .seconds(30)) {
        $0.text.ranges(of: "Disconnected").count == 2
      }
      try Lab.control("restart", "b")
      try person.session.waitFor("both back", timeout: .seconds(60)) {
        $0.text.ranges(of: "Disconnected").count == 0 && $0.text.ranges(of: "Opening").count == 0
      }
      try person.enter("")
      try person.enter("echo again-$((40+3))")
      try person.session.waitFor("both guests again", timeout: .seconds(30)) {
        $0.text.ranges(of: "again-43").count == 2
      }
    }
  }
}
