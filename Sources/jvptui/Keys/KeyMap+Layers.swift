import Backend
import TUI

/// Keys of windows, fields and players.
extension KeyMap {
  /// The key that a layer knows for one of the operator's; nil for one that was given away.
  func stroke(for stroke: KeyStroke, in scope: LayerAction.Scope) -> KeyStroke? {
    if let id = layerTargets[scope]?[stroke], let action = LayerAction.action(id) {
      return action.keys.contains(stroke) ? stroke : action.keys.first
    }
    return Self.layerKeys[scope]?.contains(stroke) == true ? nil : stroke
  }

  /// Whether a key does something in a layer.
  func isBound(_ stroke: KeyStroke, in scope: LayerAction.Scope) -> Bool {
    layerTargets[scope]?[stroke] != nil
  }

  /// The first key of a layer's action, for a hint; empty for none.
  func layerKey(_ id: String) -> String { firstKey(of: .layer(id)) ?? "" }

  /// All keys that layers have without settings.
  private static let layerKeys: [LayerAction.Scope: Set<KeyStroke>] = {
    var keys: [LayerAction.Scope: Set<KeyStroke>] = [:]
    for action in LayerAction.all { keys[action.scope, default: []].formUnion(action.keys) }
    return keys
  }()
}

extension KeySequence {
  /// Why it cannot be a key of a layer; nil when it can.
  func problem(in scope: LayerAction.Scope) -> String? {
    guard strokes.count == 1, let stroke = strokes.first else {
      return say("is two keys; here it must be one")
    }
    if stroke.key == .escape || stroke == KeyStroke(.character("c"), .control) {
      return say("always leaves")
    }
    guard scope.takesText, case .character = stroke.key else { return nil }
    let isTyped = stroke.modifiers.subtracting(.shift).isEmpty
    return isTyped ? say("is a character, which is typed there") : nil
  }
}
