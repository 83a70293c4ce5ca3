import Testing

@testable import Backend

/// Feeds a meter with one domain's samples, with time and counters as a test says.
struct MeterSeries {
  static let id = ObjectUUID(bytes: Array(1...16))

  var meter = RateMeter()
  var time = 1000.0
  var wallTime: Int64 = 1_700_000_000
  var interval = 2.0
  var node = NodeSample(processors: 8)
  var traits = RateMeter.Traits(
    vcpuCount: 2,
    balloon: DomainDefinition.Balloon(model: "virtio", period: 5)
  )
  let id: ObjectUUID
  var domain: DomainSample

  init() throws {
    id = try #require(Self.id)
    domain = DomainSample(id: id, runID: 7, time: 0)
    domain.processorTime = 0
  }

  /// Lets time pass, changes the domain, and takes a sample.
  @discardableResult
  mutating func step(
    _ seconds: Double = 2,
    wall: Int64? = nil,
    _ change: (inout DomainSample) -> Void = { _ in }
  ) -> HostFigures? {
    time += seconds
    wallTime += wall ?? Int64(seconds)
    change(&domain)
    domain.time = time
    return meter.figures(
      from: HostSample(
        time: time,
        wallTime: wallTime,
        planned: interval,
        node: node,
        domains: [domain]
      ),
      interval: interval
    ) { _ in traits }
  }

  /// Like `step`, for the figures of the domain alone.
  mutating func figures(
    _ seconds: Double = 2,
    wall: Int64? = nil,
    _ change: (inout DomainSample) -> Void = { _ in }
  ) throws -> DomainFigures {
    try #require(step(seconds, wall: wall, change)?.domains[id])
  }
}

extension DomainSample {
  /// Lets its processors work for so many seconds.
  mutating func work(_ seconds: Double) {
    processorTime = (processorTime ?? 0) + UInt64(seconds * 1e9)
  }
}
