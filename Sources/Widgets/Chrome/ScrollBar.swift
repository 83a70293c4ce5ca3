import TUI

/// One column that shows which part of something longer is visible.
struct ScrollBar {
  /// How many rows there are.
  var total: Int
  /// The first visible one.
  var offset: Int
  var glyphs: Glyphs
  var ground: StyleRole?

  /// Draws it over the whole of a column; nothing when everything is visible.
  func draw(in rect: Rect, on surface: inout Surface) {
    guard total > rect.height, rect.height > 0, rect.width > 0 else { return }
    let thumb = max(1, rect.height * rect.height / total)
    let hidden = total - rect.height
    let start = min(max(0, offset), hidden) * (rect.height - thumb) / hidden
    for row in 0..<rect.height {
      let isThumb = row >= start && row < start + thumb
      surface.write(
        isThumb ? glyphs.scrollThumb : glyphs.scrollTrack,
        at: Point(rect.x, rect.y + row),
        style: Style(isThumb ? .accent : .border, on: ground),
        width: 1
      )
    }
  }
}
