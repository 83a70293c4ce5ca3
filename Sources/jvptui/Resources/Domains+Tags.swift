import Backend
import TUI

extension Resource where Item == DomainItem {
  static var tagActions: [Action<DomainItem>] {
    [
      Action(
        "tags",
        say("Edit tags"),
        key: "#",
        work: .ask(
          Question(
            label: say("Tags"),
            hint: say("web prod: these and no others; +web adds, -old removes; empty removes all"),
            servesSeveral: true,
            initialForSeveral: "+",
            initial: { ($0.definition?.tags ?? []).joined(separator: " ") },
            problem: { TagEdit($0).problem },
            command: { item, answer in
              let tags = TagEdit(answer).applied(to: item.definition?.tags ?? [])
              return .domain(item.domain.id, .setTags(tags))
            }
          )
        ),
        disabledReason: { $0.definition == nil ? say("Its definition is still being read") : nil }
      ),
      Action(
        "protect",
        say("Protection on/off"),
        key: "!",
        consequence: say(
          "A protected machine refuses force off, hard reset, and whatever deletes it."
        ),
        work: .command { item, all in
          let isOn = !all.allSatisfy { $0.definition?.isProtected == true }
          return .domain(item.domain.id, .setProtected(isOn))
        },
        disabledReason: { $0.definition == nil ? say("Its definition is still being read") : nil }
      ),
    ]
  }
}

/// What is to become of tags, as it is typed: `web prod` sets, `+web -old` changes.
struct TagEdit: Equatable {
  private var added: [String] = []
  private var removed: Set<String> = []
  /// Whether what was there goes.
  private var replaces = true
  private var isMixed = false

  init(_ text: String) {
    let words = text.split { $0 == " " || $0 == "," }.map(String.init)
    let signed = words.filter { $0.hasPrefix("+") || $0.hasPrefix("-") }
    replaces = signed.isEmpty
    isMixed = !signed.isEmpty && signed.count != words.count
    for word in words {
      // A sign alone is one that is still being typed.
      let tag = replaces ? word : String(word.dropFirst())
      if tag.isEmpty { continue }
      if word.hasPrefix("-") {
        removed.insert(tag)
      } else if !added.contains(tag) {
        added.append(tag)
      }
    }
  }

  /// Why it cannot be done; nil when it can.
  var problem: String? {
    if isMixed { return say("Tags: either all have a sign, + or -, or none has") }
    return TagRule.problem(with: added).map { say("Tags: \($0)") }
  }

  func applied(to tags: [String]) -> [String] {
    let kept = replaces ? [] : tags.filter { !removed.contains($0) }
    return kept + added.filter { !kept.contains($0) }
  }
}
