import Backend
import OrderedCollections
import TUI
import Widgets

extension Resource where Item == DomainItem {
  static var domainTabs: [DetailTab<DomainItem>] {
    [
      DetailTab(title: "Overview", lines: overview),
      DetailTab(title: AppState.chartsTab, lines: MachineCharts.lines),
      DetailTab(title: AppState.consoleTab, lines: consoleHint),
      DetailTab(title: "Hardware", lines: hardware),
      DetailTab(title: "Snapshots", lines: snapshotLines),
      DetailTab(title: "XML", lines: xml),
      DetailTab(title: "Events") { item, state, width in
        state.journalLines(width: width) { entry in
          entry.host == item.host && entry.occurrence.id == item.domain.id
        }
      },
    ]
  }

  private static func overview(
    _ item: DomainItem,
    _ state: AppState,
    _ width: Int
  ) -> [StyledText] {
    let domain = item.domain
    var rows = FactRows()
    rows.add("State", StyledText(item.stateText, item.stateRole))
    rows.addUptime(item)
    rows.add("Node", item.host.name)
    guard let definition = item.definition else {
      rows.add("UUID", domain.id.description)
      rows.add("", StyledText("Reading the definition…", .muted))
      return rows.lines(width: width, glyphs: state.glyphs)
    }
    rows.addIfPresent("Title", definition.title)
    rows.addIfPresent("OS", definition.osID)
    rows.add("CPU", vcpuText(definition))
    rows.addFigures(ofCPU: item, state)
    rows.add("Memory", memoryText(definition))
    rows.addFigures(ofMemory: item, state)
    rows.add("Autostart", domain.isAutostart ? "on" : "off")
    rows.add(
      "Definition",
      domain.isPersistent ? "persistent" : "transient: vanishes when it stops"
    )
    if domain.hasManagedSave { rows.add("Saved state", "yes; start restores it") }
    rows.add("Snapshots", snapshotCountText(domain))
    rows.addIfPresent("Tags", definition.tags.joined(separator: ", "))
    if definition.isProtected {
      rows.add("Protected", "yes: force off and hard reset are refused")
    }
    for (index, disk) in definition.disks.enumerated() {
      rows.add(index == 0 ? "Disks" : "", diskText(disk))
      rows.addFigures(ofDisk: disk.target, item, state)
    }
    for (index, interface) in definition.interfaces.enumerated() {
      rows.add(index == 0 ? "Networks" : "", interfaceText(interface))
      rows.addFigures(ofInterface: interface, item, state)
      for address in (domain.addresses ?? []) where address.mac == interface.mac {
        rows.add("", addressText(address))
      }
    }
    for address in item.domain.addresses ?? []
    where !definition.interfaces.contains(where: { $0.mac == address.mac }) {
      rows.add("Address", addressText(address))
    }
    rows.add("UUID", domain.id.description)
    rows.addIfPresent("Description", definition.description)
    return rows.lines(width: width, glyphs: state.glyphs)
  }

  private static func vcpuText(_ definition: DomainDefinition) -> StyledText {
    let most =
      definition.maximumVCPUs > definition.vcpus ? ", at most \(definition.maximumVCPUs)" : ""
    return StyledText("\(definition.vcpus) vCPU") + StyledText(most, .muted)
  }

  private static func memoryText(_ definition: DomainDefinition) -> StyledText {
    let most =
      definition.maximumMemory > definition.memory
      ? ", at most \(ByteText.text(definition.maximumMemory))" : ""
    return StyledText(ByteText.text(definition.memory)) + StyledText(most, .muted)
  }

  private static func snapshotCountText(_ domain: Domain) -> String {
    domain.snapshotCount.map(String.init) ?? (domain.hasSnapshots ? "some" : "none")
  }

