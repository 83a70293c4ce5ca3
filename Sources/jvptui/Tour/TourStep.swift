import Backend
import Widgets

/// One step of the tour: what to try, and how it is known that it was tried.
struct TourStep: Sendable {
  /// What the step is compared with.
  struct Start: Sendable {
    var machine: ItemID?
    var tab: String
    var nextJob: Int
  }

  let id: String
  /// What to do, with the operator's own keys.
  let text: @Sendable (AppState) -> String
  /// What has to be seen first, such as an open menu.
  var comesBy: @Sendable (AppState) -> Bool = { _ in true }
  /// Whether it was done since it began.
  let isDone: @Sendable (Start, AppState) -> Bool

  init(
    _ id: String,
    text: @escaping @Sendable (AppState) -> String,
    comesBy: @escaping @Sendable (AppState) -> Bool = { _ in true },
    isDone: @escaping @Sendable (Start, AppState) -> Bool
  ) {
    self.id = id
    self.text = text
    self.comesBy = comesBy
    self.isDone = isDone
  }
}

extension TourStep {
  /// All steps in order.
  static let all: [TourStep] = moving + narrowing + acting + finding

  private static let moving: [TourStep] = [
    TourStep(
      "move",
      text: { state in
        let (down, up) = (state.keyMap.key("down"), state.keyMap.key("up"))
        return say("This is the list of machines. \(down) goes to the next one, \(up) back.")
      },
      isDone: { start, state in state.selectedItem(in: .domains) != start.machine }
    ),
    TourStep(
      "open",
      text: { state in
        say("\(state.keyMap.key("open")) goes into the details of the row.")
      },
      isDone: { _, state in state.focus == .details }
    ),
    TourStep(
      "page",
      text: { state in
        let (next, previous) = (state.keyMap.key("next-tab"), state.keyMap.key("previous-tab"))
        return say("The details have pages. \(next) goes to the next one, \(previous) back.")
      },
      isDone: { start, state in state.currentTab != start.tab }
    ),
    TourStep(
      "back",
      text: { state in say("\(state.keyMap.key("back")) goes out again, wherever you are.") },
      isDone: { _, state in state.focus == .list }
    ),
  ]

  private static let narrowing: [TourStep] = [
    TourStep(
      "filter",
      text: { state in
        let key = state.keyMap.key("filter")
        return say("\(key) filters while you type. Try \(key) and state:running, then enter.")
      },
      isDone: { _, state in
        state.layers.isEmpty && !state.paneState(state.pane).filterText.isEmpty
      }
    ),
    TourStep(
      "unfilter",
      text: { state in
        say(
          "The title says how many match, and the filter. \(state.keyMap.key("back")) clears it."
        )
      },
      isDone: { _, state in
        state.layers.isEmpty && state.paneState(state.pane).filterText.isEmpty
      }
    ),
  ]

  private static let acting: [TourStep] = [
    TourStep(
      "menu",
      text: { state in
        let key = state.keyMap.key("menu")
        return say(
          "\(key) opens the menu of the row: all that can be done with it, and why not. "
            + "Look at it, then leave it with esc."
        )
      },
      comesBy: { state in (state.layers.last as? MenuLayer)?.isSearchable == false },
      isDone: { _, state in state.layers.isEmpty }
    ),
    TourStep(
      "act",
      text: { state in
        let start = state.keyMap.actionKey("start")
        let stop = state.keyMap.actionKey("shutdown")
        return say(
          "Nothing here is real, so act: \(start) starts a machine that is off, \(stop) shuts one "
            + "down that runs. Capital letters ask first."
        )
      },
      isDone: { start, state in state.nextJobID > start.nextJob }
    ),
    TourStep(
      "jobs",
      text: { state in
        let key = state.keyMap.key("pane-\(PaneID.jobs.rawValue)")
        return say("What you do is kept in Jobs, with its outcome. \(key) goes there.")
      },
      isDone: { _, state in state.pane == .jobs }
    ),
    TourStep(
      "pane",
      text: { state in
        let key = state.keyMap.key("pane-\(PaneID.domains.rawValue)")
        return say("Each pane has such a key; it stands before its name. \(key) goes to the VMs.")
      },
      isDone: { _, state in state.pane == .domains }
    ),
  ]

  private static let finding: [TourStep] = [
    TourStep(
      "palette",
      text: { state in
        let key = state.keyMap.key("palette")
        return say(
          "\(key) finds everything by a few letters: actions, panes, themes, hosts. "
            + "Try \(key) and theme; esc leaves it."
        )
      },
      comesBy: { state in (state.layers.last as? MenuLayer)?.isSearchable == true },
      isDone: { _, state in state.layers.isEmpty }
    ),
    TourStep(
      "help",
      text: { state in
        say("\(state.keyMap.key("help")) lists all keys. Look, then leave it with esc.")
      },
      comesBy: { state in state.layers.last is SheetLayer },
      isDone: { _, state in state.layers.isEmpty }
    ),
  ]
}
