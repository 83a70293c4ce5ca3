import Backend
import OrderedCollections
import TUI
import Widgets

/// Consoles are opened, chosen, and let go of.
extension AppState {
  /// The consoles of a machine that are open or were, oldest first.
  func consoles(of machine: ItemID) -> [GuestConsole] {
    consoles.values.filter { $0.machine == machine }
  }

  /// Whether the keyboard is a guest's.
  var hasConsoleLayer: Bool { layers.contains { $0 is ConsoleLayer } }

  /// Shows the console of a machine, after asking which one when it has several.
  mutating func chooseConsole(_ item: DomainItem) -> [Effect] {
    if targets.count > 1, pane == .domains {
      if let target = usualTarget(of: item) { return showConsole(item, target) }
      notify(say("\(item.shownName) is off, and has no console log on this machine"), .warning)
      return []
    }
    if consoles(of: item.id).isEmpty, item.definition == nil,
      hosts[item.host]?.state.isUsable == true
    {
      wantedConsole = WantedConsole(machine: item.id, until: clock + Self.definitionPatience)
      notify(say("Reading which consoles \(item.shownName) has…"), .normal)
      return []
    }
    return offerConsoles(of: item)
  }

  /// What is opened where nobody is asked: what can be typed into, of a machine that is off its log;
  /// nil where it has none here.
  private func usualTarget(of item: DomainItem) -> ConsoleTarget? {
    let open = consoles(of: item.id).map(\.id.target)
    if item.domain.isActive {
      let devices = item.definition?.consoles ?? []
      let only = devices.allSatisfy(\.isChannel) ? devices.first?.alias : nil
      return open.first { !$0.isReadOnly } ?? only.map { .channel($0) } ?? .first
    }
    guard hosts[item.host]?.configuration.isLocal == true else { return nil }
    return open.first(where: \.isReadOnly)
      ?? item.definition?.consoleLogs.first.map { .log($0.name) }
  }

  /// How long a machine's devices are waited for, in seconds; then its first console is opened.
  private static let definitionPatience = 2.0

  /// Goes on with a console that was asked for before its machine's devices were known.
  mutating func openWantedConsole() -> [Effect] {
    guard let wanted = wantedConsole else { return [] }
    guard let item = domainItem(wanted.machine), layers.isEmpty, targets == [item.id] else {
      wantedConsole = nil
      return []
    }
    guard item.definition != nil || clock >= wanted.until else { return [] }
    wantedConsole = nil
    notice = nil
    return offerConsoles(of: item)
  }

  /// Shows the console of a machine, after asking which of those that are known.
  private mutating func offerConsoles(of item: DomainItem) -> [Effect] {
    let present = consoles(of: item.id)
    let devices = item.definition?.consoles ?? []
    if present.isEmpty, item.definition != nil, devices.isEmpty { return offerSerialPort(item) }
    let choices = consoleChoices(item, devices, present)
    guard choices.count > 1 else {
      if let reason = choices.first?.disabledReason {
        notify(reason, .warning)
        return []
      }
      return usualTarget(of: item).map { showConsole(item, $0) } ?? []
    }
    layers.append(
      MenuLayer(
        title: say("Which console of \(item.shownName)?"),
        choices: choices,
        isSearchable: false,
        items: [item.id]
      )
    )
    return []
  }

  /// What of a machine can be opened: its devices, and the files that the host keeps of them.
  private func consoleChoices(
    _ item: DomainItem,
    _ devices: [DomainDefinition.ConsoleDevice],
    _ present: [GuestConsole]
  ) -> [MenuLayer.Choice] {
    var targets: [(title: String, target: ConsoleTarget)] = []
    let openable = item.domain.isActive ? devices.filter { !$0.alias.isEmpty } : []
    for device in openable {
      let target: ConsoleTarget =
        device.isChannel ? .channel(device.alias) : .device(device.alias)
      targets.append(("\(device.kind) \(device.alias)", target))
    }
    if openable.count == 1, !openable[0].isChannel { targets[0].target = .first }
    if targets.isEmpty, item.domain.isActive { targets.append((say("console"), .first)) }
    for log in item.definition?.consoleLogs ?? [] {
      targets.append((say("read-only: log of \(log.name)"), .log(log.name)))
    }
    let isAway = hosts[item.host]?.configuration.isLocal == false
    let reason = say("The file is on \(item.host), and libvirt does not pass it on")
    return targets.map { title, target in
      let open = present.first { $0.id.target == target }
      return MenuLayer.Choice(
        title: title,
        key: "",
        detail: open?.phaseText ?? "",
        disabledReason: target.isReadOnly && isAway ? reason : nil,
        run: { $0.showConsole(item, target) }
      )
    }
  }