  private static func diskText(_ disk: DomainDefinition.Disk) -> StyledText {
    let source = disk.source.isEmpty ? StyledText("empty", .muted) : StyledText(disk.source)
    let kind = [disk.device, disk.format, disk.bus, disk.isReadOnly ? "read-only" : ""]
      .filter { !$0.isEmpty }.joined(separator: " ")
    return StyledText("\(disk.target)  ", .accent) + source + StyledText("  \(kind)", .muted)
  }

  private static func interfaceText(_ interface: DomainDefinition.Interface) -> StyledText {
    let place = interface.source.isEmpty ? interface.kind : interface.source
    let target = interface.target.isEmpty ? "" : "  \(interface.target)"
    return StyledText(place, .accent) + StyledText("  \(interface.mac)")
      + StyledText("  \(interface.model)\(target)", .muted)
  }

  private static func addressText(_ address: DomainAddress) -> StyledText {
    let prefix = address.prefix.map { "/\($0)" } ?? ""
    return StyledText(address.address + prefix, .good)
      + StyledText("  \(address.source.rawValue)", .muted)
  }

  /// What stands where a console would be, while none is open: nothing is opened just by looking.
  private static func consoleHint(
    _ item: DomainItem,
    _ state: AppState,
    _ width: Int
  ) -> [StyledText] {
    let escape = state.options.console.escapeKey
    let devices = item.definition?.consoles ?? []
    var lines: [StyledText] = []
    if item.definition != nil, devices.isEmpty {
      lines += StyledText(
        "This machine has no serial port or console. c offers to add one: <serial type='pty'/>. "
          + "The guest also needs console=ttyS0 on its kernel line, or a login on ttyS0.",
        .muted
      ).wrapped(to: width)
      return lines
    }
    let hint =
      item.domain.isActive
      ? "c opens the console here; \(escape) z gives it the whole screen, \(escape) d comes back. "
        + "C hands the whole terminal over."
      : "The machine is off: s starts it, and c opens its console then."
    lines += StyledText(hint, .muted).wrapped(to: width)
    guard !devices.isEmpty else { return lines }
    lines += ["", StyledText("Devices", .title)]
    for device in devices {
      let log = device.logPath.map { "  log \($0)" } ?? ""
      lines.append(
        StyledText("  \(device.kind) ", .accent) + StyledText(device.alias)
          + StyledText(log, .muted)
      )
    }
    return lines
  }

  private static func hardware(
    _ item: DomainItem,
    _ state: AppState,
    _ width: Int
  ) -> [StyledText] {
    let section = state.hosts[item.host]?.details[item.domain.id] ?? .loading
    guard let detail = section.value else { return state.sectionLines(section, "the hardware") }
    var lines: [StyledText] = []
    for device in detail.devices {
      if !lines.isEmpty { lines.append("") }
      let name = device.name.isEmpty ? "" : " \(device.name)"
      lines.append(StyledText(device.element, .accent) + StyledText(name, .title))
      var rows = FactRows()
      for fact in device.facts { rows.add(fact.label, fact.value) }
      lines += rows.lines(width: max(1, width - 2), glyphs: state.glyphs).map {
        StyledText("  ") + $0
      }
    }
    return lines
  }

  private static func xml(_ item: DomainItem, _ state: AppState, _: Int) -> [StyledText] {
    let section = state.hosts[item.host]?.details[item.domain.id] ?? .loading
    guard let detail = section.value else { return state.sectionLines(section, "the XML") }
    return XMLHighlighter.lines(detail.xml)
  }

  private static func snapshotLines(
    _ item: DomainItem,
    _ state: AppState,
    _ width: Int
  ) -> [StyledText] {
    let section = state.hosts[item.host]?.snapshots[item.domain.id] ?? .loading
    guard let snapshots = section.value else { return state.sectionLines(section, "snapshots") }
    guard !snapshots.isEmpty else { return [StyledText("No snapshots.", .muted)] }
    return SnapshotItem.tree(snapshots, host: item.host, isStale: false, glyphs: state.glyphs).map {
      $0.line(context: state.rowContext)
    }
  }
}
