import Backend
import TUI

/// How much an action can spoil, and so how it is asked about.
enum Danger: Sendable, Equatable {
  /// Begins at once.
  case none
  /// Asks, with Yes under the cursor.
  case confirm
  /// Asks, with No under the cursor: work in the guest can be lost.
  case destructive
  /// Cannot be undone: asks for the name to be typed.
  case typeName
}

/// One thing that can be done with an item of a pane.
struct Action<Item: Sendable>: Sendable {
  let id: String
  /// A verb, such as `Shut down`.
  let title: String
  let keys: [KeyStroke]
  let danger: Danger
  /// Whether it stands in the hint line.
  let isHinted: Bool
  /// What it means, for the question before it; nil when the title says it all.
  let consequence: String?
  /// The question before it, up to the name, such as `Discard the saved state of`.
  let question: String
  let work: ActionWork<Item>
  /// Whether it needs a connected host that may be written to, whatever it changes.
  let needsHost: Bool
  /// Why it cannot run on this item now; nil when it can.
  let disabledReason: @Sendable (Item) -> String?

  init(
    _ id: String,
    _ title: String,
    key: String? = nil,
    danger: Danger = .none,
    isHinted: Bool = false,
    consequence: String? = nil,
    question: String? = nil,
    work: ActionWork<Item>,
    needsHost: Bool = false,
    disabledReason: @escaping @Sendable (Item) -> String? = { _ in nil }
  ) {
    self.id = id
    self.title = title
    keys = key.flatMap(KeyStroke.init(parsing:)).map { [$0] } ?? []
    self.danger = danger
    self.isHinted = isHinted
    self.consequence = consequence
    self.question = question ?? title
    self.work = work
    self.needsHost = needsHost || work.changesHost
    self.disabledReason = disabledReason
  }
}

/// What an action does once it may.
enum ActionWork<Item: Sendable>: Sendable {
  /// One command an item. The second parameter holds all items it runs on.
  case command(@Sendable (Item, [Item]) -> Command)
  /// A value is asked for first.
  case ask(Question<Item>)
  /// A change of the screen only; allowed on read-only connections.
  case update(@Sendable (inout AppState, Item) -> [Effect])
  /// As `update`, for each of the items; asks first where the danger says so.
  case each(@Sendable (inout AppState, Item) -> [Effect])
  /// Something that needs no item, such as a form for a new one.
  case open(@Sendable (inout AppState) -> [Effect])
  /// Nothing yet: the reason is always given.
  case unavailable(String)

  /// Whether it changes anything on the host.
  var changesHost: Bool {
    switch self {
    case .command, .ask: true
    case .update, .each, .open, .unavailable: false
    }
  }

  /// Whether there must be an item.
  var needsItem: Bool { if case .open = self { false } else { true } }
}

/// A value that an action needs.
struct Question<Item: Sendable>: Sendable {
  /// What stands before the field, such as `New name`.
  let label: String
  /// What may be typed, shown below the field.
  let hint: String
  /// What stands in the field at first.
  let initial: @Sendable (Item) -> String
  /// Whether one answer serves several items.
  let servesSeveral: Bool
  /// What stands in the field at first where there are several; nil for what the first one says.
  let initialForSeveral: String?
  /// What is wrong with an answer: names the value and what is allowed; nil when it is good.
  let problem: @Sendable (String) -> String?
  /// The command for an answer.
  let command: @Sendable (Item, String) -> Command
  /// After how many seconds a shut-down is forced; nil for all other work.
  let forceOffAfter: @Sendable (String) -> Double?

  init(
    label: String,
    hint: String,
    servesSeveral: Bool = false,
    initialForSeveral: String? = nil,
    initial: @escaping @Sendable (Item) -> String,
    problem: @escaping @Sendable (String) -> String?,
    forceOffAfter: @escaping @Sendable (String) -> Double? = { _ in nil },
    command: @escaping @Sendable (Item, String) -> Command
  ) {
    self.label = label
    self.hint = hint
    self.servesSeveral = servesSeveral
    self.initialForSeveral = initialForSeveral
    self.initial = initial
    self.problem = problem
    self.forceOffAfter = forceOffAfter
    self.command = command
  }
}

/// An action as the help, the key table and the palette list it.
struct ActionEntry: Sendable, Equatable {
  let id: String
  let title: String
  let keys: [KeyStroke]
  let asksFirst: Bool

  /// The keys as one text, such as `j, down`.
  var keyText: String { keys.map(\.description).joined(separator: ", ") }
}

/// An action together with whether it can run on what is selected now.
struct ActionOffer: Sendable, Equatable {
  let entry: ActionEntry
  let isHinted: Bool
  /// Why it cannot run; nil when it can.
  let disabledReason: String?
}

/// A job that is about to begin.
struct JobRequest: Sendable, Equatable {
  var actionID: String
  var title: String
  var item: ItemID
  var name: String
  var host: HostID
  var command: Command
  var forceOffAfter: Double?
}
