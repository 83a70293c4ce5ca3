import Backend
import Widgets

/// One thing that is measured, of a machine, a host, a pool or a network.
enum Metric: UInt8, Sendable, CaseIterable, Hashable {
  /// Kept for every machine, and for every host.
  case cpu, memory, disk, network
  // Of a machine that is looked at.
  case cpuOfHost, cpuDelay
  case vcpuBusy, vcpuWait, vcpuDelay
  case guestMemory, hostMemory, balloon, swapIn, swapOut, majorFaults
  case readBytes, writtenBytes, reads, writes, readLatency, writeLatency, flushLatency
  case receivedBytes, sentBytes, receivedPackets, sentPackets, errors, drops
  // Of a host.
  case ioWait, swap, vcpuOvercommit, memoryOvercommit
  /// Of a pool.
  case fill
  // Of a host again; the numbers of those above stand in files.
  case load, stolen

  /// Those that are kept for every machine.
  static let listed: [Metric] = [.cpu, .memory, .disk, .network]

  /// What has to be asked for to know it of a machine, beside its processors.
  var part: StatisticsParts {
    switch self {
    case .memory, .guestMemory, .hostMemory, .balloon, .swapIn, .swapOut, .majorFaults: .memory
    case .disk, .readBytes, .writtenBytes, .reads, .writes, .readLatency, .writeLatency,
      .flushLatency:
      .disks
    case .network, .receivedBytes, .sentBytes, .receivedPackets, .sentPackets, .errors, .drops:
      .interfaces
    case .cpu, .cpuOfHost, .cpuDelay, .vcpuBusy, .vcpuWait, .vcpuDelay, .ioWait, .swap,
      .vcpuOvercommit, .memoryOvercommit, .fill, .load, .stolen:
      []
    }
  }

  /// What its numbers count.
  enum Unit: Sendable {
    /// A part of something limited: 1 is all of it.
    case share
    case bytes, bytesPerSecond, perSecond, seconds, count
    /// So many times what there is.
    case times
  }

  var unit: Unit {
    switch self {
    case .cpu, .memory, .cpuOfHost, .cpuDelay, .vcpuBusy, .vcpuWait, .vcpuDelay, .ioWait, .swap,
      .stolen,
      .fill:
      .share
    case .guestMemory, .hostMemory, .balloon: .bytes
    case .disk, .network, .swapIn, .swapOut, .readBytes, .writtenBytes, .receivedBytes,
      .sentBytes:
      .bytesPerSecond
    case .reads, .writes, .receivedPackets, .sentPackets, .errors, .drops, .majorFaults: .perSecond
    case .readLatency, .writeLatency, .flushLatency: .seconds
    case .load: .count
    case .vcpuOvercommit, .memoryOvercommit: .times
    }
  }

  /// What it is called on the screen and in files.
  var title: String {
    switch self {
    case .cpu: "CPU"
    case .memory: say("memory")
    case .disk: say("disk")
    case .network: say("network")
    case .cpuOfHost: say("CPU of host")
    case .cpuDelay: say("steal")
    case .vcpuBusy: say("busy")
    case .vcpuWait: say("wait")
    case .vcpuDelay: say("steal")
    case .guestMemory: say("used in guest")
    case .hostMemory: say("held of host")
    case .balloon: say("balloon")
    case .swapIn: say("swap in")
    case .swapOut: say("swap out")
    case .majorFaults: say("major faults")
    case .readBytes: say("read")
    case .writtenBytes: say("written")
    case .reads: say("reads")
    case .writes: say("writes")
    case .readLatency: say("read latency")
    case .writeLatency: say("write latency")
    case .flushLatency: say("flush latency")
    case .receivedBytes: say("received")
    case .sentBytes: say("sent")
    case .receivedPackets: say("packets in")
    case .sentPackets: say("packets out")
    case .errors: say("errors")
    case .drops: say("drops")
    case .ioWait: say("I/O wait")
    case .swap: say("swap")
    case .vcpuOvercommit: say("vCPUs for each CPU")
    case .memoryOvercommit: say("memory given out")
    case .fill: say("fill")
    case .load: say("load")
    case .stolen: say("stolen")
    }
  }

  /// A value as people read it.
  func text(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    switch unit {
    case .share: return MetricText.percent(value)
    case .bytes: return ByteText.text(UInt64(max(0, min(value, 1e18))))
    case .bytesPerSecond: return MetricText.rate(value)
    case .perSecond: return MetricText.number(value) + "/s"
    case .seconds: return MetricText.latency(value)
    case .count: return MetricText.number(value)
    case .times: return MetricText.number(value) + "×"
    }
  }
}

/// Figures as people read them.
enum MetricText {
  static let kibibyte = 1024.0
  static let mebibyte = 1_048_576.0

  /// Such as `31%`; one over 100 % stays what it is.
  static func percent(_ share: Double) -> String {
    guard share.isFinite else { return "–" }
    return "\(Int(min(max(share, 0), 99_999) * 100 + 0.5))%"
  }

  /// Such as `1.2 MiB/s`.
  static func rate(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    return ByteText.text(UInt64(max(0, min(value, 1e18)).rounded())) + "/s"
  }

  /// Such as `850 µs` or `12 ms`.
  static func latency(_ seconds: Double) -> String {
    guard seconds.isFinite else { return "–" }
    if seconds < 0.001 { return number(seconds * 1e6) + " µs" }
    if seconds < 1 { return number(seconds * 1e3) + " ms" }
    return number(seconds) + " s"
  }

  /// At most three digits, such as `1.25`, `12.5`, `1250`.
  static func number(_ value: Double) -> String {
    let value = max(0, min(value, 1e15))
    if value >= 100 { return "\(Int(value.rounded()))" }
    let scale = value >= 10 ? 10.0 : 100.0
    let scaled = Int((value * scale).rounded())
    let whole = scaled / Int(scale)
    var rest = "\(scaled % Int(scale))"
    if scale == 100, rest.count == 1 { rest = "0" + rest }
    while rest.hasSuffix("0") { rest.removeLast() }
    return rest.isEmpty ? "\(whole)" : "\(whole).\(rest)"
  }
}
