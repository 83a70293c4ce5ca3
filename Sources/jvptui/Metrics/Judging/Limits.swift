import Backend

/// The limits of the settings, and which machines are above them since when.
struct Limits: Sendable {
  /// One machine above one limit.
  struct Breach: Sendable {
    /// Since when, on the clock of its host's readings.
    let since: Double
    /// The highest value so far.
    var highest: Double
    /// When it was told of, on the loop's clock; nil while the time that it may take is not over.
    var toldAt: Double?
    /// Since when the value is no longer above, on the clock of the readings; nil while it is.
    var below: Double?

    /// Whether it was told of, and is so still.
    var isTold: Bool { toldAt != nil && below == nil }
  }

  /// A machine and the place of a limit among all of them.
  private struct Place: Hashable {
    let item: ItemID
    let threshold: Int
  }

  /// What is to be said because of a reading.
  struct News: Sendable {
    let domain: ObjectUUID
    let threshold: Threshold
    let text: String
    let isStart: Bool
  }

  /// How long a value must stay below before that is told, in seconds.
  ///
  /// One that swings around its limit would ring the bell without end.
  static let calm = 10.0
  /// How long a row is lit up by turns, in seconds, and how long each turn is.
  static let flashSeconds = 6.0
  static let flashTurn = 0.5

  var thresholds: [Threshold] = [] {
    didSet { if thresholds != oldValue { breaches = [:] } }
  }
  private var breaches: [Place: Breach] = [:]
  /// Whether rows that flash are lit up now.
  private(set) var isLit = false

  /// Looks at what the machines of a host do.
  ///
  /// A machine of which nothing is told, and that still runs, stays as it was.
  mutating func judge(
    _ figures: HostFigures,
    of host: HostID,
    clock: Double,
    isActive: (ObjectUUID) -> Bool
  ) -> [News] {
    guard !thresholds.isEmpty else { return [] }
    var news: [News] = []
    for (index, threshold) in thresholds.enumerated() {
      for (id, domain) in figures.domains {
        guard let value = domain.listed(threshold.metric) else { continue }
        let place = Place(item: .domain(host, id), threshold: index)
        if value > threshold.above {
          if let told = rise(place, threshold, value, figures.time, clock) {
            news.append(News(domain: id, threshold: threshold, text: told, isStart: true))
          }
        } else if breaches[place] != nil, let told = fall(place, threshold, figures.time) {
          news.append(News(domain: id, threshold: threshold, text: told, isStart: false))
        }
      }
    }
    for place in Array(breaches.keys) {
      guard case .domain(host, let id) = place.item, figures.domains[id] == nil, !isActive(id)
      else { continue }
      let threshold = thresholds[place.threshold]
      if let told = end(place, threshold, figures.time) {
        news.append(News(domain: id, threshold: threshold, text: told, isStart: false))
      }
    }
    return news
  }

  /// - Returns: What is to be said, once the time is over.
  private mutating func rise(
    _ place: Place,
    _ threshold: Threshold,
    _ value: Double,
    _ time: Double,
    _ clock: Double
  ) -> String? {
    var breach = breaches[place] ?? Breach(since: time, highest: value)
    breach.highest = max(breach.highest, value)
    breach.below = nil
    defer { breaches[place] = breach }
    guard breach.toldAt == nil, time - breach.since >= threshold.seconds else { return nil }
    breach.toldAt = clock
    return "\(threshold.text): \(threshold.metric.text(value))"
  }

  /// - Returns: What is to be said, once it has stayed below for a while.
  private mutating func fall(_ place: Place, _ threshold: Threshold, _ time: Double) -> String? {
    guard let breach = breaches[place], breach.toldAt != nil else {
      breaches[place] = nil
      return nil
    }
    let below = breach.below ?? time
    breaches[place]?.below = below
    return time - below >= Self.calm ? end(place, threshold, below) : nil
  }

  /// - Returns: What is to be said, where the start was.
  private mutating func end(_ place: Place, _ threshold: Threshold, _ time: Double) -> String? {
    guard let breach = breaches.removeValue(forKey: place), breach.toldAt != nil else {
      return nil
    }
    let title = threshold.metric.title
    return say(
      "\(title) no longer above \(threshold.metric.text(threshold.above)), "
        + "after \(MetricText.number((time - breach.since).rounded())) s; at most "
        + "\(threshold.metric.text(breach.highest))"
    )
  }

  /// Whether it was told that a machine is above a limit, and it still is.
  func isAbove(_ item: ItemID) -> Bool {
    guard !breaches.isEmpty else { return false }
    return thresholds.indices.contains {
      breaches[Place(item: item, threshold: $0)]?.isTold == true
    }
  }

  /// Whether its row is to be seen from afar.
  func isFlashing(_ item: ItemID, at clock: Double) -> Bool {
    guard !breaches.isEmpty else { return false }
    return thresholds.indices.contains { index in
      guard let told = breaches[Place(item: item, threshold: index)]?.toldAt else { return false }
      return clock - told < Self.flashSeconds
    }
  }

  private func flashes(at clock: Double) -> Bool {
    breaches.values.contains { breach in
      breach.toldAt.map { clock - $0 < Self.flashSeconds } ?? false
    }
  }

  /// Lights rows up by turns.
  mutating func flash(at clock: Double) {
    isLit = flashes(at: clock) && Int(clock / Self.flashTurn) % 2 == 0
  }

  /// How soon that changes; nil while no row flashes.
  func nextFlash(at clock: Double) -> Double? {
    guard isLit || flashes(at: clock) else { return nil }
    let rest = clock.truncatingRemainder(dividingBy: Self.flashTurn)
    return max(0.02, Self.flashTurn - rest)
  }

  /// Forgets what was on a host that is gone.
  mutating func forget(_ host: HostID) {
    breaches = breaches.filter { $0.key.item.host != host }
  }
}
