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
  /// What could follow the text; shown behind it while the cursor is at its end.
  public var suggestion = ""

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
    let before = columns(before: editor.cursor)
    let start = firstColumn(width: rect.width)
    if editor.text.isEmpty {
      let hint = StyledText(placeholder, .muted)
      surface.write(hint, at: Point(rect.x, rect.y), width: rect.width, on: role)
    } else {
      var text = StyledText(shown, role)
      if editor.cursor == editor.text.count { text += StyledText(suggestion, .muted) }
      surface.write(
        text.dropping(columns: start),
        at: Point(rect.x, rect.y),
        width: rect.width,
        on: role
      )
    }
    guard isFocused else { return }
    let cursor = Point(rect.x + min(before - start, rect.width - 1), rect.y)
    if surface.clip.contains(cursor) { surface.cursor = cursor }
  }
}

extension LineEditorView {
  /// How far from its left end a character is drawn; nil where it is scrolled out of view.
  public func column(of index: Int, width: Int) -> Int? {
    let column = columns(before: index) - firstColumn(width: width)
    return (0..<max(1, width)).contains(column) ? column : nil
  }

  private var shown: String {
    isSecret ? String(repeating: "*", count: editor.text.count) : editor.text
  }

  private func columns(before index: Int) -> Int {
    TextWidth.columns(String(shown.prefix(max(0, index))))
  }

  /// How far it is scrolled so that the cursor is visible.
  private func firstColumn(width: Int) -> Int {
    let before = columns(before: editor.cursor)
    return max(0, min(before - width / 2, TextWidth.columns(shown) + 1 - width))
  }
}
