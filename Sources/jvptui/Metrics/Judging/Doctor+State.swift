import Backend
import OrderedCollections
import TUI
import Widgets

extension Doctor {
  /// The part of the past that is looked at, in seconds.
  private static let span = 60.0

  /// What is known of a machine, as means of the last minute where they are kept.
  static func facts(_ item: DomainItem, in state: AppState) -> Facts? {
    guard let model = state.hosts[item.host], let latest = model.latest?.figures,
      var domain = item.figures
    else { return nil }
    var facts = Facts()
    let end = state.chartEnd(of: item.host)
    state.history.use { store in
      func mean(_ metric: Metric, _ device: String = "") -> Double? {
        store.series(SeriesName(metric, of: device), of: .machine(item.domain.id), on: item.host)?
          .slot(from: end - span, to: end).map { Double($0.mean) }
      }
      domain.cpu = mean(.cpu) ?? domain.cpu
      domain.cpuDelay = mean(.cpuDelay) ?? domain.cpuDelay
      domain.memory.swapIn = mean(.swapIn) ?? domain.memory.swapIn
      domain.memory.swapOut = mean(.swapOut) ?? domain.memory.swapOut
      domain.memory.majorFaults = mean(.majorFaults) ?? domain.memory.majorFaults
      for index in domain.disks.indices {
        let target = domain.disks[index].target
        domain.disks[index].readLatency =
          mean(.readLatency, target) ?? domain.disks[index].readLatency
        domain.disks[index].writeLatency =
          mean(.writeLatency, target) ?? domain.disks[index].writeLatency
        domain.disks[index].flushLatency =
          mean(.flushLatency, target) ?? domain.disks[index].flushLatency
      }
      if mean(.cpu) != nil { facts.seconds = span }
    }
    facts.domain = domain
    facts.node = latest.node
    facts.vcpuOvercommit = latest.vcpuOvercommit
    facts.memoryOvercommit = latest.memoryOvercommit
    if let xml = model.details[item.domain.id]?.value?.xml { facts.chains = chains(in: xml) }
    return facts
  }

  /// How many backing files each disk has, by target device, from a running machine's definition.
  static func chains(in xml: String) -> [String: Int] {
    var chains: [String: Int] = [:]
    for part in xml.split(separator: "<disk ").dropFirst() {
      let disk = part.firstRange(of: "</disk>").map { part[..<$0.lowerBound] } ?? part
      guard let name = disk.firstRange(of: "<target dev="),
        let quote = disk[name.upperBound...].first
      else { continue }
      let target = disk[name.upperBound...].dropFirst().prefix { $0 != quote }
      // The end of the chain is an element without a type.
      chains[String(target)] = disk.ranges(of: "<backingStore type=").count
    }
    return chains
  }

  /// The sheet's lines.
  static func lines(_ item: DomainItem, in state: AppState) -> [StyledText] {
    guard item.domain.isActive else {
      return [StyledText(say("The machine is off: there is nothing to measure."))]
    }
    guard let facts = facts(item, in: state) else {
      return [StyledText(say("\(item.host) has not told any figures of it yet."))]
    }
    let found = findings(facts)
    let source =
      facts.seconds.map {
        say("From its figures over the last \(Int($0)) s, what weighs most first.")
      } ?? say("From its figures of the last reading, what weighs most first.")
    var lines = [StyledText(source, .muted), ""]
    if found.isEmpty {
      lines.append(StyledText(say("Nothing in them explains why it would be slow."), .good))
      lines.append("")
    }
    for (index, finding) in found.enumerated() {
      let role: StyleRole =
        finding.weight >= 0.75 ? .danger : finding.weight >= 0.4 ? .warning : .text
      lines.append(StyledText("\(index + 1). ", .muted) + StyledText(finding.text, role))
      lines.append(StyledText("   \(state.glyphs.arrowRight) \(finding.advice)"))
      lines.append("")
    }
    return lines + measured(facts)
  }

  /// The numbers that were looked at, also those that are well.
  private static func measured(_ facts: Facts) -> [StyledText] {
    var rows: [(String, String?)] = [
      (say("CPU of its vCPUs"), facts.domain.cpu.map(percent)),
      (say("steal"), facts.domain.cpuDelay.map(percent)),
      (say("vCPU wait"), facts.domain.vcpus.compactMap(\.wait).max().map(percent)),
    ]
    for disk in facts.domain.disks {
      rows.append((say("\(disk.target) read"), disk.readLatency.map(MetricText.latency)))
      rows.append((say("\(disk.target) write"), disk.writeLatency.map(MetricText.latency)))
      if let depth = facts.chains[disk.target] {
        rows.append((say("\(disk.target) backing files"), "\(depth)"))
      }
    }
    let memory = facts.domain.memory
    rows += [
      (say("guest memory"), memory.isHostView ? nil : memory.share.map(percent)),
      (say("guest swap"), facts.domain.swapping.map(MetricText.rate)),
      (say("balloon"), memory.balloon.map { ByteText.text($0) }),
      (say("node CPU"), facts.node.cpu.map(percent)),
      (say("node memory"), facts.node.memoryShare.map(percent)),
      (say("vCPUs for each CPU"), facts.vcpuOvercommit.map(MetricText.number)),
      (say("memory given out"), facts.memoryOvercommit.map(percent)),
    ]
    return [StyledText(say("Looked at"), .title)]
      + rows.map { label, value in
        StyledText("  " + label.padded(to: 22), .muted)
          + StyledText(value ?? say("not told"), value == nil ? .muted : .text)
      }
  }
}

extension AppState {
  mutating func openDoctor(_ item: DomainItem) -> [Effect] {
    let lines = Doctor.lines(item, in: self)
    layers.append(
      SheetLayer(
        title: say("What makes \(item.shownName) slow"),
        lines: lines.flatMap { $0.wrapped(to: max(20, min(size.width, 100) - 8)) },
        copyText: lines.map(\.plain).joined(separator: "\n")
      )
    )
    return []
  }
}
