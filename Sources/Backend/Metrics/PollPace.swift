/// How often statistics are read, by what reading them costs.
struct PollPace: Sendable, Equatable {
  /// A host is left alone at least so many times as long as a reading took.
  static let leisure = 4.0
  /// The longest pause, in seconds.
  static let longest = 60.0

  /// How long a reading takes as a rule, round trips included, in seconds; nil before the first.
  private(set) var usual: Double?
  /// How many readings in a row did not come to an end.
  private(set) var failures = 0

  /// Takes note of a reading that took so many seconds.
  mutating func took(_ seconds: Double) {
    failures = 0
    guard let usual else {
      self.usual = seconds
      return
    }
    // At once to the slower side, slowly back.
    self.usual = seconds > usual ? seconds : usual * 0.7 + seconds * 0.3
  }

  /// Takes note of a reading that did not come to an end.
  mutating func failed() { failures += 1 }

  /// Takes note that what held readings up is out of the way.
  mutating func recovered() { failures = 0 }

  /// The pause from one reading to the next, in seconds.
  func interval(wanted: Double) -> Double {
    let affordable = (usual ?? 0) * Self.leisure
    let pause = failures > 1 ? Double(min(failures, 6)) * 10 : 0
    return min(max(wanted, affordable, pause), max(Self.longest, wanted))
  }

  /// How long one reading may take, in seconds.
  func deadline(least: Double) -> Double { max(least, 3 * (usual ?? 0)) }
}
