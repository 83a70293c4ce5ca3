import Backend
import OrderedCollections
import TUI
import Widgets

/// A row of the Consoles pane.
struct ConsoleItem: Sendable {
  let console: GuestConsole
  /// The machine's state in words.
  let machine: String
  let size: Size
}

extension AppState {
  fileprivate func consoleItem(_ console: GuestConsole) -> ConsoleItem {
    ConsoleItem(
      console: console,
      machine: domainItem(console.machine)?.stateText ?? say("gone"),
      size: console.terminal.use(\.size) ?? GuestConsole.usualSize
    )
  }
}

extension Resource where Item == ConsoleItem {
  /// The consoles that are open, or were and keep their screens.
  static var consoles: Resource<ConsoleItem> {
    Resource(
      id: .consoles,
      title: say("Consoles"),
      defaultSort: PaneState.Sort(column: nil),
      columns: columns,
      fields: [
        .text("name") { [$0.console.name] },
        .text("device") { [$0.console.deviceText] },
        .text("state") { $0.console.phasePhrase.words },
        .text("node", isSearched: false) { [$0.console.location.name] },
      ],
      actions: consoleActions,
      tabs: [
        DetailTab(title: AppState.consoleTab) { _, _, _ in [] },
        DetailTab(title: say("Overview"), lines: overview),
      ],
      items: { state in state.consoles.values.map { state.consoleItem($0) } },
      item: { state, id in
        guard case .console(let id) = id, let console = state.consoles[id] else { return nil }
        return state.consoleItem(console)
      },
      itemID: { .console($0.console.id) },
      itemName: { $0.console.title },
      itemHeading: { item, glyphs in
        StyledText(item.console.title, .title) + StyledText(" \(glyphs.dot) ", .muted)
          + StyledText(item.console.phaseText, item.console.phaseRole)
      },
      scope: { _ in "" },
      emptyMessage: { _ in say("No console is open: c on a machine in VMs opens one.") }
    )
  }

  private static var columns: [Column<ConsoleItem>] {
    [
      Column(
        "name",
        say("VM"),
        width: .flexible(minimum: 12, weight: 2),
        priority: 0,
        sortKey: { .natural($0.console.name) },
        text: { item, context in
          let glyphs = context.glyphs
          let mark = item.console.phase == .open ? glyphs.stateRunning : glyphs.stateOff
          return StyledText("\(mark) ", item.console.phaseRole) + StyledText(item.console.name)
        }
      ),
      Column(
        "device",
        say("DEVICE"),
        width: .flexible(minimum: 8, weight: 1),
        priority: 3,
        sortKey: { .natural($0.console.deviceText) },
        text: { item, _ in StyledText(item.console.deviceText, .muted) }
      ),
      Column(
        "state",
        say("STATE"),
        width: .flexible(minimum: 14, weight: 2),
        priority: 1,
        sortKey: { .text($0.console.phaseText) },
        text: { item, _ in StyledText(item.console.phaseText, item.console.phaseRole) }
      ),
      Column(
        "size",
        say("SIZE"),
        width: .fixed(8),
        priority: 4,
        text: { item, _ in StyledText("\(item.size.width)x\(item.size.height)", .muted) }
      ),
      Column(
        "record",
        say("REC"),
        width: .fixed(3),
        priority: 5,
        text: { item, _ in StyledText(item.console.recording == nil ? "" : say("REC"), .danger) }
      ),
      Column(
        "node",
        say("NODE"),
        width: .flexible(minimum: 8, weight: 1),
        priority: 6,
        isUseful: { $0.hasSeveralHosts },
        sortKey: { .natural($0.console.location.name) },
        text: { item, _ in StyledText(item.console.location.name, .muted) }
      ),
    ]
  }

  private static var consoleActions: [Action<ConsoleItem>] {
    [
      Action(
        "console-type",
        say("Type into it"),
        key: "c",
        isHinted: true,
        work: .each { state, item in
          state.show(item.console.id, isSplit: state.targets.count > 1)
          return []
        }
      ),
      Action(
        "console-reopen",
        say("Open again"),
        key: "r",
        isHinted: true,
        work: .each { state, item in state.reopenConsole(item.console.id) },
        disabledReason: { item in
          switch item.console.phase {
          case .opening, .open: say("It is open")
          case .busy, .ended: nil
          }
        }
      ),
      Action(
        "console-take",
        say("Take over"),
        key: "F",
        danger: .confirm,
        consequence: say("Whoever has it open is thrown out."),
        work: .each { state, item in state.reopenConsole(item.console.id, force: true) },
        disabledReason: { $0.console.phase == .open ? say("It is yours") : nil }
      ),
      Action(
        "console-record",
        say("Record on/off"),
        key: "o",
        work: .each { state, item in state.toggleRecording(item.console.id) }
      ),
      Action(
        "console-close",
        say("Close"),
        key: "D",
        danger: .confirm,
        isHinted: true,
        consequence: say("What it has shown is gone."),
        work: .each { state, item in state.forgetConsole(item.console.id) }
      ),
    ]
  }

  private static func overview(
    _ item: ConsoleItem,
    _ state: AppState,
    _ width: Int
  ) -> [StyledText] {
    let console = item.console
    var rows = FactRows()
    rows.add(say("VM"), "\(console.name) (\(item.machine))")
    rows.add(say("Node"), console.location.name)
    rows.add(
      say("Device"),
      console.deviceText.isEmpty ? say("the first console") : console.deviceText
    )
    rows.add(say("State"), StyledText(console.phaseText, console.phaseRole))
    rows.add(say("Size"), "\(item.size.width)x\(item.size.height)")
    if let told = console.toldSize { rows.add(say("Guest told"), "\(told.width)x\(told.height)") }
    let lines = console.terminal.use(\.scrollbackCount) ?? 0
    rows.add(
      say("Scrollback"),
      say("\(lines) lines of at most \(state.options.console.scrollback)")
    )
    if console.isShared {
      rows.add(say("Lock"), say("none on this host: others may have it open too"))
    }
    if console.dropped > 0 { rows.add(say("Lost"), ByteText.text(UInt64(console.dropped))) }
    if let path = console.recording { rows.add(say("Recording"), UserFolders.shown(path)) }
    return rows.lines(width: width, glyphs: state.glyphs)
  }
}
