import CLibvirt
import Glibc

/// Takes one domain's statistics out of libvirt's list of typed parameters, in one pass.
///
/// Whatever can be missing is missing somewhere, and a host may send anything: the type of a value is
/// looked at before the value, names are compared and never computed with, and no list grows beyond
/// ``deviceLimit``.
struct StatsRecord {
  /// More devices of one kind than this no machine has.
  static let deviceLimit = 512
  /// The longest device name that is kept, in bytes.
  static let nameLimit = 128

  private(set) var sample: DomainSample
  private var disks = Numbered<DiskSample>()
  private var interfaces = Numbered<InterfaceSample>()
  private var vcpus = Numbered<VCPUSample>()

  /// - Parameters:
  ///   - start: The first parameter.
  ///   - count: How many there are.
  ///   - sample: What is known of the domain without them.
  init(_ start: virTypedParameterPtr?, count: Int32, into sample: DomainSample) {
    self.sample = sample
    guard let start else { return }
    for position in 0..<Int(max(0, count)) { take(start + position) }
    self.sample.disks = disks.samples.filter { !$0.target.isEmpty }
    self.sample.interfaces = interfaces.samples.filter { !$0.device.isEmpty }
    self.sample.vcpus = vcpus.samples
  }

  private mutating func take(_ parameter: virTypedParameterPtr) {
    let value = TypedValue(parameter)
    var field = FieldName(parameter)
    if field.skip("block.") {
      guard let number = field.number() else { return }
      disks.with(number, { _ in DiskSample(target: "") }) { $0.take(field, value) }
    } else if field.skip("net.") {
      guard let number = field.number() else { return }
      interfaces.with(number, { _ in InterfaceSample(device: "") }) { $0.take(field, value) }
    } else if field.skip("balloon.") {
      sample.memory.take(field, value)
    } else if field.skip("cpu.") {
      if field.isEqual("time") { sample.processorTime = value.unsigned }
    } else if field.skip("vcpu.") {
      if field.isEqual("current") {
        sample.vcpuCount = value.unsigned.flatMap { Int(exactly: $0) }
      } else if let number = field.number() {
        vcpus.with(number, { VCPUSample(number: Int($0)) }) { $0.take(field, value) }
      }
    } else if field.isEqual("state.state") {
      sample.isPaused = value.unsigned == UInt64(VIR_DOMAIN_PAUSED.rawValue)
    }
  }
}

extension DiskSample {
  fileprivate mutating func take(_ field: FieldName, _ value: TypedValue) {
    var field = field
    if field.skip("rd.") {
      if field.isEqual("bytes") { readBytes = value.unsigned }
      if field.isEqual("reqs") { reads = value.unsigned }
      if field.isEqual("times") { readTime = value.unsigned }
    } else if field.skip("wr.") {
      if field.isEqual("bytes") { writtenBytes = value.unsigned }
      if field.isEqual("reqs") { writes = value.unsigned }
      if field.isEqual("times") { writeTime = value.unsigned }
    } else if field.skip("fl.") {
      if field.isEqual("reqs") { flushes = value.unsigned }
      if field.isEqual("times") { flushTime = value.unsigned }
    } else if field.isEqual("name") {
      target = value.text(limit: StatsRecord.nameLimit) ?? ""
    } else if field.isEqual("capacity") {
      capacity = value.unsigned
    } else if field.isEqual("physical") {
      allocation = value.unsigned
    }
  }
}

extension InterfaceSample {
  fileprivate mutating func take(_ field: FieldName, _ value: TypedValue) {
    var field = field
    if field.skip("rx.") {
      if field.isEqual("bytes") { receivedBytes = value.unsigned }
      if field.isEqual("pkts") { receivedPackets = value.unsigned }
      if field.isEqual("errs") { receiveErrors = value.unsigned }
      if field.isEqual("drop") { receiveDrops = value.unsigned }
    } else if field.skip("tx.") {
      if field.isEqual("bytes") { sentBytes = value.unsigned }
      if field.isEqual("pkts") { sentPackets = value.unsigned }
      if field.isEqual("errs") { sendErrors = value.unsigned }
      if field.isEqual("drop") { sendDrops = value.unsigned }
    } else if field.isEqual("name") {
      device = value.text(limit: StatsRecord.nameLimit) ?? ""
    }
  }
}

extension VCPUSample {
  fileprivate mutating func take(_ field: FieldName, _ value: TypedValue) {
    if field.isEqual("time") { time = value.unsigned }
    if field.isEqual("wait") { wait = value.unsigned }
    if field.isEqual("delay") { delay = value.unsigned }
  }
}

extension MemorySample {
  fileprivate mutating func take(_ field: FieldName, _ value: TypedValue) {
    if field.isEqual("current") { balloon = value.kibibytes }
    if field.isEqual("maximum") { maximum = value.kibibytes }
    if field.isEqual("usable") { usable = value.kibibytes }
    if field.isEqual("available") { available = value.kibibytes }
    if field.isEqual("unused") { unused = value.kibibytes }
    if field.isEqual("rss") { resident = value.kibibytes }
    if field.isEqual("swap_in") { swapIn = value.kibibytes }
    if field.isEqual("swap_out") { swapOut = value.kibibytes }
    if field.isEqual("major_fault") { majorFaults = value.unsigned }
    if field.isEqual("last-update") { lastUpdate = value.unsigned }
  }
}

/// Samples by the numbers that libvirt gave them, which come in order as a rule.
private struct Numbered<Sample> {
  private var numbers: [UInt32] = []
  private(set) var samples: [Sample] = []

  mutating func with(
    _ number: UInt32,
    _ make: (UInt32) -> Sample,
    _ change: (inout Sample) -> Void
  ) {
    if let place = numbers.lastIndex(of: number) { return change(&samples[place]) }
    guard samples.count < StatsRecord.deviceLimit else { return }
    var sample = make(number)
    change(&sample)
    numbers.append(number)
    samples.append(sample)
  }
}
