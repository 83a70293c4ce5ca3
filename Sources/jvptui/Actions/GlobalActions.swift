import OrderedCollections
import TUI
import Widgets

/// The one table of what works everywhere.
enum GlobalActions {
  static let all: [GlobalAction] = moves + panes + lists + charts + program

  private static let byKey: [KeyStroke: GlobalAction] = Dictionary(
    all.flatMap { action in action.keys.map { ($0, action) } },
    uniquingKeysWith: { first, _ in first }
  )

  static func action(for stroke: KeyStroke) -> GlobalAction? { byKey[stroke] }

  private static func move(
    _ id: String,
    _ title: String,
    _ first: String,
    _ second: String,
    to place: CursorMove
  ) -> GlobalAction {
    GlobalAction(id, title, keys: first, second, group: .move, isInPalette: false) { state in
      state.move(place)
    }
  }

  private static let moves: [GlobalAction] = [
    move("down", "Down", "j", "down", to: .by(1)),
    move("up", "Up", "k", "up", to: .by(-1)),
    move("page-down", "Page down", "pgdn", "ctrl-f", to: .page(1)),
    move("page-up", "Page up", "pgup", "ctrl-b", to: .page(-1)),
    move("half-down", "Half a page down", "ctrl-d", "shift-down", to: .half(1)),
    move("half-up", "Half a page up", "ctrl-u", "shift-up", to: .half(-1)),
    move("first", "First", "g", "home", to: .first),
    move("last", "Last", "G", "end", to: .last),
  ]

  private static let panes: [GlobalAction] =
    ResourceCatalog.panes.map { pane in
      GlobalAction(
        "pane-\(pane.id.rawValue)",
        "Go to \(pane.title)",
        keys: "\(ResourceCatalog.digit(of: pane.id))",
        group: .panes
      ) { state in
        state.focus(on: pane.id)
      }
    } + [
      GlobalAction("next-pane", "Next pane", keys: "tab", group: .panes) { $0.changePane(by: 1) },
      GlobalAction("previous-pane", "Previous pane", keys: "shift-tab", group: .panes) {
        $0.changePane(by: -1)
      },
      GlobalAction("open", "Into the details", keys: "enter", "right", "l", group: .panes) {
        $0.openDetails()
      },
      GlobalAction(
        "back",
        "Out: details, filter, marks, zoom",
        keys: "esc",
        "left",
        "h",
        group: .panes
      ) {
        $0.goBack()
      },
      GlobalAction("next-tab", "Next tab of the details", keys: "]", group: .panes) { state in
        state.changeTab(by: 1)
        return []
      },
      GlobalAction("previous-tab", "Previous tab of the details", keys: "[", group: .panes) {
        state in
        state.changeTab(by: -1)
        return []
      },
      GlobalAction("zoom", "Zoom the list: all columns", keys: "z", group: .panes) { state in
        state.isZoomed.toggle()
        state.detail.isOpen = false
        state.focus = .list
        return []
      },
    ]

  private static let lists: [GlobalAction] = [
    GlobalAction("filter", "Filter the list; search in the details", keys: "/", group: .list) {
      $0.beginFilter()
    },
    GlobalAction("search-next", "Next match in the details", keys: "ctrl-n", group: .list) {
      state in
      state.findInDetail(next: true)
      return []
    },
    GlobalAction("search-previous", "Previous match in the details", keys: "ctrl-p", group: .list) {
      state in
      state.findInDetail(next: false)
      return []
    },
    GlobalAction("mark", "Mark the row", keys: "space", group: .list) { $0.toggleMark() },
    GlobalAction("mark-all", "Invert the marks", keys: "*", group: .list) { $0.invertMarks() },
    GlobalAction("sort-right", "Sort by the next column", keys: ">", group: .list) {
      $0.changeSort(by: 1)
    },
    GlobalAction("sort-left", "Sort by the previous column", keys: "<", group: .list) {
      $0.changeSort(by: -1)
    },
    GlobalAction("sort-reverse", "Reverse the order", keys: ",", group: .list) { $0.reverseSort() },
    GlobalAction("copy-name", "Copy the name", keys: "y", group: .list) { $0.copyName() },
    GlobalAction("menu", "Menu of the row", keys: "x", group: .list) { $0.openMenu() },
  ]

  private static func everywhere(_ action: GlobalAction) -> GlobalAction {
    var action = action
    action.worksInLayers = true
    return action
  }

  private static let program: [GlobalAction] = [
    GlobalAction("palette", "Palette: every action and pane", keys: ":", "ctrl-k", group: .program)
    {
      $0.openPalette()
    },
    GlobalAction("help", "Help", keys: "?", "f1", group: .program) { $0.openHelp() },
    GlobalAction("refresh", "Read the lists again", keys: "ctrl-r", "f5", group: .program) {
      state in
      state.notify("Reading the lists again…")
      return state.hosts.keys.map { .refresh($0) }
    },
    GlobalAction("replay", "Replay a recording", keys: "f7", group: .program) { _ in
      [.listRecordings]
    },
    GlobalAction("settings", "Read the settings again", keys: "f6", group: .program) { _ in
      [.readSettings]
    },
    everywhere(
      GlobalAction("redraw", "Draw the screen again", keys: "ctrl-l", group: .program) { _ in
        [.repaint]
      }
    ),
    everywhere(
      GlobalAction("stop-program", "Suspend the program", keys: "ctrl-z", group: .program) { _ in
        [.suspend]
      }
    ),
    GlobalAction("quit", "Quit", keys: "q", "ctrl-c", group: .program) { $0.quit() },
  ]
}
