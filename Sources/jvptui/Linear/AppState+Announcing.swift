import Backend
import OrderedCollections

/// What happens, told in lines at the bottom.
extension AppState {
  /// The most of one kind that are told one by one; more are counted.
  private static let mostAtOnce = 4

  /// Tells something once.
  mutating func announce(_ text: String) {
    if options.isLinear { linear.add(text) }
  }

  /// Tells what has changed since the last time: hosts, events, jobs, questions.
  mutating func announceChanges() {
    announceHosts()
    announceEvents()
    announceJobs()
    // A question may take the place of the menu that it was chosen from.
    let question = layers.last?.announcement(in: self) ?? ""
    if question != linear.question { announce(question) }
    linear.question = question
  }

  private mutating func announceHosts() {
    for model in hosts.values {
      let state = announcement(of: model)
      guard let state, linear.hosts[model.id] != state else { continue }
      linear.hosts[model.id] = state
      announce(state)
    }
  }

  /// How a host stands; nil while that is about to be known.
  private func announcement(of model: HostModel) -> String? {
    switch model.state {
    case .online: say("\(model.id) is connected")
    case .lost(let reason), .degraded(let reason): say("\(model.id): \(reason)")
    case .failed(let error): error.description
    case .offline: linear.hosts[model.id] == nil ? nil : say("\(model.id) is not connected")
    case .connecting, .syncing: nil
    }
  }

  private mutating func announceEvents() {
    let entries = journal.reversed().prefix { $0.id >= linear.nextEvent }.reversed()
    linear.nextEvent = nextJournalID
    guard let last = entries.last else { return }
    if entries.count > Self.mostAtOnce {
      announce(say("\(entries.count) events, the last: \(announcement(of: last))"))
    } else {
      for entry in entries { announce(announcement(of: entry)) }
    }
  }

  private func announcement(of entry: JournalEntry) -> String {
    say("\(entry.occurrence.name): \(entry.occurrence.text)")
  }

  private mutating func announceJobs() {
    let begun = jobs.values.reversed().prefix { $0.id >= linear.nextJob }.reversed()
    linear.nextJob = nextJobID
    guard let first = begun.first else { return }
    if begun.count > Self.mostAtOnce {
      announce(say("\(first.title): begun on \(begun.count)"))
    } else {
      for job in begun { announce(say("\(job.title) \(job.name): begun")) }
    }
  }
}
