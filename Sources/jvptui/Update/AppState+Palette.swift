import Backend
import OrderedCollections
import TUI
import Widgets

/// What the palette offers beside the actions of the selected row.
extension AppState {
  /// The most choices that are remembered as recent, and that are shown in front.
  private static let recentLimit = 8

  var globalChoices: [MenuLayer.Choice] {
    GlobalActions.all.filter(\.isInPalette).map { action in
      MenuLayer.Choice(
        title: action.title,
        key: keyMap.text(of: .global(action.id)),
        detail: action.group.title,
        disabledReason: nil,
        run: action.run,
        id: action.id
      )
    }
  }

  var consoleChoices: [MenuLayer.Choice] {
    consoles.values.map { console in
      MenuLayer.Choice(
        title: say("Console of \(console.title)"),
        key: "",
        detail: console.phaseText,
        disabledReason: nil,
        run: { state in
          state.show(console.id)
          return []
        }
      )
    }
  }

  /// Each host, to go to; to all of them where there are several.
  var hostChoices: [MenuLayer.Choice] {
    nodeItems.map { node in
      MenuLayer.Choice(
        title: node.host == nil ? say("All nodes") : say("Node \(node.name)"),
        key: "",
        detail: node.host == nil ? say("Go to") : node.stateText,
        disabledReason: nil,
        run: { $0.go(to: node.id) },
        id: "node \(node.name)"
      )
    }
  }

  /// The named filters, and what can be done with them.
  var filterChoices: [MenuLayer.Choice] {
    var choices = settings.filters.map { filter in
      MenuLayer.Choice(
        title: say("Filter \(filter.name)"),
        key: "",
        detail: "\(ResourceCatalog.pane(filter.pane).title)  \(filter.text)",
        disabledReason: nil,
        run: { $0.recall(filter) },
        id: "filter \(filter.pane.rawValue) \(filter.name)"
      )
    }
    let text = paneState(pane).filterText
    let problem = paneState(pane).filterError
    choices.append(
      MenuLayer.Choice(
        title: say("Save this filter under a name"),
        key: "",
        detail: text,
        disabledReason: text.isEmpty
          ? say("\(currentPane.title) is not filtered")
          : problem.map { say("It is wrong: \($0.message)") },
        run: { $0.askForFilterName() }
      )
    )
    choices += settings.filters.map { filter in
      MenuLayer.Choice(
        title: say("Forget the filter \(filter.name)"),
        key: "",
        detail: ResourceCatalog.pane(filter.pane).title,
        disabledReason: nil,
        run: { _ in [.editSettings(.removeFilter(filter))] }
      )
    }
    return choices
  }

  var themeChoices: [MenuLayer.Choice] {
    options.themes.map { name in
      MenuLayer.Choice(
        title: say("Theme \(name)"),
        key: "",
        detail: name == options.themeName ? say("Look, in use") : say("Look"),
        disabledReason: nil,
        run: { $0.choose(theme: name) },
        id: "theme \(name)",
        previewedTheme: name
      )
    }
  }

  /// Looks as a theme says, now and at the next start.
  mutating func choose(theme name: String) -> [Effect] {
    options.themeName = name
    return [.useTheme(name), .editSettings(.setTheme(name))]
  }

  /// Puts what was chosen lately in front, the last first.
  func recentFirst(_ choices: [MenuLayer.Choice]) -> [MenuLayer.Choice] {
    let places = Dictionary(
      recentChoices.enumerated().map { ($0.element, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
    let recent = choices.filter { places[$0.id] != nil }
      .sorted { places[$0.id, default: 0] < places[$1.id, default: 0] }
    return recent + choices.filter { places[$0.id] == nil }
  }

  /// Remembers a choice as the last one.
  mutating func remember(choice id: String) {
    guard !id.isEmpty else { return }
    recentChoices.removeAll { $0 == id }
    recentChoices.insert(id, at: 0)
    if recentChoices.count > Self.recentLimit { recentChoices.removeLast() }
  }
}
