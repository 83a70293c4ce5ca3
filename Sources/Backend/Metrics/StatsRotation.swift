/// Whose turn it is where each domain has to be asked by itself.
struct StatsRotation: Sendable, Equatable {
  private var waiting: [ObjectUUID] = []
  /// How many there were when the round began.
  private var count = 0

  /// How many times it takes to ask all, so many at a time.
  func turns(of limit: Int) -> Int { max(1, (count + limit - 1) / limit) }

  /// Chooses whom to ask.
  ///
  /// - Parameters:
  ///   - first: Asked each time.
  ///   - limit: How many are asked at most.
  ///   - active: All active domains, asked for at the start of each round.
  /// - Returns: Whom to ask, the most wanted first.
  mutating func next(
    first: [ObjectUUID],
    limit: Int,
    active: () -> [ObjectUUID]
  ) -> [ObjectUUID] {
    var chosen: [ObjectUUID] = []
    var seen: Set<ObjectUUID> = []
    for id in first where chosen.count < limit && seen.insert(id).inserted { chosen.append(id) }
    var hasBegunRound = false
    while chosen.count < limit {
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

  /// Puts those back whose turn did not come in time.
  mutating func putBack(_ ids: some BidirectionalCollection<ObjectUUID>) {
    waiting += ids.reversed()
  }
}
