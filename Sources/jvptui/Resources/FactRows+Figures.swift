import Backend
import TUI
import Widgets

/// What things do now, in overviews.
extension FactRows {
  /// For how long it has been running; where nobody saw it start, for how long at least.
  mutating func addUptime(_ item: DomainItem) {
    guard let figures = item.figures else { return }
    if let uptime = figures.uptime {
      add(say("Running"), DurationText.text(seconds: Int64(uptime)))
    } else if figures.watched >= 60 {
      // By the minute, so that nothing changes on the screen in between.
      let seconds = Int64(figures.watched / 60) * 60
      add(say("Running"), say("over \(DurationText.text(seconds: seconds))"))
    }
  }

  mutating func addFigures(ofCPU item: DomainItem, _ state: AppState) {
    guard let figures = item.figures, let cpu = figures.cpu else { return }
    var text = line(.cpu, item, state) + StyledText(" ") + MetricCells.share(cpu)
    if let share = figures.cpuOfHost {
      text += StyledText(say("  \(MetricText.percent(share)) of the node"), .muted)
    }
    if let delay = figures.cpuDelay {
      text += StyledText(
        say("  steal \(MetricText.percent(delay))"),
        delay > 0.1 ? .warning : .muted
      )
    }
    add("", text)
  }

  mutating func addFigures(ofMemory item: DomainItem, _ state: AppState) {
    guard let memory = item.figures?.memory, let share = memory.share else { return }
    var text =
      line(.memory, item, state) + StyledText(" ")
      + MetricCells.share(share, isGuess: memory.isHostView)
    if let used = memory.used {
      let guest = ByteText.text(used)
      text += StyledText(
        memory.available.map { say("  guest \(guest) of \(ByteText.text($0))") }
          ?? say("  guest \(guest)")
      )
    } else {
      text += StyledText(say("  guest not known, m says why"), .muted)
    }
    if let resident = memory.resident {
      text += StyledText(say("  host \(ByteText.text(resident))"), .muted)
    }
    add("", text)
    if let balloon = memory.balloon, let maximum = memory.maximum, balloon < maximum {
      add("", say("balloon \(ByteText.text(balloon)) of \(ByteText.text(maximum))"))
    }
    if let rate = item.figures?.swapping, rate > 0 {
      add("", StyledText(say("swapping \(MetricText.rate(rate))"), .warning))
    }
  }

  mutating func addFigures(ofDisk target: String, _ item: DomainItem, _ state: AppState) {
    guard let disk = item.figures?.disks.first(where: { $0.target == target }),
      disk.readBytes != nil || disk.writtenBytes != nil
    else { return }
    var text =
      StyledText("\(state.glyphs.arrowDown) \(MetricText.rate(disk.readBytes ?? 0))")
      + StyledText("  \(state.glyphs.arrowUp) \(MetricText.rate(disk.writtenBytes ?? 0))")
    let requests = (disk.reads ?? 0) + (disk.writes ?? 0)
    text += StyledText("  \(MetricText.number(requests)) IO/s", .muted)
    if let latency = [disk.readLatency, disk.writeLatency].compactMap({ $0 }).max() {
      text += StyledText("  \(MetricText.latency(latency))", latency > 0.05 ? .warning : .muted)
    }
    add("", text)
  }

  mutating func addFigures(
    ofInterface interface: DomainDefinition.Interface,
    _ item: DomainItem,
    _ state: AppState
  ) {
    guard
      let own = item.figures?.interfaces.first(where: { $0.device == interface.target }),
      own.receivedBytes != nil || own.sentBytes != nil
    else { return }
    var text =
      StyledText("\(state.glyphs.arrowDown) \(MetricText.rate(own.receivedBytes ?? 0))")
      + StyledText("  \(state.glyphs.arrowUp) \(MetricText.rate(own.sentBytes ?? 0))")
    let packets = (own.receivedPackets ?? 0) + (own.sentPackets ?? 0)
    text += StyledText(say("  \(MetricText.number(packets)) packets/s"), .muted)
    let lost = (own.errors ?? 0) + (own.drops ?? 0)
    if lost > 0 {
      text += StyledText(say("  \(MetricText.number(lost)) lost/s"), .warning)
    }
    add("", text)
  }

  /// What a node does as a whole.
  mutating func addFigures(of host: HostModel, _ state: AppState) {
    guard let figures = host.latest?.figures else { return }
    if let cpu = figures.node.cpu {
      var text =
        MetricCells.spark(.cpu, of: .node, on: host.id, state.rowContext, width: 16)
        + StyledText(" ") + MetricCells.share(cpu)
      if let wait = figures.node.ioWait {
        text += StyledText(say("  I/O wait \(MetricText.percent(wait))"), .muted)
      }
      add(say("Busy"), text)
    }
    if let load = figures.node.load {
      let stolen = figures.node.stolen.map { say("  stolen \(MetricText.percent($0))") } ?? ""
      add(say("Load"), StyledText(MetricText.number(load)) + StyledText(stolen, .muted))
    }
    if let used = figures.node.swapUsed, let total = figures.node.swapTotal, total > 0 {
      add(say("Swap"), say("\(ByteText.text(used)) of \(ByteText.text(total))"))
    }
    if let vcpus = figures.vcpuOvercommit, let memory = figures.memoryOvercommit {
      add(
        say("Given out"),
        say(
          "\(MetricText.number(vcpus)) vCPUs for each CPU, \(MetricText.percent(memory)) of the memory"
        )
      )
    }
  }

  private func line(_ metric: Metric, _ item: DomainItem, _ state: AppState) -> StyledText {
    MetricCells.spark(
      metric,
      of: .machine(item.domain.id),
      on: item.host,
      state.rowContext,
      width: 16
    )
  }
}
