import Backend
import Glibc
import TUI

/// The loop on the main thread: input and mail in, one drawing out, never a call to libvirt.
@MainActor
final class ProgramLoop {
  /// Background changes are drawn at most this often, in seconds; a key's answer at once.
  private static let backgroundInterval = 1.0 / 30
  /// The same over a slow link.
  private static let slowInterval = 1.0
  /// How often a program that gives no sign is looked at, in seconds.
  private static let programInterval = 0.05

  var state: AppState
  let screen: NcursesScreen
  private let signals: SignalPipe
  private let wakeup: Wakeup
  private let mailbox: Mailbox
  private let themes: ThemeLibrary
  private let runner: EffectRunner
  private var isDirty = true
  /// The console that has the whole terminal; nil while the screen is ours.
  var passThrough: PassThrough?
  /// When something was drawn that nobody was waiting for, on the loop's clock.
  private var lastBackground = 0.0
  private var shownMinute: Int64 = 0

  init(
    state: AppState,
    screen: NcursesScreen,
    signals: SignalPipe,
    wakeup: Wakeup,
    themes: ThemeLibrary,
    settings: SettingsFile,
    layouts: LayoutFile,
    makeHypervisor: @escaping HypervisorFactory
  ) {
    self.state = state
    self.screen = screen
    self.signals = signals
    self.wakeup = wakeup
    self.themes = themes
    mailbox = Mailbox(wakeup: wakeup)
    runner = EffectRunner(
      mailbox: mailbox,
      options: state.options,
      settings: settings,
      layouts: layouts,
      history: state.history,
      makeHypervisor: makeHypervisor
    )
  }

  /// Runs until the operator quits, the terminal goes away, or a signal ends the program.
  func run(_ first: (inout AppState) -> [Effect]) {
    setClock()
    let effects = first(&state)
    // Something is on the screen before any host is asked.
    draw(isUrgent: true)
    perform(effects)
    perform(state.settle())
    isDirty = true
    draw(isUrgent: true)
    while !state.isQuitting {
      draw(isUrgent: false)
      let ready = Wakeup.wait(
        for: [screen.inputDescriptor, wakeup.descriptor, signals.descriptor]
          + runner.programDescriptors,
        seconds: pause
      )
      setClock()
      if ready[2] == .readable { handle(signals.read()) }
      if ready[0] == .closed { state.isQuitting = true }
      // Input goes first, so that a flood of mail does not hold up a key.
      if ready[0] == .readable {
        if passThrough != nil {
          if !takePassedInput() { state.isQuitting = true }
        } else if takeInput() {
          // Its answer is on the screen before the mail is read, which may take a while.
          draw(isUrgent: true)
        }
      }
      if runner.hasSilentProgram || ready.dropFirst(3).contains(where: { $0 != .idle }) {
        runner.lookAfterPrograms()
      }
      if ready[1] == .readable { apply(mailbox.takeAll()) }
      tick()
      checkPassThrough()
    }
    endPassThrough(nil)
  }

  /// Lets go of all hosts; the screen is given back before that.
  func close() {
    runner.close()
  }

  private func setClock() {
    state.clock = ProgramClock.monotonic()
    let wall = ProgramClock.wall()
    if wall / 60 != shownMinute {
      shownMinute = wall / 60
      state.secondsFromGMT = ProgramClock.secondsFromGMT()
      isDirty = true
    }
    state.now = wall
  }

  /// How long nothing has to be done, in seconds.
  private var pause: Double? {
    let untilMinute = Double(60 - state.now % 60)
    var pause = min(state.nextTick ?? untilMinute, untilMinute)
    if isDirty { pause = min(pause, lastBackground + interval - state.clock) }
    if runner.hasSilentProgram { pause = min(pause, Self.programInterval) }
    return max(0, pause)
  }

  /// The least time between two drawings that nobody is waiting for.
  private var interval: Double {
    state.isSlowLink ? Self.slowInterval : Self.backgroundInterval
  }

  /// - Returns: Whether there was any input.
  private func takeInput() -> Bool {
    let events = screen.readInput()
    guard !events.isEmpty else {
      // Readable and yet empty: part of a sequence, or the other end of the terminal is gone.
      if isatty(screen.inputDescriptor) == 0 { state.isQuitting = true }
      return false
    }
    apply(events.map { .input($0) })
    return true
  }

