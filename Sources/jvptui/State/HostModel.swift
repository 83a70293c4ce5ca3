import Backend
import TUI

/// Everything that is known of one host, kept when the host goes away.
struct HostModel: Sendable {
  var configuration: HostConfiguration {
    didSet { shownURI = configuration.shownURI }
  }
  /// The URI with libvirt's aliases expanded; kept, since finding it reads libvirt's settings.
  private(set) var shownURI: String
  /// What the settings say of it; nil for one that was named on the command line or found.
  var entry: HostEntry?
  /// Whether it is open or to be opened; what comes from one that is not is late, and dropped.
  var isWanted: Bool
  var state = HostState.offline
  /// Why it is away, as the operator was told last; said again only when it is another reason.
  var toldProblem: String?
  /// When the state was last usable, on the loop's clock; nil while it still is.
  var staleSince: Double?
  /// When it was opened last, on the loop's clock; nil before that.
  var usableSince: Double?
  var node: Node?
  /// What it and its machines do; nil while it does not tell.
  var latest: LatestFigures?
  /// What the host did not allow since it was connected, with its words.
  var refusals: [RefusedCall: String] = [:]

  private(set) var domains: [ObjectUUID: Domain] = [:]
  /// The same as rows share them, with what words of filters look at, which may still be missing.
  private(set) var records = DomainRecords()
  var domainsSection = Section<Int>.loading
  var pools = Section<[StoragePool]>.loading
  private(set) var volumes: [ObjectUUID: Section<[StorageVolume]>] = [:]
  /// The volumes of each pool by name.
  private(set) var volumesByName: [ObjectUUID: [String: StorageVolume]] = [:]
  /// For each pool, the names of the volumes that are based on a path.
  private(set) var overlays: [ObjectUUID: [String: [String]]] = [:]
  var snapshots: [ObjectUUID: Section<[Snapshot]>] = [:]
  var networks = Section<[Network]>.loading
  var details: [ObjectUUID: Section<DomainDetail>] = [:]

  /// Which domains name a disk source: a path, or `pool/volume`.
  private(set) var diskUsers: [String: Set<ObjectUUID>] = [:]
  /// Which domains have an interface on a network, by its name.
  private(set) var networkUsers: [String: Set<ObjectUUID>] = [:]
  /// Machines whose names cannot be told from another's on the screen.
  private(set) var lookalikes: Set<ObjectUUID> = []
  /// The domains whose text must be put together.
  private var unsearched: Set<ObjectUUID> = []
  /// Counts changes of who uses which disk or network.
  private(set) var usageRevision = 0
  /// How many domains are active, kept so that the header need not count.
  private(set) var activeCount = 0

  init(_ configuration: HostConfiguration, entry: HostEntry? = nil, isWanted: Bool = true) {
    self.configuration = configuration
    shownURI = configuration.shownURI
    self.entry = entry
    self.isWanted = isWanted
  }

  var id: HostID { configuration.id }
  var isStale: Bool { !state.isUsable }

  /// Takes the complete list; what was read machine by machine earlier is kept.
  mutating func replaceDomains(_ list: [Domain]) {
    var remaining = domains
    var next: [ObjectUUID: Domain] = [:]
    next.reserveCapacity(list.count)
    var searched: [(domain: Domain, searchText: SearchText?)] = []
    searched.reserveCapacity(list.count)
    for var domain in list {
      if let known = remaining.removeValue(forKey: domain.id) { domain.keepDetails(of: known) }
      next[domain.id] = domain
      let old = domains[domain.id]
      searched.append((domain, searchText(of: domain, before: old)))
      reindex(from: old, to: domain)
    }
    for (id, gone) in remaining {
      reindex(from: gone, to: nil)
      forget(id)
    }
    domains = next
    records.replace(searched)
    domainsSection = .loaded(next.count)
    findLookalikes()
  }

  /// Takes one domain in full as it is now.
  mutating func updateDomain(_ domain: Domain) {
    var merged = domain
    let old = domains[domain.id]
    if let old { merged.keepDetails(of: old) }
    records.update(merged, searchText: searchText(of: merged, before: old))
    reindex(from: old, to: merged)
    let isRenamed = old?.name != merged.name
    domains[domain.id] = merged
    if isRenamed { findLookalikes() }
    domainsSection = .loaded(domains.count)
  }

  mutating func removeDomain(_ id: ObjectUUID) {
    guard let gone = domains.removeValue(forKey: id) else { return }
    reindex(from: gone, to: nil)
    forget(id)
    domainsSection = .loaded(domains.count)
    if lookalikes.contains(id) { findLookalikes() }
  }

