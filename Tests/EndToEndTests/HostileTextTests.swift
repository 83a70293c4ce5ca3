import TUI
import TestSupport
import Testing

extension EndToEnd {
  @Suite("Text from outside")
  struct HostileTextTests {
    @Test("never moves the cursor, sets a title or turns the line around")
    func names() throws {
      let host = try HostFile(machines: [
        "plain", "csi-\u{9b}31m-red", "osc-\u{9d}0;owned\u{9c}-end", "rtl-\u{202e}drow",
        "nel-\u{85}x",
        "zero\u{200b}width", "isolate-\u{2066}x\u{2069}", "tag-\u{e0041}x", "pair-a",
        "pa\u{ad}ir-a",
        String(repeating: "long-", count: 1000), "wide-\u{4e00}\u{301}\u{302}\u{303}-marks",
      ])
      let person = try Operator(["-c", host.uri], size: Size(100, 30), awaiting: "plain")
      for _ in 0..<14 {
        try person.session.send(.down)
        try person.session.settle(quiet: .milliseconds(50))
      }
      let forbidden = [
        "\u{9b}", "\u{9d}", "\u{9c}", "\u{85}", "\u{202e}", "\u{2066}", "\u{2069}", "\u{200b}",
        "\u{e0041}", "]0;owned",
      ]
      for text in forbidden {
        let code = String(text.unicodeScalars.first?.value ?? 0, radix: 16)
        #expect(!person.session.hasWritten(text), "U+\(code) reached the terminal")
      }
      for row in person.session.emulator.rows where row.hasPrefix("│") {
        #expect(row.hasSuffix("│"), "a border is out of place: \(row)")
      }
    }

    @Test("in a URI or in an error message never reaches the terminal as a command")
    func errors() throws {
      let session = try TerminalSession.jvptui(["-c", "test:///no\u{1b}]0;owned\u{7}/such.xml"])
      try session.waitForText("such.xml")
      try session.settle()
      #expect(!session.hasWritten("\u{1b}]0;owned"))
      #expect(!session.hasWritten("\u{7}"))
    }

    @Test("from libvirt's own debugging output stays off the screen")
    func debugging() throws {
      let person = try Operator(
        environment: ["LIBVIRT_DEBUG": "1", "LIBVIRT_LOG_OUTPUTS": "1:stderr"]
      )
      try person.session.settle()
      #expect(!person.session.hasWritten("debug :"))
      #expect(!person.session.hasWritten("info :"))
      let before = person.session.emulator.rows.dropFirst()
      try person.session.send(.control("l"))
      try person.session.settle()
      #expect(person.session.emulator.rows.dropFirst() == before)
    }

    @Test("hits the machine that was meant, when two names look the same")
    func lookAlikes() throws {
      let host = try HostFile(machines: ["twin-a", "twin-\u{430}"], state: 5)
      let person = try Operator(["-c", host.uri], awaiting: "twin-")
      try person.goTo(pane: 2)
      try person.session.send("gs")
      try person.session.waitFor("one twin running") { screen in
        screen.rows.filter { $0.contains("twin-") && $0.contains("running") }.count >= 1
      }
      try person.session.settle()
      let off = person.session.emulator.rows.filter {
        $0.contains("twin-") && $0.contains("shut off")
      }
      #expect(off.count == 1)
    }
  }
}
