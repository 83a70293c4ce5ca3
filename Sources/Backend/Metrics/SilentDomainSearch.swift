/// Finds the domain whose emulator does not answer, and which so holds up the statistics of all.
///
/// After one reading without an answer the next one, on a new connection, passes over what is still
/// busy: who tells less than before is who hangs. Where that reading hangs too, domains are asked in
/// small groups, once, and the one that hangs by itself is left out from then on.
struct SilentDomainSearch: Sendable, Equatable {
  /// How many are asked together.
  static let groupSize = 8
  /// How long a domain that hung is left out, in seconds.
  static let exclusion = 300.0
  /// The pause between two searches, in seconds.
  static let pause = 600.0

  /// Readings in a row that did not come to an end.
  private(set) var hangs = 0
  /// Groups still to be asked; empty while there is no search.
  private(set) var groups: [[ObjectUUID]] = []
  /// When the last search began.
  private var searched: Double?
  /// The domains that are left out, and until when.
  private(set) var excluded: [ObjectUUID: Double] = [:]
  /// Those that do not answer.
  private(set) var silent: Set<ObjectUUID> = []

  /// Whether domains are asked in groups now.
  var isSearching: Bool { !groups.isEmpty }

  /// Takes note of a reading that did not come to an end.
  ///
  /// - Parameters:
  ///   - time: On a clock that never jumps, in seconds.
  ///   - active: All active domains.
  mutating func hung(at time: Double, active: () -> [ObjectUUID]) {
    hangs += 1
    guard hangs > 1, groups.isEmpty else { return }
    if let searched, time - searched < Self.pause { return }
    searched = time
    let all = active().filter { excluded[$0] == nil }
    groups = stride(from: 0, to: all.count, by: Self.groupSize).map { start in
      Array(all[start..<min(start + Self.groupSize, all.count)])
    }
  }

  /// Takes note that the first group did not answer.
  ///
  /// - Returns: The domain that hangs; nil when one of several does.
  mutating func groupHung(at time: Double) -> ObjectUUID? {
    guard let group = groups.first else { return nil }
    guard group.count == 1 else {
      groups = group.map { [$0] }
      return nil
    }
    groups = []
    hangs = 0
    excluded[group[0]] = time + Self.exclusion
    silent.insert(group[0])
    return group[0]
  }

  /// Takes note that the first group has answered.
  mutating func groupAnswered() {
    if !groups.isEmpty { groups.removeFirst() }
  }

  /// The domains to be left out now; those whose time is over are asked again.
  mutating func leftOut(at time: Double) -> Set<ObjectUUID> {
    if excluded.contains(where: { $0.value <= time }) {
      excluded = excluded.filter { $0.value > time }
    }
    return Set(excluded.keys)
  }

  /// Compares a reading with the one before.
  ///
  /// - Parameters:
  ///   - samples: What was read.
  ///   - wasAnswered: Whether a domain's emulator had answered then.
  /// - Returns: Domains that fell silent when a reading hung, and those that speak again.
  mutating func compare(
    _ samples: [DomainSample],
    wasAnswered: (ObjectUUID) -> Bool
  ) -> (silent: [ObjectUUID], back: [ObjectUUID]) {
    defer { hangs = 0 }
    guard hangs > 0 || !silent.isEmpty else { return ([], []) }
    var fallen: [ObjectUUID] = []
    var back: [ObjectUUID] = []
    for sample in samples {
      if sample.isAnswered {
        if silent.remove(sample.id) != nil { back.append(sample.id) }
      } else if hangs > 0, wasAnswered(sample.id), silent.insert(sample.id).inserted {
        fallen.append(sample.id)
      }
    }
    return (fallen, back)
  }

  /// Forgets domains that are not active any more.
  mutating func keep(_ isActive: (ObjectUUID) -> Bool) {
    guard !silent.isEmpty || !excluded.isEmpty else { return }
    silent = silent.filter(isActive)
    excluded = excluded.filter { isActive($0.key) }
  }
}
