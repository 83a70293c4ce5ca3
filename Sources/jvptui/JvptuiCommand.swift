import ArgumentParser

/// The command line.
@main
struct JvptuiCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "jvptui")
}
