import FoundationEssentials
import Glibc
import TUI
import TestSupport
import Testing

extension Operator {
  /// Opens the console of a guest that stands at a place in the list of those it has.
  fileprivate func choose(_ place: Int, ofConsolesOf guest: LabGuest) throws {
    try select(guest.name)
    try wait(for: guest.name, toBe: "running")
    try session.send("c")
    try session.waitForText("Which console of \(guest.name)?")
    for _ in 0..<place { try session.send(.down) }
    try session.send(.enter)
  }
}

extension EndToEnd {
  @Suite("Consoles of guests of their own", .enabled(if: Lab.uri != nil, Lab.reason))
  struct LabConsoleLifeTests {
    private func open(_ guest: LabGuest, log: Bool = false) throws -> Operator {
      let uri = try #require(Lab.uri)
      let person = try Operator(["-c", uri], awaiting: "lab-a1")
      try person.choose(log ? 1 : 0, ofConsolesOf: guest)
      try person.session.waitForText("ctrl-]: commands")
      return person
    }

    @Test("take a break, which the guest's kernel answers")
    func breaks() throws {
      let guest = try LabGuest("console-break", on: [try #require(Lab.uri)])
      let person = try open(guest)
      try person.awaitPrompt()
      // The kernel takes the next character for a command within five seconds, and once only.
      let end = ContinuousClock.now + .seconds(60)
      while true {
        try person.command("B")
        try person.session.waitForText("Send a break on serial0 to \(guest.name)?")
        try person.session.send("y")
        try person.session.waitForText("Send break to \(guest.name): done")
        try person.session.send("h")
        do {
          try person.session.waitForText("sysrq: HELP", timeout: .seconds(5))
          return
        } catch {
          guard ContinuousClock.now < end else { throw error }
        }
      }
    }

    @Test("are read from their log file as it grows, is cut, and is put aside")
    func log() throws {
      let guest = try LabGuest("console-log", on: [try #require(Lab.uri)])
      let person = try open(guest, log: true)
      let typist = try TerminalSession(
        "/usr/bin/virsh",
        ["-q", "-c", try #require(Lab.uri), "console", guest.name]
      )
      let end = ContinuousClock.now + .seconds(120)
      while !typist.screenText.contains("\(guest.name):~#"), ContinuousClock.now < end {
        try typist.send(.enter)
        _ = try? typist.waitForText("\(guest.name):~#", timeout: .seconds(5))
      }
      try person.session.waitForText("read-only")
      try typist.send("echo grows-$((40+2))")
      try typist.send(.enter)
      try person.session.waitForText("grows-42")
      try person.session.send("x")
      try person.session.waitForText("Nothing is typed here")
      try #require(truncate(guest.log, 0) == 0)
      try typist.send("echo cut-$((40+2))")
      try typist.send(.enter)
      try person.session.waitForText("cut-42")
      try FileManager.default.moveItem(atPath: guest.log, toPath: guest.log + ".1")
      try Data("the next file\r\n".utf8).write(to: URL(filePath: guest.log))
      try person.session.waitForText("the next file")
      #expect(!person.session.screenText.contains("Disconnected"))
    }
  }

  @Suite(
    "Consoles of a guest that migrates",
    .enabled(if: Lab.canBreakHosts, "it takes three lab hosts, and root without a password")
  )
  struct LabConsoleMoveTests {
    @Test("say why they ended, and are opened again where the guest is")
    func follows() throws {
      let guest = try LabGuest("console-move", on: [Lab.uris[0], Lab.uris[1]])
      let person = try Operator(["-c", Lab.uris[0]], awaiting: "lab-a1")
      try person.choose(0, ofConsolesOf: guest)
      try person.awaitPrompt()
      try person.enter("left=here-$((40+2)); echo $left")
      try person.session.waitForText("here-42")
      try Lab.virsh(
        at: Lab.uris[0],
        "migrate",
        "--live",
        "--p2p",
        guest.name,
        Lab.networkURIs[1]
      )
      try person.session.waitForText("Disconnected: the machine is no longer on")
      try person.command("D")

      let both = try Operator(["-c", Lab.uris[0], "-c", Lab.uris[1]], awaiting: "lab-b1")
      try both.choose(0, ofConsolesOf: guest)
      try both.awaitPrompt()
      try both.enter("clear; echo $left-there")
      try both.session.waitForText("here-42-there")
      try Lab.virsh(
        at: Lab.uris[1],
        "migrate",
        "--live",
        "--p2p",
        guest.name,
        Lab.networkURIs[0]
      )
      try both.session.waitForText("its console follows")
      try both.session.waitFor("the console on the other host") { screen in
        !screen.text.contains("Opening the console") && !screen.text.contains("Disconnected")
      }
      try both.enter("echo $left-again")
      try both.session.waitForText("here-42-again")
    }
  }
}
