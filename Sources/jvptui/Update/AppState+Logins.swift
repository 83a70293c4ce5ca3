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
    if !layers.isEmpty { notify("\(host) wants a login; it is asked for after this", .warning) }
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

  /// Remembers that a host does not allow a call, until it is connected anew.
  mutating func noteRefusal(_ job: Job, _ error: BackendError) {
    guard error.code == .operationDenied || error.code == .accessDenied,
      let pane = job.item.pane
    else { return }
    let call = RefusedCall(pane: pane, action: job.actionID)
    hosts[job.host]?.refusals[call] = error.message
  }
}

/// Something that a host did not allow: an action of a pane.
struct RefusedCall: Hashable, Sendable {
  var pane: PaneID
  var action: String
}
