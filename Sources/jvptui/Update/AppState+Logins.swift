import Backend
import OrderedCollections

/// A question that waits for the operator.
struct PendingQuestion: Sendable, Equatable {
  var host: HostID
  var question: LoginQuestion
}

extension AppState {
  /// Puts a question behind those that wait already.
  mutating func ask(_ question: LoginQuestion, from host: HostID) {
    questions.append(PendingQuestion(host: host, question: question))
    if !layers.isEmpty {
      notify(say("\(host) wants a login; it is asked for after this"), .warning)
    }
  }

  /// Takes a question back, also from the screen.
  mutating func withdraw(_ id: LoginQuestion.ID, from host: HostID) {
    questions.removeAll { $0.host == host && $0.question.id == id }
    layers.removeAll { layer in
      guard let login = layer as? LoginLayer else { return false }
      return login.host == host && login.question.id == id
    }
  }

  /// Takes all questions of a host back: nobody waits for an answer any more.
  mutating func withdrawQuestions(of host: HostID) {
    questions.removeAll { $0.host == host }
    layers.removeAll { ($0 as? LoginLayer)?.host == host }
  }

  /// Shows the oldest question when nothing else is open: one at a time, and never under the fingers
  /// of somebody who types into another dialog.
  mutating func showNextQuestion() {
    questions.removeAll { hosts[$0.host] == nil }
    guard layers.isEmpty, let next = questions.first else { return }
    layers.append(LoginLayer(host: next.host, question: next.question))
  }

  /// Sends an answer off; nil cancels the login.
  mutating func answer(
    _ id: LoginQuestion.ID,
    of host: HostID,
    _ secret: Secret?
  ) -> [Effect] {
    questions.removeAll { $0.host == host && $0.question.id == id }
    return [.answer(host, id, secret)]
  }

  /// Remembers that a host does not allow an action, until it is connected anew.
  ///
  /// A read-only connection refuses it for everything; an access rule may be about one machine only,
  /// and libvirt does not say which, so that the others have to be tried.
  mutating func noteRefusal(of action: String, on item: ItemID, _ error: BackendError) {
    guard let host = item.host, let pane = item.pane else { return }
    let call: RefusedCall
    switch error.code {
    case .operationDenied: call = RefusedCall(pane: pane, action: action, item: nil)
    case .accessDenied: call = RefusedCall(pane: pane, action: action, item: item)
    default: return
    }
    hosts[host]?.refusals[call] = error.message
  }
}

/// Something that a host did not allow: an action of a pane.
struct RefusedCall: Hashable, Sendable {
  var pane: PaneID
  var action: String
  /// On what; nil for everything in the pane.
  var item: ItemID?
}

extension HostModel {
  /// Why an action on an item is not tried again; nil while nothing forbids it.
  func refusal(of action: String, on item: ItemID) -> String? {
    guard !refusals.isEmpty, let pane = item.pane else { return nil }
    if let words = refusals[RefusedCall(pane: pane, action: action, item: nil)] {
      return say("\(id) refused it: \(words)")
    }
    let call = RefusedCall(pane: pane, action: action, item: item)
    return refusals[call].map { say("An access rule on \(id) forbids it: \($0)") }
  }
}
