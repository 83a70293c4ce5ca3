/// Whose turn it is where each domain has to be asked by itself.
struct StatsRotation: Sendable, Equatable {
  /// The most that are asked in one reading.
  static let largest = 64
  /// The fewest: one that is on the screen, and one that is not.
  static let smallest = 2

  private var waiting: [ObjectUUID] = []
  /// How many there were when the round began.
  private var count = 0
  /// How many there is time for in one reading.
  private(set) var portion = StatsRotation.largest
  /// Where among the most wanted the next reading begins, when there is no time for all of them.
  private var start = 0
  /// How many of the most wanted were chosen last.
  private var favoured = 0

  /// How many readings it takes to ask all.
  var turns: Int {
    guard count > portion else { return 1 }
    let others = max(1, portion - favoured)
    return (count + others - 1) / others
  }

  /// Chooses whom to ask.
  ///
  /// - Parameters:
  ///   - first: Asked each time if there is room: they get up to half of it.
  ///   - active: All active domains, asked for at the start of each round.
  /// - Returns: Whom to ask, the most wanted first.
  mutating func next(first: [ObjectUUID], active: () -> [ObjectUUID]) -> [ObjectUUID] {
    var chosen: [ObjectUUID] = []
    var seen: Set<ObjectUUID> = []
    let room = min(first.count, portion / 2)
    if room == first.count { start = 0 }
    for step in 0..<room {
      let id = first[(start + step) % first.count]
      if seen.insert(id).inserted { chosen.append(id) }
    }
    start += room
    favoured = chosen.count
    var hasBegunRound = false
    while chosen.count < portion {
      if waiting.isEmpty {
        if hasBegunRound { break }
        hasBegunRound = true
        waiting = active().reversed()
        count = waiting.count
      }
      guard let id = waiting.popLast() else { break }
      if seen.insert(id).inserted { chosen.append(id) }
    }
    return chosen
  }

  /// Takes note of how many of those that were chosen there was time for; the others are next.
  mutating func asked(_ number: Int, of chosen: [ObjectUUID]) {
    guard number < chosen.count else {
      portion = min(Self.largest, portion + max(1, portion / 8))
      return
    }
    portion = max(Self.smallest, number)
    waiting += chosen.dropFirst(number).reversed()
  }
}
