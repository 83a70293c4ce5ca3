import TUI

/// The parts of a form in their places on a screen; the fields around the focus where not all fit.
struct FormPlaces {
  /// The labels of the visible fields.
  private(set) var labels: [(index: Int, rect: Rect)] = []
  /// The visible fields.
  private(set) var fields: [(index: Int, rect: Rect)] = []
  /// Where a hint or a problem goes.
  private(set) var message: Rect
  private(set) var submit: Rect
  private(set) var cancel: Rect

  /// In one column: what may be filled in, then the buttons, each on a line of its own.
  private mutating func stackBelowFields(_ area: Rect, in inside: Rect) {
    let first = area.y + fields.count
    func lines(_ offset: Int, _ count: Int) -> Rect {
      Rect(x: area.x, y: first + offset, width: area.width, height: count).intersection(inside)
    }
    submit = lines(0, 1)
    cancel = lines(1, 1)
    message = lines(2, 3)
  }

  init(_ form: Form, in screen: Rect) {
    let inside = form.frame(in: screen).inset(horizontal: 1, vertical: 1)
    var (rest, buttons) = inside.inset(horizontal: inside.width < 40 ? 0 : 2).splitBottom(1)
    let count = form.state.fields.count
    let isRoomy = rest.height >= count + 5
    if isRoomy { rest = rest.splitTop(1).rest.splitBottom(1).rest }
    let messageHeight = max(min(1, rest.height - 1), min(3, rest.height - count))
    (rest, message) = rest.splitBottom(max(0, messageHeight))
    let labelWidth =
      min(
        (form.state.fields.map { TextWidth.columns($0.label) }.max() ?? 0) + 4,
        max(1, rest.width / 2)
      )
    let visible = max(0, min(count, rest.height))
    let focus = min(form.state.focus, max(0, count - 1))
    let first = max(0, min(focus - visible / 2, count - visible))
    for row in 0..<visible {
      let line = Rect(x: rest.x, y: rest.y + row, width: rest.width, height: 1)
      let (label, field) = line.splitLeft(labelWidth)
      labels.append((first + row, label))
      fields.append((first + row, field))
    }
    // Bracket, bar, key, blank, title, blank, bracket.
    let submitWidth = TextWidth.columns(form.submitTitle) + TextWidth.columns(form.submitKey) + 5
    let cancelWidth = TextWidth.columns(form.words.cancel) + 8
    let gap = max(0, buttons.width - submitWidth - cancelWidth - 2) / 2
    buttons = buttons.splitLeft(gap).rest
    (submit, buttons) = buttons.splitLeft(submitWidth)
    cancel = buttons.splitLeft(2).rest.splitLeft(cancelWidth).left
    if form.glyphs.isLinear { stackBelowFields(rest, in: inside) }
  }
}
