public import TUI

/// A window with several labelled fields and two buttons.
public struct Form: Sendable, Equatable {
  /// What a click can hit.
  public enum Part: Sendable, Equatable {
    /// The field with this index.
    case field(Int)
    /// An option of the choice with this index.
    case option(Int, Int)
    /// The button that takes the form.
    case submit
    /// The button that closes the form.
    case cancel
  }

  /// The words that every form has.
  public struct Words: Sendable, Equatable {
    /// What the button that closes the form says.
    public var cancel: String
    /// What a toggle says that is on.
    public var yes: String
    /// What a toggle says that is off.
    public var no: String

    /// Puts the parts together.
    public init(cancel: String, yes: String, no: String) {
      self.cancel = cancel
      self.yes = yes
      self.no = no
    }
  }

  /// The title in the border.
  public var title: String
  /// What has been filled in.
  public var state: FormState
  /// What the button that takes the form says.
  public var submitTitle: String
  /// What its other words are.
  public var words: Words
  /// The key that takes the form.
  public var submitKey: String
  /// What is wrong with the form as a whole; nil when nothing is.
  public var problem: String?
  /// What it is drawn with.
  public var glyphs: Glyphs

  /// The widest that it gets.
  private static let widest = 76
  /// The rows for a hint or a problem.
  private static let messageHeight = 3

  /// Puts the parts together.
  public init(
    title: String,
    state: FormState,
    submitTitle: String,
    submitKey: String = "enter",
    words: Words,
    problem: String? = nil,
    glyphs: Glyphs
  ) {
    self.title = title
    self.state = state
    self.submitTitle = submitTitle
    self.submitKey = submitKey
    self.words = words
    self.problem = problem
    self.glyphs = glyphs
  }

  /// Where it is drawn; that does not depend on what was filled in, so typing moves nothing.
  public func frame(in screen: Rect) -> Rect {
    if glyphs.isLinear { return screen }
    let rows = state.fields.count + Self.messageHeight + 6
    return screen.centered(Size(min(screen.width, Self.widest), min(screen.height, rows)))
  }

  /// What is at a point; nil for nothing that can be clicked.
  public func part(at point: Point, in screen: Rect) -> Part? {
    let places = FormPlaces(self, in: screen)
    if places.submit.contains(point) { return .submit }
    if places.cancel.contains(point) { return .cancel }
    for (index, rect) in places.fields where rect.contains(point) {
      if case .choice(let options, let chosen) = state.fields[index].value {
        let ranges = optionRanges(options, chosen)
        let option = ranges.firstIndex { $0.contains(point.x - rect.x) }
        return option.map { .option(index, $0) } ?? .field(index)
      }
      return .field(index)
    }
    for (index, rect) in places.labels where rect.contains(point) { return .field(index) }
    return nil
  }

  /// Draws it over what is there; a focused text puts the terminal's cursor there.
  public func draw(in screen: Rect, on surface: inout Surface) {
    let places = FormPlaces(self, in: screen)
    surface.clipped(to: screen) { surface in
      surface.cursor = nil
      var panel = Panel(
        title: StyledText(title.isEmpty ? "" : " \(title) ", .title),
        isFocused: true,
        glyphs: glyphs,
        ground: .dialog
      )
      panel.borderRole = .dialogBorder
      let frame = frame(in: screen)
      panel.draw(in: frame, on: &surface)
      surface.clipped(to: frame.inset(horizontal: 1, vertical: 1)) { surface in
        drawFields(places, on: &surface)
        drawMessage(in: places.message, on: &surface)
        drawButton(submitTitle, submitKey, state.isOnSubmit, in: places.submit, on: &surface)
        drawButton(words.cancel, "esc", state.isOnCancel, in: places.cancel, on: &surface)
      }
    }
  }
}

