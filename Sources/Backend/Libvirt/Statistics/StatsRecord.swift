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
    self.sample.disks = disks.finish()
    self.sample.interfaces = interfaces.finish()
    self.sample.disks.removeAll { $0.target.isEmpty }
    self.sample.interfaces.removeAll { $0.device.isEmpty }
    self.sample.vcpus = vcpus.finish()
  }

  private mutating func take(_ parameter: virTypedParameterPtr) {
    let value = TypedValue(parameter)
    var field = FieldName(parameter)
    if field.skip("block.") {
      guard let number = field.number() else { return }
      disks.take(number, field, value)
    } else if field.skip("net.") {
      guard let number = field.number() else { return }
      interfaces.take(number, field, value)
    } else if field.skip("balloon.") {
      sample.memory.take(field, value)
    } else if field.skip("cpu.") {
      if field.isEqual("time") { sample.processorTime = value.unsigned }
    } else if field.skip("vcpu.") {
      if field.isEqual("current") {
        sample.vcpuCount = value.unsigned.flatMap { Int(exactly: $0) }
      } else if let number = field.number() {
        vcpus.take(number, field, value)
      }
    } else if field.isEqual("state.state") {
      sample.isPaused = value.unsigned == UInt64(VIR_DOMAIN_PAUSED.rawValue)
    }
  }
}

/// What libvirt tells under a number: a device or a virtual CPU.
private protocol NumberedSample {
  init(number: UInt32)
  mutating func take(_ field: FieldName, _ value: TypedValue)
}

extension DiskSample: NumberedSample {
  fileprivate init(number: UInt32) { self.init(target: "") }

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

extension InterfaceSample: NumberedSample {
  fileprivate init(number: UInt32) { self.init(device: "") }

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

extension VCPUSample: NumberedSample {
  fileprivate init(number: UInt32) { self.init(number: Int(number)) }

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
///
/// The one that is being filled lies beside the others: there are some ten values of each, of every
/// machine, and to reach into an array for each of them costs more than all the rest.
private struct Numbered<Sample: NumberedSample> {
  private var numbers: [UInt32] = []
  private var samples: [Sample] = []
  private var number: UInt32 = 0
  private var open: Sample?

  mutating func take(_ number: UInt32, _ field: FieldName, _ value: TypedValue) {
    if open == nil || number != self.number {
      close()
      if let place = numbers.lastIndex(of: number) { return samples[place].take(field, value) }
      guard samples.count < StatsRecord.deviceLimit else { return }
      self.number = number
      open = Sample(number: number)
    }
    open?.take(field, value)
  }

  /// Puts the open one to the others.
  private mutating func close() {
    guard let sample = open else { return }
    numbers.append(number)
    samples.append(sample)
    open = nil
  }

  /// All of them, in the order in which they were named first.
  mutating func finish() -> [Sample] {
    close()
    return samples
  }
}
