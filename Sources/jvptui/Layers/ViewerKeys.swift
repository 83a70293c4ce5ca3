import TUI
import Widgets

/// The keys that scroll a text, the same everywhere.
enum ViewerKeys {
  /// How far a key scrolls to the side.
  static let columns = 8

  /// - Returns: Whether the key scrolls.
  @discardableResult
  static func scroll(
    _ viewer: inout TextViewerState,
    with stroke: KeyStroke,
    lineCount: Int,
    height: Int
  ) -> Bool {
    if let move = move(of: stroke) {
      scroll(&viewer, move, count: nil, lineCount: lineCount, height: height)
      return true
    }
    switch (stroke.key, stroke.modifiers) {
    case (.left, []), (.character("h"), []): viewer.scrollHorizontally(by: -columns)
    case (.right, []), (.character("l"), []): viewer.scrollHorizontally(by: columns)
    default: return false
    }
    return true
  }

  /// Scrolls as the cursor of a list would move; a count repeats it, or names a line.
  static func scroll(
    _ viewer: inout TextViewerState,
    _ move: CursorMove,
    count: Int?,
    lineCount: Int,
    height: Int
  ) {
    let page = max(1, height - 1)
    let times = max(1, count ?? 1)
    let lines: Int
    switch move {
    case .by(let step): lines = step * times
    case .page(let pages): lines = pages * page * times
    case .half(let halves): lines = halves * (page / 2) * times
    case .first, .last:
      let isFirst = if case .first = move { true } else { false }
      let line = (count ?? 0) > 0 ? times - 1 : (isFirst ? 0 : lineCount)
      return viewer.scroll(to: line, lineCount: lineCount, height: height)
    }
    viewer.scroll(by: lines, lineCount: lineCount, height: height)
  }

  private static func move(of stroke: KeyStroke) -> CursorMove? {
    switch (stroke.key, stroke.modifiers) {
    case (.up, []), (.character("k"), []): .by(-1)
    case (.down, []), (.character("j"), []): .by(1)
    case (.pageUp, []), (.character("b"), .control): .page(-1)
    case (.pageDown, []), (.character("f"), .control), (.character(" "), []): .page(1)
    case (.character("u"), .control): .half(-1)
    case (.character("d"), .control): .half(1)
    case (.home, []), (.character("g"), []): .first
    case (.end, []), (.character("G"), []): .last
    default: nil
    }
  }
}
