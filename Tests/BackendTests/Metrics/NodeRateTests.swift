import Testing

@testable import Backend

@Suite("Rates of a host")
struct NodeRateTests {
  private func figures(_ first: NodeSample, _ second: NodeSample, after: Double = 2) -> NodeFigures?
  {
    var meter = RateMeter()
    _ = meter.figures(
      from: HostSample(time: 10, wallTime: 0, planned: 2, node: first),
      interval: 2
    )
    return meter.figures(
      from: HostSample(time: 10 + after, wallTime: 0, planned: 2, node: second),
      interval: 2
    )?.node
  }

  private func node(
    _ busy: UInt64,
    _ idle: UInt64,
    _ ioWait: UInt64,
    _ stolen: UInt64? = nil
  )
    -> NodeSample
  {
    NodeSample(
      processorTime: NodeSample.ProcessorTime(
        busy: busy,
        idle: idle,
        ioWait: ioWait,
        stolen: stolen
      )
    )
  }

  @Test("are shares of the time that has passed on all its processors")
  func shares() throws {
    let figures = try #require(self.figures(node(100, 100, 100), node(130, 160, 110)))
    #expect(figures.cpu == 0.3)
    #expect(figures.ioWait == 0.1)
    #expect(figures.stolen == nil)
    let guest = try #require(self.figures(node(0, 0, 0, 0), node(50, 25, 0, 25)))
    #expect(guest.cpu == 0.5)
    #expect(guest.stolen == 0.25)
  }

  @Test("are missing while its counters stand still or go back")
  func gaps() throws {
    #expect(try #require(self.figures(node(1, 1, 1), node(1, 1, 1))).cpu == nil)
    #expect(try #require(self.figures(node(5, 5, 0), node(4, 9, 0))).cpu == nil)
    #expect(try #require(self.figures(node(0, 0, 0), node(1, 1, 0), after: 7)).cpu == nil)
    // The kernel's count of waiting alone may go back.
    #expect(try #require(self.figures(node(0, 0, 9), node(1, 1, 8))).cpu == 0.5)
  }

  @Test("are taken as they are from a driver that tells only them")
  func utilization() throws {
    let figures = try #require(self.figures(NodeSample(), NodeSample(utilization: 0.42)))
    #expect(figures.cpu == 0.42)
  }
}
