import Backend
import TUI
import Widgets

/// Settings that are on or off.
extension AppState {
  var settingChoices: [MenuLayer.Choice] {
    flagChoices + languageChoices
  }

  /// A name in its own language and in English, so that it can be found in either.
  private var languageChoices: [MenuLayer.Choice] {
    Language.allCases.filter { $0 != Language.current }.map { language in
      MenuLayer.Choice(
        title: language == .english
          ? "语言：English (Language: English)" : "语言：\(language.name) (Language: Chinese)",
        key: "",
        detail: say("from the next start"),
        disabledReason: nil,
        run: { _ in [.editSettings(.setLanguage(language))] },
        id: "language \(language.code)"
      )
    }
  }

  private var flagChoices: [MenuLayer.Choice] {
    SettingsFlag.allCases.map { flag in
      let isOn = isOn(flag)
      return MenuLayer.Choice(
        title: isOn
          ? say("Setting \(flag.title): turn off") : say("Setting \(flag.title): turn on"),
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
    case .mouse: say("mouse")
    case .ascii: say("ASCII only")
    case .slowLink: say("slow link")
    case .byteCounter: say("byte counter")
    }
  }

  /// What it does.
  var hint: String {
    switch self {
    case .mouse: say("off leaves it to the terminal")
    case .ascii: say("for fonts without lines")
    case .slowLink: say("draws what hosts report once a second")
    case .byteCounter: say("what was sent to the terminal")
    }
  }
}
