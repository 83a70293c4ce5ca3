public import TUI

/// A border with a title in its top line.
///
/// Drawing blanks the inside. Panels may be stacked with one line shared: the lower one is drawn
/// over the last line of the upper one, and `joinsAbove` makes the corners meet.
public struct Panel: Sendable, Equatable {
  /// The title; what has the plain style in it is drawn as a title.
  public var title: StyledText
  /// A text at the right end of the top line; left out where it does not fit.
  public var trailing: StyledText
  /// Whether it takes the keys.
  public var isFocused: Bool
  /// What it is drawn with.
  public var glyphs: Glyphs
  /// What everything lies on.
  public var ground: StyleRole?
  /// Whether the top line is also the last line of a panel above.
  public var joinsAbove = false
  /// The role of the border; nil takes the one that fits the focus.
  public var borderRole: StyleRole?

  /// Puts the parts together.
  public init(
    title: StyledText,
    trailing: StyledText = "",
    isFocused: Bool,
    glyphs: Glyphs,
    ground: StyleRole? = nil
  ) {
    self.title = title
    self.trailing = trailing
    self.isFocused = isFocused
    self.glyphs = glyphs
    self.ground = ground
  }

  /// Draws it, and returns what is inside the border; one row shows only the line with the title.
  @discardableResult
  public func draw(in rect: Rect, on surface: inout Surface) -> Rect {
    guard !rect.isEmpty else { return Rect(x: rect.x, y: rect.y, width: 0, height: 0) }
    let style = Style(borderRole ?? (isFocused ? .borderFocused : .border), on: ground)
    if rect.height > 1 { surface.fill(rect, style: Style(.text, on: ground)) }
    surface.clipped(to: rect) { surface in
      let isRule = rect.height == 1
      let joins = joinsAbove || isRule
      drawLine(
        (joins ? glyphs.teeLeft : glyphs.topLeft, joins ? glyphs.teeRight : glyphs.topRight),
        at: rect.y,
        in: rect,
        style: style,
        on: &surface
      )
      drawTitle(in: rect, on: &surface)
      guard !isRule else { return }
      for y in rect.y + 1..<rect.maxY - 1 {
        surface.write(glyphs.vertical, at: Point(rect.x, y), style: style)
        surface.write(glyphs.vertical, at: Point(rect.maxX - 1, y), style: style)
      }
      let corners = (glyphs.bottomLeft, glyphs.bottomRight)
      drawLine(corners, at: rect.maxY - 1, in: rect, style: style, on: &surface)
    }
    return rect.inset(horizontal: 1, vertical: 1)
  }
}

extension Panel {
  private func drawLine(
    _ ends: (left: String, right: String),
    at y: Int,
    in rect: Rect,
    style: Style,
    on surface: inout Surface
  ) {
    let middle = String(repeating: glyphs.horizontal, count: max(0, rect.width - 2))
    surface.write(ends.left + middle + ends.right, at: Point(rect.x, y), style: style)
    if rect.width == 1 { surface.write(ends.right, at: Point(rect.x, y), style: style) }
  }

  private func drawTitle(in rect: Rect, on surface: inout Surface) {
    let room = rect.width - 2
    guard room > 0 else { return }
    let named = title.defaulting(to: isFocused ? .accent : .title)
    let used = surface.write(
      named,
      at: Point(rect.x + 1, rect.y),
      width: room,
      on: ground,
      ellipsis: glyphs.ellipsis
    )
    let extent = trailing.width
    guard extent > 0, used + extent + 2 <= room else { return }
    surface.write(
      trailing.defaulting(to: .muted),
      at: Point(rect.maxX - 2 - extent, rect.y),
      width: extent,
      on: ground
    )
  }
}
