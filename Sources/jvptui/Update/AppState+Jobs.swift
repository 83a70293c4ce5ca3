import Backend
import OrderedCollections
import TUI
import Widgets

extension AppState {
  /// The most commands that run at a time on one host.
  private static let jobsPerHost = 4
  /// The most finished jobs that are kept.
  private static let jobLimit = 500
  /// How long a guest is given before it is said that it has not shut down, in seconds.
  private static let shutdownPatience = 90.0

  /// Ids of the jobs that have not ended.
  var runningJobs: [Int] { unfinished }

  /// Whether the same action is already under way on an item.
  func isRunning(_ action: String, on item: ItemID) -> Bool {
    unfinished.contains { jobs[$0]?.item == item && jobs[$0]?.actionID == action }
  }

  /// Adds jobs and sends as many as their hosts take at a time.
  mutating func start(_ requests: [JobRequest]) -> [Effect] {
    let batch = nextBatch
    nextBatch += 1
    for request in requests where !isRunning(request.actionID, on: request.item) {
      jobs[nextJobID] = Job(
        id: nextJobID,
        actionID: request.actionID,
        title: request.title,
        item: request.item,
        name: request.name,
        host: request.host,
        command: request.command,
        batch: batch,
        forceOffAfter: request.forceOffAfter,
        startedAt: now,
        startedClock: clock
      )
      unfinished.append(nextJobID)
      nextJobID += 1
    }
    if let pane = requests.first?.item.pane { panes[pane]?.marks = [] }
    dropOldJobs()
    touch(.jobs)
    detail.revision += 1
    return startQueued()
  }

  private mutating func startQueued() -> [Effect] {
    var effects: [Effect] = []
    var running: [HostID: Int] = [:]
    for id in unfinished where jobs[id]?.phase == .running {
      if let host = jobs[id]?.host { running[host, default: 0] += 1 }
    }
    for id in unfinished {
      guard let job = jobs[id], job.phase == .queued,
        running[job.host, default: 0] < Self.jobsPerHost
      else { continue }
      running[job.host, default: 0] += 1
      jobs[id]?.phase = .running
      effects.append(.perform(job: id, host: job.host, job.command))
    }
    return effects
  }

  mutating func jobEnded(_ id: Int, _ error: BackendError?) -> [Effect] {
    guard let job = jobs[id], !job.isFinished else { return startQueued() }
    if let error {
      noteRefusal(of: job.actionID, on: job.item, error)
      end(id, error.code == .cancelled ? .cancelled : .failed(error), note: nil)
    } else if job.isShutdown, !job.isForcing {
      jobs[id]?.phase = .waitingForShutdown(since: clock)
    } else {
      end(
        id,
        .succeeded,
        note: job.isForcing ? say("the guest did not shut down; forced off") : nil
      )
    }
    return shutdownsThatEnded() + startQueued()
  }

  /// Ends the shut-downs whose machines are off now.
  mutating func shutdownsThatEnded() -> [Effect] {
    for id in unfinished {
      guard let job = jobs[id], case .waitingForShutdown = job.phase,
        case .domain(let host, let uuid) = job.item
      else { continue }
      let domain = hosts[host]?.domains[uuid]
      if domain?.isActive != true { end(id, .succeeded, note: nil) }
    }
    return []
  }

  /// Forces machines off whose time is up; for the others says that the guest does not react.
  mutating func forceOverdueShutdowns() -> [Effect] {
    var effects: [Effect] = []
    for id in unfinished {
      guard let job = jobs[id], case .waitingForShutdown(let since) = job.phase else { continue }
      if let limit = job.forceOffAfter {
        guard clock >= since + limit, case .domain(_, let uuid) = job.item else { continue }
        jobs[id]?.isForcing = true
        jobs[id]?.phase = .running
        effects.append(.perform(job: id, host: job.host, .domain(uuid, .forceOff)))
      } else if clock >= since + Self.shutdownPatience {
        end(
          id,
          .cancelled,
          note: say(
            "The guest was asked but is still on after \(Int(Self.shutdownPatience)) s; "
              + "Force off cuts its power"
          )
        )
        notify(say("\(job.name) has not shut down; Force off cuts its power"), .warning)
      }
    }
    return effects
  }

  /// Stops waiting for a job, or ends it on the host where that is possible.
  mutating func cancel(_ id: Int) -> [Effect] {
    guard let job = jobs[id] else { return [] }
    switch job.phase {
    case .queued:
      end(id, .cancelled, note: say("Cancelled before it began"))
      return startQueued()
    case .waitingForShutdown:
      end(id, .cancelled, note: say("No longer waiting; the guest may still shut down"))
      return []
    case .running:
      notify(say("Cancelling \(job.title.lowercased()) of \(job.name)…"))
      return [.cancel(job: id)]
    case .succeeded, .failed, .cancelled: return []
    }
  }

  /// Starts failed jobs once more, as new ones.
  mutating func retry(_ ids: [Int]) -> [Effect] {
    start(
      ids.compactMap { jobs[$0] }.map { job in
        JobRequest(
          actionID: job.actionID,
          title: job.title,
          item: job.item,
          name: job.name,
          host: job.host,
          command: job.command,
          forceOffAfter: job.forceOffAfter
        )
      }
    )
  }

  private mutating func end(_ id: Int, _ phase: Job.Phase, note: String?) {
    guard let job = jobs[id] else { return }
    jobs[id]?.phase = phase
    jobs[id]?.endedClock = clock
    if let note { jobs[id]?.note = note }
    unfinished.removeAll { $0 == id }
    touch(.jobs)
    detail.revision += 1
    announceEnd(of: job, phase)
  }

  private mutating func announceEnd(of job: Job, _ phase: Job.Phase) {
    let batch = jobs.values.filter { $0.batch == job.batch }
    guard batch.count > 1 else {
      switch phase {
      case .succeeded: notify(say("\(job.title) \(job.name): done"), .good)
      case .failed(let error): announce(error, of: job)
      case .cancelled: notify(say("\(job.title) \(job.name): cancelled"), .warning)
      case .queued, .running, .waitingForShutdown: break
      }
      return
    }
    guard batch.allSatisfy(\.isFinished) else { return }
    // Below a console, whose keys must not land in it.
    let place = layers.count - (layers.last?.takesAllKeys == true ? 1 : 0)
    layers.insert(ResultLayer(jobs: batch.map(\.id)), at: place)
  }

  /// Shows libvirt's whole message; only as a notice while the operator is busy with something else.
  private mutating func announce(_ error: BackendError, of job: Job) {
    notify(error.description, .failure)
    guard layers.isEmpty else { return }
    var lines = StyledText.lines(of: error.description)
    lines += ["", StyledText(say("The Jobs pane keeps this message."), .muted)]
    layers.append(
      SheetLayer(
        title: say("\(job.title) \(job.name) failed"),
        lines: lines,
        copyText: error.description
      )
    )
  }

  private mutating func dropOldJobs() {
    while jobs.count > Self.jobLimit, let oldest = jobs.values.first(where: \.isFinished) {
      jobs[oldest.id] = nil
    }
  }

  /// Puts a text into the terminal's clipboard and says so.
  mutating func copy(_ text: String, what: String) -> [Effect] {
    notify(say("Copied \(what)"), .good)
    lastCopied = text
    return [.copy(text)]
  }
}

extension Job {
  /// Whether it only asks a guest, so that its end is seen and not returned.
  fileprivate var isShutdown: Bool {
    if case .domain(_, .shutDown) = command { true } else { false }
  }
}
