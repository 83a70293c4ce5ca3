import Backend
import OrderedCollections
import TUI
import Widgets

/// The page of charts of a machine.
enum MachineCharts {
  private typealias Plan = ChartPage.Plan

  static func lines(_ item: DomainItem, _ state: AppState, _ width: Int) -> [StyledText] {
    let compared = state.comparedMachines
    if !compared.isEmpty { return comparison(compared, state, width) }
    let page = ChartPage(state: state, host: item.host, width: width)
    var lines = [page.heading]
    if !item.domain.isActive {
      lines.append(StyledText(say("The machine is off: what is shown is from before."), .muted))
    }
    let plans = plans(item, state)
    var isEmpty = true
    for plan in plans {
      let own = page.lines(plan)
      if !own.isEmpty { isEmpty = false }
      lines += own
      if plan.title == "CPU" { lines += vcpuLines(item, page) }
    }
    if isEmpty { lines.append(StyledText(emptyText(item, state), .muted)) }
    return lines
  }

  private static func emptyText(_ item: DomainItem, _ state: AppState) -> String {
    if !item.domain.isActive { return say("Nothing was measured while it ran.") }
    return state.hosts[item.host]?.latest == nil
      ? say("Its node has not told any figures yet.") : say("Its figures are being read…")
  }

  private static func plans(_ item: DomainItem, _ state: AppState) -> [Plan] {
    func plan(
      _ title: String,
      _ unit: Metric.Unit,
      _ metrics: [Metric],
      of device: String = "",
      atLeast: Double = 0,
      grows: Bool = false
    ) -> Plan {
      Plan(
        title: title,
        parts: metrics.map { metric in
          Plan.Part(
            label: metrics.count == 1 ? "" : metric.title,
            name: SeriesName(metric, of: device),
            subject: .machine(item.domain.id),
            host: item.host
          )
        },
        unit: unit,
        atLeast: atLeast,
        growsWithValues: grows
      )
    }
    let most = Double(item.figures?.memory.maximum ?? item.definition?.maximumMemory ?? 0)
    var plans = [
      plan("CPU", .share, [.cpu]),
      plan(say("CPU of the node"), .share, [.cpuOfHost], grows: true),
      plan(say("Steal"), .share, [.cpuDelay], grows: true),
      plan(say("Memory"), .bytes, [.guestMemory, .hostMemory, .balloon], atLeast: most),
      plan(say("Swap in the guest"), .bytesPerSecond, [.swapIn, .swapOut]),
      plan(say("Disk"), .bytesPerSecond, [.readBytes, .writtenBytes]),
      plan(say("Disk requests"), .perSecond, [.reads, .writes]),
      plan(say("Disk latency"), .seconds, [.readLatency, .writeLatency, .flushLatency]),
      plan(say("Network"), .bytesPerSecond, [.receivedBytes, .sentBytes]),
      plan(say("Packets"), .perSecond, [.receivedPackets, .sentPackets]),
      plan(say("Errors and drops"), .perSecond, [.errors, .drops]),
    ]
    let kept = state.history.use { $0.hosts[item.host] }
    // A machine that nobody looked at has no more than its sums.
    if kept?.watched[item.domain.id] == nil {
      plans += [
        plan(say("Memory use"), .share, [.memory]),
        plan(say("Disk, both ways"), .bytesPerSecond, [.disk]),
        plan(say("Network, both ways"), .bytesPerSecond, [.network]),
      ]
    }
    guard state.charts.showsDevices, let kept else { return plans }
    func devices(_ metric: Metric) -> [String] { kept.devices(of: item.domain.id, with: metric) }
    for name in devices(.vcpuBusy) {
      plans.append(plan(name, .share, [.vcpuBusy, .vcpuWait, .vcpuDelay], of: name))
    }
    for name in devices(.readBytes) {
      plans.append(plan("\(name)", .bytesPerSecond, [.readBytes, .writtenBytes], of: name))
      plans.append(plan(say("\(name) requests"), .perSecond, [.reads, .writes], of: name))
      plans.append(
        plan(
          say("\(name) latency"),
          .seconds,
          [.readLatency, .writeLatency, .flushLatency],
          of: name
        )
      )
    }
    for name in devices(.receivedBytes) {
      plans.append(plan("\(name)", .bytesPerSecond, [.receivedBytes, .sentBytes], of: name))
      plans.append(
        plan(say("\(name) packets"), .perSecond, [.receivedPackets, .sentPackets], of: name)
      )
      plans.append(plan(say("\(name) errors and drops"), .perSecond, [.errors, .drops], of: name))
    }
    return plans
  }

