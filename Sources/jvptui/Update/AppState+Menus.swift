import Backend
import OrderedCollections
import TUI
import Widgets

extension AppState {
  /// The menu of what can be done with the targets.
  mutating func openMenu() -> [Effect] {
    let pane = currentPane
    let items = targets
    guard !items.isEmpty else {
      notify(say("Nothing is selected"))
      return []
    }
    let title: String
    if items.count == 1 {
      title = pane.name(of: items[0], in: self) ?? pane.title
    } else {
      title = say("\(items.count) marked")
    }
    let choices = actionChoices(pane, items)
    guard !choices.isEmpty else {
      notify(say("\(pane.title) have no actions yet"))
      return []
    }
    layers.append(MenuLayer(title: title, choices: choices, isSearchable: false, items: items))
    return []
  }

  private func actionChoices(_ pane: any Pane, _ items: [ItemID]) -> [MenuLayer.Choice] {
    pane.offers(for: items, in: self).map { offer in
      let target = KeyMap.Target.action(offer.entry.id)
      return MenuLayer.Choice(
        title: offer.entry.title,
        key: keyMap.text(of: target),
        detail: "",
        disabledReason: offer.disabledReason,
        run: { state in pane.run(offer.entry.id, on: items, in: &state) },
        strokes: keyMap.singleStrokes(of: target),
        id: "\(pane.id.rawValue) \(offer.entry.id)"
      )
    } + commandChoices(pane, items)
  }

  /// Everything there is, what was chosen lately in front.
  mutating func openPalette() -> [Effect] {
    var choices = actionChoices(currentPane, targets).map { choice in
      var choice = choice
      choice.detail = currentPane.title
      return choice
    }
    choices += globalChoices + consoleChoices + filterChoices + hostChoices + settingChoices
    choices += themeChoices
    layers.append(
      MenuLayer(title: say("Palette"), choices: recentFirst(choices), isSearchable: true)
    )
    return []
  }

  mutating func openHelp() -> [Effect] {
    layers.append(
      SheetLayer(title: say("Help"), lines: KeyTable.helpLines(for: currentPane, in: self))
    )
    return []
  }
}
