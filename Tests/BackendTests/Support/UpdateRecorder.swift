import Backend
import Synchronization
import TestSupport

/// Keeps what a host told, folded into what a screen would show, and waits for it to look right.
final class UpdateRecorder: Sendable {
  /// What the updates so far add up to.
  struct Picture: Sendable {
    var states: [HostState] = []
    /// When each state was entered.
    var stateTimes: [ContinuousClock.Instant] = []
    /// How often the list of machines could not be read.
    var failedLists = 0
    var node: Node?
    var domains: [ObjectUUID: Domain] = [:]
    var lists = 0
    var firstList: [Domain]?
    var domainSection: Section<[Domain]>?
    var pools: Section<[StoragePool]>?
    var networks: Section<[Network]>?
    var volumes: [ObjectUUID: Section<[StorageVolume]>] = [:]
    var snapshots: [ObjectUUID: Section<[Snapshot]>] = [:]
    var details: [ObjectUUID: Section<DomainDetail>] = [:]
    var figures: [HostFigures] = []
    var occurrences: [Occurrence] = []
    var questions: [LoginQuestion] = []
    var withdrawn: [LoginQuestion.ID] = []

    func domain(_ name: String) -> Domain? { domains.values.first { $0.name == name } }
    func pool(_ name: String) -> StoragePool? { pools?.value?.first { $0.name == name } }
    func network(_ name: String) -> Network? { networks?.value?.first { $0.name == name } }
    var state: HostState? { states.last }
  }

  private struct Waiter {
    let isRight: @Sendable (Picture) -> Bool
    let continuation: CheckedContinuation<Picture?, Never>
    let number: Int
  }

  private struct State {
    var picture = Picture()
    var waiters: [Waiter] = []
    var next = 0
  }

  private let state = Mutex(State())

  var picture: Picture { state.withLock { $0.picture } }

  func take(_ update: HostUpdate) {
    let done = state.withLock { state -> [(Waiter, Picture)] in
      state.picture.apply(update)
      let picture = state.picture
      let done = state.waiters.filter { $0.isRight(picture) }
      state.waiters.removeAll { waiter in done.contains { $0.number == waiter.number } }
      return done.map { ($0, picture) }
    }
    for (waiter, picture) in done { waiter.continuation.resume(returning: picture) }
  }

  /// Waits until the picture is right; nil when it is not within the time.
  func wait(
    _ limit: Duration = .patience,
    until isRight: @escaping @Sendable (Picture) -> Bool
  ) async -> Picture? {
    let number = state.withLock { state in
      state.next += 1
      return state.next
    }
    let timer = Task {
      try await Task.sleep(for: limit)
      let waiter = state.withLock { state in
        let waiter = state.waiters.first { $0.number == number }
        state.waiters.removeAll { $0.number == number }
        return waiter
      }
      waiter?.continuation.resume(returning: nil)
    }
    defer { timer.cancel() }
    return await withCheckedContinuation { continuation in
      let picture = state.withLock { state -> Picture? in
        if isRight(state.picture) { return state.picture }
        state.waiters.append(
          Waiter(isRight: isRight, continuation: continuation, number: number)
        )
        return nil
      }
      if let picture { continuation.resume(returning: picture) }
    }
  }
}

extension UpdateRecorder.Picture {
  fileprivate mutating func apply(_ update: HostUpdate) {
    switch update {
    case .state(let state):
      states.append(state)
      stateTimes.append(.now)
    case .node(let node): self.node = node
    case .domains(let section):
      domainSection = section
      if case .failed = section { failedLists += 1 }
      guard let list = section.value else { return }
      lists += 1
      if firstList == nil { firstList = list }
      var next: [ObjectUUID: Domain] = [:]
      for var domain in list {
        let known = domains[domain.id]
        domain.definition = domain.definition ?? known?.definition
        domain.snapshotCount = domain.snapshotCount ?? known?.snapshotCount
        domain.addresses = domain.addresses ?? known?.addresses
        next[domain.id] = domain
      }
      domains = next
    case .domainsChanged(let changed, let removed):
      for domain in changed { domains[domain.id] = domain }
      for id in removed { domains[id] = nil }
    case .pools(let section): pools = section
    case .volumes(let pool, let section): volumes[pool] = section
    case .snapshots(let domain, let section): snapshots[domain] = section
    case .networks(let section): networks = section
    case .domainDetail(let id, let section): details[id] = section
    case .figures(let read): figures.append(read)
    case .occurrence(let occurrence): occurrences.append(occurrence)
    case .question(let question): questions.append(question)
    case .questionWithdrawn(let question): withdrawn.append(question)
    }
  }
}
