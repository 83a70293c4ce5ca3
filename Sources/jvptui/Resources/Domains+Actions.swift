import Backend
import TUI

/// Reasons that several actions share.
enum DomainReason {
  static let alreadyOff = say("The machine is already off")
  static let alreadyRunning = say("The machine is already running")
  static let transient = say("A transient machine has no stored definition")

  static func needsRunning(_ item: DomainItem) -> String? {
    item.domain.isActive ? nil : alreadyOff
  }

  /// For what can lose work: force off, reset, and whatever deletes or goes back.
  static func protected(_ item: DomainItem) -> String? {
    item.definition?.isProtected == true
      ? say("It is protected; take the protection off first") : nil
  }

  /// For what the guest itself must carry out.
  static func needsAttention(_ item: DomainItem) -> String? {
    switch item.domain.state.kind {
    case .running, .blocked: nil
    case .paused: say("The machine is paused; resume it first")
    case .suspended: say("The machine is suspended; resume it first")
    case .shuttingDown: say("The machine is already shutting down")
    case .shutOff, .crashed, .noState: alreadyOff
    }
  }
}

extension Resource where Item == DomainItem {
  static var domainActions: [Action<DomainItem>] {
    powerActions + suspendActions + settingActions + tagActions + viewActions + figureActions
  }

  private static func command(_ action: DomainAction) -> ActionWork<DomainItem> {
    .command { item, _ in .domain(item.domain.id, action) }
  }

  private static var powerActions: [Action<DomainItem>] {
    [
      Action(
        "start",
        say("Start"),
        key: "s",
        isHinted: true,
        work: command(.start),
        disabledReason: { $0.domain.isActive ? DomainReason.alreadyRunning : nil }
      ),
      Action(
        "shutdown",
        say("Shut down"),
        key: "S",
        danger: .confirm,
        isHinted: true,
        consequence: say("The guest is asked to shut down; it may refuse."),
        work: command(.shutDown(.automatic)),
        disabledReason: DomainReason.needsAttention
      ),
      Action(
        "shutdown-acpi",
        say("Shut down by ACPI"),
        key: "alt-a",
        danger: .confirm,
        consequence: say("The power button is pressed once; the guest may ignore it."),
        work: command(.shutDown(.acpi)),
        disabledReason: DomainReason.needsAttention
      ),
      Action(
        "shutdown-agent",
        say("Shut down by guest agent"),
        key: "alt-g",
        danger: .confirm,
        consequence: say("The guest agent is asked to shut the guest down."),
        work: command(.shutDown(.agent)),
        disabledReason: DomainReason.needsAttention
      ),
      Action(
        "shutdown-timeout",
        say("Shut down, then force off"),
        key: "T",
        danger: .confirm,
        work: .ask(forceOffQuestion),
        disabledReason: { DomainReason.needsAttention($0) ?? DomainReason.protected($0) }
      ),
      Action(
        "destroy",
        say("Force off"),
        key: "F",
        danger: .destructive,
        isHinted: true,
        consequence: say("The power is cut: what the guest has not written is lost."),
        work: command(.forceOff),
        disabledReason: { DomainReason.needsRunning($0) ?? DomainReason.protected($0) }
      ),
      Action(
        "reboot",
        say("Reboot"),
        key: "R",
        danger: .confirm,
        consequence: say("The guest is asked to reboot."),
        work: command(.reboot),
        disabledReason: DomainReason.needsAttention
      ),
      Action(
        "reset",
        say("Hard reset"),
        key: "H",
        danger: .destructive,
        consequence: say("The reset button: what the guest has not written is lost."),
        work: command(.reset),
        disabledReason: { DomainReason.needsRunning($0) ?? DomainReason.protected($0) }
      ),
    ]
  }

  private static var forceOffQuestion: Question<DomainItem> {
    Question(
      label: say("Force off after"),
      hint: say("seconds, 5 to 3600; the guest is asked to shut down first"),
      servesSeveral: true,
      initial: { _ in "60" },
      problem: { answer in
        guard let seconds = Int(answer), (5...3600).contains(seconds) else {
          return say("Force off after: “\(answer)” is not a number of seconds from 5 to 3600")
        }
        return nil
      },
      forceOffAfter: { Double($0) },
      command: { item, _ in .domain(item.domain.id, .shutDown(.automatic)) }
    )
  }

