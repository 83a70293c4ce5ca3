import TUI
import TestSupport
import Testing

extension EndToEnd {
  @Suite("On the demo host, the program")
  struct DemoHostTests {
    @Test("shows something at once and the machines soon after")
    func starts() throws {
      let session = try TerminalSession.jvptui()
      try session.waitForText("jvptui", timeout: .seconds(5))
      try session.waitForText("cache-01", timeout: .seconds(10))
      try session.waitForText("running")
      #expect(session.emulator.isAlternateScreen)
      #expect(session.row(0).contains("VMs"))
    }

    @Test(
      "opens each pane by its digit",
      arguments: [
        (1, "Nodes", "online"), (2, "VMs", "OS"), (3, "Pools", "vg-fast"),
        (4, "Volumes", "GiB"), (5, "Snapshots", "CREATED"), (6, "Networks", "lab-isolated"),
        (7, "Jobs", "7 Jobs"), (8, "Events", "8 Events"),
      ]
    )
    func panes(digit: Int, title: String, content: String) throws {
      let person = try Operator(size: Size(160, 50))
      try person.select("web-01")
      try person.goTo(pane: digit)
      try person.session.send("z")
      try person.session.waitFor("pane \(digit) on the whole screen") { screen in
        screen.rows.contains { $0.hasPrefix("┌\(digit) \(title) ") && $0.hasSuffix("┐") }
          && screen.text.contains(content)
      }
    }

    @Test("starts a machine and shuts it down again, and shows both")
    func startsAndShutsDown() throws {
      let person = try Operator()
      try person.select("lab-freebsd")
      try person.wait(for: "lab-freebsd", toBe: "shut off")
      try person.session.send("s")
      try person.wait(for: "lab-freebsd", toBe: "running")
      try person.session.send("S")
      try person.session.waitForText("Shut down lab-freebsd?")
      try person.session.send("y")
      try person.wait(for: "lab-freebsd", toBe: "shut off")
      try person.goTo(pane: 7)
      try person.session.waitForText("Shut down")
      #expect(try person.quit() == .exited(0))
    }

    @Test("changes nothing when a question is left by escape")
    func escapeLeavesQuestion() throws {
      let person = try Operator()
      try person.select("web-02")
      try person.session.send("F")
      try person.session.waitForText("Force off web-02?")
      try person.session.send(.escape)
      try person.session.waitFor("no question") { !$0.text.contains("Force off web-02?") }
      try person.session.send("]")
      try person.wait(for: "web-02", toBe: "running")
    }

    @Test("follows the cursor with the details")
    func detailsFollow() throws {
      let person = try Operator()
      try person.goTo(pane: 2)
      try person.session.send("g")
      try person.session.settle()
      let before = person.session.screenText
      try person.session.send(.down)
      try person.session.waitFor("another heading") { $0.text != before }
    }

    @Test("has help, a menu and a palette, and leaves each by escape", arguments: ["?", "x", ":"])
    func sheets(key: String) throws {
      let person = try Operator()
      try person.select("web-02")
      try person.session.settle()
      try person.session.send(key)
      try person.session.waitForText("esc")
      try person.session.waitFor("“Shut down” in the sheet") { $0.text.contains("Shut down") }
      try person.session.send(.escape)
      try person.session.waitForText("? Help")
    }

    @Test("says why a machine that runs cannot be started")
    func saysWhyNot() throws {
      let person = try Operator()
      try person.select("web-02")
      try person.session.send("s")
      try person.session.waitForText("already running")
    }

    @Test("shows names in several scripts, each in its width")
    func scripts() throws {
      let person = try Operator(size: Size(160, 60))
      try person.select("数据库-上海")
      try person.session.send("/")
      try person.session.send(.backspace, .backspace, .enter)
      let screen = person.session.emulator
      for row in screen.rows where row.hasPrefix("┌") || row.hasPrefix("│") {
        let isWhole = row.hasSuffix("┐") || row.hasSuffix("│") || row.hasSuffix("┤")
        #expect(isWhole, "a border is out of place: \(row)")
      }
    }

    @Test("leaves nothing behind in the directories it uses")
    func cleansUp() throws {
      let person = try Operator()
      #expect(!person.session.filesAtHome(prefix: "jvptui-demo").isEmpty)
      #expect(try person.quit() == .exited(0))
      #expect(person.session.filesAtHome(prefix: "jvptui-demo").isEmpty)
    }

    @Test("refuses every change when it is read-only")
    func readOnly() throws {
      let person = try Operator(["--demo", "--readonly"])
      try person.select("lab-freebsd")
      try person.session.send("s")
      try person.session.waitFor("a refusal") { $0.text.lowercased().contains("read-only") }
      try person.session.send("x")
      try person.session.settle()
      try person.session.send(.enter)
      try person.session.send(.escape)
      try person.session.settle()
      try person.wait(for: "lab-freebsd", toBe: "shut off")
    }
  }
}
