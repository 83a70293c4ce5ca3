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
  private var hypervisors: [HostID: any Hypervisor] = [:]
  private var tasks: [Int: Task<Void, Never>] = [:]
  private var demo: DemoDescription?

  init(
    mailbox: Mailbox,
    options: AppState.Options,
    makeHypervisor: @escaping HypervisorFactory
  ) {
    self.mailbox = mailbox
    self.options = options
    self.makeHypervisor = makeHypervisor
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
    case .probeDefaultHosts: probe()
    case .openDemo: openDemo()
    case .copy, .useTheme, .repaint, .suspend, .quit: break
    }
  }

  private func open(_ configuration: HostConfiguration) {
    let host = makeHypervisor(configuration)
    hypervisors[configuration.id] = host
    let mailbox = mailbox
    host.start { update in mailbox.post(.host(configuration.id, update)) }
  }

  private func perform(_ command: Command, job: Int, on host: HostID) {
    guard let hypervisor = hypervisors[host] else { return }
    let mailbox = mailbox
    tasks[job] = Task.detached {
      do throws(BackendError) {
        try await hypervisor.perform(command) { mailbox.post(.jobProgress(job, $0)) }
        mailbox.post(.jobEnded(job, nil))
      } catch {
        mailbox.post(.jobEnded(job, error))
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
      mailbox.post(.notice("The demo host could not be made: \(error)", .failure))
    }
  }

  /// Closes all hosts, waiting a moment for their threads, and removes the demo's file.
  func close() {
    for task in tasks.values { task.cancel() }
    let closing = hypervisors.values.map { hypervisor in
      Task.detached { await hypervisor.close() }
    }
    demo?.remove()
    let done = Wakeup()
    Task.detached {
      for task in closing { _ = await task.value }
      done?.signal()
    }
    if let done { _ = Wakeup.wait(for: [done.descriptor], seconds: 0.3) }
  }
}
