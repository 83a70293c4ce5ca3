import Backend
import OrderedCollections
import TUI
import Widgets

/// The one table of what works everywhere.
enum GlobalActions {
  static let all: [GlobalAction] = moves + panes + lists + charts + program

  private static let byID: [String: GlobalAction] = Dictionary(
    all.map { ($0.id, $0) },
    uniquingKeysWith: { first, _ in first }
  )

  static func action(_ id: String) -> GlobalAction? { byID[id] }

  private static func move(
    _ id: String,
    _ title: String,
    _ first: String,
    _ second: String,
    to place: CursorMove
  ) -> GlobalAction {
    var action = GlobalAction(
      id,
      title,
      keys: first,
      second,
      group: .move,
      isInPalette: false
    ) { state in
      state.move(place)
    }
    action.move = place
    return action
  }

  private static func repeatable(_ action: GlobalAction) -> GlobalAction {
    var action = action
    action.isRepeatable = true
    return action
  }

  private static let moves: [GlobalAction] = [
    move("down", say("Down"), "j", "down", to: .by(1)),
    move("up", say("Up"), "k", "up", to: .by(-1)),
    move("page-down", say("Page down"), "pgdn", "shift-pgdn", to: .page(1)),
    move("page-up", say("Page up"), "pgup", "ctrl-b", to: .page(-1)),
    move("half-down", say("Half a page down"), "ctrl-d", "shift-down", to: .half(1)),
    move("half-up", say("Half a page up"), "ctrl-u", "shift-up", to: .half(-1)),
    move("first", say("First"), "g", "home", to: .first),
    move("last", say("Last"), "G", "end", to: .last),
    GlobalAction(
      "count",
      say("Begin a count: '5j is five rows down, '12G row 12"),
      keys: "'",
      group: .move,
      isInPalette: false
    ) { state in
      state.count = 0
      return []
    },
  ]

  private static let panes: [GlobalAction] =
    ResourceCatalog.panes.map { pane in
      GlobalAction(
        "pane-\(pane.id.rawValue)",
        say("Go to \(pane.title)"),
        keys: "\(ResourceCatalog.digit(of: pane.id))",
        group: .panes
      ) { state in
        state.focus(on: pane.id)
      }
    } + [
      repeatable(
        GlobalAction("next-pane", say("Next pane"), keys: "tab", group: .panes) {
          $0.changePane(by: 1)
        }
      ),
      repeatable(
        GlobalAction("previous-pane", say("Previous pane"), keys: "shift-tab", group: .panes) {
          $0.changePane(by: -1)
        }
      ),
      repeatable(
        GlobalAction(
          "history-back",
          say("Back to where you were"),
          keys: "ctrl-o",
          "alt-left",
          group: .panes
        ) {
          $0.goBackInHistory()
        }
      ),
      repeatable(
        GlobalAction(
          "history-forward",
          say("Forward again; ctrl-i is tab on most terminals"),
          keys: "alt-right",
          "ctrl-i",
          group: .panes
        ) {
          $0.goForwardInHistory()
        }
      ),
      GlobalAction("open", say("Into the details"), keys: "enter", "right", "l", group: .panes) {
        $0.openDetails()
      },
      GlobalAction(
        "back",
        say("Out: details, filter, marks, zoom"),
        keys: "esc",
        "left",
        "h",
        group: .panes
      ) {
        $0.goBack()
      },
      repeatable(
        GlobalAction("next-tab", say("Next tab of the details"), keys: "]", group: .panes) {
          state in
          state.changeTab(by: 1)
          return []
        }
      ),
      repeatable(
        GlobalAction("previous-tab", say("Previous tab of the details"), keys: "[", group: .panes) {
          state in
          state.changeTab(by: -1)
          return []
        }
      ),
      GlobalAction("zoom", say("Zoom the list: all columns"), keys: "z", group: .panes) { state in
        state.isZoomed.toggle()
        state.detail.isOpen = false
        state.focus = .list
        return []
      },
    ]

