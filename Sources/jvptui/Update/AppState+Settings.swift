import Backend
import DequeModule
import OrderedCollections
import Widgets

/// Hosts come from the settings, go, and change while the program runs.
extension AppState {
  /// Lists a host of the settings; opens it where it is to be open always, or was asked for.
  mutating func list(_ entry: HostEntry, isAskedFor: Bool = false) -> [Effect] {
    let id = HostID(entry.name)
    guard hosts[id] == nil else { return [] }
    let configuration = entry.configuration(isReadOnly: options.isReadOnly)
    hosts[id] = HostModel(configuration, entry: entry, isWanted: false)
    findHistory(of: id)
    touchAll()
    return isAskedFor || entry.connect == .always ? connect(id) : []
  }

  /// Opens what the command line names, also what the settings connect on demand only.
  mutating func open(_ named: [NamedHost]) -> [Effect] {
    named.flatMap { host in
      host.isInSettings
        ? list(host.entry, isAskedFor: true)
        : open(host.entry.configuration(isReadOnly: options.isReadOnly))
    }
  }

  /// Opens a host that is not open; one that waits for its next attempt tries at once.
  mutating func connect(_ id: HostID) -> [Effect] {
    guard let model = hosts[id] else { return [] }
    hosts[id]?.isWanted = true
    hosts[id]?.state = .connecting
    // Who asks for it is told how it ends, even when that is as before.
    hosts[id]?.toldProblem = nil
    touch(.nodes)
    detail.revision += 1
    if model.isWanted { return [.reconnect(id)] }
    sentInterests[id] = nil
    return [.open(model.configuration)]
  }

  /// Closes a host and keeps its last rows.
  mutating func disconnect(_ id: HostID) -> [Effect] {
    guard let model = hosts[id], model.isWanted else { return [] }
    if model.state.isUsable { hosts[id]?.staleSince = clock }
    hosts[id]?.isWanted = false
    hosts[id]?.state = .offline
    sentInterests[id] = nil
    withdrawQuestions(of: id)
    touchAll()
    return [.close(id)]
  }

  /// Takes a host off the screen.
  private mutating func drop(_ id: HostID) -> [Effect] {
    let effects = disconnect(id)
    hosts[id] = nil
    history.use { $0.leave(id) }
    limits.forget(id)
    touchAll()
    return effects
  }

  /// Takes over what the settings say now: after an edit of ours, or when they were read again.
  mutating func take(_ reading: SettingsReading, after edit: SettingsEdit?) -> [Effect] {
    report(reading.warnings)
    guard !reading.isBroken else { return [] }
    limits.thresholds = reading.settings.thresholds
    options.console = reading.settings.console
    var effects: [Effect] = []
    var own: String?
    switch edit {
    case .add(let entry): own = entry.name
    case .change(let old, let entry):
      own = entry.name
      if old != entry.name { effects += rename(HostID(old), to: HostID(entry.name)) }
    case .remove, .setTheme, .setLanguage, .setFlag, .saveFilter, .removeFilter, nil: break
    }
    effects += use(reading.settings, isReread: edit == nil)
    for entry in reading.settings.hosts {
      if hosts[HostID(entry.name)] != nil {
        effects += update(entry)
      } else if options.listsSettings || entry.name == own {
        let isFirst = hosts.count == 1
        effects += list(entry)
        // Until now there was nothing to choose from; the one row must not narrow the others.
        if isFirst { panes[.nodes]?.selected = .allNodes }
      }
    }
    let present = Set(reading.settings.hosts.map(\.name))
    for model in hosts.values where model.entry != nil && !present.contains(model.id.name) {
      effects += drop(model.id)
    }
    return effects
  }

  /// Takes over what the settings say of keys, looks and the terminal.
  mutating func use(_ settings: Settings, isReread: Bool = false) -> [Effect] {
    self.settings = settings
    keyMap = KeyMap.make(settings.keys, commands: settings.commands).map
    guard isReread else { return [] }
    var effects: [Effect] = []
    if let theme = settings.theme, theme != options.themeName {
      options.themeName = theme
      effects.append(.useTheme(theme))
    }
    if let usesMouse = settings.usesMouse, usesMouse != options.usesMouse {
      options.usesMouse = usesMouse
      effects.append(.useMouse(usesMouse))
    }
    return effects
  }

