import Testing

@testable import Backend

@Suite("How often statistics are read")
struct PaceTests {
  @Test("is as often as asked while it costs little, and less often where it costs much")
  func cost() {
    var pace = PollPace()
    #expect(pace.interval(wanted: 2) == 2)
    pace.took(0.05)
    #expect(pace.interval(wanted: 2) == 2)
    pace.took(1.5)
    #expect(pace.interval(wanted: 2) == 6)
    #expect(pace.interval(wanted: 10) == 10)
    pace.took(100)
    #expect(pace.interval(wanted: 2) == 60)
    for _ in 0..<30 { pace.took(0.05) }
    #expect(pace.interval(wanted: 2) == 2)
  }

  @Test("allows a reading three times its usual time, and never less than the limit")
  func deadline() {
    var pace = PollPace()
    #expect(pace.deadline(least: 10) == 10)
    pace.took(0.1)
    #expect(pace.deadline(least: 10) == 10)
    pace.took(5)
    #expect(pace.deadline(least: 10) == 15)
  }

  @Test("is at once again after one that hung, and less often after several")
  func failures() {
    var pace = PollPace()
    pace.took(0.1)
    pace.failed()
    #expect(pace.interval(wanted: 2) == 2)
    pace.failed()
    #expect(pace.interval(wanted: 2) == 20)
    for _ in 0..<20 { pace.failed() }
    #expect(pace.interval(wanted: 2) == 60)
    pace.took(0.1)
    #expect(pace.interval(wanted: 2) == 2)
  }

  @Test("is asked for within 1 to 60 seconds")
  func bounds() {
    #expect(StatisticsInterest(interval: 0).interval == 1)
    #expect(StatisticsInterest(interval: 3600).interval == 60)
    #expect(StatisticsInterest(interval: 5).interval == 5)
    #expect(StatisticsInterest().interval == nil)
  }

  @Test("is by turns where each machine is asked by itself, the visible ones every time")
  func rotation() throws {
    let all = try (0..<10).map { number in
      try #require(ObjectUUID(bytes: Array(repeating: UInt8(number), count: 16)))
    }
    var rotation = StatsRotation()
    var asked: [ObjectUUID: Int] = [:]
    for _ in 0..<8 {
      let chosen = rotation.next(first: [all[9], all[9]], limit: 4) { all }
      #expect(chosen.first == all[9])
      #expect(Set(chosen).count == 4)
      for id in chosen { asked[id, default: 0] += 1 }
    }
    #expect(asked[all[9]] == 8)
    for id in all.dropLast() { #expect(asked[id, default: 0] >= 2) }
    #expect(rotation.turns(of: 4) == 3)
    // One whose turn did not come is the next.
    rotation.putBack([all[5]])
    #expect(rotation.next(first: [], limit: 1) { all } == [all[5]])
    var empty = StatsRotation()
    #expect(empty.next(first: [], limit: 4) { [] } == [])
    #expect(empty.turns(of: 4) == 1)
  }
}
