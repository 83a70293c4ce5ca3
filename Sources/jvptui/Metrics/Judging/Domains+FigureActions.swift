import Backend
import OrderedCollections
import TUI
import Widgets

extension Resource where Item == DomainItem {
  /// What can be asked about the figures of a machine.
  static var figureActions: [Action<DomainItem>] {
    [
      Action(
        "doctor",
        say("What makes it slow"),
        key: "ctrl-y",
        work: .update { $0.openDoctor($1) },
        disabledReason: { $0.domain.isActive ? nil : say("The machine is off") }
      ),
      Action(
        "memory-why",
        say("What is known of its memory"),
        key: "m",
        work: .update { $0.explainMemory($1) },
        disabledReason: { $0.domain.isActive ? nil : say("The machine is off") }
      ),
      Action(
        "stats-period",
        say("Ask the guest for its memory every…"),
        key: "alt-m",
        work: .ask(
          Question(
            label: say("Every"),
            hint: say("seconds, 1 to 3600; 0 no longer asks it"),
            servesSeveral: true,
            initial: { _ in "\(MemoryBlindness.period)" },
            problem: { answer in
              guard let seconds = Int(answer), (0...3600).contains(seconds) else {
                return say("Every: “\(answer)” is not a number of seconds from 0 to 3600")
              }
              return nil
            },
            command: { item, answer in
              .domain(item.domain.id, .setStatsPeriod(Int(answer) ?? MemoryBlindness.period))
            }
          )
        ),
        disabledReason: { $0.domain.isActive ? nil : say("The machine is off") }
      ),
    ]
  }
}

extension AppState {
  /// Says what is known of a guest's memory; where its host need only ask, offers that.
  mutating func explainMemory(_ item: DomainItem) -> [Effect] {
    guard let memory = item.figures?.memory, memory.isKnown else {
      notify(say("\(item.host) has not told any figures of \(item.shownName) yet"), .warning)
      return []
    }
    let text = MemoryBlindness.explanation(memory)
    let action = "stats-period"
    let offer = ResourceCatalog.pane(.domains).offers(for: [item.id], in: self)
      .first { $0.entry.id == action }
    guard memory.blindness == .noPeriod, let offer, offer.disabledReason == nil else {
      let reason =
        memory.blindness == .noPeriod ? offer?.disabledReason.map { [say("\($0).")] } : nil
      let lines: [StyledText] = (text + (reason ?? [])).flatMap {
        [StyledText($0), StyledText("")]
      }
      layers.append(
        SheetLayer(
          title: say("The memory of \(item.shownName)"),
          lines: lines.flatMap { $0.wrapped(to: max(20, min(size.width, 100) - 8)) }
        )
      )
      return []
    }
    let title = say("Ask the guest every \(MemoryBlindness.period) s")
    layers.append(
      ConfirmLayer(
        title: say("Ask the guest"),
        question: say("Ask the guest every \(MemoryBlindness.period) s for its memory:"),
        noun: say("VMs"),
        consequence: text.joined(separator: " ")
          + say(" It is then asked from now on, also after its next start."),
        danger: .confirm,
        requests: [
          JobRequest(
            actionID: action,
            title: title,
            item: item.id,
            name: item.shownName,
            host: item.host,
            command: .domain(item.domain.id, .setStatsPeriod(MemoryBlindness.period))
          )
        ],
        skipped: []
      )
    )
    return []
  }
}
