import Backend

/// A domain as the rows of lists share it.
///
/// A domain has some twenty parts that are counted one by one when it is copied; at ten thousand
/// machines and a key a keystroke that would take longer than all else.
final class DomainRecord: Sendable {
  let domain: Domain
  /// What it is sorted by among names.
  let nameKey: SortKey
  /// What words of a filter look at; nil where it was not put together.
  let searchText: SearchText?

  /// - Parameters:
  ///   - domain: The domain as it is now.
  ///   - old: What it was before; one of the same name is sorted by the same key.
  ///   - searchText: What words look at.
  init(_ domain: Domain, after old: DomainRecord? = nil, searchText: SearchText? = nil) {
    self.domain = domain
    nameKey =
      old.flatMap { $0.domain.name == domain.name ? $0.nameKey : nil } ?? .natural(domain.name)
    self.searchText = searchText
  }

  func hasName(of other: DomainRecord?) -> Bool { domain.name == other?.domain.name }

  /// The order of names as the operator counts, `web-2` before `web-10`; no two domains are equal.
  static func stands(_ first: DomainRecord, before second: DomainRecord) -> Bool {
    if first.nameKey != second.nameKey { return first.nameKey < second.nameKey }
    if first.domain.name != second.domain.name { return first.domain.name < second.domain.name }
    return first.domain.id < second.domain.id
  }
}

/// The domains of a host as rows share them: by UUID, and in the order of their names.
///
/// Ten thousand rows are put in order with each key that changes a filter; they nearly are already.
struct DomainRecords: Sendable {
  /// In the order of their names.
  private(set) var ordered: [DomainRecord] = []
  private var byID: [ObjectUUID: DomainRecord] = [:]

  subscript(id: ObjectUUID) -> DomainRecord? { byID[id] }

  /// Takes one domain as it is now.
  mutating func update(_ domain: Domain, searchText: SearchText?) {
    let old = byID[domain.id]
    let record = DomainRecord(domain, after: old, searchText: searchText)
    byID[domain.id] = record
    let place = place(of: record)
    if record.hasName(of: old), ordered.indices.contains(place) {
      ordered[place] = record
      return
    }
    ordered.insert(record, at: place)
    if let old { removeFromOrder(old) }
  }

  mutating func remove(_ id: ObjectUUID) {
    if let old = byID.removeValue(forKey: id) { removeFromOrder(old) }
  }

  /// Takes all domains at once, each with what words look at.
  mutating func replace(_ domains: [(domain: Domain, searchText: SearchText?)]) {
    var next: [ObjectUUID: DomainRecord] = [:]
    next.reserveCapacity(domains.count)
    var added: [DomainRecord] = []
    for (domain, searchText) in domains {
      let old = byID[domain.id]
      let record = DomainRecord(domain, after: old, searchText: searchText)
      if !record.hasName(of: old) { added.append(record) }
      next[domain.id] = record
    }
    // Those that were there before are in order: only what is new or renamed has to be put in.
    ordered = ordered.compactMap { old in
      next[old.domain.id].flatMap { $0.hasName(of: old) ? $0 : nil }
    }
    ordered += added
    // A host that names one UUID twice is believed once.
    if ordered.count != next.count { ordered = Array(next.values) }
    ordered.sort(by: DomainRecord.stands)
    byID = next
  }

  private mutating func removeFromOrder(_ record: DomainRecord) {
    let place = place(of: record)
    if ordered.indices.contains(place), ordered[place] === record { ordered.remove(at: place) }
  }

  /// Where a record is or belongs.
  private func place(of record: DomainRecord) -> Int {
    var (low, high) = (0, ordered.count)
    while low < high {
      let middle = (low + high) / 2
      if DomainRecord.stands(ordered[middle], before: record) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
