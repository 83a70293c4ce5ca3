import Backend
import OrderedCollections
import TUI
import Widgets

/// A row of the VMs pane: a domain, its host, and the job that runs on it.
struct DomainItem: Sendable {
  /// What all rows of a host have in common, which they share.
  final class HostFacts: Sendable {
    let id: HostID
    let isStale: Bool
    /// What the host told last.
    let latest: LatestFigures?

    init(_ id: HostID, isStale: Bool = false, latest: LatestFigures? = nil) {
      self.id = id
      self.isStale = isStale
      self.latest = latest
    }
  }

  private let facts: HostFacts
  let record: DomainRecord
  /// What is being done to it, such as `Managed save`; nil when nothing is.
  let jobTitle: String?
  /// Whether another machine's name looks the same.
  let hasLookalike: Bool

  init(
    _ record: DomainRecord,
    on host: HostFacts,
    jobTitle: String? = nil,
    hasLookalike: Bool = false
  ) {
    facts = host
    self.record = record
    self.jobTitle = jobTitle
    self.hasLookalike = hasLookalike
  }

  /// A row by itself, of a machine that nothing else is known of.
  init(host: HostID, domain: Domain) {
    self.init(DomainRecord(domain), on: HostFacts(host))
  }

  var host: HostID { facts.id }
  var isStale: Bool { facts.isStale }
  /// What its host told last.
  var latest: LatestFigures? { facts.latest }
  var domain: Domain { record.domain }
  /// What words of a filter look at; nil where it was not put together.
  var searchText: SearchText? { record.searchText }

  /// The name as rows and questions show it: the end of the UUID tells lookalikes apart.
  var shownName: String {
    hasLookalike ? "\(domain.name) #\(domain.id.description.suffix(4))" : domain.name
  }

  var id: ItemID { .domain(host, domain.id) }
  var definition: DomainDefinition? { domain.definition }

  /// State, reason and running job in words.
  var stateText: String {
    if let jobTitle { return say("\(domain.state.word), \(jobTitle.lowercased())…") }
    if let saved { return say(saved) }
    guard let reason = shownReason else { return domain.state.word }
    return say("\(domain.state.word): \(say(reason))")
  }

  /// What a filter finds the state by.
  var stateWords: [String] {
    filterWords(stateText, saved, domain.state.statePhrase, shownReason)
  }

  private var saved: Phrase? {
    domain.hasManagedSave && !domain.isActive ? phrase("shut off: saved") : nil
  }

  /// The reason where it tells something; `booted` or `by user` do not.
  private var shownReason: Phrase? {
    switch domain.state.kind {
    case .running:
      domain.state.reason == 1 || domain.state.reason == 5 ? nil : domain.state.reasonPhrase
    case .shutOff:
      domain.state.reason == 1 || domain.state.reason == 2 ? nil : domain.state.reasonPhrase
    case .noState, .blocked, .paused, .shuttingDown, .crashed, .suspended:
      domain.state.reasonPhrase
    }
  }

  var stateRole: StyleRole {
    if jobTitle != nil { return .stateBusy }
    switch domain.state.kind {
    case .running, .blocked: return .stateRunning
    case .paused where domain.state.reason == 5: return .stateFailed
    case .paused, .suspended: return .statePaused
    case .shuttingDown: return .stateBusy
    case .crashed: return .stateFailed
    case .shutOff where domain.state.reason == 3 || domain.state.reason == 6: return .stateFailed
    case .shutOff, .noState: return .stateOff
    }
  }

  /// The letter or sign that stands for the state; never the colour alone.
  func stateGlyph(_ glyphs: Glyphs) -> String {
    if jobTitle != nil { return glyphs.stateBusy }
    switch domain.state.kind {
    case .running, .blocked: return glyphs.stateRunning
    case .paused: return glyphs.statePaused
    case .suspended: return glyphs.statePaused
    case .shuttingDown: return glyphs.stateBusy
    case .crashed: return glyphs.stateFailed
    case .shutOff: return glyphs.stateOff
    case .noState: return glyphs.stateUnknown
    }
  }

  /// The addresses worth showing first: no loopback, no link-local, IPv4 before IPv6.
  var shownAddresses: [DomainAddress] {
    let all = domain.addresses ?? []
    let usable = all.filter { address in
      let text = address.address.lowercased()
      return !text.hasPrefix("127.") && text != "::1" && !text.hasPrefix("fe80:")
    }
    return usable.filter { !$0.address.contains(":") } + usable.filter { $0.address.contains(":") }
  }
}

extension AppState {
  /// All domains of the hosts in scope, each host's by name.
  var domainItems: [DomainItem] { domainItems(of: scopedHosts) }

  /// All domains of some hosts, each host's by name.
  func domainItems(of hosts: [HostModel]) -> [DomainItem] {
    let busy = busyDomains
    var items: [DomainItem] = []
    items.reserveCapacity(hosts.reduce(0) { $0 + $1.domains.count })
    for model in hosts {
      let (facts, lookalikes) = (model.facts, model.lookalikes)
      for record in model.records.ordered {
        let item = DomainItem(
          record,
          on: facts,
          jobTitle: busy.isEmpty ? nil : busy[.domain(model.id, record.domain.id)],
          hasLookalike: !lookalikes.isEmpty && lookalikes.contains(record.domain.id)
        )
        items.append(item)
      }
    }
    return items
  }

  func domainItem(_ id: ItemID) -> DomainItem? {
    guard case .domain(let host, let uuid) = id, let model = hosts[host],
      let record = model.records[uuid]
    else { return nil }
    return DomainItem(
      record,
      on: model.facts,
      jobTitle: busyDomains[id],
      hasLookalike: model.lookalikes.contains(uuid)
    )
  }

  /// The titles of unfinished jobs by the item they work on.
  private var busyDomains: [ItemID: String] {
    var titles: [ItemID: String] = [:]
    for id in runningJobs {
      if let job = jobs[id] { titles[job.item] = job.title }
    }
    return titles
  }
}

extension HostModel {
  fileprivate var facts: DomainItem.HostFacts {
    DomainItem.HostFacts(id, isStale: isStale, latest: latest)
  }
}
