import Backend
import TUI

/// Makes a host from its configuration; tests put others in its place.
typealias HypervisorFactory = @Sendable (HostConfiguration) -> any Hypervisor

/// Does what the state asks for, and reports through the mailbox.
@MainActor
final class EffectRunner {
  private let mailbox: Mailbox
  private let makeHypervisor: HypervisorFactory
  private let options: AppState.Options
  private let settings: SettingsKeeper
  private let keeper: HistoryKeeper?
  private var hypervisors: [HostID: any Hypervisor] = [:]
  /// Hosts that were let go and have not come to their end, and settings being written.
  private var ending: [Int: Task<Void, Never>] = [:]
  private var nextEnding = 0
  private var tasks: [Int: Task<Void, Never>] = [:]
  private var demo: DemoDescription?
  private let consoles = ConsoleDesk()
  private var programs: [(run: ProgramRun, program: CapturedProgram)] = []
  private let layouts: LayoutKeeper
  private let recordings: RecordingDesk
  /// How much of a console is taken between two looks at the keyboard, in bytes.
  private nonisolated static let consolePiece = 64 << 10

  init(
    mailbox: Mailbox,
    options: AppState.Options,
    settings: SettingsFile,
    layouts: LayoutFile = LayoutFile(folder: nil),
    history: History,
    makeHypervisor: @escaping HypervisorFactory
  ) {
    self.mailbox = mailbox
    self.options = options
    self.layouts = LayoutKeeper(layouts)
    self.settings = SettingsKeeper(settings)
    // What examples do is of no use later.
    let folder = options.isDemo ? nil : UserFolders.state.map { $0 + "/history" }
    keeper = folder.map { HistoryKeeper(folder: $0, history: history) }
    self.makeHypervisor = makeHypervisor
    recordings = RecordingDesk { console, reason in
      mailbox.post(.recordingFailed(console, reason))
    }
  }

  /// Does one effect; those of the screen are the loop's own.
  func run(_ effect: Effect) {
    switch effect {
    case .open(let configuration): open(configuration)
    case .perform(let job, let host, let command): perform(command, job: job, on: host)
    case .cancel(let job): tasks[job]?.cancel()
    case .setInterest(let host, let interest): hypervisors[host]?.setInterest(interest)
    case .refresh(let host): hypervisors[host]?.refresh()
    case .reconnect(let host): hypervisors[host]?.reconnect()
    case .answer(let host, let question, let secret):
      hypervisors[host]?.answer(question, secret)
    case .close(let host): close(host)
    case .editSettings(let edit): changeSettings(edit)
    case .readSettings: changeSettings(nil)
    case .openConsole(let key, let host, let domain, let target, let force):
      openConsole(key, host, domain, target, force)
    case .sendToConsole(let key, let bytes): consoles.send(bytes, to: key)
    case .readConsole(let key):
      _ = consoles.read(key, upTo: Self.consolePiece) { [mailbox] in
        mailbox.post(.console(key, .output($0)))
      }
    case .closeConsole(let key): consoles.close(key)
    case .record(let console, let step): recordings.take(step, of: console).map(keep)
    case .listRecordings: listRecordings()
    case .readRecording(let path): readRecording(path)
    case .saveText(let path, let text): save(text, path)
    case .loadHistory: useKeeper { await $0.load(now: Double(ProgramClock.wall())) }
    case .keepHistory: useKeeper { await $0.save(now: Double(ProgramClock.wall())) }
    case .probeDefaultHosts: probe()
    case .openDemo: openDemo()
    case .runProgram(let run): start(run)
    case .rememberLayout(let layout): remember(layout)
    case .copy, .useTheme, .useMouse, .repaint, .ringBell, .suspend, .passThrough, .quit: break
    }
  }

  private func open(_ configuration: HostConfiguration) {
    let host = makeHypervisor(configuration)
    hypervisors.updateValue(host, forKey: configuration.id).map(end)
    let mailbox = mailbox
    host.start { update in mailbox.post(.host(configuration.id, update)) }
  }

  private func close(_ id: HostID) {
    hypervisors.removeValue(forKey: id).map(end)
  }

  /// Has a host come to its end beside everything else.
  private func end(_ hypervisor: any Hypervisor) {
    keep(Task.detached { await hypervisor.close() })
  }

  /// The loop waits a moment for what is kept when it ends.
  private func keep<Value: Sendable>(_ task: Task<Value, Never>) {
    let number = nextEnding
    nextEnding += 1
    ending[number] = Task {
      _ = await task.value
      ending[number] = nil
    }
  }

  /// Changes the settings, or reads them again, where a slow disk holds nothing up.
  private func changeSettings(_ edit: SettingsEdit?) {
    let (mailbox, settings) = (mailbox, settings)
    keep(
      Task.detached {
        guard let edit else { return mailbox.post(.settings(await settings.read(), nil)) }
        do throws(SettingsRefusal) {
          mailbox.post(.settings(try await settings.apply(edit), edit))
        } catch {
          mailbox.post(.settingsRefused(error))
        }
      }
    )
  }

  private func useKeeper(_ work: @escaping @Sendable (HistoryKeeper) async -> Void) {
    guard let keeper else { return }
    Task.detached { await work(keeper) }
  }

