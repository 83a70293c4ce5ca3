import Testing

@testable import Backend

@Suite("Whose turn it is where each machine is asked by itself")
struct StatsRotationTests {
  private let all = (0..<200).compactMap { number in
    ObjectUUID(bytes: Array(repeating: UInt8(number), count: 16))
  }

  @Test("is everybody's each time while there are few")
  func few() {
    var rotation = StatsRotation()
    let some = Array(all[..<50])
    for _ in 0..<3 {
      let chosen = rotation.next(first: [some[40], some[3]]) { some }
      #expect(chosen.prefix(2) == [some[40], some[3]])
      #expect(Set(chosen) == Set(some))
      #expect(chosen.count == 50)
      #expect(rotation.turns == 1)
      rotation.asked(50, of: chosen)
    }
    var empty = StatsRotation()
    #expect(empty.next(first: []) { [] } == [])
    #expect(empty.turns == 1)
  }

  @Test("comes round for all, and each time for those on the screen")
  func many() {
    var rotation = StatsRotation()
    var times: [ObjectUUID: Int] = [:]
    let visible = Array(all[90..<100])
    for _ in 0..<20 {
      let chosen = rotation.next(first: visible) { all }
      #expect(Array(chosen.prefix(10)) == visible)
      #expect(chosen.count == StatsRotation.largest)
      for id in chosen { times[id, default: 0] += 1 }
      rotation.asked(chosen.count, of: chosen)
    }
    for id in visible { #expect(times[id] == 20) }
    for id in all { #expect(times[id, default: 0] >= 20 / rotation.turns) }
    #expect(rotation.turns == 4)
  }

  @Test("starves nobody on a host so slow that there is time for two")
  func slow() {
    var rotation = StatsRotation()
    let some = Array(all[..<40])
    let visible = Array(some[..<30])
    var last: [ObjectUUID: Int] = [:]
    var longest = 0
    for turn in 0..<400 {
      let chosen = rotation.next(first: visible) { some }
      for id in chosen.prefix(2) {
        if let before = last[id] { longest = max(longest, turn - before) }
        last[id] = turn
      }
      rotation.asked(min(2, chosen.count), of: chosen)
    }
    #expect(Set(last.keys) == Set(some))
    // What is compared may be so many readings apart.
    #expect(longest <= rotation.turns * Int(RateMeter.longestSpan))
  }
}
