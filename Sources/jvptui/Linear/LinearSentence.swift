import Backend
import OrderedCollections
import TUI
import Widgets

/// A row as a sentence: “web-1: running, 2 vCPU, CPU 3 %; 3 of 12”.
struct LinearSentence {
  /// What a column says of the row.
  private struct Part {
    var text: String
    /// Parts with higher numbers go first when there is not enough room.
    var priority: Int
  }

  let state: AppState

  /// A row of the focused pane in at most so many columns, zoomed more; the one under the cursor has
  /// its figures and its place.
  func text(of item: ItemID, at row: Int, width: Int) -> String {
    let pane = state.currentPane
    let own = state.paneState(pane.id)
    let isSelected = row == own.table.cursor
    let end = isSelected ? say("; \(row + 1) of \(own.rows.count)") : ""
    if item.isGroup { return group(item, pane, own) + end }
    guard let cells = pane.cells(of: item, in: state) else { return "" }
    let columns = pane.shownColumns(in: state)
    let live = pane.liveColumns
    var parts = columns.dropFirst().compactMap { column -> Part? in
      if !isSelected, live.contains(column.id) { return nil }
      let value = cells(column.index).plain.withSingleBlanks
      guard !value.isEmpty else { return nil }
      return Part(
        text: Self.words(column.id, column.column.title, value),
        priority: column.column.priority
      )
    }
    var head = columns.first.map { cells($0.index).plain.withSingleBlanks } ?? ""
    if own.marks.contains(item) { head = say("\(head), marked") }
    if item.host.flatMap({ state.hosts[$0] })?.isStale == true { head = say("\(head), not live") }
    func sentence() -> String {
      (parts.isEmpty
        ? head : say("\(head): \(parts.map(\.text).joined(separator: say(", ")))")) + end
    }
    guard !(isSelected && state.isZoomed) else { return sentence() }
    while TextWidth.columns(sentence()) > width, parts.count > 1,
      let least = parts.map(\.priority).max(),
      let place = parts.lastIndex(where: { $0.priority == least })
    { parts.remove(at: place) }
    return sentence()
  }

  private func group(_ item: ItemID, _ pane: any Pane, _ own: PaneState) -> String {
    guard case .group(_, let name) = item else { return "" }
    let title = pane.heading(of: item, in: state).plain
    let count = own.groups[name]?.count ?? 0
    let words = count == 1 ? say("Group \(title): 1 row") : say("Group \(title): \(count) rows")
    return own.folded.contains(name) ? say("\(words), folded") : words
  }

  /// A value with what it is, as people say it.
  private static func words(_ id: String, _ title: String, _ value: String) -> String {
    switch id {
    case "state", "text", "outcome", "kind", "type", "mode", "hog", "what", "name", "format": value
    case "vcpu": say("\(value) vCPU")
    case "cpus": say("\(value) CPUs")
    case "vms": say("\(value) VMs")
    case "auto": say("autostart")
    case "current": say("current")
    case "node": say("on \(value)")
    case "snapshots": say("snapshots \(value)")
    case "memuse": say("memory in use \(value)")
    case "disk": say("disk \(value) a second")
    case "net": say("network \(value) a second")
    default: "\(spoken(title)) \(value)"
    }
  }

  /// A heading without capitals, but for what is spelled out.
  static func spoken(_ title: String) -> String {
    let spelled: Set<String> = ["CPU", "IP", "OS", "URI", "DHCP", "VM", "MAC", "UUID"]
    return spelled.contains(title) ? title : title.lowercased()
  }
}

extension String {
  /// Without blanks at the ends, and one where there were several.
  var withSingleBlanks: String { split(separator: " ").joined(separator: " ") }
}