extension Form {
  private func drawFields(_ places: FormPlaces, on surface: inout Surface) {
    for (index, rect) in places.labels {
      let field = state.fields[index]
      let isFocused = index == state.focus
      let sign =
        (isFocused ? glyphs.cursorBar : " ") + (field.problem == nil ? " " : glyphs.warning)
      let role: StyleRole = field.problem == nil ? (isFocused ? .accent : .muted) : .danger
      surface.write(
        StyledText(sign + field.label, role),
        at: Point(rect.x, rect.y),
        width: rect.width,
        on: .dialog,
        ellipsis: glyphs.ellipsis
      )
    }
    for (index, rect) in places.fields { drawField(index, in: rect, on: &surface) }
  }

  private func drawField(_ index: Int, in rect: Rect, on surface: inout Surface) {
    let field = state.fields[index]
    let isFocused = index == state.focus
    if isFocused { putCursor(at: rect, on: &surface) }
    switch field.value {
    case .text(let editor):
      LineEditorView(editor: editor, placeholder: field.placeholder, isFocused: isFocused)
        .draw(in: rect, on: &surface)
    case .choice(let options, let chosen):
      let text = choiceText(options, chosen, isFocused)
      surface.write(
        text,
        at: Point(rect.x, rect.y),
        width: rect.width,
        on: .dialog,
        ellipsis: glyphs.ellipsis
      )
    case .toggle(let isOn):
      let ground: StyleRole = isFocused ? .fieldFocused : .field
      let box = StyledText(isOn ? "[x]" : "[ ]", Style(ground, on: ground))
      surface.write(
        box + StyledText(" " + (isOn ? words.yes : words.no)),
        at: Point(rect.x, rect.y),
        width: rect.width,
        on: .dialog
      )
    }
  }

  /// The options beside each other; parentheses show the chosen one where there are no colours.
  private func choiceText(_ options: [String], _ chosen: Int, _ isFocused: Bool) -> StyledText {
    let ground: StyleRole = isFocused ? .fieldFocused : .field
    var text: StyledText = ""
    for (index, option) in options.enumerated() {
      if index > 0 { text += " " }
      if index == chosen {
        text += StyledText("(\(option))", Style(ground, on: ground))
      } else {
        text += StyledText(" \(option) ", .muted)
      }
    }
    return text
  }

  /// The columns of each option.
  private func optionRanges(_ options: [String], _ chosen: Int) -> [Range<Int>] {
    var start = 0
    return options.map { option in
      let end = start + TextWidth.columns(option) + 2
      defer { start = end + 1 }
      return start..<end
    }
  }

  /// What is wrong comes before what may be filled in.
  private func drawMessage(in rect: Rect, on surface: inout Surface) {
    let focused = state.fields.indices.contains(state.focus) ? state.fields[state.focus] : nil
    let message: StyledText
    if let problem = focused?.problem ?? problem {
      message = StyledText("\(glyphs.warning) \(problem)", .danger)
    } else {
      message = StyledText(focused?.hint ?? "", .muted)
    }
    for (row, line) in message.wrapped(to: max(1, rect.width)).prefix(rect.height).enumerated() {
      surface.write(line, at: Point(rect.x, rect.y + row), width: rect.width, on: .dialog)
    }
  }

  private func drawButton(
    _ title: String,
    _ key: String,
    _ isFocused: Bool,
    in rect: Rect,
    on surface: inout Surface
  ) {
    let ground: StyleRole = isFocused ? .buttonFocused : .button
    let text =
      StyledText(isFocused ? "[\(glyphs.cursorBar)" : "[ ", ground)
      + StyledText(key, isFocused ? ground : .key) + StyledText(" \(title) ]", ground)
    surface.write(text, at: Point(rect.x, rect.y), width: rect.width, on: ground)
    if isFocused { putCursor(at: rect, on: &surface) }
  }

  /// In one column the terminal's cursor says where the keys go; a text puts it where it is typed.
  private func putCursor(at rect: Rect, on surface: inout Surface) {
    let place = Point(rect.x, rect.y)
    if glyphs.isLinear, surface.clip.contains(place) { surface.cursor = place }
  }
}