  private static let lists: [GlobalAction] = [
    GlobalAction("filter", say("Filter the list; search in the details"), keys: "/", group: .list) {
      $0.beginFilter()
    },
    repeatable(
      GlobalAction("search-next", say("Next match in the details"), keys: "ctrl-n", group: .list) {
        state in
        state.findInDetail(next: true)
        return []
      }
    ),
    repeatable(
      GlobalAction(
        "search-previous",
        say("Previous match in the details"),
        keys: "ctrl-p",
        group: .list
      ) { state in
        state.findInDetail(next: false)
        return []
      }
    ),
    repeatable(
      GlobalAction("mark", say("Mark the row"), keys: "space", group: .list) { $0.toggleMark() }
    ),
    GlobalAction("mark-all", say("Invert the marks"), keys: "*", group: .list) { $0.invertMarks() },
    GlobalAction("sort-right", say("Sort by the next column"), keys: ">", group: .list) {
      $0.changeSort(by: 1)
    },
    GlobalAction("sort-left", say("Sort by the previous column"), keys: "<", group: .list) {
      $0.changeSort(by: -1)
    },
    GlobalAction("sort-reverse", say("Reverse the order"), keys: ",", group: .list) {
      $0.reverseSort()
    },
    GlobalAction("copy", say("Copy: name, UUID, address, XML…"), keys: "y", group: .list) {
      $0.openCopyMenu()
    },
    GlobalAction("menu", say("Menu of the row"), keys: "x", group: .list) { $0.openMenu() },
    GlobalAction("group", say("Group by the next: node, state, tag, OS"), keys: "=", group: .list) {
      $0.changeGrouping()
    },
    GlobalAction("fold", say("Fold the group, or unfold it"), keys: ";", group: .list) {
      $0.toggleFold()
    },
    GlobalAction("fold-all", say("Fold all groups, or unfold them"), keys: "_", group: .list) {
      $0.toggleAllFolds()
    },
    GlobalAction(
      "columns",
      say("Columns: which, in which order, how wide"),
      keys: "alt-c",
      group: .list
    ) {
      state in
      state.layers.append(ColumnLayer(pane: state.pane))
      return []
    },
    GlobalAction("pager", say("Read the details in $PAGER"), keys: "alt-p", group: .list) {
      $0.openPager()
    },
    GlobalAction(
      "editor",
      say("Open a copy of the details in $EDITOR"),
      keys: "alt-e",
      group: .list
    ) {
      $0.openEditor()
    },
  ]

  private static func everywhere(_ action: GlobalAction) -> GlobalAction {
    var action = action
    action.worksInLayers = true
    return action
  }

  private static let program: [GlobalAction] = [
    GlobalAction(
      "palette",
      say("Palette: every action and pane"),
      keys: ":",
      "ctrl-k",
      group: .program
    ) {
      $0.openPalette()
    },
    GlobalAction("find", say("Find in everything there is"), keys: "ctrl-f", group: .program) {
      $0.openFind()
    },
    GlobalAction("help", say("Help"), keys: "?", "f1", group: .program) { $0.openHelp() },
    GlobalAction("refresh", say("Read the lists again"), keys: "ctrl-r", "f5", group: .program) {
      state in
      state.notify(say("Reading the lists again…"))
      return state.hosts.keys.map { .refresh($0) }
    },
    GlobalAction("mouse", say("Mouse: here, or the terminal's"), keys: "f8", group: .program) {
      $0.toggleMouse()
    },
    GlobalAction("reset-layout", say("Reset the layout: sizes, columns, order"), group: .program) {
      $0.resetLayout()
    },
    GlobalAction("tour", say("Tour of the program: begin, or go on"), group: .program) {
      $0.beginTour()
    },
    GlobalAction("tour-again", say("Tour of the program from the start"), group: .program) {
      $0.beginTour(isAgain: true)
    },
    GlobalAction("replay", say("Replay a recording"), keys: "f7", group: .program) { _ in
      [.listRecordings]
    },
    GlobalAction("settings", say("Read the settings again"), keys: "f6", group: .program) { _ in
      [.readSettings]
    },
    everywhere(
      GlobalAction("redraw", say("Draw the screen again"), keys: "ctrl-l", group: .program) { _ in
        [.repaint]
      }
    ),
    everywhere(
      GlobalAction("stop-program", say("Suspend the program"), keys: "ctrl-z", group: .program) {
        _ in
        [.suspend]
      }
    ),
    GlobalAction("quit", say("Quit"), keys: "q", "ctrl-c", group: .program) { $0.quit() },
  ]
}
