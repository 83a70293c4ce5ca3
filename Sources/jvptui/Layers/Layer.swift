import TUI
import Widgets

/// One sheet on top of the panes: it takes all input until it closes.
protocol Layer: Sendable {
  /// The items it is about; it closes with a note when one of them is gone.
  var items: [ItemID] { get }
  /// What the note calls it, such as `“web-01”`.
  var subject: String { get }

  /// Whether it takes even the keys that work everywhere.
  var takesAllKeys: Bool { get }
  /// Which of the settings' keys it takes; nil for none.
  var keyScope: LayerAction.Scope? { get }
  /// What it asks or shows, as a sentence for a screen reader; empty where its title says it.
  func announcement(in state: AppState) -> String

  /// Whether it covers everything below it.
  func isFullScreen(in state: AppState) -> Bool

  /// Takes one input event.
  mutating func handle(_ event: InputEvent, in state: AppState) -> LayerResult
  /// Draws over what is there.
  func draw(in state: AppState, on surface: inout Surface)
}

extension Layer {
  var items: [ItemID] { [] }
  var subject: String { "" }
  var takesAllKeys: Bool { false }
  var keyScope: LayerAction.Scope? { nil }
  func announcement(in state: AppState) -> String { "" }
  func isFullScreen(in state: AppState) -> Bool { false }
}

/// What a layer wants after an input event.
struct LayerResult: Sendable {
  var closes = false
  /// Done after the layer has closed or was put back.
  var then: (@Sendable (inout AppState) -> [Effect])?

  static let stay = LayerResult()
  static let close = LayerResult(closes: true)

  static func close(
    then work: @escaping @Sendable (inout AppState) -> [Effect]
  ) -> LayerResult {
    LayerResult(closes: true, then: work)
  }

  static func stay(
    then work: @escaping @Sendable (inout AppState) -> [Effect]
  ) -> LayerResult {
    LayerResult(closes: false, then: work)
  }
}

extension InputEvent {
  /// The key, where it is one.
  var stroke: KeyStroke? {
    if case .key(let stroke) = self { stroke } else { nil }
  }

  /// The same, wherever the key is on the keyboard.
  var withoutKeypad: InputEvent {
    if case .key(let stroke) = self { .key(stroke.withoutKeypad) } else { self }
  }

  /// Whether it closes a layer: Escape, or ctrl-c.
  var isCancel: Bool {
    stroke == KeyStroke(.escape) || stroke == KeyStroke(.character("c"), .control)
  }
}