  private func perform(_ command: Command, job: Int, on host: HostID) {
    let mailbox = mailbox
    guard let hypervisor = hypervisors[host] else {
      let error = BackendError(
        code: .notConnected,
        operation: say("reach"),
        object: host.name,
        message: say("it is not connected")
      )
      return mailbox.post(.jobEnded(job, error))
    }
    tasks[job] = Task.detached {
      do throws(BackendError) {
        try await hypervisor.perform(command) { mailbox.post(.jobProgress(job, $0)) }
        mailbox.post(.jobEnded(job, nil))
      } catch {
        mailbox.post(.jobEnded(job, error))
      }
    }
  }

  private func openConsole(
    _ key: ConsoleKey,
    _ host: HostID,
    _ domain: ObjectUUID,
    _ target: ConsoleTarget,
    _ force: Bool
  ) {
    guard let hypervisor = hypervisors[host] else { return }
    let (mailbox, consoles) = (mailbox, consoles)
    consoles.begin(key) {
      do throws(BackendError) {
        let console = try await hypervisor.openConsole(domain, target: target, force: force) {
          switch $0 {
          case .outputReady:
            // Taken at once: a detour by the loop would have it draw before there is anything new.
            let isRead = consoles.read(key, upTo: Self.consolePiece) {
              mailbox.post(.console(key, .output($0)))
            }
            if !isRead { mailbox.post(.console(key, .outputReady)) }
          case .ended(let ending): mailbox.post(.console(key, .ended(ending)))
          }
        }
        guard consoles.keep(console, as: key) else { return }
        mailbox.post(.console(key, .opened))
        if !console.isExclusive { mailbox.post(.console(key, .shared)) }
      } catch {
        consoles.forget(key)
        mailbox.post(.console(key, .refused(error)))
      }
    }
  }

  private func save(_ text: String, _ path: String) {
    let mailbox = mailbox
    Task.detached {
      if let problem = ConsoleFile.write(text, to: path) {
        mailbox.post(.notice(say("Could not save: \(problem)"), .failure))
      } else {
        mailbox.post(.notice(say("Saved to \(path)"), .good))
      }
    }
  }

  private func remember(_ layout: RememberedLayout) {
    let layouts = layouts
    keep(Task.detached { await layouts.save(layout) })
  }

  private func start(_ run: ProgramRun) {
    do throws(ProgramFailure) {
      let program = try CapturedProgram(run.words, environment: run.environment)
      programs.append((run, program))
    } catch {
      mailbox.post(.notice(say("\(run.title): \(error.text)"), .failure))
    }
  }

  /// What to watch for output of programs.
  var programDescriptors: [Int32] { programs.map(\.program.descriptor).filter { $0 >= 0 } }
  /// Whether one runs of which nothing can be heard.
  var hasSilentProgram: Bool { programs.contains { $0.program.descriptor < 0 } }

  /// Takes what programs have printed, and tells of those that have ended.
  func lookAfterPrograms() {
    programs.removeAll { entry in
      guard let end = entry.program.poll() else { return false }
      mailbox.post(.programEnded(entry.run, end, entry.program.output))
      return true
    }
  }

  private func listRecordings() {
    let mailbox = mailbox
    Task.detached { mailbox.post(.recordings(RecordingFiles.list())) }
  }

  private func readRecording(_ path: String) {
    let mailbox = mailbox
    Task.detached {
      do throws(PrivateFile.Failure) {
        mailbox.post(.recording(try RecordingFiles.read(path)))
      } catch {
        let shown = UserFolders.shown(path)
        mailbox.post(.notice(say("Could not play \(shown): \(error.reason)"), .failure))
      }
    }
  }

  /// Forgets the task of a job that has ended.
  func forget(job: Int) {
    tasks[job] = nil
  }

  private func probe() {
    let mailbox = mailbox
    let isReadOnly = options.isReadOnly
    Task.detached {
      mailbox.post(await DefaultHost.find(isReadOnly: isReadOnly))
    }
  }

  private func openDemo() {
    do {
      let description = try demo ?? DemoHost.makeDescription()
      demo = description
      mailbox.post(
        .defaultHost(
          HostConfiguration(
            id: HostID("demo"),
            uri: description.uri,
            isReadOnly: options.isReadOnly
          )
        )
      )
    } catch {
      mailbox.post(.notice(say("The demo host could not be made: \(error)"), .failure))
    }
  }

  /// Closes all hosts, waiting a moment for their threads, and removes the demo's file.
  func close() {
    for task in tasks.values { task.cancel() }
    for entry in programs { entry.program.terminate() }
    let closing = hypervisors.values.map { hypervisor in
      Task.detached { _ = await hypervisor.close() }
    }
    let keeping = keeper.map { keeper in
      Task.detached {
        await keeper.save(now: Double(ProgramClock.wall()), isLast: true)
        await keeper.end()
      }
    }
    recordings.close()
    let before = Array(ending.values)
    demo?.remove()
    let done = Wakeup()
    Task.detached {
      for task in closing + before + [keeping].compactMap({ $0 }) { await task.value }
      done?.signal()
    }
    if let done { _ = Wakeup.wait(for: [done.descriptor], seconds: 0.3) }
  }
}
