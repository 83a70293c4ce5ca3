import Backend
import DequeModule
import TUI
import Widgets

/// A row of the Events pane.
struct JournalItem: Sendable {
  let entry: JournalEntry

  var role: StyleRole { entry.occurrence.level == .warning ? .warning : .text }
  /// What kind of object it happened to.
  var kind: Phrase {
    switch entry.occurrence.subject {
    case .node: phrase("node")
    case .domain: phrase("domain")
    case .pool: phrase("pool")
    case .network: phrase("network")
    }
  }
  var subject: String {
    entry.occurrence.name.isEmpty ? entry.host.name : entry.occurrence.name
  }
}

extension Resource where Item == JournalItem {
  /// What libvirt reported, newest first.
  static var journal: Resource<JournalItem> {
    Resource(
      id: .journal,
      title: say("Events"),
      defaultSort: PaneState.Sort(column: nil),
      columns: columns,
      fields: [
        .text("name") { [$0.subject] },
        .text("text") { [$0.entry.occurrence.text] },
        .text("kind") { $0.kind.words },
        .text("level", isSearched: false) {
          [$0.entry.occurrence.level == .warning ? "warning" : "normal"]
        },
        .text("node", isSearched: false) { [$0.entry.host.name] },
      ],
      actions: [],
      tabs: [
        DetailTab(title: say("Overview")) { item, state, width in
          let occurrence = item.entry.occurrence
          var rows = FactRows()
          rows.add(say("When"), LocalTime.text(occurrence.time, state.rowContext))
          rows.add(say("Node"), item.entry.host.name)
          rows.add(say("What"), "\(say(item.kind)) \(occurrence.name)")
          rows.add(say("Happened"), StyledText(occurrence.text, item.role))
          if let id = occurrence.id { rows.add("UUID", id.description) }
          return rows.lines(width: width, glyphs: state.glyphs)
        }
      ],
      items: { $0.journal.reversed().map { JournalItem(entry: $0) } },
      item: { state, id in
        guard case .journal(let number) = id, let first = state.journal.first else { return nil }
        let index = number - first.id
        return state.journal.indices.contains(index)
          ? JournalItem(entry: state.journal[index]) : nil
      },
      itemID: { .journal($0.entry.id) },
      itemName: { $0.subject },
      itemHeading: { item, glyphs in
        StyledText(item.subject, .title) + StyledText(" \(glyphs.dot) ", .muted)
          + StyledText(item.entry.occurrence.text, item.role)
      },
      scope: { _ in "" },
      emptyMessage: { _ in say("Nothing has happened since jvptui started.") }
    )
  }

  private static var columns: [Column<JournalItem>] {
    [
      Column(
        "time",
        say("TIME"),
        width: .fixed(8),
        priority: 0,
        sortKey: { .number(Double($0.entry.id)) },
        text: { item, context in
          StyledText(LocalTime.time(item.entry.occurrence.time, context), .muted)
        }
      ),
      Column(
        "name",
        say("NAME"),
        width: .flexible(minimum: 12, weight: 1),
        priority: 1,
        sortKey: { .natural($0.subject) },
        text: { item, _ in StyledText(item.subject, .accent) }
      ),
      Column(
        "text",
        say("WHAT"),
        width: .flexible(minimum: 16, weight: 3),
        priority: 2,
        sortKey: { .text($0.entry.occurrence.text) },
        text: { item, context in
          let sign = item.entry.occurrence.level == .warning ? context.glyphs.warning + " " : ""
          return StyledText(sign + item.entry.occurrence.text, item.role)
        }
      ),
      Column(
        "kind",
        say("KIND"),
        width: .fixed(7),
        priority: 3,
        sortKey: { .text(say($0.kind)) },
        text: { item, _ in StyledText(say(item.kind), .muted) }
      ),
      Column(
        "node",
        say("NODE"),
        width: .flexible(minimum: 8, weight: 1),
        priority: 4,
        isUseful: { $0.hasSeveralHosts },
        sortKey: { .natural($0.entry.host.name) },
        text: { item, _ in StyledText(item.entry.host.name, .muted) }
      ),
    ]
  }
}

extension AppState {
  /// Lines of the journal for a page of the details, newest first.
  func journalLines(width: Int, where isWanted: (JournalEntry) -> Bool) -> [StyledText] {
    let entries = journal.reversed().filter(isWanted).prefix(500)
    guard !entries.isEmpty else {
      return [StyledText(say("Nothing has happened since jvptui started."), .muted)]
    }
    return entries.map { entry in
      let item = JournalItem(entry: entry)
      return StyledText(LocalTime.time(entry.occurrence.time, rowContext) + "  ", .muted)
        + StyledText(entry.occurrence.text, item.role)
    }
  }
}
