import Backend
import OrderedCollections
import TUI
import Widgets

extension Resource where Item == DomainItem {
  static var domainTabs: [DetailTab<DomainItem>] {
    [
      DetailTab(title: say("Overview"), lines: overview),
      DetailTab(title: AppState.chartsTab, lines: MachineCharts.lines),
      DetailTab(title: AppState.consoleTab, lines: consoleHint),
      DetailTab(title: say("Hardware"), lines: hardware),
      DetailTab(title: say("Snapshots"), lines: snapshotLines),
      DetailTab(title: "XML", lines: xml),
      DetailTab(title: say("Events")) { item, state, width in
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
    rows.add(say("State"), StyledText(item.stateText, item.stateRole))
    rows.addUptime(item)
    rows.add(say("Node"), item.host.name)
    guard let definition = item.definition else {
      rows.add("UUID", domain.id.description)
      rows.add("", StyledText(say("Reading the definition…"), .muted))
      return rows.lines(width: width, glyphs: state.glyphs)
    }
    rows.addIfPresent(say("Title"), definition.title)
    rows.addIfPresent("OS", definition.osID)
    rows.add("CPU", vcpuText(definition))
    rows.addFigures(ofCPU: item, state)
    rows.add(say("Memory"), memoryText(definition))
    rows.addFigures(ofMemory: item, state)
    rows.add(say("Autostart"), domain.isAutostart ? say("on") : say("off"))
    rows.add(
      say("Definition"),
      domain.isPersistent ? say("persistent") : say("transient: vanishes when it stops")
    )
    if domain.hasManagedSave { rows.add(say("Saved state"), say("yes; start restores it")) }
    rows.add(say("Snapshots"), snapshotCountText(domain))
    rows.addIfPresent(say("Tags"), definition.tags.joined(separator: ", "))
    if definition.isProtected {
      rows.add(say("Protected"), say("yes: force off and hard reset are refused"))
    }
    for (index, disk) in definition.disks.enumerated() {
      rows.add(index == 0 ? say("Disks") : "", diskText(disk))
      rows.addFigures(ofDisk: disk.target, item, state)
    }
    for (index, interface) in definition.interfaces.enumerated() {
      rows.add(index == 0 ? say("Networks") : "", interfaceText(interface))
      rows.addFigures(ofInterface: interface, item, state)
      for address in (domain.addresses ?? []) where address.mac == interface.mac {
        rows.add("", addressText(address))
      }
    }
    for address in item.domain.addresses ?? []
    where !definition.interfaces.contains(where: { $0.mac == address.mac }) {
      rows.add(say("Address"), addressText(address))
    }
    rows.add("UUID", domain.id.description)
    rows.addIfPresent(say("Description"), definition.description)
    return rows.lines(width: width, glyphs: state.glyphs)
  }

  private static func vcpuText(_ definition: DomainDefinition) -> StyledText {
    let most =
      definition.maximumVCPUs > definition.vcpus ? say(", at most \(definition.maximumVCPUs)") : ""
    return StyledText("\(definition.vcpus) vCPU") + StyledText(most, .muted)
  }

  private static func memoryText(_ definition: DomainDefinition) -> StyledText {
    let most =
      definition.maximumMemory > definition.memory
      ? say(", at most \(ByteText.text(definition.maximumMemory))") : ""
    return StyledText(ByteText.text(definition.memory)) + StyledText(most, .muted)
  }

  private static func snapshotCountText(_ domain: Domain) -> String {
    domain.snapshotCount.map(String.init) ?? (domain.hasSnapshots ? say("some") : say("none"))
  }

  private static func diskText(_ disk: DomainDefinition.Disk) -> StyledText {
    let source = disk.source.isEmpty ? StyledText(say("empty"), .muted) : StyledText(disk.source)
    let kind = [disk.device, disk.format, disk.bus, disk.isReadOnly ? say("read-only") : ""]
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
    let keys = state.keyMap
    let (open, whole) = (keys.actionKey("console"), keys.actionKey("console-raw"))
    let devices = item.definition?.consoles ?? []
    var lines: [StyledText] = []
    if item.definition != nil, devices.isEmpty {
      lines += StyledText(
        say(
          "This machine has no serial port or console. \(open) offers to add one: <serial type='pty'/>. "
            + "The guest also needs console=ttyS0 on its kernel line, or a login on ttyS0."
        ),
        .muted
      ).wrapped(to: width)
      return lines
    }
    let hint =
      item.domain.isActive
      ? say(
        "\(open) opens the console here; \(escape) \(keys.layerKey("console.zoom")) gives it the whole "
          + "screen, \(escape) \(keys.layerKey("console.detach")) comes back. "
          + "\(whole) hands the whole terminal over."
      )
      : say(
        "The machine is off: \(keys.actionKey("start")) starts it, and \(open) opens its console then."
      )
    lines += StyledText(hint, .muted).wrapped(to: width)
    guard !devices.isEmpty else { return lines }
    lines += ["", StyledText(say("Devices"), .title)]
    for device in devices {
      let log = device.logPath.map { say("  log \($0)") } ?? ""
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
    guard let detail = section.value else {
      return state.sectionLines(section, say("the hardware"))
    }
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
    guard let detail = section.value else { return state.sectionLines(section, say("the XML")) }
    return XMLHighlighter.lines(detail.xml)
  }

  private static func snapshotLines(
    _ item: DomainItem,
    _ state: AppState,
    _ width: Int
  ) -> [StyledText] {
    let section = state.hosts[item.host]?.snapshots[item.domain.id] ?? .loading
    guard let snapshots = section.value else {
      return state.sectionLines(section, say("snapshots"))
    }
    guard !snapshots.isEmpty else { return [StyledText(say("No snapshots."), .muted)] }
    return SnapshotItem.tree(snapshots, host: item.host, isStale: false, glyphs: state.glyphs).map {
      $0.line(context: state.rowContext)
    }
  }
}
