import TUI
import Widgets

/// Settings that are on or off.
extension AppState {
  var settingChoices: [MenuLayer.Choice] {
    SettingsFlag.allCases.map { flag in
      let isOn = isOn(flag)
      return MenuLayer.Choice(
        title: "Setting \(flag.title): turn \(isOn ? "off" : "on")",
        key: "",
        detail: flag.hint,
        disabledReason: nil,
        run: { $0.set(flag, to: !isOn) },
        id: "setting \(flag.rawValue)"
      )
    }
  }

  func isOn(_ flag: SettingsFlag) -> Bool {
    switch flag {
    case .mouse: options.usesMouse
    case .ascii: options.usesASCII
    case .slowLink, .byteCounter: settings[keyPath: flag.path] == true
    }
  }

  /// Turns a setting on or off, now and at the next start.
  mutating func set(_ flag: SettingsFlag, to isOn: Bool) -> [Effect] {
    settings[keyPath: flag.path] = isOn
    var effects: [Effect] = [.editSettings(.setFlag(flag, isOn))]
    switch flag {
    case .mouse:
      options.usesMouse = isOn
      effects.append(.useMouse(isOn))
    case .ascii:
      options.usesASCII = isOn
      glyphs = options.glyphs
      touchAll()
    case .byteCounter: if !isOn { sentBytes = nil }
    case .slowLink: break
    }
    return effects
  }
}

extension SettingsFlag {
  /// What it is called in a sentence.
  var title: String {
    switch self {
    case .mouse: "mouse"
    case .ascii: "ASCII only"
    case .slowLink: "slow link"
    case .byteCounter: "byte counter"
    }
  }

  /// What it does.
  var hint: String {
    switch self {
    case .mouse: "off leaves it to the terminal"
    case .ascii: "for fonts without lines"
    case .slowLink: "draws what hosts report once a second"
    case .byteCounter: "what was sent to the terminal"
    }
  }
}
