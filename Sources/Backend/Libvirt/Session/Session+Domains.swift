import CLibvirt

extension Session {
  /// Every domain with name, run number and state, in a handful of calls however many there are.
  func domains() throws(BackendError) -> [Domain] {
    var domains = try listDomains { domain -> Domain? in
      guard let id = ObjectUUID({ virDomainGetUUID(domain, $0) }) else { return nil }
      let runID = virDomainGetID(domain)
      return Domain(
        id: id,
        name: virDomainGetName(domain).map { String(cString: $0) } ?? "",
        runID: runID == .max ? nil : Int32(truncatingIfNeeded: runID),
        state: DomainState(runID == .max ? .shutOff : .running)
      )
    }
    let states = try states()
    for index in domains.indices {
      if let state = states[domains[index].id] { domains[index].state = state }
    }
    return domains.sorted(by: \.name, \.id)
  }

  /// Completes a list with what list flags say of each domain.
  func addFlags(to domains: [Domain]) throws(BackendError) -> [Domain] {
    let autostart = try self.domains(matching: VIR_CONNECT_LIST_DOMAINS_AUTOSTART) ?? []
    let transient = try self.domains(matching: VIR_CONNECT_LIST_DOMAINS_TRANSIENT) ?? []
    let saved = try self.domains(matching: VIR_CONNECT_LIST_DOMAINS_MANAGEDSAVE) ?? []
    let snapshots = try self.domains(matching: VIR_CONNECT_LIST_DOMAINS_HAS_SNAPSHOT) ?? []
    return domains.map { domain in
      var domain = domain
      domain.isAutostart = autostart.contains(domain.id)
      domain.isPersistent = !transient.contains(domain.id)
      domain.hasManagedSave = saved.contains(domain.id)
      domain.hasSnapshots = snapshots.contains(domain.id)
      return domain
    }
  }

  private func states() throws(BackendError) -> [ObjectUUID: DomainState] {
    if !missing.contains(.stateStatistics) {
      do throws(BackendError) {
        return try statesFromStatistics(flags: 0, halves: Self.domainHalves)
      } catch {
        if !isAlive { throw error }
        if error.saysUnsupported || error.code == .accessDenied { missing.insert(.stateStatistics) }
      }
    }
    return try statesFromLists()
  }

  private func statesFromStatistics(
    flags: UInt32,
    halves: [(UInt32, UInt32)]
  ) throws(BackendError) -> [ObjectUUID: DomainState] {
    var records: UnsafeMutablePointer<virDomainStatsRecordPtr?>?
    let count = virConnectGetAllDomainStats(
      pointer,
      VIR_DOMAIN_STATS_STATE.rawValue,
      &records,
      flags
    )
    guard count >= 0 else {
      let error = BackendError.last(say("read the states"), say("on \(host)"))
      guard error.saysTooLong, let half = halves.first else { throw error }
      let rest = Array(halves.dropFirst())
      let first = try statesFromStatistics(flags: flags | half.0, halves: rest)
      let second = try statesFromStatistics(flags: flags | half.1, halves: rest)
      return first.merging(second) { $1 }
    }
    defer { virDomainStatsRecordListFree(records) }
    var states: [ObjectUUID: DomainState] = [:]
    states.reserveCapacity(Int(count))
    for position in 0..<Int(count) {
      guard let record = records?[position]?.pointee, let domain = record.dom,
        let id = ObjectUUID({ virDomainGetUUID(domain, $0) })
      else { continue }
      let parameters = TypedParameters(record.params, count: record.nparams)
      guard let number = parameters.int32("state.state") else { continue }
      states[id] = DomainState(
        DomainState.Kind(rawValue: number) ?? .noState,
        reason: parameters.int32("state.reason") ?? 0
      )
    }
    return states
  }

  /// Without reasons, for drivers that have no statistics; those are read with each domain's XML.
  private func statesFromLists() throws(BackendError) -> [ObjectUUID: DomainState] {
    var states: [ObjectUUID: DomainState] = [:]
    let kinds: [(virConnectListAllDomainsFlags, DomainState.Kind)] = [
      (VIR_CONNECT_LIST_DOMAINS_RUNNING, .running),
      (VIR_CONNECT_LIST_DOMAINS_PAUSED, .paused),
      (VIR_CONNECT_LIST_DOMAINS_SHUTOFF, .shutOff),
    ]
    for (flag, kind) in kinds {
      for id in try domains(matching: flag) ?? [] { states[id] = DomainState(kind) }
    }
    let others = try listDomains(flags: VIR_CONNECT_LIST_DOMAINS_OTHER.rawValue) { domain in
      ObjectUUID { virDomainGetUUID(domain, $0) }.flatMap { id in
        self.state(of: domain).map { (id, $0) }
      }
    }
    for (id, state) in others { states[id] = state }
    return states
  }

  /// State and reason of one domain; nil when it does not say.
  func state(of domain: virDomainPtr) -> DomainState? {
    var state: Int32 = 0
    var reason: Int32 = 0
    guard virDomainGetState(domain, &state, &reason, 0) == 0 else { return nil }
    return DomainState(DomainState.Kind(rawValue: state) ?? .noState, reason: reason)
  }
}

extension Sequence {
  /// Sorted by a name, and by an identity where names are equal.
  func sorted(by name: (Element) -> String, _ id: (Element) -> ObjectUUID) -> [Element] {
    sorted { left, right in
      let (first, second) = (name(left), name(right))
      return first == second ? id(left) < id(right) : first < second
    }
  }
}
