/// What the settings call an action: `palette`, `vms.start`, `pools.stop`.
enum ActionName {
  /// What the settings call a pane: its English title in lower case.
  static func word(of pane: any Pane) -> String {
    switch pane.id {
    case .domains: "vms"
    case .journal: "events"
    case .nodes, .pools, .volumes, .snapshots, .networks, .jobs, .consoles, .top: pane.id.rawValue
    }
  }

  /// The pane that the settings call so.
  static func pane(named word: String) -> (any Pane)? {
    ResourceCatalog.panes.first { self.word(of: $0) == word }
  }

  /// The name of a pane's action: `pool-start` of Pools is `pools.start`.
  static func name(of id: String, in pane: any Pane) -> String {
    let word = word(of: pane)
    let parts = id.split(separator: "-", maxSplits: 1)
    let repeatsPane = parts.count == 2 && parts[0].count > 2 && word.hasPrefix(parts[0])
    return "\(word).\(repeatsPane ? String(parts[1]) : id)"
  }

  /// The actions by their names.
  static let targets: [String: KeyMap.Target] = {
    var targets: [String: KeyMap.Target] = [:]
    for action in GlobalActions.all { targets[action.id] = .global(action.id) }
    for action in LayerAction.all { targets[action.id] = .layer(action.id) }
    for pane in ResourceCatalog.panes {
      for entry in pane.actionEntries {
        // Top does with machines what VMs does.
        if pane.id != .top { targets[name(of: entry.id, in: pane)] = .action(entry.id) }
      }
    }
    return targets
  }()

  /// The names of the actions.
  static let names: [KeyMap.Target: String] = Dictionary(
    targets.map { ($0.value, $0.key) },
    uniquingKeysWith: { first, _ in first }
  )
}
