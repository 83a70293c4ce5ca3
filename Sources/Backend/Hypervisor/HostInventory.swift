/// What a host's watcher knows of the host, so that only changes are read and told.
struct HostInventory {
  /// Every domain as it was told last.
  private(set) var domains: [ObjectUUID: Domain] = [:]
  /// What statistics are read with; beside the domains, since to copy one costs more than its rates.
  private(set) var traits: [ObjectUUID: RateMeter.Traits] = [:]
  /// Domains whose definition and snapshot count are to be read.
  private(set) var unread: Set<ObjectUUID> = []
  /// Domains whose guest agent is connected.
  private var agents: Set<ObjectUUID> = []
  /// When each visible domain's addresses were read.
  private var addressTimes: [ObjectUUID: ContinuousClock.Instant] = [:]
  /// Whether the lists were read since the host was opened.
  var isListed = false
  /// Whether the selected domain's details are to be read.
  var needsDetail = true
  /// Whether the selected pool's volumes are to be read.
  var needsVolumes = true
  /// What was told last of each.
  var node: Node?
  var pools: Section<[StoragePool]>?
  var networks: Section<[Network]>?
  var detail: (id: ObjectUUID, value: Section<DomainDetail>)?
  var snapshots: (id: ObjectUUID, value: Section<[Snapshot]>)?
  var volumes: (id: ObjectUUID, value: Section<[StorageVolume]>)?

  /// Whether the selected pool did not answer in time.
  var volumesHang: Bool {
    if case .failed(let error) = volumes?.value { error.code == .deadline } else { false }
  }

  /// After a new connection everything is read again; what was told stays known.
  mutating func forgetReadings() {
    unread = Set(domains.keys)
    agents = []
    addressTimes = [:]
    isListed = false
    needsDetail = true
    if !volumesHang { needsVolumes = true }
  }

  func hasAgent(_ id: ObjectUUID) -> Bool { agents.contains(id) }

  /// Takes a complete list over.
  ///
  /// - Parameters:
  ///   - list: Every domain.
  ///   - hasFlags: Whether the list says autostart, persistence, saved state and snapshots.
  /// - Returns: The list with what is known besides; nil when nothing has changed.
  mutating func replace(_ list: [Domain], hasFlags: Bool) -> [Domain]? {
    var hasChanged = list.count != domains.count || !isListed
    var next: [ObjectUUID: Domain] = [:]
    next.reserveCapacity(list.count)
    let merged = list.map { listed -> Domain in
      var domain = listed
      if let known = domains[listed.id] {
        domain.definition = known.definition
        domain.snapshotCount = known.snapshotCount
        domain.addresses = listed.isActive ? known.addresses : []
        if !hasFlags { domain.copyFlags(from: known) }
        if known != domain {
          hasChanged = true
          // Something happened to it that no event told of.
          if known.state != domain.state || known.name != domain.name { unread.insert(domain.id) }
        }
      } else {
        hasChanged = true
        unread.insert(domain.id)
        if !listed.isActive { domain.addresses = [] }
      }
      next[domain.id] = domain
      return domain
    }
    domains = next
    if hasChanged { traits = next.mapValues(RateMeter.Traits.init) }
    if unread.count > 0 { unread = unread.filter { next[$0] != nil } }
    return hasChanged ? merged : nil
  }

  /// Takes over what was read of some domains.
  ///
  /// - Returns: Those that differ from what was known.
  mutating func update(_ readings: [Session.DomainReading]) -> [Domain] {
    readings.compactMap { reading in
      let domain = reading.domain
      unread.remove(domain.id)
      if reading.hasAgent { agents.insert(domain.id) } else { agents.remove(domain.id) }
      guard domains[domain.id] != domain else { return nil }
      domains[domain.id] = domain
      traits[domain.id] = RateMeter.Traits(domain)
      return domain
    }
  }

  /// Takes over addresses; nil when they are as they were.
  mutating func setAddresses(_ addresses: [DomainAddress]?, of id: ObjectUUID) -> Domain? {
    addressTimes[id] = .now
    guard var domain = domains[id], let addresses, domain.addresses != addresses else { return nil }
    domain.addresses = addresses
    domains[id] = domain
    return domain
  }

  /// Forgets domains that are gone; returns those that were known.
  mutating func remove(_ ids: [ObjectUUID]) -> [ObjectUUID] {
    ids.filter { id in
      unread.remove(id)
      agents.remove(id)
      addressTimes[id] = nil
      traits[id] = nil
      return domains.removeValue(forKey: id) != nil
    }
  }

  /// Has domains read again.
  mutating func invalidate(_ ids: some Sequence<ObjectUUID>) {
    for id in ids where domains[id] != nil { unread.insert(id) }
  }

  /// Stops trying to read domains until something happens to them.
  mutating func giveUp(_ ids: [ObjectUUID]) { unread.subtract(ids) }

  /// Has addresses asked for again.
  mutating func invalidateAddresses(of id: ObjectUUID) { addressTimes[id] = nil }

  /// The first of some active domains whose addresses are older than `age`.
  func addressesDue(among ids: [ObjectUUID], age: Duration) -> Domain? {
    let oldest = ContinuousClock.now - age
    for id in ids {
      guard let domain = domains[id], domain.isActive else { continue }
      if addressTimes[id].map({ $0 < oldest }) ?? true { return domain }
    }
    return nil
  }

  /// Up to `limit` domains to be read next, those of `first` before all others.
  func nextUnread(first: [ObjectUUID], limit: Int) -> [Domain] {
    let visible = first.filter { unread.contains($0) }.compactMap { domains[$0] }
    guard visible.isEmpty else { return Array(visible.prefix(limit)) }
    return unread.prefix(limit).compactMap { domains[$0] }
  }
}

extension Domain {
  fileprivate mutating func copyFlags(from known: Domain) {
    isAutostart = known.isAutostart
    isPersistent = known.isPersistent
    hasManagedSave = known.hasManagedSave
    hasSnapshots = known.hasSnapshots
  }
}