  /// Shows one console of a machine with the keyboard in it, opening it when it is not open; several
  /// marked machines lie side by side.
  mutating func showConsole(_ item: DomainItem, _ target: ConsoleTarget) -> [Effect] {
    let id = consoleID(of: item, target)
    var effects: [Effect] = []
    if let console = consoles[id] {
      if case .ended = console.phase { effects = reopenConsole(id) }
      if console.phase == .busy { effects = reopenConsole(id) }
    } else {
      let terminal = GuestTerminal(
        size: GuestConsole.usualSize,
        scrollback: options.console.scrollback
      )
      let takesClipboard = options.console.allowsClipboard
      terminal.use { $0.takesClipboard = takesClipboard }
      consoles[id] = GuestConsole(id: id, name: item.shownName, terminal: terminal)
      touch(.consoles)
      effects = openConsole(id, force: false)
    }
    show(id, isSplit: targets.count > 1 && pane == .domains)
    return effects
  }

  /// The console of a device: the one that has followed the machine from another host, else its own.
  private func consoleID(of item: DomainItem, _ target: ConsoleTarget) -> ConsoleID {
    consoles(of: item.id).first { $0.id.target == target }?.id
      ?? ConsoleID(host: item.host, domain: item.domain.id, target: target)
  }

  /// Opens a console again; what it has shown stays.
  mutating func reopenConsole(_ id: ConsoleID, force: Bool = false) -> [Effect] {
    guard let console = consoles[id] else { return [] }
    return [.closeConsole(console.key)] + openConsole(id, force: force)
  }

  /// Closes a console for good.
  mutating func forgetConsole(_ id: ConsoleID) -> [Effect] {
    guard let console = consoles.removeValue(forKey: id) else { return [] }
    deck.hide(id)
    touch(.consoles)
    var effects: [Effect] = [.closeConsole(console.key)]
    if console.recording != nil { effects.append(.record(id, .stop)) }
    return effects
  }

  private mutating func openConsole(_ id: ConsoleID, force: Bool) -> [Effect] {
    guard let location = consoles[id]?.location else { return [] }
    consoles[id]?.opening = nextConsole
    nextConsole += 1
    consoles[id]?.phase = .opening
    consoles[id]?.pasting = []
    let run = hosts[location]?.domains[id.domain]?.runID
    // Another run of the machine knows nothing of what the last one was told; one that moved does.
    let isNewRun = run != consoles[id]?.runID && consoles[id]?.hasMoved != true
    if isNewRun { consoles[id]?.forgetSize() }
    consoles[id]?.hasMoved = false
    consoles[id]?.runID = run
    touch(.consoles)
    guard let key = consoles[id]?.key else { return [] }
    return [
      .openConsole(key, host: location, domain: id.domain, target: id.target, force: force)
    ]
  }

  /// Opens the console of a machine and hands the whole terminal over to it.
  mutating func passThrough(_ item: DomainItem) -> [Effect] {
    let target = usualTarget(of: item) ?? .first
    let effects = showConsole(item, target)
    let id = consoleID(of: item, target)
    guard let key = consoles[id]?.key else { return effects }
    return effects + [.passThrough(key)]
  }

  /// Says what a machine without a serial port needs, and offers to add one.
  private mutating func offerSerialPort(_ item: DomainItem) -> [Effect] {
    layers.append(
      ConfirmLayer(
        title: say("Add serial port"),
        question: say("There is no serial port or console to open. Add a serial port to"),
        noun: say("VMs"),
        consequence: say(
          "<serial type='pty'/> goes into its definition and is there after the next "
            + "start. The guest also needs console=ttyS0 on its kernel line, or a login on ttyS0."
        ),
        danger: .confirm,
        requests: [serialPortRequest(item)],
        skipped: []
      )
    )
    return []
  }

  private func serialPortRequest(_ item: DomainItem) -> JobRequest {
    JobRequest(
      actionID: "add-serial",
      title: say("Add serial port to"),
      item: item.id,
      name: item.shownName,
      host: item.host,
      command: .domain(item.domain.id, .addSerialPort),
      forceOffAfter: nil
    )
  }
}