  /// A short line for each virtual CPU, while it has no chart of its own.
  private static func vcpuLines(_ item: DomainItem, _ page: ChartPage) -> [StyledText] {
    guard !page.state.charts.showsDevices else { return [] }
    return (item.figures?.vcpus ?? []).map { vcpu in
      let part = Plan.Part(
        label: "",
        name: SeriesName(.vcpuBusy, of: "vcpu\(vcpu.number)"),
        subject: .machine(item.domain.id),
        host: item.host
      )
      let values = page.slots(of: part).map { $0.map { Double($0.mean) } ?? .nan }
      var text =
        StyledText("vcpu\(vcpu.number)".padded(to: 8), .muted)
        + Sparkline(values: values, maximum: 1, glyphs: page.state.glyphs).text(width: 16)
        + StyledText(" ") + MetricCells.share(vcpu.busy)
      if let wait = vcpu.wait {
        text += StyledText(say("  wait \(MetricText.percent(wait))"), .muted)
      }
      if let delay = vcpu.delay {
        text += StyledText(
          say("  steal \(MetricText.percent(delay))"),
          delay > 0.1 ? .warning : .muted
        )
      }
      return text
    }
  }

  // MARK: Several machines

  private static func comparison(
    _ ids: [ItemID],
    _ state: AppState,
    _ width: Int
  ) -> [StyledText] {
    let items = ids.prefix(ChartPage.roles.count).compactMap(state.domainItem)
    let page = ChartPage(state: state, host: nil, width: width)
    var lines = [page.heading]
    if ids.count > items.count {
      lines.append(StyledText(say("The first \(items.count) of \(ids.count) marked."), .muted))
    }
    let metrics: [(String, Metric)] = [
      ("CPU", .cpu), (say("Memory"), .memory), (say("Disk"), .disk), (say("Network"), .network),
      (say("Steal"), .cpuDelay),
    ]
    for (title, metric) in metrics {
      lines += page.lines(
        Plan(
          title: title,
          parts: items.map { item in
            Plan.Part(
              label: item.shownName,
              name: SeriesName(metric),
              subject: .machine(item.domain.id),
              host: item.host
            )
          },
          unit: metric.unit
        )
      )
    }
    return lines
  }
}

/// The page of charts of a host.
enum NodeCharts {
  static func lines(_ item: NodeItem, _ state: AppState, _ width: Int) -> [StyledText] {
    let page = ChartPage(state: state, host: item.host?.id, width: width)
    var lines = [page.heading]
    let hosts = item.host.map { [$0.id] } ?? Array(state.hosts.keys.prefix(ChartPage.roles.count))
    let plans: [(String, Metric)] = [
      ("CPU", .cpu), (say("I/O wait"), .ioWait), (say("Stolen by a host below"), .stolen),
      (say("Load"), .load),
      (say("Memory"), .memory), (say("Swap"), .swap),
      (say("vCPUs for each CPU"), .vcpuOvercommit), (say("Memory given out"), .memoryOvercommit),
    ]
    for (title, metric) in plans {
      lines += page.lines(
        ChartPage.Plan(
          title: title,
          parts: hosts.map { host in
            ChartPage.Plan.Part(
              label: hosts.count == 1 ? "" : host.name,
              name: SeriesName(metric),
              subject: .node,
              host: host
            )
          },
          unit: metric.unit,
          growsWithValues: [.ioWait, .swap, .stolen].contains(metric)
        )
      )
    }
    if lines.count == 1 {
      lines.append(StyledText(say("The node has not told any figures yet."), .muted))
    }
    return lines
  }
}
