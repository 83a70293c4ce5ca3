import Widgets

/// A page of the details on an item.
struct DetailTab<Item: Sendable>: Sendable {
  let title: String
  /// All lines of the page; the viewer scrolls through them.
  let lines: @Sendable (Item, AppState, Int) -> [StyledText]
}
