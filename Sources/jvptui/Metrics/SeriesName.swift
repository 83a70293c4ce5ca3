import Backend

/// Which value of which part, such as `readBytes` of `vda`; no device stands for the whole.
struct SeriesName: Hashable, Sendable {
  var metric: Metric
  var device = ""

  init(_ metric: Metric, of device: String = "") {
    self.metric = metric
    self.device = device
  }
}

extension DomainFigures {
  /// Everything that is kept of a machine that is looked at, beyond what is kept of every one.
  func eachDetail(_ take: (SeriesName, Double) -> Void) {
    func put(_ metric: Metric, _ value: Double?, of device: String = "") {
      if let value { take(SeriesName(metric, of: device), value) }
    }
    put(.cpuOfHost, cpuOfHost)
    put(.cpuDelay, cpuDelay)
    for vcpu in vcpus {
      let name = "vcpu\(vcpu.number)"
      put(.vcpuBusy, vcpu.busy, of: name)
      put(.vcpuWait, vcpu.wait, of: name)
      put(.vcpuDelay, vcpu.delay, of: name)
    }
    put(.guestMemory, memory.used.map(Double.init))
    put(.hostMemory, memory.resident.map(Double.init))
    put(.balloon, memory.balloon.map(Double.init))
    put(.swapIn, memory.swapIn)
    put(.swapOut, memory.swapOut)
    put(.majorFaults, memory.majorFaults)
    put(.readBytes, diskSum(\.readBytes))
    put(.writtenBytes, diskSum(\.writtenBytes))
    put(.reads, diskSum(\.reads))
    put(.writes, diskSum(\.writes))
    put(.readLatency, worstLatency(\.readLatency))
    put(.writeLatency, worstLatency(\.writeLatency))
    put(.flushLatency, worstLatency(\.flushLatency))
    for disk in disks {
      put(.readBytes, disk.readBytes, of: disk.target)
      put(.writtenBytes, disk.writtenBytes, of: disk.target)
      put(.reads, disk.reads, of: disk.target)
      put(.writes, disk.writes, of: disk.target)
      put(.readLatency, disk.readLatency, of: disk.target)
      put(.writeLatency, disk.writeLatency, of: disk.target)
      put(.flushLatency, disk.flushLatency, of: disk.target)
    }
    put(.receivedBytes, interfaceSum(\.receivedBytes))
    put(.sentBytes, interfaceSum(\.sentBytes))
    put(.receivedPackets, interfaceSum(\.receivedPackets))
    put(.sentPackets, interfaceSum(\.sentPackets))
    put(.errors, interfaceSum(\.errors))
    put(.drops, interfaceSum(\.drops))
    for interface in interfaces {
      put(.receivedBytes, interface.receivedBytes, of: interface.device)
      put(.sentBytes, interface.sentBytes, of: interface.device)
      put(.receivedPackets, interface.receivedPackets, of: interface.device)
      put(.sentPackets, interface.sentPackets, of: interface.device)
      put(.errors, interface.errors, of: interface.device)
      put(.drops, interface.drops, of: interface.device)
    }
  }
}
