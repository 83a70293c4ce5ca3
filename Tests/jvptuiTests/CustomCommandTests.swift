import Backend
import OrderedCollections
import TUI
import Testing
import Widgets
@testable import jvptui

@Suite("Commands of the settings")
struct CustomCommandTests {
  private func read(_ text: String) -> (settings: Settings, warnings: [String]) {
    let reader = SettingsReader(text, file: "f")
    return (reader.settings, reader.warnings.map(\.description))
  }

  private static let text = """
    [[command]]
    title = "Shell"
    key = "ctrl-t"
    run = "ssh -l root {ip}"

    [[command]]
    title = "Report"
    run = ["report", "--name", "{name}", "{uuid} on {node} at {uri}"]
    output = "window"
    confirm = true

    [[command]]
    title = "Count"
    pane = "pools"
    shell = true
    run = "echo {name} | wc -c; awk '{print}'"
    output = "none"
    """

  private func harness() -> Harness {
    var harness = Harness.demo()
    let (settings, warnings) = read(Self.text)
    #expect(warnings == [])
    _ = harness.state.use(settings)
    return harness
  }

  private func runs(_ harness: Harness) -> [ProgramRun] {
    harness.effects.compactMap { if case .runProgram(let run) = $0 { run } else { nil } }
  }

  @Test("run by their key, values as arguments")
  func key() {
    var harness = harness()
    harness.select("web-1")
    harness.press("ctrl-t")
    #expect(runs(harness).map(\.words) == [["ssh", "-l", "root", "192.168.122.90"]])
    #expect(runs(harness).first?.output == .terminal)
    harness.select("mail")
    harness.press("ctrl-t")
    #expect(runs(harness).count == 1)
    #expect(harness.screen.contains("Shell: mail has no address"))
  }

  @Test("stand in menu, palette and help, and ask first where they are to")
  func menu() {
    var harness = harness()
    harness.select("web-1")
    harness.press("x")
    #expect(harness.screen.contains("ctrl-t Shell"))
    harness.press("esc", ":")
    harness.type("report")
    harness.press("enter")
    #expect(harness.screen.contains("Report on web-1?"))
    harness.press("y")
    #expect(
      runs(harness).map(\.words) == [
        [
          "report", "--name", "web-1",
          "\(Fixture.web1.id) on lab-a at test:///default",
        ]
      ]
    )
    harness.press("?", "/")
    harness.type("Your commands")
    harness.press("enter")
    #expect(harness.screen.contains("Report  VMs"))
  }

  @Test("give values to a shell as variables only, and leave other braces alone")
  func shell() {
    var harness = harness()
    harness.press("3", "g", ":")
    harness.type("count")
    harness.press("enter")
    let run = runs(harness).first
    #expect(run?.words == ["/bin/sh", "-c", "echo \"$JVPTUI_NAME\" | wc -c; awk '{print}'"])
    #expect(run?.environment["JVPTUI_NAME"] == "cold")
  }

  @Test("refuse a name that would be an option, unless -- stands before it")
  func options() throws {
    var command = CustomCommand(title: "T", words: ["rm", "{name}"])
    #expect(throws: CommandProblem.self) { try command.run(on: "-rf", [.name: "-rf"]) }
    command.words = ["rm", "--", "{name}"]
    #expect(try command.run(on: "-rf", [.name: "-rf"]).words == ["rm", "--", "-rf"])
    command.words = ["rm", "--name={name}"]
    #expect(try command.run(on: "-rf", [.name: "{uuid}"]).words == ["rm", "--name={uuid}"])
  }

  @Test("show what they printed, and how they ended")
  func output() {
    var harness = harness()
    let run = ProgramRun(title: "Report: web-1", words: [], output: .window)
    harness.send(.programEnded(run, .exited(0), Array("one\ntwo\u{1B}[31m\n".utf8)))
    #expect(harness.screen.contains("two�[31m"))
    harness.press("esc")
    harness.send(.programEnded(run, .exited(3), Array("broken\n".utf8)))
    #expect(harness.screen.contains("broken"))
    #expect(harness.state.notice?.text == "Report: web-1: ended with 3")
    harness.press("esc")
    harness.send(.programEnded(run, .exited(0), []))
    #expect(harness.state.notice?.text == "Report: web-1: done")
  }

  @Test(
    "that are wrong are warned about with their line",
    arguments: [
      ("run = \"x\"", "f:1: A command without a title is left out."),
      ("title = \"T\"", "f:1: The command “T” has no “run”, so it is left out."),
      ("title = \"T\"\nrun = \"a 'b\"", "f:3: In “run” of “T” a quote is not closed."),
      ("title = \"T\"\nrun = \"a {nmae}\"", "f:3: “{nmae}” in “T” means nothing; there are {name}"),
      ("title = \"T\"\nrun = \"\"", "f:3: “run” of “T” is empty."),
      ("title = \"T\"\nrun = \"a\"\npane = \"x\"", "f:4: There is no pane “x”; there are nodes"),
      ("title = \"T\"\nrun = \"a\"\noutput = \"x\"", "f:4: “output” is “x”; it can be terminal"),
      ("title = \"T\"\nrun = \"a\"\ncolour = 1", "f:4: “colour” means nothing in a command."),
      ("title = \"T\"\nrun = \"a\"\nkey = \"s\"", "f:1: “s” takes “s” from vms.start."),
    ]
  )
  func warnings(text: String, warning: String) throws {
    let first = try #require(read("[[command]]\n\(text)\n").warnings.first)
    #expect(first.hasPrefix(warning), "\(first)")
  }

  @Test(
    "are cut into words as a shell does",
    arguments: [
      ("a b  c", ["a", "b", "c"]), ("a 'b c' \"d e\"f", ["a", "b c", "d ef"]),
      ("a\\ b '' \"\\\"\"", ["a b", "", "\""]), ("", []), ("$x;`y`", ["$x;`y`"]),
    ]
  )
  func words(line: String, words: [String]) {
    #expect(CommandLineWords.split(line) == words)
  }
}

