import Backend
import OrderedCollections
import TUI
import Widgets

/// Draws the line at the top, the line of pane names, the status line and the hints.
struct ChromeView {
  let state: AppState

  func draw(in layout: ScreenLayout, on surface: inout Surface) {
    drawHeader(in: layout.header, on: &surface)
    if let tabs = layout.paneTabs { drawPaneTabs(in: tabs, on: &surface) }
    drawTour(in: layout.tour, on: &surface)
    drawStatus(in: layout.statusLine, on: &surface)
    drawHints(in: layout.hints, on: &surface)
  }

  private func drawTour(in area: Rect, on surface: inout Surface) {
    surface.fill(area, style: Style(.text, on: .dialog))
    for (row, line) in state.tourLines(width: area.width).prefix(area.height).enumerated() {
      let place = Point(area.x + 1, area.y + row)
      surface.write(line, at: place, width: max(0, area.width - 1), on: .dialog)
    }
  }

  private func drawHeader(in line: Rect, on surface: inout Surface) {
    surface.fill(line, style: Style(.header))
    let right = StyledText(rightText, .header)
    let room = max(0, line.width - right.width - 1)
    surface.write(
      leftText,
      at: Point(line.x, line.y),
      width: room,
      on: .header,
      ellipsis: state.glyphs.ellipsis
    )
    if right.width <= line.width {
      surface.write(
        right,
        at: Point(line.maxX - right.width, line.y),
        width: right.width,
        on: .header
      )
    }
  }

  private var leftText: StyledText {
    var text = StyledText(" jvptui ", Style(.header, attributes: .bold))
    let hosts = state.hosts.values
    if hosts.isEmpty {
      return text + StyledText(state.isProbing ? say(" looking for libvirt…") : "")
    }
    let active = hosts.reduce(0) { $0 + $1.activeCount }
    let total = hosts.reduce(0) { $0 + $1.domains.count }
    if hosts.count == 1, let host = hosts.first {
      text += StyledText(" \(host.id.name) ", .header)
      if host.state != .online {
        let node = state.nodeItem(host)
        text += StyledText(node.stateText + " ", node.stateRole)
      }
    } else {
      let online = hosts.filter(\.state.isUsable).count
      text += StyledText(say(" \(online)/\(hosts.count) nodes "), .header)
    }
    text += StyledText(say(" VMs \(active)/\(total) active "), .header)
    return text + (state.hasFigures ? fleetText : memoryText)
  }

  /// What all hosts do together: the line of the last minute and the number.
  private var fleetText: StyledText {
    let nodes = hosts.compactMap { $0.latest?.figures.node }
    func part(_ title: String, _ metric: Metric, _ share: Double?) -> StyledText {
      guard let share else { return "" }
      return StyledText(" \(title) ", .header)
        + MetricCells.spark(metric, of: .node, on: nil, state.rowContext)
        + StyledText(" \(MetricText.percent(share).leftPadded(to: 4)) ", .header)
    }
    return part(say("cpu"), .cpu, HistoryStore.fleetCPU(nodes))
      + part(say("mem"), .memory, HistoryStore.fleetMemory(nodes))
  }

  private var hosts: some Collection<HostModel> { state.hosts.values }

  private var memoryText: StyledText {
    let nodes = state.hosts.values.compactMap(\.node).filter { $0.memoryUsed != nil }
    let total = nodes.reduce(0.0) { $0 + Double($1.memory) }
    let used = nodes.reduce(0.0) { $0 + Double($1.memoryUsed ?? 0) }
    guard total > 0, used > 0 else { return "" }
    let fraction = used / total
    return StyledText(" \(say("mem")) ", .header)
      + Bar(fraction: fraction, glyphs: state.glyphs).text(width: 6)
      + StyledText(" \(Int(fraction * 100 + 0.5)) %", .header)
  }

  private var rightText: String {
    let options = state.options
    let mode = options.isReadOnly ? say("read-only  ") : options.isDemo ? say("demo  ") : ""
    let sent = state.sentBytes.map { say("\(ByteText.text($0)) sent  ") } ?? ""
    return sent + mode + LocalTime.clock(state.now + Int64(state.secondsFromGMT)) + " "
  }

  private func drawPaneTabs(in line: Rect, on surface: inout Surface) {
    for tab in PaneTabs(width: line.width, selected: state.pane).tabs {
      surface.write(
        tab.title,
        at: Point(line.x + tab.columns.lowerBound, line.y),
        style: Style(tab.id == state.pane ? .tabSelected : .tab),
        width: max(0, line.width - tab.columns.lowerBound)
      )
      // The digit is the key; where there is no blank behind it, this sets it apart.
      guard tab.id != state.pane else { continue }
      let digit = Rect(x: line.x + tab.columns.lowerBound, y: line.y, width: 1, height: 1)
      surface.restyle(digit) { $0 = Style(.tab, attributes: .bold) }
    }
  }