  func apply(_ events: [AppEvent]) {
    for (index, event) in events.enumerated() {
      passOn(event)
      perform(state.apply(event))
      if case .jobEnded(let job, _) = event { runner.forget(job: job) }
      if case .input = event, index == events.count - 1, state.hasTypedFilter {
        // What was typed is on the screen before thousands of rows are looked at.
        isDirty = true
        draw(isUrgent: true)
      }
      // Rows follow each input, so that a key typed ahead acts on what the last one selected.
      if case .input = event { perform(state.settle()) }
    }
    perform(state.settle())
    isDirty = true
  }

  private func tick() {
    let (notice, age, flash) = (state.notice, state.drawnAge, state.limits.isLit)
    perform(state.apply(.tick))
    if notice != state.notice || age != state.drawnAge || !state.runningJobs.isEmpty
      || flash != state.limits.isLit
    {
      perform(state.settle())
      isDirty = true
    }
  }

  func perform(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .quit: state.isQuitting = true
      case .repaint: screen.redraw()
      case .suspend: apply([.input(.resize(screen.suspend()))])
      case .copy(let text): screen.copy(text)
      case .ringBell: screen.ringBell()
      case .passThrough(let key): beginPassThrough(key)
      case .useTheme(let name): use(themes.theme(named: name))
      case .useMouse(let isOn): screen.useMouse(isOn)
      case .runProgram(let run) where run.output == .terminal: giveTerminal(to: run)
      default: runner.run(effect)
      }
    }
  }

  private func use(_ found: ThemeLibrary.Found) {
    screen.use(found.theme)
    for warning in found.warnings { state.notify(warning.text, .warning) }
  }

  /// Lets a program have the terminal until it ends; the hosts go on meanwhile.
  private func giveTerminal(to run: ProgramRun) {
    var problem: String?
    screen.handOver {
      do throws(CommandProblem) {
        let file = try ProgramFolder.holding(run.temporaryFile)
        defer { file?.remove() }
        problem = runInForeground(run.words + (file.map { [$0.path] } ?? []), run.environment)
      } catch {
        problem = error.message
      }
    }
    if let problem { state.notify(say("\(run.title): \(problem)"), .failure) }
    apply([.input(.resize(screen.size))])
  }

  /// - Returns: What went wrong; nil when nothing did.
  private func runInForeground(_ words: [String], _ environment: [String: String]) -> String? {
    let program: ForegroundProgram
    do throws(ProgramFailure) {
      program = try ForegroundProgram(words, environment: environment)
    } catch {
      return error.text
    }
    while true {
      if let end = program.poll() { return end.isSuccess ? nil : end.text }
      let ready = Wakeup.wait(
        for: [wakeup.descriptor, signals.descriptor],
        seconds: Self.programInterval
      )
      setClock()
      // Interrupts and the like are meant for the program; it has the keyboard.
      if ready[1] == .readable, signals.read().contains(where: { $0 == SIGTERM || $0 == SIGHUP }) {
        state.isQuitting = true
        program.terminate()
      }
      if ready[0] == .readable { apply(mailbox.takeAll()) }
    }
  }

  private func handle(_ numbers: [Int32]) {
    for number in numbers {
      switch number {
      case SIGTERM, SIGHUP, SIGINT, SIGQUIT: state.isQuitting = true
      case SIGWINCH where passThrough != nil: break
      case SIGWINCH: apply([.input(.resize(screen.resized()))])
      case SIGTSTP: apply([.input(.resize(screen.suspend()))])
      case SIGCONT: apply([.input(.resize(screen.resume()))])
      default: break
      }
    }
  }

  private func draw(isUrgent: Bool) {
    guard isDirty, passThrough == nil else { return }
    let now = ProgramClock.monotonic()
    guard isUrgent || now - lastBackground >= interval else { return }
    state.sentBytes = state.settings.countsBytes == true ? OutputCounter.bytes : nil
    screen.present(ScreenView.draw(state))
    if !isUrgent { lastBackground = now }
    isDirty = false
  }
}
