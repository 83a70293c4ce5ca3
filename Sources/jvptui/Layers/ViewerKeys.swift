import TUI
import Widgets

/// The keys that scroll a text, the same everywhere.
enum ViewerKeys {
  /// - Returns: Whether the key scrolls.
  @discardableResult
  static func scroll(
    _ viewer: inout TextViewerState,
    with stroke: KeyStroke,
    lineCount: Int,
    height: Int
  ) -> Bool {
    let page = max(1, height - 1)
    switch (stroke.key, stroke.modifiers) {
    case (.up, []), (.character("k"), []):
      viewer.scroll(by: -1, lineCount: lineCount, height: height)
    case (.down, []), (.character("j"), []):
      viewer.scroll(by: 1, lineCount: lineCount, height: height)
    case (.pageUp, []), (.character("b"), .control):
      viewer.scroll(by: -page, lineCount: lineCount, height: height)
    case (.pageDown, []), (.character("f"), .control), (.character(" "), []):
      viewer.scroll(by: page, lineCount: lineCount, height: height)
    case (.character("u"), .control):
      viewer.scroll(by: -page / 2, lineCount: lineCount, height: height)
    case (.character("d"), .control):
      viewer.scroll(by: page / 2, lineCount: lineCount, height: height)
    case (.home, []), (.character("g"), []):
      viewer.scroll(by: -lineCount, lineCount: lineCount, height: height)
    case (.end, []), (.character("G"), []):
      viewer.scroll(by: lineCount, lineCount: lineCount, height: height)
    case (.left, []), (.character("h"), []): viewer.scrollHorizontally(by: -8)
    case (.right, []), (.character("l"), []): viewer.scrollHorizontally(by: 8)
    default: return false
    }
    return true
  }
}
