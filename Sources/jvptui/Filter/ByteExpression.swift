/// Looks for an expression in ASCII texts, one table look-up a byte.
///
/// `Regex` takes microseconds a text, and ten thousand machines have a hundred thousand texts that
/// are looked at with each key. The tables are made as they are needed.
final class ByteExpression {
  /// A state of the automaton that is in several places at once.
  private enum Place {
    case bytes(ByteSet, next: Int)
    case split(Int, Int)
    case start(next: Int)
    case end(next: Int)
    case match
  }

  /// What is known of a state without looking any further.
  private struct Traits: OptionSet {
    let rawValue: UInt8

    /// It was found.
    static let isMatch = Traits(rawValue: 1)
    /// It is found if the text ends here.
    static let isMatchAtEnd = Traits(rawValue: 2)
    /// No byte leads anywhere else, so that the rest of the text need not be looked at.
    static let isStuck = Traits(rawValue: 4)
  }

  /// More states than this are forgotten and made anew.
  private static let mostStates = 1000

  private var places: [Place] = [.match]
  private var entry = 0
  /// The places of each state, and the state of places.
  private var members: [[Int]] = []
  private var states: [[Int]: Int32] = [:]
  /// Per state and byte the state that follows; -1 while it was not needed.
  private var table: [Int32] = []
  private var traits: [Traits] = []

  /// - Returns: nil for an expression that `Regex` must look for.
  init?(_ pattern: String) {
    guard let node = ByteExpressionParser.parse(pattern) else { return nil }
    entry = add(node, before: 0)
    guard places.count <= 2000 else { return nil }
    forget()
  }

  /// Whether it occurs; nil where the text holds more than ASCII and nothing was found before that.
  ///
  /// - Parameters:
  ///   - text: What is looked at.
  ///   - separator: What parts it into texts of which each has a start and an end; nil for one text.
  /// - Returns: Whether it is in any of them.
  func occurs(in text: Span<UInt8>, separator: UInt8? = nil) -> Bool? {
    var state = 0
    var index = 0
    if traits[0].contains(.isMatch) { return true }
    while index < text.count {
      switch run(text, separator, &index, &state) {
      case .found: return true
      case .unknownByte: return nil
      case .ended: break
      case .unknownState:
        state = Int(follow(state, text[index]))
        index += 1
        if traits[state].contains(.isMatch) { return true }
      }
    }
    return traits[state].contains(.isMatchAtEnd)
  }

  private enum Pause { case found, ended, unknownByte, unknownState }

  /// Goes on as far as the tables are known.
  private func run(
    _ text: Span<UInt8>,
    _ separator: UInt8?,
    _ index: inout Int,
    _ state: inout Int
  ) -> Pause {
    // Held by constants, so that not each byte asks whether someone else changes them.
    let (table, traits) = (table, traits)
    let count = text.count
    while index < count {
      let byte = text[index]
      if byte == separator {
        if traits[state].contains(.isMatchAtEnd) { return .found }
        state = 0
        index += 1
        continue
      }
      guard byte < 0x80 else { return .unknownByte }
      if traits[state].contains(.isStuck) {
        repeat { index += 1 } while index < count && text[index] != separator && text[index] < 0x80
        continue
      }
      let next = table[state << 7 | Int(byte)]
      guard next >= 0 else { return .unknownState }
      state = Int(next)
      index += 1
      if traits[state].contains(.isMatch) { return .found }
    }
    return .ended
  }
}

extension ByteExpression {
  private func add(_ place: Place) -> Int {
    places.append(place)
    return places.count - 1
  }

  /// Adds what leads to a place.
  private func add(_ node: ByteExpressionParser.Node, before next: Int) -> Int {
    switch node {
    case .bytes(let set): return add(.bytes(set, next: next))
    case .start: return add(.start(next: next))
    case .end: return add(.end(next: next))
    case .sequence(let parts):
      return parts.reversed().reduce(next) { add($1, before: $0) }
    case .alternatives(let parts):
      return parts.dropLast().reversed().reduce(add(parts[parts.count - 1], before: next)) {
        add(.split(add($1, before: next), $0))
      }
    case .repeated(let inner, let least, let most):
      var place = next
      if let most {
        for _ in least..<max(least, most) { place = add(.split(add(inner, before: place), next)) }
      } else {
        let loop = add(.split(0, next))
        places[loop] = .split(add(inner, before: loop), next)
        place = loop
      }
      for _ in 0..<least { place = add(inner, before: place) }
      return place
    }
  }

  private func forget() {
    members = []
    states = [:]
    table = []
    traits = []
    _ = state(of: closure(of: [entry], atStart: true, atEnd: false))
  }

  /// All places that are reached without a byte.
  private func closure(of seeds: [Int], atStart: Bool, atEnd: Bool) -> [Int] {
    var reached: Set<Int> = []
    var waiting = seeds
    while let place = waiting.popLast() {
      guard reached.insert(place).inserted else { continue }
      switch places[place] {
      case .split(let first, let second): waiting += [first, second]
      case .start(let next): if atStart { waiting.append(next) }
      case .end(let next): if atEnd { waiting.append(next) }
      case .bytes, .match: break
      }
    }
    return reached.sorted()
  }

  private func state(of set: [Int]) -> Int32 {
    if let known = states[set] { return known }
    let number = Int32(members.count)
    states[set] = number
    members.append(set)
    table += Array(repeating: -1, count: 128)
    var known: Traits = set.contains(0) ? .isMatch : []
    // At the very start of a text that is also its end, `^` holds as well.
    let end = closure(of: set, atStart: number == 0, atEnd: true)
    if end.contains(0) { known.insert(.isMatchAtEnd) }
    let isWaiting = set.contains { if case .bytes = places[$0] { true } else { false } }
    if number > 0, !isWaiting, set == closure(of: [entry], atStart: false, atEnd: false) {
      known.insert(.isStuck)
    }
    traits.append(known)
    return number
  }

  /// The state after one more byte; a match may begin at any of them.
  private func follow(_ state: Int, _ byte: UInt8) -> Int32 {
    var seeds = [entry]
    for place in members[state] {
      if case .bytes(let set, let next) = places[place], set.contains(byte) { seeds.append(next) }
    }
    let set = closure(of: seeds, atStart: false, atEnd: false)
    guard members.count < Self.mostStates || states[set] != nil else {
      forget()
      return self.state(of: set)
    }
    let next = self.state(of: set)
    table[state << 7 | Int(byte)] = next
    return next
  }
}
