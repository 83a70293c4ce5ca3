public import TUI

/// A large window with text to read: help, results, whole error messages.
public struct Sheet: Sendable, Equatable {
  /// The title in the border.
  public var title: String
  /// The text; long lines are wrapped.
  public var lines: [StyledText]
  /// What the keys do, in the last row.
  public var hints: [Hint]
  /// Which part is visible.
  public var state: TextViewerState
  /// What it is drawn with.
  public var glyphs: Glyphs

  /// Puts the parts together.
  public init(
    title: String,
    lines: [StyledText],
    hints: [Hint],
    state: TextViewerState,
    glyphs: Glyphs
  ) {
    self.title = title
    self.lines = lines
    self.hints = hints
    self.state = state
    self.glyphs = glyphs
  }

  /// The columns and rows that the text has.
  public func bodySize(in screen: Rect) -> Size {
    body(in: screen).size
  }

  /// The lines as they are drawn, which are what scrolling and finding count.
  public func displayedLines(in screen: Rect) -> [StyledText] {
    viewer(in: screen).displayedLines(width: body(in: screen).width)
  }

  /// Where it is drawn.
  public func frame(in screen: Rect) -> Rect {
    if glyphs.isLinear { return screen }
    let isLarge = screen.width >= 60 && screen.height >= 16
    let size = Size(screen.width - (isLarge ? 6 : 0), screen.height - (isLarge ? 4 : 0))
    return screen.centered(Size(min(size.width, 120), size.height))
  }

  /// Draws it over what is there.
  public func draw(in screen: Rect, on surface: inout Surface) {
    let frame = frame(in: screen)
    let body = body(in: screen)
    let shown = displayedLines(in: screen)
    surface.clipped(to: screen) { surface in
      surface.cursor = nil
      var panel = Panel(
        title: StyledText(title.isEmpty ? "" : " \(title) ", .title),
        trailing: position(of: shown.count, height: body.height),
        isFocused: true,
        glyphs: glyphs,
        ground: .dialog
      )
      panel.borderRole = .dialogBorder
      let inside = panel.draw(in: frame, on: &surface)
      var viewer = viewer(in: screen)
      viewer.lines = shown
      viewer.wraps = false
      viewer.draw(in: body, state: state, on: &surface)
      guard inside.height > 3, !hints.isEmpty else { return }
      var bar = HintBar(hints: hints, glyphs: glyphs)
      bar.ground = .dialog
      bar.draw(in: inside.splitBottom(1).bottom, on: &surface)
    }
  }
}

extension Sheet {
  private func viewer(in screen: Rect) -> TextViewer {
    var viewer = TextViewer(lines: lines, wraps: true, glyphs: glyphs, ground: .dialog)
    viewer.scrollBarColumn = frame(in: screen).maxX - 1
    return viewer
  }

  private func body(in screen: Rect) -> Rect {
    let inside = frame(in: screen).inset(horizontal: 1, vertical: 1)
    let reserved = inside.height > 3 && !hints.isEmpty ? 2 : 0
    let text = inside.splitBottom(reserved).rest
    return text.width > 20 ? text.inset(horizontal: 1) : text
  }

  /// How far it is scrolled; empty when everything is visible.
  private func position(of count: Int, height: Int) -> StyledText {
    guard count > height, height > 0 else { return "" }
    let last = max(0, min(state.top, count - height)) + height
    return StyledText(" \(last)/\(count) ", .muted)
  }
}