  private static var suspendActions: [Action<DomainItem>] {
    [
      Action(
        "suspend",
        say("Pause"),
        key: "p",
        work: command(.pause),
        disabledReason: { item in
          switch item.domain.state.kind {
          case .running, .blocked, .shuttingDown: nil
          case .paused: say("The machine is already paused")
          case .suspended: say("The machine is suspended")
          case .shutOff, .crashed, .noState: DomainReason.alreadyOff
          }
        }
      ),
      Action(
        "resume",
        say("Resume"),
        key: "r",
        work: command(.resume),
        disabledReason: { item in
          switch item.domain.state.kind {
          case .paused, .suspended: nil
          case .running, .blocked, .shuttingDown: say("The machine is not paused")
          case .shutOff, .crashed, .noState: DomainReason.alreadyOff
          }
        }
      ),
      Action(
        "managedsave",
        say("Managed save"),
        key: "M",
        danger: .confirm,
        consequence: say("Memory is written to disk and the machine goes off; start restores it."),
        work: command(.managedSave),
        disabledReason: { item in
          DomainReason.needsRunning(item)
            ?? (item.domain.isPersistent ? nil : DomainReason.transient)
        }
      ),
      Action(
        "managedsave-remove",
        say("Discard saved state"),
        key: "Z",
        danger: .typeName,
        consequence: say("The saved memory is deleted; the next start boots afresh."),
        question: say("Discard the saved state of"),
        work: command(.discardManagedSave),
        disabledReason: { $0.domain.hasManagedSave ? nil : say("Nothing is saved") }
      ),
    ]
  }

  private static var settingActions: [Action<DomainItem>] {
    [
      Action(
        "autostart",
        say("Autostart on/off"),
        key: "a",
        work: .command { item, all in
          .domain(item.domain.id, .setAutostart(!all.allSatisfy(\.domain.isAutostart)))
        },
        disabledReason: { $0.domain.isPersistent ? nil : DomainReason.transient }
      ),
      Action(
        "rename",
        say("Rename"),
        key: "n",
        work: .ask(
          Question(
            label: say("New name"),
            hint: say("no “/”, no control characters, no blanks at the ends"),
            initial: { $0.domain.name },
            problem: { TextRule.name.problem(with: $0) },
            command: { item, name in .domain(item.domain.id, .rename(name)) }
          )
        ),
        disabledReason: { item in
          if !item.domain.isPersistent { return DomainReason.transient }
          return item.domain.isActive ? say("The machine must be off to be renamed") : nil
        }
      ),
      Action(
        "title",
        say("Edit title"),
        key: "e",
        work: .ask(
          Question(
            label: say("Title"),
            hint: say("one line; empty removes it"),
            initial: { $0.definition?.title ?? "" },
            problem: { TextRule.title.problem(with: $0) },
            command: { item, text in .domain(item.domain.id, .setTitle(text)) }
          )
        )
      ),
      Action(
        "description",
        say("Edit description"),
        key: "d",
        work: .ask(
          Question(
            label: say("Description"),
            hint: say("empty removes it; “\\n” starts a new line"),
            initial: { item in
              (item.definition?.description ?? "").replacingLineBreaks(with: "\\n")
            },
            problem: { TextRule.description.problem(with: $0.readingLineBreaks) },
            command: { item, text in
              .domain(item.domain.id, .setDescription(text.readingLineBreaks))
            }
          )
        )
      ),
    ]
  }

  private static var viewActions: [Action<DomainItem>] {
    [
      Action(
        "console",
        say("Console"),
        key: "c",
        isHinted: true,
        work: .each { $0.chooseConsole($1) },
        needsHost: true,
        disabledReason: { item in
          let ports = item.definition?.consoles
          // Without a port one is offered, and a log tells what the machine said before.
          let isUseful = ports.map { ports in
            ports.isEmpty || ports.contains { $0.logPath != nil }
          }
          return item.domain.isActive || isUseful == true
            ? nil : say("The machine is off; start it first")
        }
      ),
      Action(
        "console-raw",
        say("Console, whole terminal"),
        key: "C",
        danger: .confirm,
        consequence: say(
          "The guest's output reaches your terminal as it is, with nothing in between."
        ),
        question: say("Hand the terminal over to the console of"),
        work: .each { $0.passThrough($1) },
        needsHost: true,
        disabledReason: { item in
          if !item.domain.isActive { return say("The machine is off; start it first") }
          guard let definition = item.definition, definition.consoles.isEmpty else { return nil }
          return say("It has no serial port; Console offers to add one")
        }
      ),
      Action(
        "add-serial",
        say("Add serial port"),
        key: "A",
        danger: .confirm,
        consequence: say("It is there after the next start."),
        question: say("Add a serial port to"),
        work: .command { item, _ in .domain(item.domain.id, .addSerialPort) },
        disabledReason: { item in
          if !item.domain.isPersistent { return DomainReason.transient }
          let hasPort = item.definition?.consoles.contains { $0.kind == "serial" } ?? false
          return hasPort ? say("It has a serial port") : nil
        }
      ),
      Action(
        "display",
        say("Display"),
        key: "v",
        isHinted: true,
        work: .unavailable(say("The graphic display is not built into this version yet"))
      ),
    ]
  }
}

extension String {
  /// Line breaks written as `\n` become real ones.
  fileprivate var readingLineBreaks: String {
    split(separator: "\\n", omittingEmptySubsequences: false).joined(separator: "\n")
  }

  fileprivate func replacingLineBreaks(with text: String) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).joined(separator: text)
  }
}
