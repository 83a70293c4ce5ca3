import Backend
import OrderedCollections
import TUI
import Widgets

/// One thing that the key after the escape key does: the one table of them.
struct ConsoleCommand: Sendable {
  /// What it does.
  enum Work: Sendable {
    /// Changes the state; the console that has the keyboard is given.
    case change(@Sendable (inout AppState, ConsoleID) -> [Effect])
    /// Has the keys do something else; nil where there is nothing to do it with.
    case enter(@Sendable (AppState, GuestConsole, Size) -> ConsoleLayer.Mode?)
    /// Leaves the consoles; closes the one that has the keyboard where it says so.
    case leave(closes: Bool)
    /// Types the escape key itself.
    case typeEscape
  }

  let id: String
  let title: String
  let keys: [KeyStroke]
  let work: Work

  init(_ id: String, _ title: String, keys: String..., work: Work) {
    self.id = id
    self.title = title
    self.keys = keys.compactMap(KeyStroke.init(parsing:))
    self.work = work
  }

  /// What it is called among the actions of layers: `console-zoom` is `zoom` there.
  var layerName: String {
    id.hasPrefix("console-") ? String(id.dropFirst("console-".count)) : id
  }

  /// The command of a key.
  static func command(for stroke: KeyStroke) -> ConsoleCommand? {
    all.first { $0.keys.contains(stroke) }
  }

  static let all: [ConsoleCommand] = leaving + arranging + reading + writing

  private static func change(
    _ work: @escaping @Sendable (inout AppState, ConsoleID) -> Void
  ) -> Work {
    .change { state, id in
      work(&state, id)
      return []
    }
  }

  private static let leaving: [ConsoleCommand] = [
    ConsoleCommand(
      "detach",
      say("Leave it open and go back"),
      keys: "d",
      work: .leave(closes: false)
    ),
    ConsoleCommand("close", say("Close it and go back"), keys: "D", work: .leave(closes: true)),
    ConsoleCommand(
      "console-zoom",
      say("Whole screen, or the details"),
      keys: "z",
      work: change { state, _ in state.toggleConsoleZoom() }
    ),
  ]

  private static let arranging: [ConsoleCommand] = [
    ConsoleCommand(
      "console-next",
      say("Next console"),
      keys: "n",
      work: change { state, _ in state.changeConsole(by: 1) }
    ),
    ConsoleCommand(
      "console-previous",
      say("Previous console (1 to 9: by number)"),
      keys: "p",
      work: change { state, _ in state.changeConsole(by: -1) }
    ),
    ConsoleCommand(
      "split-beside",
      say("Show another beside it"),
      keys: "|",
      work: change { state, _ in state.splitConsole(.sideBySide) }
    ),
    ConsoleCommand(
      "split-below",
      say("Show another below it"),
      keys: "-",
      work: change { state, _ in state.splitConsole(.stacked) }
    ),
    ConsoleCommand(
      "split-focus",
      say("Keyboard to the next one shown"),
      keys: "tab",
      work: change { state, _ in state.deck.focusNext(by: 1) }
    ),
    ConsoleCommand(
      "unsplit",
      say("Take it off the screen, open"),
      keys: "u",
      work: change { state, id in
        if state.deck.isSplit {
          state.deck.hide(id)
        } else {
          state.notify(say("It is the only one on the screen"))
        }
      }
    ),
    ConsoleCommand(
      "broadcast",
      say("Type into all that are shown, or one"),
      keys: "b",
      work: change { state, _ in state.toggleBroadcast() }
    ),
  ]

  private static let reading: [ConsoleCommand] = [
    ConsoleCommand(
      "scroll",
      say("Scroll, search, mark and copy"),
      keys: "s",
      work: .enter { _, console, room in
        console.terminal.use { ConsoleScroll($0, room: room) }.map { .scroll($0) }
      }
    ),
    ConsoleCommand(
      "search",
      say("Search what it has shown"),
      keys: "/",
      work: .enter { _, console, room in
        console.terminal.use { terminal in
          var scroll = ConsoleScroll(terminal, room: room)
          scroll.editor = LineEditor()
          return ConsoleLayer.Mode.scroll(scroll)
        }
      }
    ),
    ConsoleCommand(
      "save",
      say("Save everything to a file"),
      keys: "w",
      work: .enter { _, console, _ in
        .save(LineEditor(text: ConsoleFile.name(for: console.title)))
      }
    ),
    ConsoleCommand(
      "record",
      say("Record to a file, or stop"),
      keys: "R",
      work: .change { state, id in state.toggleRecording(id) }
    ),
  ]

  private static let writing: [ConsoleCommand] = [
    ConsoleCommand(
      "paste",
      say("Paste what was copied last"),
      keys: "v",
      work: .enter { state, _, _ in state.lastCopied.map { .confirmPaste($0) } }
    ),
    ConsoleCommand(
      "stop-paste",
      say("Stop pasting"),
      keys: "x",
      work: change { state, _ in state.stopPasting() }
    ),
    ConsoleCommand(
      "control-key",
      say("Send a key by its name"),
      keys: "k",
      work: .change { state, _ in state.offerControlKeys() }
    ),
    ConsoleCommand(
      "break",
      say("Send a break"),
      keys: "B",
      work: .change { state, id in state.askForBreak(id) }
    ),
    ConsoleCommand(
      "size",
      say("Tell the guest its size"),
      keys: "r",
      work: .change { state, id in state.tellConsoleSize(id) }
    ),
    ConsoleCommand(
      "type-size",
      say("Type its size as an stty line"),
      keys: "t",
      work: .change { state, id in state.typeConsoleSize(id) }
    ),
    ConsoleCommand(
      "lock",
      say("Only look, or type again"),
      keys: "l",
      work: change { state, id in state.toggleConsoleLock(id) }
    ),
    ConsoleCommand(
      "take-over",
      say("Take over by force"),
      keys: "f",
      work: .enter { _, _, _ in .confirmTakeOver }
    ),
    ConsoleCommand(
      "pass-through",
      say("Hand the whole terminal over"),
      keys: "C",
      work: .enter { _, _, _ in .confirmPassThrough }
    ),
    ConsoleCommand("escape", say("Send the escape key itself"), keys: "]", work: .typeEscape),
  ]
}
