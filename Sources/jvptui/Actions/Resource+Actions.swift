import Backend
import OrderedCollections
import TUI
import Widgets

extension Resource {
  func offers(for items: [ItemID], in state: AppState) -> [ActionOffer] {
    let values = items.compactMap { id in self.item(state, id) }
    return actions.map { action in
      let reasons = values.map { reason(action, $0, in: state) }
      let entry = ActionEntry(
        id: action.id,
        title: action.title,
        keys: action.keys,
        asksFirst: action.danger != .none
      )
      let blocked: String? =
        values.isEmpty
        ? (action.work.needsItem ? say("Nothing is selected") : nil)
        : (reasons.contains(nil) ? nil : reasons.first ?? nil)
      return ActionOffer(entry: entry, isHinted: action.isHinted, disabledReason: blocked)
    }
  }

  func run(_ actionID: String, on items: [ItemID], in state: inout AppState) -> [Effect] {
    guard let action = actions.first(where: { $0.id == actionID }) else { return [] }
    if case .open(let work) = action.work { return work(&state) }
    let values = items.compactMap { id in self.item(state, id) }
    guard !values.isEmpty else {
      state.notify(say("\(action.title): nothing is selected"), .warning)
      return []
    }
    var ready: [Item] = []
    var skipped: [SkippedItem] = []
    for value in values {
      if let reason = reason(action, value, in: state) {
        skipped.append(SkippedItem(name: itemName(value), reason: reason))
      } else {
        ready.append(value)
      }
    }
    guard let first = ready.first else {
      let reason = skipped.first?.reason ?? ""
      state.notify(
        values.count == 1
          ? "\(itemName(values[0])): \(reason)" : say("None of \(values.count): \(reason)"),
        .warning
      )
      return []
    }
    switch action.work {
    case .unavailable, .open: return []
    case .update(let change): return change(&state, first)
    case .each(let change): return changeEach(ready, action, skipped, change, in: &state)
    case .ask(let question):
      return ask(question, action, ready, skipped, in: &state)
    case .command(let command):
      let requests = ready.map { request(action, $0, command($0, ready)) }
      return begin(requests, action, skipped, in: &state)
    }
  }

  /// Why an action cannot run on an item: what holds for all actions first, then its own reason.
  private func reason(_ action: Action<Item>, _ value: Item, in state: AppState) -> String? {
    if case .unavailable(let reason) = action.work { return reason }
    let id = itemID(value)
    if action.needsHost {
      if state.options.isReadOnly { return say("jvptui was started with --readonly") }
      if let host = id.host, let model = state.hosts[host] {
        if model.configuration.isReadOnly { return say("\(host) is opened read-only") }
        if !model.state.isUsable { return say("\(host) is not connected") }
        if let refusal = model.refusal(of: action.id, on: id) { return refusal }
      }
      if state.isRunning(action.id, on: id) { return say("\(action.title) is already under way") }
    }
    return action.disabledReason(value)
  }

  private func request(_ action: Action<Item>, _ value: Item, _ command: Command) -> JobRequest {
    let id = itemID(value)
    return JobRequest(
      actionID: action.id,
      title: action.title,
      item: id,
      name: itemName(value),
      host: id.host ?? HostID(""),
      command: command,
      forceOffAfter: nil
    )
  }

  /// Does what concerns the program only, to each item that is still there once it was confirmed.
  private func changeEach(
    _ ready: [Item],
    _ action: Action<Item>,
    _ skipped: [SkippedItem],
    _ change: @escaping @Sendable (inout AppState, Item) -> [Effect],
    in state: inout AppState
  ) -> [Effect] {
    guard action.danger != .none else {
      return ready.flatMap { change(&state, $0) }
    }
    let ids = ready.map(itemID)
    state.layers.append(
      ConfirmLayer(
        title: action.title,
        question: action.question,
        noun: itemNoun,
        consequence: action.consequence,
        danger: action.danger,
        targets: ready.map { ConfirmLayer.Target(item: itemID($0), name: itemName($0)) },
        skipped: skipped
      ) { state in
        ids.flatMap { id in self.item(state, id).map { change(&state, $0) } ?? [] }
      }
    )
    return []
  }

  private func begin(
    _ requests: [JobRequest],
    _ action: Action<Item>,
    _ skipped: [SkippedItem],
    in state: inout AppState
  ) -> [Effect] {
    if action.danger == .none, requests.count == 1, skipped.isEmpty {
      return state.start(requests)
    }
    state.layers.append(
      ConfirmLayer(
        title: action.title,
        question: action.question,
        noun: itemNoun,
        consequence: action.consequence,
        danger: action.danger,
        requests: requests,
        skipped: skipped
      )
    )
    return []
  }

  private func ask(
    _ question: Question<Item>,
    _ action: Action<Item>,
    _ ready: [Item],
    _ skipped: [SkippedItem],
    in state: inout AppState
  ) -> [Effect] {
    guard ready.count == 1 || question.servesSeveral else {
      state.notify(
        say("\(action.title) works on one at a time; \(ready.count) are marked"),
        .warning
      )
      return []
    }
    let makeRequests: @Sendable (String) -> [JobRequest] = { answer in
      ready.map { value in
        var made = request(action, value, question.command(value, answer))
        made.forceOffAfter = question.forceOffAfter(answer)
        return made
      }
    }
    state.layers.append(
      PromptLayer(
        title: action.title,
        label: question.label,
        hint: question.hint,
        editor: LineEditor(
          text: (ready.count > 1 ? question.initialForSeveral : nil) ?? question.initial(ready[0])
        ),
        targets: ready.map { PromptLayer.Target(item: itemID($0), name: itemName($0)) },
        skipped: skipped,
        problem: question.problem,
        requests: makeRequests
      )
    )
    return []
  }
}

/// An item that an action leaves out, and why.
struct SkippedItem: Sendable, Equatable {
  var name: String
  var reason: String
}
