import Backend
import TUI

/// What a key does while a window, a field or a player is open: the one table of those keys.
///
/// Layers know their own keys, the first of each entry here. Where the settings give an action other
/// keys, `KeyMap` turns those into that first one before the layer gets it. Escape always leaves, so
/// that nobody can lock themselves in; it is no entry.
struct LayerAction: Sendable {
  /// Where it works.
  enum Scope: String, Sendable, CaseIterable {
    case viewer, question, field, form, welcome, console
    case menu = "menu-list"
    case palette = "palette-list"
    case filter = "filter-line"
    case search = "search-line"
    case columns = "column-list"
    case replay = "player"

    /// Whether characters are typed there, which are never keys.
    var takesText: Bool {
      switch self {
      case .palette, .field, .form, .filter, .search: true
      case .viewer, .menu, .question, .columns, .replay, .welcome, .console: false
      }
    }

    /// The heading under which the help lists it.
    var title: String {
      switch self {
      case .viewer: say("A text")
      case .menu: say("A menu")
      case .palette: say("Palette, find")
      case .question: say("A question")
      case .field: say("A field")
      case .form: say("A form")
      case .filter: say("The filter")
      case .search: say("The search")
      case .columns: say("Columns")
      case .replay: say("A recording")
      case .welcome: say("Without a host")
      case .console: say("A console, after the escape key")
      }
    }
  }

  /// Names of scopes are none of actions: the settings could not tell `menu` from `menu.down`.
  let scope: Scope
  /// Its name behind that of the scope, such as `close`.
  let name: String
  let title: String
  /// The keys without settings; the layer itself knows the first.
  let keys: [KeyStroke]

  /// The name that the settings have for it, such as `viewer.close`.
  var id: String { "\(scope.rawValue).\(name)" }

  var entry: ActionEntry { ActionEntry(id: id, title: title, keys: keys, asksFirst: false) }

  static func action(_ id: String) -> LayerAction? { byID[id] }

  private static let byID = Dictionary(
    all.map { ($0.id, $0) },
    uniquingKeysWith: { first, _ in first }
  )
}

extension LayerAction {
  /// All of them, by scope.
  static let all: [LayerAction] =
    viewer + lists + questions + fields + columns + replay + welcome + console

  private static func actions(
    _ scope: Scope,
    _ entries: [(name: String, title: String, keys: String)]
  ) -> [LayerAction] {
    entries.map { entry in
      let keys = entry.keys.split(separator: " ").compactMap { KeyStroke(parsing: String($0)) }
      return LayerAction(scope: scope, name: entry.name, title: entry.title, keys: keys)
    }
  }

  private static let viewer = actions(
    .viewer,
    [
      ("close", say("Close"), "q ? enter"),
      ("search", say("Search"), "/"),
      ("next", say("Next match"), "n"),
      ("previous", say("Previous match"), "N"),
      ("copy", say("Copy the text"), "y"),
      ("retry", say("Retry what failed"), "r"),
      ("down", say("Down"), "down j"),
      ("up", say("Up"), "up k"),
      ("page-down", say("Page down"), "pgdn space ctrl-f"),
      ("page-up", say("Page up"), "pgup ctrl-b"),
      ("half-down", say("Half a page down"), "ctrl-d"),
      ("half-up", say("Half a page up"), "ctrl-u"),
      ("first", say("First"), "home g"),
      ("last", say("Last"), "end G"),
      ("left", say("To the left"), "left h"),
      ("right", say("To the right"), "right l"),
    ]
  )

  private static let lists =
    actions(
      .menu,
      [
        ("choose", say("Choose"), "enter"),
        ("down", say("Down"), "down j"),
        ("up", say("Up"), "up k"),
        ("page-down", say("Page down"), "pgdn"),
        ("page-up", say("Page up"), "pgup"),
        ("close", say("Close"), "x"),
      ]
    )
    + actions(
      .palette,
      [
        ("choose", say("Choose"), "enter"),
        ("down", say("Down"), "down ctrl-n"),
        ("up", say("Up"), "up ctrl-p"),
        ("page-down", say("Page down"), "pgdn"),
        ("page-up", say("Page up"), "pgup"),
      ]
    )

  private static let questions = actions(
    .question,
    [
      ("yes", say("Yes"), "y"),
      ("no", say("No"), "n"),
      ("press", say("Press the button"), "enter"),
      ("other", say("The other button"), "tab left right"),
      ("down", say("Down"), "down"),
      ("up", say("Up"), "up"),
      ("page-down", say("Page down"), "pgdn"),
      ("page-up", say("Page up"), "pgup"),
    ]
  )

  private static let fields =
    actions(.field, [("accept", say("Accept"), "enter")])
    + actions(
      .form,
      [
        ("save", say("Save"), "enter"),
        ("next", say("Next field"), "tab down"),
        ("previous", say("Previous field"), "shift-tab up"),
      ]
    )
    + actions(
      .filter,
      [
        ("keep", say("Keep the filter"), "enter"),
        ("complete", say("Complete"), "tab"),
        ("complete-back", say("The completion before"), "shift-tab"),
        ("save", say("Save under a name"), "ctrl-s"),
        ("down", say("Down"), "down"),
        ("up", say("Up"), "up"),
        ("page-down", say("Page down"), "pgdn"),
        ("page-up", say("Page up"), "pgup"),
      ]
    )
    + actions(.search, [("keep", say("Keep the search"), "enter")])

  private static let columns = actions(
    .columns,
    [
      ("toggle", say("Show or hide"), "space"),
      ("earlier", say("Move to the front"), "K shift-up"),
      ("later", say("Move to the back"), "J shift-down"),
      ("narrower", say("Narrower"), "< left"),
      ("wider", say("Wider"), "> right"),
      ("reset", say("Reset"), "r"),
      ("down", say("Down"), "down j"),
      ("up", say("Up"), "up k"),
      ("close", say("Close"), "enter q"),
    ]
  )

  private static let replay = actions(
    .replay,
    [
      ("pause", say("Pause, or go on"), "space"),
      ("back", say("Five seconds back"), "left h"),
      ("forward", say("Five seconds forward"), "right l"),
      ("first", say("To the start"), "home g"),
      ("last", say("To the end"), "end G"),
      ("faster", say("Faster"), "+ up"),
      ("slower", say("Slower"), "- down"),
      ("close", say("Close"), "q"),
    ]
  )

  private static let welcome = actions(
    .welcome,
    [
      ("demo", say("Demo host"), "d enter"),
      ("add", say("Add a host"), "a"),
      ("retry", say("Try again"), "r"),
      ("quit", say("Quit"), "q"),
    ]
  )

  private static let console = ConsoleCommand.all.map { command in
    LayerAction(
      scope: .console,
      name: command.layerName,
      title: command.title,
      keys: command.keys
    )
  }
}
