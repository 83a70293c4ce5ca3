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
    var file = SettingsFile.own
    Language.current = language(file, terminal)
    let reading = file.read()
    let settings = reading.settings
    let usesASCII = command.ascii || settings.usesASCII == true || !terminal.isUTF8
    guard let signals = SignalPipe(), let wakeup = Wakeup() else {
      return say("The system gives no more file descriptors.")
    }
    LibvirtLibrary.prepare()
    TerminalRestorer.install()
    let isLinear = command.linear || settings.isLinear == true
    let usesMouse = !command.noMouse && settings.usesMouse ?? !isLinear
    let screen: NcursesScreen
    do throws(ScreenError) {
      screen = try NcursesScreen(
        options: ScreenOptions(
          usesMouse: usesMouse,
          isASCIIOnly: usesASCII
        )
      )
    } catch {
      return error.text
    }
    let redirect = StandardErrorRedirect(path: command.log)
    let themes = ThemeLibrary(directories: ThemeFolders.all)
    let themeName = command.theme ?? settings.theme ?? "dark"
    let found = themes.theme(named: themeName)
    screen.use(found.theme)
    let warnings = found.warnings.map(\.text)
    let layouts = LayoutFile.own
    let layout = layouts.read()
    let loop = ProgramLoop(
      state: AppState(
        options: AppState.Options(
          isReadOnly: command.readonly,
          isDemo: command.demo,
          usesASCII: usesASCII,
          themeName: themeName,
          themes: themes.names,
          usesMouse: usesMouse,
          remembersLayout: true,
          listsSettings: command.connect.isEmpty && !command.demo,
          console: settings.console,
          isLinear: isLinear
        ),
        size: screen.size
      ),
      screen: screen,
      signals: signals,
      wakeup: wakeup,
      themes: themes,
      settings: file,
      layouts: layouts,
      makeHypervisor: { LibvirtHypervisor($0) }
    )
    loop.run { state in
      _ = state.use(settings)
      if let layout {
        state.use(layout)
      } else if command.demo {
        state.offerTour()
      } else {
        state.welcome()
      }
      for warning in warnings { state.notify(warning, .warning) }
      return [.loadHistory] + first(&state, reading)
    }
    screen.close()
    loop.close()
    redirect.restore()
    return nil
  }

  /// The settings' language, else the environment's; English where Chinese cannot be shown.
  private func language(_ file: SettingsFile, _ terminal: TerminalCapabilities) -> Language {
    guard terminal.isUTF8, !command.ascii else { return .english }
    if let language = file.language() { return language }
    return terminal.hasWideCharacters ? .ofEnvironment() : .english
  }

  /// What is opened first.
  private func first(_ state: inout AppState, _ reading: SettingsReading) -> [Effect] {
    state.report(reading.warnings)
    state.limits.thresholds = reading.settings.thresholds
    if reading.settings.usesBlocks == true, !state.options.usesASCII {
      state.options.chartMarks = .blocks
    }
    let named = state.open(HostName.entries(command.connect, among: reading.settings.hosts))
    if command.demo {
      state.isProbing = command.connect.isEmpty
      return named + [.openDemo]
    }
    guard command.connect.isEmpty else { return named }
    guard !reading.settings.hosts.isEmpty else {
      state.isProbing = true
      return [.probeDefaultHosts]
    }
    let effects = reading.settings.hosts.flatMap { state.list($0) }
    if effects.isEmpty {
      _ = state.focus(on: .nodes)
      state.notify(say("No node is connected at the start; c connects one"))
    }
    return effects
  }
}