  /// Changes a host that is listed to what its entry says now.
  private mutating func update(_ entry: HostEntry) -> [Effect] {
    let id = HostID(entry.name)
    guard let model = hosts[id], model.entry != entry else { return [] }
    let configuration = entry.configuration(isReadOnly: options.isReadOnly)
    let isOther = model.configuration != configuration
    var effects: [Effect] = []
    if isOther || entry.connect == .never { effects += disconnect(id) }
    if model.configuration.uri != configuration.uri {
      // Another address is another host: nothing of the old one holds.
      hosts[id] = HostModel(configuration, entry: entry, isWanted: false)
      findHistory(of: id)
    } else {
      hosts[id]?.configuration = configuration
      hosts[id]?.entry = entry
    }
    touchAll()
    let wasOpen = model.isWanted && entry.connect != .never
    let isToOpen = wasOpen || (entry.connect == .always && model.entry?.connect != .always)
    if isToOpen, hosts[id]?.isWanted == false { effects += connect(id) }
    return effects
  }

  /// Gives a host another name; cursor, marks and history go with it.
  private mutating func rename(_ old: HostID, to new: HostID) -> [Effect] {
    guard let index = hosts.index(forKey: old), hosts[new] == nil else { return [] }
    let wasWanted = hosts[old]?.isWanted == true
    let effects = disconnect(old)
    guard var model = hosts.removeValue(forKey: old) else { return effects }
    model.configuration.id = new
    model.entry?.name = new.name
    hosts.updateValue(model, forKey: new, insertingAt: index)
    history.use { $0.rename(old, to: new) }
    limits.forget(old)
    for id in PaneID.allCases {
      guard var pane = panes[id] else { continue }
      pane.selected = pane.selected?.moved(from: old, to: new)
      pane.marks = Set(pane.marks.map { $0.moved(from: old, to: new) })
      panes[id] = pane
    }
    journal = Deque(
      journal.map { entry in
        entry.host == old
          ? JournalEntry(id: entry.id, host: new, occurrence: entry.occurrence) : entry
      }
    )
    touchAll()
    return effects + (wasWanted ? connect(new) : [])
  }

  /// Shows what is wrong with the settings: the first in the status line, all in Events.
  mutating func report(_ warnings: [SettingsWarning]) {
    guard let first = warnings.first else { return }
    for warning in warnings {
      record(
        Occurrence(
          time: now,
          subject: .node,
          id: nil,
          name: say("settings"),
          text: warning.description,
          level: .warning
        ),
        from: HostID("jvptui")
      )
    }
    let more = warnings.count == 1 ? "" : say(" (\(warnings.count - 1) more in Events)")
    notify("\(first)\(more)", .warning)
    notice?.isKept = true
  }

  /// What is done once the settings were changed or read.
  mutating func settingsTaken(_ reading: SettingsReading, _ edit: SettingsEdit?) -> [Effect] {
    formSucceeded()
    let effects = take(reading, after: edit)
    switch edit {
    case .add(let entry): notify(say("\(entry.name) is in the settings\(loneDefaultHint)"), .good)
    case .change(_, let entry): notify(say("\(entry.name) is saved"), .good)
    case .remove(let name): notify(say("\(name) is no longer in the settings"), .good)
    case .setLanguage(let language):
      notify(say("From the next start on jvptui speaks \(language.name)"), .good)
    case .setTheme(let name): notify(say("Theme \(name), from now on"), .good)
    case .setFlag(let flag, let isOn):
      let news =
        isOn
        ? say("\(flag.title): on, from now on") : say("\(flag.title): off, from now on")
      notify(news, .good)
    case .saveFilter(let filter):
      notify(say("The filter “\(filter.name)” is saved; the palette has it"), .good)
    case .removeFilter(let filter): notify(say("The filter “\(filter.name)” is forgotten"), .good)
    case nil:
      guard reading.warnings.isEmpty else {
        let lines = reading.warnings.map { StyledText($0.description) }
        layers.append(SheetLayer(title: say("Warnings of the settings"), lines: lines))
        break
      }
      let count = reading.settings.hosts.count
      let news =
        count == 1
        ? say("Settings read again: 1 node") : say("Settings read again: \(count) nodes")
      notify(news, .good)
    }
    return effects
  }

  /// With hosts in the settings, nothing is looked for at the next start.
  private var loneDefaultHint: String {
    guard let other = hosts.values.first(where: { $0.entry == nil }), !options.isDemo,
      options.listsSettings
    else { return "" }
    return say("; \(other.id) is not, s on it keeps it too")
  }
}

extension ItemID {
  /// The same row under another name of its host.
  fileprivate func moved(from old: HostID, to new: HostID) -> ItemID {
    guard host == old else { return self }
    switch self {
    case .node: return .node(new)
    case .domain(_, let id): return .domain(new, id)
    case .pool(_, let id): return .pool(new, id)
    case .volume(_, let id): return .volume(new, id)
    case .snapshot(_, let id): return .snapshot(new, id)
    case .network(_, let id): return .network(new, id)
    // A console belongs to the connection that it was opened on.
    case .allNodes, .job, .journal, .console, .group: return self
    }
  }
}
