import OrderedCollections
import TUI
import Widgets

extension AppState {
  /// The menu of what can be done with the targets.
  mutating func openMenu() -> [Effect] {
    let pane = currentPane
    let items = targets
    guard !items.isEmpty else {
      notify("Nothing is selected")
      return []
    }
    let title: String
    if items.count == 1 {
      title = pane.name(of: items[0], in: self) ?? pane.title
    } else {
      title = "\(items.count) marked"
    }
    let choices = actionChoices(pane, items)
    guard !choices.isEmpty else {
      notify("\(pane.title) have no actions yet")
      return []
    }
    layers.append(MenuLayer(title: title, choices: choices, isSearchable: false, items: items))
    return []
  }

  private func actionChoices(_ pane: any Pane, _ items: [ItemID]) -> [MenuLayer.Choice] {
    pane.offers(for: items, in: self).map { offer in
      MenuLayer.Choice(
        title: offer.entry.title,
        key: offer.entry.keyText,
        detail: "",
        disabledReason: offer.disabledReason,
        run: { state in pane.run(offer.entry.id, on: items, in: &state) }
      )
    }
  }

  /// Everything there is: what can be done here, then what works everywhere, then themes.
  mutating func openPalette() -> [Effect] {
    var choices = actionChoices(currentPane, targets).map { choice in
      var choice = choice
      choice.detail = currentPane.title
      return choice
    }
    choices += GlobalActions.all.filter(\.isInPalette).map { action in
      MenuLayer.Choice(
        title: action.title,
        key: action.entry.keyText,
        detail: action.group.rawValue,
        disabledReason: nil,
        run: action.run
      )
    }
    choices += consoles.values.map { console in
      MenuLayer.Choice(
        title: "Console of \(console.title)",
        key: "",
        detail: console.phaseText,
        disabledReason: nil,
        run: { state in
          state.show(console.id)
          return []
        }
      )
    }
    choices += options.themes.map { name in
      MenuLayer.Choice(
        title: "Theme \(name)",
        key: "",
        detail: "Look",
        disabledReason: nil,
        run: { state in
          state.options.themeName = name
          state.notify("Theme \(name)")
          return [.useTheme(name)]
        }
      )
    }
    layers.append(MenuLayer(title: "Palette", choices: choices, isSearchable: true))
    return []
  }

  mutating func openHelp() -> [Effect] {
    layers.append(
      SheetLayer(title: "Help", lines: KeyTable.helpLines(for: currentPane, glyphs: glyphs))
    )
    return []
  }
}
