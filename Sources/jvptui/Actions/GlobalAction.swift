import Backend
import TUI
import Widgets

/// Something that works in every pane: moving, panes, views, help.
struct GlobalAction: Sendable {
  /// The heading under which the help lists it.
  enum Group: Sendable, CaseIterable {
    case move, panes, list, charts, program

    var title: String {
      switch self {
      case .move: say("Moving")
      case .panes: say("Panes and details")
      case .list: say("The list")
      case .charts: say("Charts")
      case .program: say("The program")
      }
    }
  }

  let id: String
  let title: String
  let keys: [KeyStroke]
  let group: Group
  /// Whether the palette offers it: movements are quicker by key.
  let isInPalette: Bool
  /// Whether it works while a question or a sheet is open.
  var worksInLayers = false
  /// Where it moves the cursor, in a list and in a text alike; nil for all else.
  var move: CursorMove?
  /// Whether a count before it does it so many times.
  var isRepeatable = false
  let run: @Sendable (inout AppState) -> [Effect]

  init(
    _ id: String,
    _ title: String,
    keys: String...,
    group: Group,
    isInPalette: Bool = true,
    run: @escaping @Sendable (inout AppState) -> [Effect]
  ) {
    self.id = id
    self.title = title
    self.keys = keys.compactMap(KeyStroke.init(parsing:))
    self.group = group
    self.isInPalette = isInPalette
    self.run = run
  }

  var entry: ActionEntry {
    ActionEntry(id: id, title: title, keys: keys, asksFirst: false)
  }
}
