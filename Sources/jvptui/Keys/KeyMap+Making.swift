import Backend

extension KeyMap {
  /// Something that could not be had, and where in the settings it was asked for.
  struct Problem: Equatable {
    enum Place: Equatable {
      /// The key setting of this number.
      case key(Int)
      /// The command of this number.
      case command(Int)
    }

    var place: Place
    var message: String
  }

  /// A wish for a key.
  private struct Claim {
    var sequence: KeySequence
    var target: Target
    /// Where it holds; nil for everywhere.
    var panes: Set<PaneID>?
    /// The kind of layer it holds in; nil for below the layers.
    var scope: LayerAction.Scope?
    /// Who wants it, for people.
    var name: String
    /// Where the settings say so; nil for the keys that actions have without.
    var place: Problem.Place?

    func isInTheWay(of other: Claim) -> Bool {
      if scope != other.scope { return false }
      if let panes, let others = other.panes, panes.isDisjoint(with: others) { return false }
      return sequence == other.sequence || sequence.begins(other.sequence)
        || other.sequence.begins(sequence)
    }
  }

  /// Makes the map: what the settings ask for comes first, in their order, then what is left.
  static func make(
    _ settings: [KeySetting],
    commands: [CustomCommand]
  ) -> (map: KeyMap, problems: [Problem]) {
    var map = KeyMap()
    var problems: [Problem] = []
    var granted: [Claim] = []
    for claim in claims(settings, commands, &problems) {
      guard let other = granted.first(where: { $0.isInTheWay(of: claim) }) else {
        granted.append(claim)
        continue
      }
      if other.target == claim.target, other.sequence == claim.sequence { continue }
      if let place = claim.place {
        let message = say(
          "“\(claim.sequence)” of \(claim.name) is taken by \(other.name); it is left out."
        )
        problems.append(Problem(place: place, message: message))
      } else if let place = other.place {
        let message = say("“\(other.sequence)” takes “\(claim.sequence)” from \(claim.name).")
        problems.append(Problem(place: place, message: message))
      }
    }
    for claim in granted { map.bind(claim.sequence, to: claim.target, in: claim.panes) }
    return (map, problems)
  }

  private static func claims(
    _ settings: [KeySetting],
    _ commands: [CustomCommand],
    _ problems: inout [Problem]
  ) -> [Claim] {
    var claims: [Claim] = []
    var changed: Set<Target> = []
    for (index, setting) in settings.enumerated() {
      guard let target = ActionName.targets[setting.action] else {
        let message = say("“\(setting.action)” is no action; jvptui --key-map lists them.")
        problems.append(Problem(place: .key(index), message: message))
        continue
      }
      let scope = scope(of: target)
      // What none of the wanted keys can do keeps those that it has without settings.
      let isRefused = scope.map { scope in
        !setting.sequences.isEmpty && setting.sequences.allSatisfy { $0.problem(in: scope) != nil }
      }
      if isRefused != true { changed.insert(target) }
      for sequence in setting.sequences {
        if let scope, let problem = sequence.problem(in: scope) {
          let message = say("“\(sequence)” of \(setting.action) \(problem); it is left out.")
          problems.append(Problem(place: .key(index), message: message))
          continue
        }
        claims.append(
          Claim(
            sequence: sequence,
            target: target,
            panes: panes(of: target),
            scope: scope,
            name: setting.action,
            place: .key(index)
          )
        )
      }
    }
    for (index, command) in commands.enumerated() {
      guard let sequence = command.key else { continue }
      claims.append(
        Claim(
          sequence: sequence,
          target: .command(index),
          panes: [command.pane],
          name: "“\(command.title)”",
          place: .command(index)
        )
      )
    }
    return claims + standardClaims.filter { !changed.contains($0.target) }
  }

  private static let standardClaims: [Claim] = {
    func claims(_ entry: ActionEntry, _ target: Target) -> [Claim] {
      entry.keys.map { key in
        Claim(
          sequence: KeySequence([key]),
          target: target,
          panes: panes(of: target),
          scope: scope(of: target),
          name: ActionName.names[target] ?? entry.id
        )
      }
    }
    let owners = ResourceCatalog.panes.filter { $0.id != .top }
    return owners.flatMap { pane in pane.actionEntries.flatMap { claims($0, .action($0.id)) } }
      + GlobalActions.all.flatMap { claims($0.entry, .global($0.id)) }
      + LayerAction.all.flatMap { claims($0.entry, .layer($0.id)) }
  }()

  private static let panesOfActions: [String: Set<PaneID>] = {
    var panes: [String: Set<PaneID>] = [:]
    for pane in ResourceCatalog.panes {
      for entry in pane.actionEntries { panes[entry.id, default: []].insert(pane.id) }
    }
    return panes
  }()

  private static func scope(of target: Target) -> LayerAction.Scope? {
    if case .layer(let id) = target { LayerAction.action(id)?.scope } else { nil }
  }

  private static func panes(of target: Target) -> Set<PaneID>? {
    guard case .action(let id) = target else { return nil }
    return panesOfActions[id]
  }
}
