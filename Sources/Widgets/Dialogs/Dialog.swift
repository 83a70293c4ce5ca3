public import TUI

/// A window in the middle of the screen that asks something.
public struct Dialog: Sendable, Equatable {
  /// One answer.
  public struct Button: Sendable, Equatable {
    /// What it does.
    public var title: String
    /// The key that presses it; nil when only Enter does.
    public var key: String?
    /// Whether it destroys something.
    public var isDangerous: Bool

    /// Puts the parts together.
    public init(title: String, key: String? = nil, isDangerous: Bool = false) {
      self.title = title
      self.key = key
      self.isDangerous = isDangerous
    }
  }

  /// The title in the border.
  public var title: String
  /// The text; wrapped, and scrolled when it is too long.
  public var body: [StyledText]
  /// A field for typing; nil for none.
  public var field: LineEditor?
  /// What to type.
  public var fieldLabel: String
  /// What is wrong with what was typed.
  public var fieldError: String?
  /// The answers from left to right.
  public var buttons: [Button]
  /// The index of the one that Enter presses.
  public var focusedButton: Int
  /// Whether the field takes the keys.
  public var isFieldFocused: Bool
  /// Whether it is about something that cannot be undone.
  public var isDanger: Bool
  /// The first visible line of the text.
  public var bodyTop: Int
  /// Whether what is typed is hidden.
  public var isSecret: Bool
  /// What it is drawn with.
  public var glyphs: Glyphs

  /// Puts the parts together.
  public init(
    title: String,
    body: [StyledText],
    field: LineEditor? = nil,
    fieldLabel: String = "",
    fieldError: String? = nil,
    buttons: [Button],
    focusedButton: Int,
    isFieldFocused: Bool = false,
    isDanger: Bool = false,
    bodyTop: Int = 0,
    isSecret: Bool = false,
    glyphs: Glyphs
  ) {
    self.title = title
    self.body = body
    self.field = field
    self.fieldLabel = fieldLabel
    self.fieldError = fieldError
    self.buttons = buttons
    self.focusedButton = focusedButton
    self.isFieldFocused = isFieldFocused
    self.isDanger = isDanger
    self.bodyTop = bodyTop
    self.isSecret = isSecret
    self.glyphs = glyphs
  }

  /// Where it is drawn.
  public func frame(in screen: Rect) -> Rect {
    DialogLayout(self, in: screen).frame
  }

  /// The index of the button at a point.
  public func button(at point: Point, in screen: Rect) -> Int? {
    DialogLayout(self, in: screen).buttons.first { $0.rect.contains(point) }?.index
  }

  /// The furthest that the text can be scrolled; 0 when all of it is visible.
  public func maximumBodyTop(in screen: Rect) -> Int {
    let layout = DialogLayout(self, in: screen)
    return max(0, layout.lines.count - layout.body.height)
  }

  /// Draws it over what is there; the focused field puts the terminal's cursor there.
  public func draw(in screen: Rect, on surface: inout Surface) {
    let layout = DialogLayout(self, in: screen)
    surface.clipped(to: screen) { surface in
      surface.cursor = nil
      var panel = Panel(
        title: StyledText(title.isEmpty ? "" : " \(title) ", isDanger ? .danger : .title),
        isFocused: true,
        glyphs: glyphs,
        ground: .dialog
      )
      panel.borderRole = isDanger ? .danger : .dialogBorder
      panel.draw(in: layout.frame, on: &surface)
      surface.clipped(to: layout.inside) { surface in
        drawBody(layout, on: &surface)
        drawField(layout, on: &surface)
        drawButtons(layout, on: &surface)
      }
      let edge = Rect(
        x: layout.frame.maxX - 1,
        y: layout.body.y,
        width: 1,
        height: layout.body.height
      )
      ScrollBar(total: layout.lines.count, offset: bodyTop, glyphs: glyphs, ground: .dialog)
        .draw(in: edge, on: &surface)
    }
  }
}

extension Dialog {
  private func drawBody(_ layout: DialogLayout, on surface: inout Surface) {
    let rect = layout.body
    let top = max(0, min(bodyTop, layout.lines.count - rect.height))
    for (row, line) in layout.lines.dropFirst(top).prefix(rect.height).enumerated() {
      surface.write(line, at: Point(rect.x, rect.y + row), width: rect.width, on: .dialog)
    }
  }

  private func drawField(_ layout: DialogLayout, on surface: inout Surface) {
    let label = layout.label
    if !label.isEmpty {
      let text = StyledText(fieldLabel, .muted)
      surface.write(
        text,
        at: Point(label.x, label.y),
        width: label.width,
        on: .dialog,
        ellipsis: glyphs.ellipsis
      )
    }
    if let field {
      LineEditorView(editor: field, isSecret: isSecret, isFocused: isFieldFocused)
        .draw(in: layout.field, on: &surface)
    }
    for (row, line) in layout.errorLines.prefix(layout.error.height).enumerated() {
      let place = Point(layout.error.x, layout.error.y + row)
      surface.write(line, at: place, width: layout.error.width, on: .dialog)
    }
  }

  private func drawButtons(_ layout: DialogLayout, on surface: inout Surface) {
    for (index, rect) in layout.buttons {
      let button = buttons[index]
      let isFocused = index == focusedButton && !isFieldFocused
      let ground: StyleRole = isFocused ? .buttonFocused : .button
      let role = button.isDangerous ? .danger : ground
      // The arrow shows the focus where there are no colours.
      var text = StyledText(isFocused ? "[\(glyphs.cursorBar)" : "[ ", ground)
      if let key = button.key, !key.isEmpty {
        text += StyledText(key, isFocused ? ground : .key) + StyledText(" ", ground)
      }
      text += StyledText(button.title, role)
      let room = max(0, rect.width - 2)
      text = text.truncated(to: room, ellipsis: glyphs.ellipsis) + StyledText(" ]", ground)
      surface.write(text, at: Point(rect.x, rect.y), width: rect.width, on: ground)
      if glyphs.isLinear, isFocused { surface.cursor = Point(rect.x, rect.y) }
    }
  }
}