@Suite("Pager and editor")
struct ProgramTests {
  @Test("get the page that is shown as a file, without what acts on terminals")
  func pager() throws {
    var harness = Harness.demo()
    harness.receive(
      .domainDetail(Fixture.web1.id, .loaded(DomainDetail(xml: "<a>\u{9B}31m</a>", devices: [])))
    )
    harness.select("web-1")
    while harness.state.currentTab != "XML" { harness.press("]") }
    harness.press("alt-p")
    guard case .runProgram(let run)? = harness.effects.last else {
      Issue.record("nothing was run")
      return
    }
    #expect(run.words.contains("${PAGER:-less} \"$1\""))
    #expect(run.temporaryFile == TemporaryFile(ending: ".xml", text: "<a>�31m</a>\n"))
    harness.press("[", "[", "alt-e")
    guard case .runProgram(let edit)? = harness.effects.last else { return }
    #expect(edit.temporaryFile?.ending == ".txt")
  }

  @Test("find their file in a private folder, which goes afterwards")
  func folder() throws {
    let file = TemporaryFile(ending: ".xml", text: "<a/>\n")
    let made = try ProgramFolder.holding(file)
    let folder = try #require(made)
    let scratch = try ScratchFolder()
    #expect(scratch.text(folder.path) == "<a/>\n")
    #expect(scratch.mode(folder.path) == 0o600)
    folder.remove()
    #expect(scratch.text(folder.path) == nil)
    #expect(try ProgramFolder.holding(nil) == nil)
  }
}

@Suite("A slow link")
struct SlowLinkTests {
  @Test("has nothing move more than once a second")
  func ticks() {
    var harness = Harness.demo()
    harness.select("web-10")
    harness.press("s")
    #expect(harness.state.nextTick == 0.1)
    harness.press(":")
    harness.type("slow link")
    harness.press("enter")
    #expect(harness.state.isSlowLink)
    #expect(harness.state.nextTick == 1)
  }

  @Test("counts what is sent in the header when that is wanted")
  func bytes() {
    var harness = Harness.demo()
    harness.state.sentBytes = 5 << 20
    #expect(harness.screen.contains("\(ByteText.text(5 << 20)) sent"))
  }
}

@Suite("Panes without rows")
struct EmptyPaneTests {
  @Test("say what they are for and which key fills them", arguments: PaneID.allCases)
  func purposes(pane: PaneID) {
    var harness = Harness(120, 30)
    harness.press("\(ResourceCatalog.digit(of: pane))")
    let words = harness.state.purpose(of: pane).split(separator: " ").prefix(4)
    #expect(harness.screen.contains(words.joined(separator: " ")))
  }

  @Test("name the operator's own keys")
  func keys() {
    var harness = Harness()
    let text = "[keys]\nnodes.add = \"ctrl-a\"\nmenu = \"m\""
    _ = harness.state.use(SettingsReader(text, file: "f").settings)
    #expect(harness.state.purpose(of: .nodes).contains("ctrl-a adds one"))
    #expect(harness.state.purpose(of: .jobs).contains("m on a machine"))
  }
}