  private func drawStatus(in line: Rect, on surface: inout Surface) {
    surface.fill(line, style: Style(.text))
    let right = counters
    let room = max(0, line.width - right.width - 2)
    surface.write(
      statusText,
      at: Point(line.x + 1, line.y),
      width: room,
      ellipsis: state.glyphs.ellipsis
    )
    if right.width + 1 <= line.width {
      surface.write(right, at: Point(line.maxX - right.width - 1, line.y), width: right.width)
    }
  }

  /// The newest running job, unless there is news.
  private var statusText: StyledText {
    if let notice = state.notice {
      let role: StyleRole =
        switch notice.level {
        case .normal: .text
        case .good: .good
        case .warning: .warning
        case .failure: .danger
        }
      return StyledText(notice.text, role)
    }
    if state.layers.last is ConsoleLayer {
      let focused = state.deck.focused.flatMap { state.consoles[$0] }
      if focused?.isLocked == true, !state.deck.broadcasts { return StyledText(say("read-only")) }
      return StyledText(say("Keys go to the guest"), .warning)
    }
    guard let job = state.runningJobs.compactMap({ state.jobs[$0] }).last else { return "" }
    return jobText(job)
  }

  private func jobText(_ job: Job) -> StyledText {
    let frames = state.glyphs.spinner
    let frame = frames[Int(state.clock * 10) % frames.count]
    let item = JobItem(job: job, clock: state.clock)
    var text =
      StyledText("\(frame) ", .stateBusy) + StyledText("\(job.title) ")
      + StyledText(job.name, .accent) + StyledText("  \(item.stateText)", .stateBusy)
    if let rate = job.progress?.bytesPerSecond {
      text += StyledText("  \(ByteText.text(UInt64(max(0, rate))))/s", .muted)
    }
    let seconds = Int64(job.duration(at: state.clock))
    if seconds > 1 { text += StyledText("  \(DurationText.text(seconds: seconds))", .muted) }
    return text
  }

  /// What was typed so far, how much is under way, and what happened meanwhile.
  var counters: StyledText {
    var parts: [StyledText] = []
    if let count = state.count { parts.append(StyledText("\(count) …", .accent)) }
    if !state.pendingKeys.isEmpty {
      parts.append(StyledText("\(KeySequence(state.pendingKeys)) …", .accent))
    }
    let running = state.runningJobs.count
    if running > 0 {
      parts.append(StyledText(running == 1 ? say("1 job") : say("\(running) jobs"), .stateBusy))
    }
    if state.unseenWarnings > 0 {
      let count = state.unseenWarnings
      let events = count == 1 ? say("1 event") : say("\(count) events")
      parts.append(StyledText("\(state.glyphs.warning) \(events)", .warning))
    }
    guard var text = parts.first else { return "" }
    for part in parts.dropFirst() { text += StyledText("  ") + part }
    return text
  }

  /// The keys that do something here.
  func drawHints(in line: Rect, on surface: inout Surface) {
    HintBar(hints: hints, trailing: trailingHints, glyphs: state.glyphs).draw(
      in: line,
      on: &surface
    )
  }

  private var hints: [Hint] {
    guard state.layers.isEmpty else { return [] }
    var hints = state.currentPane.offers(for: state.targets, in: state)
      .filter(\.isHinted)
      .map { offer in
        Hint(
          key: state.keyMap.text(of: .action(offer.entry.id)),
          title: offer.entry.title,
          isEnabled: offer.disabledReason == nil
        )
      }
    if state.focus == .details {
      let tabs = [key("previous-tab"), key("next-tab")].filter { !$0.isEmpty }
      hints += [
        Hint(key: tabs.joined(separator: " "), title: say("Tabs")),
        Hint(key: key("back"), title: say("Back")),
      ]
    } else if state.size.width < ScreenLayout.wideWidth || state.isZoomed {
      hints.append(Hint(key: key("open"), title: say("Details")))
    }
    return hints.filter { !$0.key.isEmpty }
  }

  /// The first key of something that works everywhere; empty for none.
  private func key(_ id: String) -> String { state.keyMap.firstKey(of: .global(id)) ?? "" }

  private var trailingHints: [Hint] {
    if state.layers.last is ConsoleLayer {
      return [Hint(key: state.options.console.escapeKey.description, title: say("Commands"))]
    }
    guard state.layers.isEmpty else { return [Hint(key: "esc", title: say("Close"))] }
    return [
      Hint(key: key("menu"), title: say("Menu")),
      Hint(key: key("filter"), title: state.focus == .details ? say("Search") : say("Filter")),
      Hint(key: key("palette"), title: say("Command")), Hint(key: key("help"), title: say("Help")),
    ].filter { !$0.key.isEmpty }
  }
}
