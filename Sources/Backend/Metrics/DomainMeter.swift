/// The last sample of one domain, and what the next one makes of it.
struct DomainMeter {
  /// What holds for all domains of one sample.
  struct Context {
    /// The most seconds between two samples that are compared.
    var longestSpan: Double
    /// The most seconds for which what was not asked for holds.
    var longestPart: Double
    /// When the next sample is due, in seconds.
    var interval: Double
    /// By how much the seconds between two samples can be wrong.
    var uncertainty: Double
    /// When libvirt answered, in seconds since 1970.
    var wallTime: Int64
    /// The host's processors; nil when it does not say.
    var processors: Int?
  }

  /// More processors than this no host has.
  private static let mostProcessors = 8192

  /// What was made of a part when it was asked for last.
  private struct Part<Figures: Sendable>: Sendable {
    var figures: Figures
    /// When that was, in seconds on the samples' clock; nil before.
    var time: Double?
  }

  private var last: DomainSample?
  private var memoryPart = Part(figures: MemoryFigures())
  private var disks = Part(figures: [DiskFigures]())
  private var interfaces = Part(figures: [InterfaceFigures]())
  /// Whether all was asked for in the sample before.
  private var wasWhole = true
  private var memory = MemoryMeter()
  private var vcpuCount: Int?
  /// When this instance was seen first, in seconds on the samples' clock.
  private var since: Double?
  /// The number of the host's sample in which it was seen last.
  private(set) var turn: UInt64 = 0

  /// Whether its emulator had answered in the last sample.
  var wasAnswered: Bool { last?.isAnswered ?? false }

  /// Takes one sample in.
  ///
  /// - Returns: Its figures; nil when the sample before is so close that nothing can be said.
  mutating func figures(
    _ sample: DomainSample,
    _ traits: RateMeter.Traits,
    _ context: Context,
    _ turn: UInt64
  ) -> DomainFigures? {
    self.turn = turn
    let before = last.flatMap { $0.runID == sample.runID ? $0 : nil }
    if before == nil {
      memory = MemoryMeter()
      memoryPart = Part(figures: MemoryFigures())
      disks = Part(figures: [])
      interfaces = Part(figures: [])
      wasWhole = true
      vcpuCount = nil
      since = nil
    }
    let span = before.map { sample.time - $0.time }
    if let span, span < RateMeter.shortestSpan { return nil }
    last = sample
    if let before { last?.take(StatisticsParts.all.subtracting(sample.parts), from: before) }
    vcpuCount = sample.vcpuCount ?? traits.vcpuCount ?? vcpuCount
    var figures = DomainFigures()
    figures.runID = sample.runID
    figures.vcpuCount = vcpuCount ?? 0
    figures.uptime = traits.uptime
    let first = since ?? sample.time
    since = first
    figures.watched = max(0, sample.time - first)
    var seconds = span ?? 0
    let isSound = isPlausible(sample, before, seconds, context)
    if seconds > context.longestSpan || !isSound { seconds = 0 }
    addProcessors(&figures, sample, before, seconds, context)
    addParts(&figures, sample, traits, before, isSound, context)
    return figures
  }

  /// Adds what was asked for, and what is still known of what was not.
  private mutating func addParts(
    _ figures: inout DomainFigures,
    _ sample: DomainSample,
    _ traits: RateMeter.Traits,
    _ before: DomainSample?,
    _ isSound: Bool,
    _ context: Context
  ) {
    let isWhole = sample.parts == .all
    let longest =
      isWhole && wasWhole ? context.longestSpan : max(context.longestSpan, context.longestPart)
    var spans = PartSpans(memory: 0, disks: 0, interfaces: 0)
    /// The seconds since a part was asked for before; 0 where that is too long ago to compare with.
    func span(since time: Double?) -> Double {
      guard let time, isSound, sample.time - time <= longest else { return 0 }
      return sample.time - time
    }
    if sample.parts.contains(.memory) {
      let known = span(since: memoryPart.time)
      spans.memory = known > 0 ? known : context.interval
      let made = memory.figures(sample, traits.balloon, context)
      memoryPart = Part(figures: made, time: sample.time)
    }
    if sample.parts.contains(.disks) {
      spans.disks = span(since: disks.time)
      let made = DeviceRates.disks(sample.disks, before?.disks ?? [], spans.disks)
      disks = Part(figures: made, time: sample.time)
    }
    if sample.parts.contains(.interfaces) {
      spans.interfaces = span(since: interfaces.time)
      let made = DeviceRates.interfaces(
        sample.interfaces,
        before?.interfaces ?? [],
        spans.interfaces
      )
      interfaces = Part(figures: made, time: sample.time)
    }
    func isKnown(_ time: Double?) -> Bool { time.map { sample.time - $0 <= longest } ?? false }
    if isKnown(memoryPart.time) {
      figures.memory = memoryPart.figures
    } else {
      figures.memory.maximum = traits.memory
    }
    if isKnown(disks.time) { figures.disks = disks.figures }
    if isKnown(interfaces.time) { figures.interfaces = interfaces.figures }
    if !isWhole || !wasWhole { figures.spans = spans }
    wasWhole = isWhole
  }

  /// Whether the processor time can have grown like that: what went back was counted anew, and what
  /// jumped ahead is counted in another way since.
  private func isPlausible(
    _ sample: DomainSample,
    _ before: DomainSample?,
    _ seconds: Double,
    _ context: Context
  ) -> Bool {
    guard let now = sample.processorTime, let then = before?.processorTime else { return true }
    guard let grown = difference(now, then) else { return false }
    let processors = Double(context.processors ?? Self.mostProcessors)
    return Double(grown) / 1e9 <= processors * ((seconds + context.uncertainty) * 1.1 + 0.2)
  }

  /// Adds rates of its processors; the seconds since the sample before are 0 when there is none to
  /// compare with.
  private func addProcessors(
    _ figures: inout DomainFigures,
    _ sample: DomainSample,
    _ before: DomainSample?,
    _ seconds: Double,
    _ context: Context
  ) {
    let span = seconds * 1e9
    if span > 0, let grown = difference(sample.processorTime, before?.processorTime) {
      let busy = Double(grown) / span
      if let vcpuCount, vcpuCount > 0 { figures.cpu = busy / Double(vcpuCount) }
      if let processors = context.processors, processors > 0 {
        figures.cpuOfHost = busy / Double(processors)
      }
    }
    guard !sample.vcpus.isEmpty else { return }
    let known = before?.vcpus ?? []
    var delays = 0.0
    var delayed = 0
    figures.vcpus = sample.vcpus.enumerated().map { position, vcpu in
      let then =
        known.indices.contains(position) && known[position].number == vcpu.number
        ? known[position] : known.first { $0.number == vcpu.number }
      func share(_ counter: KeyPath<VCPUSample, UInt64?>) -> Double? {
        guard span > 0, let then else { return nil }
        return difference(vcpu[keyPath: counter], then[keyPath: counter]).map { Double($0) / span }
      }
      let delay = share(\.delay)
      if let delay {
        delays += delay
        delayed += 1
      }
      return VCPUFigures(
        number: vcpu.number,
        busy: share(\.time),
        wait: share(\.wait),
        delay: delay
      )
    }
    if delayed > 0 { figures.cpuDelay = delays / Double(delayed) }
  }
}
