import Backend
import TUI
import Widgets

/// Filters under a name.
extension AppState {
  /// Goes to the pane of a filter and filters it.
  mutating func recall(_ filter: NamedFilter) -> [Effect] {
    let effects = focus(on: filter.pane)
    setFilter(filter.text, in: filter.pane)
    return effects
  }

  /// Asks what the filter of the focused pane is to be called.
  mutating func askForFilterName() -> [Effect] {
    let (pane, text) = (pane, paneState(pane).filterText)
    if let error = paneState(pane).filterError {
      notify(say("The filter is wrong: \(error.message)"), .warning)
      return []
    }
    guard !text.isEmpty else {
      notify(
        say("\(currentPane.title) is not filtered; \(keyMap.key("filter")) filters it"),
        .warning
      )
      return []
    }
    layers.append(
      FormLayer(
        title: say("Save the filter \(text)"),
        fields: [
          FormState.Field(
            label: say("Name"),
            value: .text(LineEditor(text: "")),
            hint: say(
              "The palette has it under this name. A name that is there already is replaced."
            ),
            placeholder: say("broken")
          )
        ],
        check: { form, _ in [NamedFilter.problem(name: form.fields[0].text)] },
        submit: { form, _ in
          let filter = NamedFilter(name: form.fields[0].text, pane: pane, text: text)
          return [.editSettings(.saveFilter(filter))]
        }
      )
    )
    return []
  }
}
