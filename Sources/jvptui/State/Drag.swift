/// A border that is moved by the mouse.
enum Drag: Sendable, Equatable {
  /// The one between lists and details.
  case split
  /// The one above a pane.
  case above(PaneID)
}
