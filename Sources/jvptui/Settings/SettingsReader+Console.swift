import Backend
import TOMLKit
import TUI

/// The table `[console]`.
extension SettingsReader {
  mutating func readConsole(_ value: (any TOMLValueConvertible)?, _ line: Int?) {
    guard let table = value?.table else {
      return warn(say("“console” must be written as [console]."), line: line)
    }
    let own = outline?.tables.first { $0.path == ["console"] }
    for key in table.keys {
      let line = own?.entry(key)?.line ?? line
      switch key {
      case "escape": readEscape(table[key], line)
      case "scrollback": readScrollback(table[key], line)
      case "clipboard":
        settings.console.allowsClipboard = flag(table[key], "clipboard", line) ?? false
      default: warn(say("“\(key)” means nothing in [console]."), line: line)
      }
    }
  }

  private mutating func readEscape(_ value: (any TOMLValueConvertible)?, _ line: Int?) {
    guard let name = text(value, "escape", line) else { return }
    guard let stroke = KeyStroke(parsing: name), ConsoleSettings.canBeEscape(stroke) else {
      let standard = ConsoleSettings().escapeKey
      return warn(
        say(
          "“escape” is “\(name)”; it can be a key with ctrl or alt, or f1 to f12. \(standard) is used."
        ),
        line: line
      )
    }
    settings.console.escapeKey = stroke
  }

  private mutating func readScrollback(_ value: (any TOMLValueConvertible)?, _ line: Int?) {
    let most = ConsoleSettings.mostScrollback
    guard let number = value?.int, (0...most).contains(number) else {
      return warn(say("“scrollback” must be a number of lines from 0 to \(most)."), line: line)
    }
    settings.console.scrollback = number
  }
}
