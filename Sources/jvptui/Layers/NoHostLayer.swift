import Backend
import TUI
import Widgets

/// Says which hosts were tried and what is missing, and offers the demo host.
struct NoHostLayer: Layer {
  let failures: [ProbeFailure]

  var keyScope: LayerAction.Scope? { .welcome }

  mutating func handle(_ event: InputEvent, in state: AppState) -> LayerResult {
    switch event.stroke {
    case KeyStroke("d")?, KeyStroke(.enter)?: return .close { _ in [.openDemo] }
    case KeyStroke("r")?:
      return .close { state in
        state.isProbing = true
        return [.probeDefaultHosts]
      }
    case KeyStroke("a")?:
      return .close { state in
        state.layers.append(HostForm.adding())
        return []
      }
    case KeyStroke("q")?: return .close { _ in [.quit] }
    default: return event.isCancel ? .close : .stay
    }
  }

  func draw(in state: AppState, on surface: inout Surface) {
    dialog(in: state).draw(in: Rect(state.size), on: &surface)
  }

  private func dialog(in state: AppState) -> Dialog {
    var body = [StyledText(say("No libvirt answered on this machine.")), ""]
    for failure in failures {
      body.append(StyledText(failure.uri, .accent))
      body.append(StyledText("  \(failure.error.message)"))
      if let advice = failure.error.advice { body.append(StyledText("  \(advice)", .muted)) }
    }
    body += [
      "", StyledText(say("Another host: add it here, or start jvptui with -c URI."), .muted),
    ]
    let keys = state.keyMap
    return Dialog(
      title: say("No host"),
      body: body,
      buttons: [
        Dialog.Button(title: say("Demo host"), key: keys.layerKey("welcome.demo")),
        Dialog.Button(title: say("Add a host"), key: keys.layerKey("welcome.add")),
        Dialog.Button(title: say("Try again"), key: keys.layerKey("welcome.retry")),
        Dialog.Button(title: say("Quit"), key: keys.layerKey("welcome.quit")),
      ],
      focusedButton: 0,
      glyphs: state.glyphs
    )
  }
}
