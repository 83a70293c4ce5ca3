import Backend
import OrderedCollections
import TUI
import Widgets

extension AppState {
  /// Takes one event in, and says what is to be done outside.
  mutating func apply(_ event: AppEvent) -> [Effect] {
    switch event {
    case .input(let input): return take(input)
    case .host(let host, let update): return take(update, from: host)
    case .jobProgress(let id, let progress):
      jobs[id]?.progress = progress
      touch(.jobs)
      return []
    case .jobEnded(let id, let error): return jobEnded(id, error)
    case .defaultHost(let configuration):
      isProbing = false
      return open(configuration)
    case .noDefaultHost(let failures):
      isProbing = false
      layers.append(NoHostLayer(failures: failures))
      return []
    case .settings(let reading, let edit): return settingsTaken(reading, edit)
    case .settingsRefused(let refusal):
      formFailed(refusal.description)
      return []
    case .console(let key, let update): return take(update, from: key)
    case .programEnded(let run, let end, let output):
      programEnded(run, end, output)
      return []
    case .recordings(let list): return offerRecordings(list)
    case .recording(let recording): return play(recording)
    case .recordingFailed(let console, let reason):
      consoles[console]?.recording = nil
      touch(.consoles)
      notify(say("The recording has ended: \(reason)"), .failure)
      return []
    case .passedThrough(let reason):
      if let reason { notify(say("The terminal is back: \(reason)"), .warning) }
      return []
    case .notice(let text, let level):
      notify(text, level)
      return []
    case .tick: return tick()
    }
  }

  /// How many machines are made ready to be searched after each event, so that no key waits for it.
  private static let searchTextsAtOnce = 100

  /// What follows from any change, once after a batch: rows, cursor, details, and what the hosts are
  /// told about the screen.
  mutating func settle() -> [Effect] {
    for id in hosts.keys { hosts[id]?.prepareSearch(atMost: Self.searchTextsAtOnce) }
    refreshRows()
    revealCursors()
    closeLayersOfGoneItems()
    showNextQuestion()
    advanceTour()
    refreshDetail()
    settleLinear()
    return fitConsoles() + focusEffects() + interestEffects() + rememberEffects()
  }

  /// Scrolls each open list so that its cursor is on the screen.
  private mutating func revealCursors() {
    let layout = ScreenLayout(self)
    for place in layout.panes where place.isOpen {
      let height = layout.bodyHeight(of: place.id)
      let count = panes[place.id]?.rows.count ?? 0
      panes[place.id]?.table.reveal(count: count, height: height)
    }
  }

  /// Adds a host and opens it.
  mutating func open(_ configuration: HostConfiguration) -> [Effect] {
    guard hosts[configuration.id] == nil else { return [] }
    hosts[configuration.id] = HostModel(configuration)
    findHistory(of: configuration.id)
    if configuration.isPlaintext {
      notify(
        say("\(configuration.id): the connection is not encrypted; anybody can read it"),
        .warning
      )
    }
    touchAll()
    return [.open(configuration)]
  }

  /// Whether the screen changes by time alone, and how soon; nil when nothing moves.
  var nextTick: Double? {
    if isPasting { return Self.pastePause }
    if let replay, !replay.isPaused { return Replay.frame }
    if !runningJobs.isEmpty { return isSlowLink ? 1 : 0.1 }
    let ends = [
      notice.map { max(0.05, $0.expires - clock) }, nextAge, nextFlash,
      wantedConsole.map { max(0.05, $0.until - clock) },
    ]
    return ends.compactMap { $0 }.min()
  }

  /// How soon rows are a minute old; after that their age changes with the clock in the header.
  private var nextAge: Double? {
    hosts.values.compactMap(\.staleSince)
      .map { $0 + 60 - clock }
      .filter { $0 > 0 }
      .min()
  }

  private mutating func tick() -> [Effect] {
    if let notice, notice.expires <= clock { self.notice = nil }
    if pane == .jobs, !runningJobs.isEmpty { detail.revision += 1 }
    showAges()
    flash()
    replay?.advance(to: clock)
    return sendPastes() + forceOverdueShutdowns() + keepHistory() + openWantedConsole()
  }

  /// Has the details made again when the ages in them may have changed.
  private mutating func showAges() {
    let age = hosts.values.reduce(0) { sum, host in
      sum + (host.staleSince.map { Int(max(0, clock - $0) / 60) } ?? 0)
    }
    guard age != drawnAge else { return }
    drawnAge = age
    detail.revision += 1
  }

  private mutating func closeLayersOfGoneItems() {
    guard let layer = layers.last, !layer.items.isEmpty else { return }
    let gone = layer.items.first { item in
      guard let pane = item.pane else { return false }
      return ResourceCatalog.pane(pane).name(of: item, in: self) == nil
    }
    guard gone != nil else { return }
    layers.removeLast()
    notify(say("Closed: \(layer.subject) is gone; someone else removed it"), .warning)
  }
}

extension ItemID {
  /// The pane that lists it.
  var pane: PaneID? {
    switch self {
    case .allNodes, .node: .nodes
    case .domain: .domains
    case .pool: .pools
    case .volume: .volumes
    case .snapshot: .snapshots
    case .network: .networks
    case .job: .jobs
    case .journal: .journal
    case .group(let pane, _): pane
    case .console: .consoles
    }
  }
}
