import CLibvirt
import Glibc

extension Session {
  /// The counters and levels of the host itself, as far as its driver has them.
  func nodeSample() throws(BackendError) -> NodeSample {
    var sample = NodeSample()
    addProcessorTime(&sample)
    addMemory(&sample)
    sample.processors = onlineProcessors()
    if isThisMachine { addOwn(&sample) }
    guard isAlive else { throw .notConnected(say("read the statistics"), say("on \(host)")) }
    return sample
  }

  private func addProcessorTime(_ sample: inout NodeSample) {
    guard !missing.contains(.processorStatistics) else { return }
    let all = Int32(VIR_NODE_CPU_STATS_ALL_CPUS.rawValue)
    let empty = virNodeCPUStats()
    let answer = values(&nodeCounts.processors, empty) { values, count in
      virNodeGetCPUStats(pointer, all, values, count, 0)
    }
    guard let answer else { return note(.processorStatistics) }
    var nanoseconds: [String: UInt64] = [:]
    for entry in answer { nanoseconds[Self.name(in: entry.field)] = entry.value }
    if let user = nanoseconds["user"], let kernel = nanoseconds["kernel"],
      let idle = nanoseconds["idle"]
    {
      sample.processorTime = NodeSample.ProcessorTime(
        busy: user.adding(kernel).adding(nanoseconds["intr"] ?? 0),
        idle: idle,
        ioWait: nanoseconds["iowait"] ?? 0,
        stolen: nanoseconds["steal"]
      )
    } else if let percent = nanoseconds["utilization"], percent <= 100 {
      sample.utilization = Double(percent) / 100
    }
  }

  private func addMemory(_ sample: inout NodeSample) {
    if !missing.contains(.memoryStatistics) {
      let all = Int32(VIR_NODE_MEMORY_STATS_ALL_CELLS.rawValue)
      let answer = values(&nodeCounts.memory, virNodeMemoryStats()) { values, count in
        virNodeGetMemoryStats(pointer, all, values, count, 0)
      }
      if let answer {
        var bytes: [String: UInt64] = [:]
        for entry in answer {
          bytes[Self.name(in: entry.field)] = TypedValue.bytes(kibibytes: entry.value)
        }
        return addMemory(&sample, bytes)
      }
      note(.memoryStatistics)
    }
    var details = virNodeInfo()
    guard virNodeGetInfo(pointer, &details) == 0,
      let total = TypedValue.bytes(kibibytes: UInt64(details.memory))
    else { return }
    sample.memoryTotal = total
    guard !missing.contains(.freeMemory) else { return }
    let free = virNodeGetFreeMemory(pointer)
    guard free > 0 else { return note(.freeMemory) }
    if free <= total { sample.memoryUsed = total - free }
  }

  /// What is free, and what can be given up at any time, is not in use.
  private func addMemory(_ sample: inout NodeSample, _ bytes: [String: UInt64]) {
    sample.memoryTotal = bytes["total"]
    if let total = bytes["total"], let free = bytes["free"] {
      let idle = free.adding(bytes["buffers"] ?? 0).adding(bytes["cached"] ?? 0)
      if idle <= total { sample.memoryUsed = total - idle }
    }
    if let total = bytes["swap_total"], let free = bytes["swap_free"], free <= total {
      sample.swapTotal = total
      sample.swapUsed = total - free
    }
  }

  /// Processors that are online; they can be plugged in and taken away.
  private func onlineProcessors() -> Int? {
    // The test driver always has the same three, whatever it is told.
    if !missing.contains(.processorMap), !isTestDriver {
      var online: UInt32 = 0
      if virNodeGetCPUMap(pointer, nil, &online, 0) > 0, online > 0 { return Int(online) }
      note(.processorMap)
    }
    var details = virNodeInfo()
    guard virNodeGetInfo(pointer, &details) == 0, details.cpus > 0 else { return nil }
    return Int(details.cpus)
  }

  /// What libvirt does not tell of any host, and this machine tells everybody on it.
  private func addOwn(_ sample: inout NodeSample) {
    var load = 0.0
    if getloadavg(&load, 1) == 1 { sample.load = load }
    let own = OwnMachine.read()
    sample.swapTotal = own.swapTotal
    sample.swapUsed = own.swapUsed
    sample.processorTime?.stolen = own.stolen
  }

  /// Reads an array whose length libvirt is asked for first, and which is remembered.
  ///
  /// - Returns: nil when the call failed.
  private func values<Value>(
    _ known: inout Int32?,
    _ empty: Value,
    _ call: (UnsafeMutablePointer<Value>?, UnsafeMutablePointer<Int32>) -> Int32
  ) -> [Value]? {
    let limit: Int32 = 64
    for _ in 0..<2 {
      var count = known ?? 0
      if count == 0 {
        guard call(nil, &count) == 0, count > 0 else { return nil }
        known = min(count, limit)
      }
      var values = [Value](repeating: empty, count: Int(known ?? 0))
      count = Int32(values.count)
      if call(&values, &count) == 0 { return Array(values.prefix(Int(max(0, count)))) }
      known = nil
    }
    return nil
  }

  /// The text in a C array of characters, which ends with a zero or with the array.
  private static func name<Characters>(in field: Characters) -> String {
    withUnsafeBytes(of: field) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}

extension UInt64 {
  /// The sum, or the largest number where it does not fit.
  fileprivate func adding(_ other: UInt64) -> UInt64 {
    let (sum, hasOverflowed) = addingReportingOverflow(other)
    return hasOverflowed ? .max : sum
  }
}
