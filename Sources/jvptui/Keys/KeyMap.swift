import TUI

/// Which key does what in which pane: the actions' own keys, changed by the settings.
struct KeyMap: Sendable, Equatable {
  /// What a key does.
  enum Target: Hashable, Sendable {
    /// Something that works everywhere.
    case global(String)
    /// An action of a pane.
    case action(String)
    /// A command of the settings, by its place among them.
    case command(Int)
    /// Something in a window, a field or a player.
    case layer(String)
  }

  /// What the keys pressed so far come to.
  enum Meaning: Equatable {
    case target(Target)
    /// One more key decides.
    case beginning
    case nothing
  }

  private var targets: [PaneID: [KeySequence: Target]] = [:]
  private var beginnings: [PaneID: Set<KeyStroke>] = [:]
  private var sequences: [Target: [KeySequence]] = [:]
  /// What single keys do in layers, by the id of the action.
  private(set) var layerTargets: [LayerAction.Scope: [KeyStroke: String]] = [:]

  /// The keys without any settings.
  static let standard = make([], commands: []).map

  /// What keys pressed one after the other mean in a pane.
  func meaning(of strokes: [KeyStroke], in pane: PaneID) -> Meaning {
    if let target = targets[pane]?[KeySequence(strokes)] { return .target(target) }
    if strokes.count == 1, beginnings[pane]?.contains(strokes[0]) == true { return .beginning }
    return .nothing
  }

  /// What works everywhere and has this one key.
  func globalAction(for stroke: KeyStroke, in pane: PaneID) -> GlobalAction? {
    guard case .target(.global(let id)) = meaning(of: [stroke], in: pane) else { return nil }
    return GlobalActions.action(id)
  }

  /// Whether a pane's action has this one key.
  func isPaneAction(_ stroke: KeyStroke, in pane: PaneID) -> Bool {
    switch meaning(of: [stroke], in: pane) {
    case .target(.action), .target(.command), .beginning: true
    case .target(.global), .target(.layer), .nothing: false
    }
  }

  /// All keys of an action, the one to show first in front.
  func sequences(of target: Target) -> [KeySequence] { sequences[target] ?? [] }

  /// The keys as one text, such as `j, down`; empty for none.
  func text(of target: Target) -> String {
    sequences(of: target).map(\.description).joined(separator: ", ")
  }

  /// The keys of an action that are not part of a sequence.
  func singleStrokes(of target: Target) -> [KeyStroke] {
    sequences(of: target).compactMap { $0.strokes.count == 1 ? $0.strokes[0] : nil }
  }

  /// The key to name in a sentence or a hint; nil for none.
  func firstKey(of target: Target) -> String? { sequences(of: target).first?.description }

  /// The key of something that works everywhere, for a sentence.
  func key(_ global: String) -> String { firstKey(of: .global(global)) ?? "palette" }

  /// The key of an action, for a sentence; that of the menu where it has none.
  func actionKey(_ id: String) -> String { firstKey(of: .action(id)) ?? key("menu") }

  mutating func bind(_ sequence: KeySequence, to target: Target, in panes: Set<PaneID>?) {
    sequences[target, default: []].append(sequence)
    if case .layer(let id) = target {
      guard let scope = LayerAction.action(id)?.scope, let stroke = sequence.strokes.first else {
        return
      }
      layerTargets[scope, default: [:]][stroke] = id
      return
    }
    for id in panes ?? Set(PaneID.allCases) {
      targets[id, default: [:]][sequence] = target
      if sequence.strokes.count > 1 { beginnings[id, default: []].insert(sequence.strokes[0]) }
    }
  }
}
