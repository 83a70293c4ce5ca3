import TUI

/// A mark in one column that shows which part of something longer is visible.
///
/// It covers a piece of the column and leaves the rest as it is, such as the border of a panel.
struct ScrollBar {
  /// How many rows there are.
  var total: Int
  /// The first visible one.
  var offset: Int
  var glyphs: Glyphs
  var ground: StyleRole?

  /// Draws it along a column; nothing when everything is visible.
  func draw(in rect: Rect, on surface: inout Surface) {
    guard total > rect.height, rect.height > 0, rect.width > 0 else { return }
    let thumb = max(1, rect.height * rect.height / total)
    let hidden = total - rect.height
    let start = min(max(0, offset), hidden) * (rect.height - thumb) / hidden
    for row in start..<start + thumb {
      let place = Point(rect.x, rect.y + row)
      surface.write(glyphs.scrollThumb, at: place, style: Style(.accent, on: ground), width: 1)
    }
  }
}
