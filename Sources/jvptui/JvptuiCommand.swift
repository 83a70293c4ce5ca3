import ArgumentParser
import Backend
import Glibc
import TUI

/// The command line.
@main
struct JvptuiCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jvptui",
    abstract: say("Manage libvirt's virtual machines on the whole terminal."),
    discussion: say(
      "Without --connect it opens the hosts of the settings; where there are none, "
        + "LIBVIRT_DEFAULT_URI, else qemu:///system where that answers, else qemu:///session."
    ),
    version: Program.version
  )

  @Option(
    name: [.customShort("c"), .long],
    parsing: .singleValue,
    help: ArgumentHelp(
      say("The host to open, by URI or by its name in the settings; can be given several times."),
      valueName: "uri"
    )
  )
  var connect: [String] = []

  @Flag(help: ArgumentHelp(say("Open a host full of examples; nothing real is touched.")))
  var demo = false

  @Flag(help: ArgumentHelp(say("Change nothing: libvirt is opened read-only, actions are off.")))
  var readonly = false

  @Option(
    help: ArgumentHelp(say("The colours, by the name of a file in themes."), valueName: "name")
  )
  var theme: String?

  @Flag(help: ArgumentHelp(say("Draw with ASCII only.")))
  var ascii = false

  @Flag(help: ArgumentHelp(say("Put everything in one column, in words: for screen readers.")))
  var linear = false

  @Flag(help: ArgumentHelp(say("Leave the mouse to the terminal.")))
  var noMouse = false

  @Option(help: ArgumentHelp(say("Where messages of libraries go."), valueName: "file"))
  var log: String?

  @Flag(help: ArgumentHelp(say("Print the table of all keys as Markdown, and end.")))
  var keys = false

  @Flag(help: ArgumentHelp(say("Print all actions and their keys as settings, and end.")))
  var keyMap = false

  /// Answers to its other names first: libvirt and ssh start the program under those.
  static func main() {
    if let status = LoginCompanion.run(CommandLine.arguments) { Glibc.exit(status) }
    if TerminalCapabilities.environmentHasWideCharacters { Language.current = .ofEnvironment() }
    main(nil)
  }

  func run() throws {
    if keys {
      print(KeyTable.markdown, terminator: "")
      return
    }
    if keyMap {
      print(KeyTable.settings, terminator: "")
      return
    }
    let failure = MainActor.assumeIsolated { Program(self).run() }
    if let failure {
      var errors = StandardError()
      print("jvptui: \(failure)", to: &errors)
      throw ExitCode(1)
    }
  }
}
