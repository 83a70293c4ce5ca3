public import TUI

/// What has been filled in on a form, and where the focus is.
public struct FormState: Sendable, Equatable {
  /// What a field holds.
  public enum Value: Sendable, Equatable {
    /// A text being typed.
    case text(LineEditor)
    /// One of several words, by its index.
    case choice([String], Int)
    /// Yes or no.
    case toggle(Bool)
  }

  /// One line of the form.
  public struct Field: Sendable, Equatable {
    /// What stands before it.
    public var label: String
    /// What it holds.
    public var value: Value
    /// What may be filled in; shown while it has the focus.
    public var hint: String
    /// What is shown while nothing has been typed.
    public var placeholder: String
    /// What is wrong with it, as a sentence; nil when nothing is.
    public var problem: String?

    /// Puts the parts together.
    public init(label: String, value: Value, hint: String = "", placeholder: String = "") {
      self.label = label
      self.value = value
      self.hint = hint
      self.placeholder = placeholder
    }

    /// The text of a text field; empty for the others.
    public var text: String { if case .text(let editor) = value { editor.text } else { "" } }
    /// The index of a choice; 0 for the others.
    public var choice: Int { if case .choice(_, let index) = value { index } else { 0 } }
    /// Whether a toggle is on; false for the others.
    public var isOn: Bool { if case .toggle(let isOn) = value { isOn } else { false } }
  }

  /// What an event did.
  public enum Outcome: Sendable, Equatable {
    /// The field with this index holds something else.
    case changed(Int)
    /// The focus or a cursor moved, or could not.
    case moved
    /// The form is to be taken.
    case submitted
    /// The form is to be closed.
    case cancelled
    /// The event is not one of a form.
    case ignored
  }

  /// From top to bottom.
  public var fields: [Field]
  /// The index of the field with the focus; after the fields come the two buttons.
  public var focus: Int

  /// Starts with the focus on the first field.
  public init(fields: [Field]) {
    self.fields = fields
    focus = 0
  }

  /// Whether the button that takes the form has the focus.
  public var isOnSubmit: Bool { focus == fields.count }
  /// Whether the button that closes the form has the focus.
  public var isOnCancel: Bool { focus == fields.count + 1 }

  /// Puts the focus on the first field with a problem.
  ///
  /// - Returns: Whether there is one.
  public mutating func focusOnProblem() -> Bool {
    guard let first = fields.firstIndex(where: { $0.problem != nil }) else { return false }
    focus = first
    return true
  }

  /// Takes a key or a paste; clicks go through `Form.click`.
  public mutating func handle(_ event: InputEvent) -> Outcome {
    guard case .key(let stroke) = event else {
      if case .paste = event { return edit(event) }
      return .ignored
    }
    switch (stroke.key, stroke.modifiers) {
    case (.escape, _): return .cancelled
    case (.enter, _): return isOnCancel ? .cancelled : .submitted
    case (.tab, .shift), (.up, []): return move(by: -1)
    case (.tab, []), (.down, []): return move(by: 1)
    default: return edit(event)
    }
  }

  /// Does what a click on a part of the form means.
  public mutating func click(_ part: Form.Part) -> Outcome {
    switch part {
    case .submit:
      focus = fields.count
      return .submitted
    case .cancel: return .cancelled
    case .field(let index):
      let hadFocus = focus == index
      focus = index
      switch fields[index].value {
      case .text: return .moved
      case .toggle: return change(by: 1)
      case .choice: return hadFocus ? change(by: 1) : .moved
      }
    case .option(let index, let option):
      focus = index
      guard case .choice(let options, _) = fields[index].value else { return .moved }
      fields[index].value = .choice(options, option)
      return .changed(index)
    }
  }
}

extension FormState {
  private mutating func move(by step: Int) -> Outcome {
    let count = fields.count + 2
    focus = (focus + step + count) % count
    return .moved
  }

  private mutating func edit(_ event: InputEvent) -> Outcome {
    guard fields.indices.contains(focus) else { return pressOnButton(event) }
    let index = focus
    switch fields[index].value {
    case .text(var editor):
      let outcome = editor.handle(event)
      fields[index].value = .text(editor)
      return outcome == .changed ? .changed(index) : outcome == .moved ? .moved : .ignored
    case .choice, .toggle:
      guard case .key(let stroke) = event, stroke.modifiers.isEmpty else { return .ignored }
      switch stroke.key {
      case .right, .character(" "): return change(by: 1)
      case .left: return change(by: -1)
      case .character(let letter): return choose(letter)
      default: return .ignored
      }
    }
  }

  private mutating func pressOnButton(_ event: InputEvent) -> Outcome {
    guard case .key(let stroke) = event, stroke.modifiers.isEmpty else { return .ignored }
    switch stroke.key {
    case .left, .right:
      focus = isOnSubmit ? focus + 1 : focus - 1
      return .moved
    case .character(" "): return isOnCancel ? .cancelled : .submitted
    default: return .ignored
    }
  }

  private mutating func change(by step: Int) -> Outcome {
    switch fields[focus].value {
    case .toggle(let isOn): fields[focus].value = .toggle(!isOn)
    case .choice(let options, let index) where !options.isEmpty:
      fields[focus].value = .choice(options, (index + step + options.count) % options.count)
    case .choice, .text: return .ignored
    }
    return .changed(focus)
  }

  /// A letter chooses the next option that begins with it; `y` and `n` answer a toggle.
  private mutating func choose(_ letter: Character) -> Outcome {
    switch fields[focus].value {
    case .toggle where letter == "y" || letter == "n": fields[focus].value = .toggle(letter == "y")
    case .choice(let options, let index):
      let order = options.indices.map { (index + 1 + $0) % options.count }
      guard let found = order.first(where: { options[$0].first == letter }) else { return .ignored }
      fields[focus].value = .choice(options, found)
    case .toggle, .text: return .ignored
    }
    return .changed(focus)
  }
}
