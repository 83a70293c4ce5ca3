import Backend
import TUI
import Widgets

/// All keys by where they work: the source of the help and of the README's table.
enum KeyTable {
  struct Section: Sendable, Equatable {
    var title: String
    var entries: [ActionEntry]
  }

  static var sections: [Section] {
    allSections.map { section in
      Section(title: section.title, entries: section.entries.filter { !$0.keys.isEmpty })
    }
  }

  private static var allSections: [Section] {
    GlobalAction.Group.allCases.map { group in
      Section(
        title: group.title,
        entries: GlobalActions.all.filter { $0.group == group }.map(\.entry)
      )
    }
      + ResourceCatalog.panes.filter { !$0.actionEntries.isEmpty && $0.id != .top }.map { pane in
        Section(title: pane.title, entries: pane.actionEntries)
      }
      + LayerAction.Scope.allCases.map { scope in
        Section(
          title: scope.title,
          entries: LayerAction.all.filter { $0.scope == scope }.map(\.entry)
        )
      }
  }

  /// The table as Markdown, as it stands in the README.
  static var markdown: String {
    var text = say("| where | key | what |") + "\n| --- | --- | --- |\n"
    for section in sections {
      for entry in section.entries {
        let keys = entry.keys.map { "`\(escaped($0.description))`" }.joined(separator: " ")
        let asks = entry.asksFirst ? say(" (asks first)") : ""
        text += "| \(section.title) | \(keys) | \(entry.title)\(asks) |\n"
      }
    }
    return text
  }

  private static func escaped(_ key: String) -> String {
    key == "|" ? "\\|" : key
  }

  /// All actions by the name that the settings have for them, with their keys, as TOML.
  static var settings: String {
    let heading = say(
      "All keys as they are without settings. What you change goes into config.toml."
    )
    var text = "# \(heading)\n[keys]\n"
    for section in allSections {
      text += "\n# \(section.title)\n"
      for entry in section.entries {
        guard
          let name = ActionName.names[.action(entry.id)] ?? ActionName.names[.global(entry.id)]
            ?? ActionName.names[.layer(entry.id)]
        else { continue }
        let keys = entry.keys.map { TOMLText.quoted($0.description) }
        let value = keys.count == 1 ? keys[0] : "[\(keys.joined(separator: ", "))]"
        text += "\(name) = \(value)  # \(entry.title)\n"
      }
    }
    return text
  }

  /// The lines of the help, the focused pane's section first, with the operator's own keys.
  static func helpLines(for pane: any Pane, in state: AppState) -> [StyledText] {
    // The machines in order of what they take have the keys of all machines.
    let title = pane.id == .top ? Resource<DomainItem>.domains.title : pane.title
    let own = sections.filter { $0.title == title }
    let others = sections.filter { $0.title != title }
    var lines: [StyledText] = []
    for section in own + others {
      if !lines.isEmpty { lines.append("") }
      lines.append(StyledText(section.title, .title))
      for entry in section.entries {
        let keys = state.keys(of: entry)
        lines.append(
          StyledText("  " + keys.padded(to: 20), .key) + StyledText(entry.title)
            + StyledText(entry.asksFirst ? say("  (asks first)") : "", .muted)
        )
      }
    }
    lines += state.commandHelp
    lines += ["", StyledText(say("Filter"), .title)]
    lines += filterHelp.map { StyledText("  " + $0.0.padded(to: 26), .key) + StyledText($0.1) }
    lines.append(
      StyledText(say("  Fields here:") + " ", .muted)
        + StyledText(pane.filterFields.map(\.name).joined(separator: ", "), .accent)
    )
    return lines
  }

  private static let filterHelp: [(String, String)] = [
    ("web prod", say("rows that hold both words")),
    ("state:running", say("a field that contains a text; = for the whole text")),
    ("mem>=2G  vcpu<4", say("numbers, with k M G T or %")),
    ("!tag:test", say("not")),
    ("web or (db !test)", say("either; parentheses group")),
    ("/^web-[0-9]+/", say("a regular expression")),
  ]
}

extension AppState {
  /// The operator's own keys of an action.
  fileprivate func keys(of entry: ActionEntry) -> String {
    let target: KeyMap.Target =
      LayerAction.action(entry.id) != nil
      ? .layer(entry.id)
      : GlobalActions.action(entry.id) != nil ? .global(entry.id) : .action(entry.id)
    return ActionName.names[target] == nil ? entry.keyText : keyMap.text(of: target)
  }
}
