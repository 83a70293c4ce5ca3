import Backend
import Glibc
import TUI
import Widgets

/// Sets the terminal up, runs the loop, and gives the terminal back.
@MainActor
struct Program {
  nonisolated static let version = "0.1.0"

  private let command: JvptuiCommand

  init(_ command: JvptuiCommand) {
    self.command = command
  }

  /// - Returns: Why the program could not start; nil after a normal end.
  func run() -> String? {
    let terminal = TerminalCapabilities.detect()
    let usesASCII = command.ascii || !terminal.isUTF8
    guard let signals = SignalPipe(), let wakeup = Wakeup() else {
      return "The system gives no more file descriptors."
    }
    LibvirtLibrary.prepare()
    TerminalRestorer.install()
    let screen: NcursesScreen
    do throws(ScreenError) {
      screen = try NcursesScreen(
        options: ScreenOptions(usesMouse: !command.noMouse, isASCIIOnly: usesASCII)
      )
    } catch {
      return error.description
    }
    let redirect = StandardErrorRedirect(path: command.log)
    let themes = ThemeLibrary(directories: ThemeFolders.all)
    let found = themes.theme(named: command.theme)
    screen.use(found.theme)
    let warnings = found.warnings.map(\.description)
    let loop = ProgramLoop(
      state: AppState(
        options: options(usesASCII: usesASCII, themes: themes.names),
        size: screen.size
      ),
      screen: screen,
      signals: signals,
      wakeup: wakeup,
      themes: themes,
      makeHypervisor: { LibvirtHypervisor($0) }
    )
    loop.run { state in first(&state, warnings: warnings) }
    screen.close()
    redirect.restore()
    return nil
  }

  private func options(usesASCII: Bool, themes: [String]) -> AppState.Options {
    AppState.Options(
      isReadOnly: command.readonly,
      isDemo: command.demo,
      usesASCII: usesASCII,
      themeName: command.theme,
      themes: themes
    )
  }

  /// What is opened first.
  private func first(_ state: inout AppState, warnings: [String]) -> [Effect] {
    for warning in warnings { state.notify(warning, .warning) }
    let named = HostName.configurations(uris: command.connect, isReadOnly: command.readonly)
    let opened = named.flatMap { state.open($0) }
    if command.demo {
      state.isProbing = named.isEmpty
      return opened + [.openDemo]
    }
    guard !named.isEmpty else {
      state.isProbing = true
      return [.probeDefaultHosts]
    }
    return opened
  }
}
