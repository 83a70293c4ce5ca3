public import TUI

/// A field that shows a `LineEditor`, scrolled so that the cursor is visible.
public struct LineEditorView: Sendable, Equatable {
  /// What has been typed.
  public var editor: LineEditor
  /// What is shown while nothing has been typed.
  public var placeholder: String
  /// Whether each character is shown as a star.
  public var isSecret: Bool
  /// Whether it takes the keys.
  public var isFocused: Bool

  /// Puts the parts together.
  public init(
    editor: LineEditor,
    placeholder: String = "",
    isSecret: Bool = false,
    isFocused: Bool
  ) {
    self.editor = editor
    self.placeholder = placeholder
    self.isSecret = isSecret
    self.isFocused = isFocused
  }

  /// Draws it into the first row; the focused one puts the terminal's cursor there.
  public func draw(in rect: Rect, on surface: inout Surface) {
    guard !rect.isEmpty else { return }
    let role: StyleRole = isFocused ? .fieldFocused : .field
    surface.fill(rect.row(0), style: Style(role, on: role))
    let shown = isSecret ? String(repeating: "*", count: editor.text.count) : editor.text
    let before = TextWidth.columns(String(shown.prefix(max(0, editor.cursor))))
    let total = TextWidth.columns(shown)
    let start = max(0, min(before - rect.width / 2, total + 1 - rect.width))
    if editor.text.isEmpty {
      let hint = StyledText(placeholder, .muted)
      surface.write(hint, at: Point(rect.x, rect.y), width: rect.width, on: role)
    } else {
      let text = StyledText(shown, role).dropping(columns: start)
      surface.write(text, at: Point(rect.x, rect.y), width: rect.width, on: role)
    }
    guard isFocused else { return }
    let cursor = Point(rect.x + min(before - start, rect.width - 1), rect.y)
    if surface.clip.contains(cursor) { surface.cursor = cursor }
  }
}
