/// The last sample of one domain, and what the next one makes of it.
struct DomainMeter {
  /// What holds for all domains of one sample.
  struct Context {
    /// The most seconds between two samples that are compared.
    var longestSpan: Double
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

  private var last: DomainSample?
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
      vcpuCount = nil
      since = nil
    }
    let span = before.map { sample.time - $0.time }
    if let span, span < RateMeter.shortestSpan { return nil }
    last = sample
    vcpuCount = sample.vcpuCount ?? traits.vcpuCount ?? vcpuCount
    var figures = DomainFigures()
    figures.runID = sample.runID
    figures.vcpuCount = vcpuCount ?? 0
    figures.uptime = traits.uptime
    let first = since ?? sample.time
    since = first
    figures.watched = max(0, sample.time - first)
    figures.memory = memory.figures(sample, traits.balloon, context)
    var seconds = span ?? 0
    if seconds > context.longestSpan || !isPlausible(sample, before, seconds, context) {
      seconds = 0
    }
    addProcessors(&figures, sample, before, seconds, context)
    figures.disks = DeviceRates.disks(sample.disks, before?.disks ?? [], seconds)
    figures.interfaces = DeviceRates.interfaces(
      sample.interfaces,
      before?.interfaces ?? [],
      seconds
    )
    return figures
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