  /// Takes the complete list of one pool's volumes.
  mutating func setVolumes(_ section: Section<[StorageVolume]>, of pool: ObjectUUID) {
    volumes[pool] = section
    let list = section.value ?? []
    volumesByName[pool] = Dictionary(list.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    var based: [String: [String]] = [:]
    for volume in list {
      if let base = volume.backingPath { based[base, default: []].append(volume.name) }
    }
    overlays[pool] = based
  }

  private mutating func forget(_ id: ObjectUUID) {
    details[id] = nil
    snapshots[id] = nil
    records.remove(id)
    unsearched.remove(id)
  }

  /// Puts together what words of filters look at, for as many domains as that is missing for.
  mutating func prepareSearch(atMost limit: Int) {
    guard !unsearched.isEmpty else { return }
    let fields = Resource<DomainItem>.domainFields
    // By name, so that what is looked at one after another lies so in memory.
    var left = limit
    for record in records.ordered where unsearched.contains(record.domain.id) {
      guard left > 0 else { return }
      let item = DomainItem(host: id, domain: record.domain)
      records.update(record.domain, searchText: SearchText(item, fields: fields))
      unsearched.remove(record.domain.id)
      left -= 1
    }
  }

  /// Finds the machines whose names look like another's, by what is drawn of them.
  ///
  /// Plain names are looked at only when some other name is not plain.
  private mutating func findLookalikes() {
    let odd = domains.values.filter { !$0.name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } }
    lookalikes = []
    guard !odd.isEmpty else { return }
    var byLook: [String: [ObjectUUID]] = [:]
    for domain in domains.values {
      byLook[TextWidth.displayed(domain.name), default: []].append(domain.id)
    }
    for domain in odd {
      let same = byLook[TextWidth.displayed(domain.name)] ?? []
      if same.count > 1 { lookalikes.formUnion(same) }
    }
  }

  /// What words look at in a domain where that is as before; else it is put together when needed.
  private mutating func searchText(of new: Domain, before old: Domain?) -> SearchText? {
    guard let old, old.name == new.name, old.definition == new.definition,
      old.addresses == new.addresses
    else {
      unsearched.insert(new.id)
      return nil
    }
    return records[new.id]?.searchText
  }

  /// Keeps the indexes of disks, networks and activity in step with one change.
  private mutating func reindex(from old: Domain?, to new: Domain?) {
    activeCount += (new?.isActive == true ? 1 : 0) - (old?.isActive == true ? 1 : 0)
    let oldDefinition = old?.definition
    let newDefinition = new?.definition
    let isSame =
      oldDefinition?.disks == newDefinition?.disks
      && oldDefinition?.interfaces == newDefinition?.interfaces
      && old?.name == new?.name && old?.isActive == new?.isActive
    if isSame { return }
    usageRevision += 1
    if let old, let oldDefinition {
      for disk in oldDefinition.disks { diskUsers[disk.source]?.remove(old.id) }
      for interface in oldDefinition.interfaces where interface.kind == "network" {
        networkUsers[interface.source]?.remove(old.id)
      }
    }
    if let new, let newDefinition {
      for disk in newDefinition.disks where !disk.source.isEmpty {
        diskUsers[disk.source, default: []].insert(new.id)
      }
      for interface in newDefinition.interfaces where interface.kind == "network" {
        networkUsers[interface.source, default: []].insert(new.id)
      }
    }
  }

  /// Names of the domains that use a volume, sorted.
  func users(of volume: StorageVolume, in pool: StoragePool?) -> [String] {
    var ids = diskUsers[volume.path] ?? []
    if let pool { ids.formUnion(diskUsers["\(pool.name)/\(volume.name)"] ?? []) }
    return names(of: ids)
  }

  /// Names of the domains connected to a network, sorted.
  func users(of network: Network) -> [String] {
    names(of: networkUsers[network.name] ?? [])
  }

  /// Names of the active domains that use a disk in a pool, sorted.
  func activeUsers(of pool: StoragePool) -> [String] {
    var ids: Set<ObjectUUID> = []
    let folder = pool.targetPath.hasSuffix("/") ? pool.targetPath : pool.targetPath + "/"
    for (source, users) in diskUsers where !users.isEmpty {
      let isInside = pool.targetPath.isEmpty ? false : source.hasPrefix(folder)
      if isInside || source.hasPrefix(pool.name + "/") { ids.formUnion(users) }
    }
    return names(of: ids.filter { domains[$0]?.isActive == true })
  }

  /// Names of the active domains connected to a network, sorted.
  func activeUsers(of network: Network) -> [String] {
    names(of: (networkUsers[network.name] ?? []).filter { domains[$0]?.isActive == true })
  }

  private func names(of ids: some Sequence<ObjectUUID>) -> [String] {
    ids.compactMap { domains[$0]?.name }.sorted()
  }
}

extension Domain {
  /// Takes over what the older value knows and this one was not asked about.
  fileprivate mutating func keepDetails(of known: Domain) {
    if definition == nil { definition = known.definition }
    if snapshotCount == nil { snapshotCount = known.snapshotCount }
    if addresses == nil, isActive, runID == known.runID { addresses = known.addresses }
  }
}
