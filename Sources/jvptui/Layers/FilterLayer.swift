import Backend
import TUI
import Widgets

/// The filter of a pane while it is typed: every change takes effect at once.
struct FilterLayer: Layer {
  /// Candidates that a key goes through.
  private struct Cycle {
    /// What stood before and behind the word that is completed.
    var head: String
    var tail: String
    var candidates: [String]
    var index: Int
  }

  let pane: PaneID
  private var editor: LineEditor
  private var cycle: Cycle?
  /// What the rows have in the field that is typed, read once.
  private var values: (field: String, values: [String])?

  init(pane: PaneID, text: String) {
    self.pane = pane
    editor = LineEditor(text: text)
  }

  var keyScope: LayerAction.Scope? { .filter }

  mutating func handle(_ event: InputEvent, in state: AppState) -> LayerResult {
    let pane = pane
    if event.isCancel {
      return .close { state in
        state.setFilter("", in: pane)
        return []
      }
    }
    switch (event.stroke?.key, event.stroke?.modifiers) {
    case (.enter?, _): return .close
    case (.up?, []), (.down?, []), (.pageUp?, []), (.pageDown?, []):
      let stroke = event.stroke
      return .stay { state in stroke.map { state.moveWith($0) } ?? [] }
    case (.tab?, let modifiers?): return complete(by: modifiers.contains(.shift) ? -1 : 1, state)
    case (.right?, []) where editor.cursor == editor.text.count: return complete(by: 1, state)
    case (.character("s")?, .control?):
      return .close { $0.askForFilterName() }
    default: break
    }
    guard editor.handle(event) == .changed else { return .stay }
    cycle = nil
    readValues(state)
    return takeText()
  }

  private func takeText() -> LayerResult {
    let (pane, text) = (pane, editor.text)
    return .stay { state in
      state.setFilter(text, in: pane)
      return []
    }
  }

  private var fields: [FilterParser.Field] { ResourceCatalog.pane(pane).filterFields }

  private var word: FilterCompletion.Word? {
    FilterCompletion.word(in: editor.text, before: editor.cursor, fields: fields)
  }

  /// What could stand in the place of the word before the cursor.
  private var candidates: [String] {
    guard let word else { return [] }
    guard let field = word.field else {
      return FilterCompletion.names(beginning: word.typed, in: fields)
    }
    guard values?.field == field else { return [] }
    return FilterCompletion.values(holding: word.typed, among: values?.values ?? [])
  }

  private mutating func readValues(_ state: AppState) {
    guard let field = word?.field else { return values = nil }
    guard values?.field != field else { return }
    values = (field, ResourceCatalog.pane(pane).filterValues(of: field, in: state))
  }

  private mutating func complete(by step: Int, _ state: AppState) -> LayerResult {
    if cycle == nil {
      readValues(state)
      let found = candidates
      guard let word, !found.isEmpty else { return .stay }
      cycle = Cycle(
        head: String(editor.text.prefix(word.start)),
        tail: String(editor.text.dropFirst(editor.cursor)),
        candidates: found,
        index: step > 0 ? 0 : found.count - 1
      )
    } else if let present = cycle {
      let count = present.candidates.count
      cycle?.index = (present.index + step + count) % count
    }
    guard let cycle else { return .stay }
    let text = cycle.head + cycle.candidates[cycle.index]
    editor.text = text + cycle.tail
    editor.cursor = text.count
    // With one candidate the next key completes what follows.
    if cycle.candidates.count == 1 { self.cycle = nil }
    return takeText()
  }

  /// What the first candidate adds to what is typed.
  private var suggestion: String {
    guard cycle == nil, let word, !word.typed.isEmpty, let first = candidates.first else {
      return ""
    }
    let isContinued = first.lowercased().hasPrefix(word.typed.lowercased())
    return isContinued ? String(first.dropFirst(word.typed.count)) : ""
  }
}

extension FilterLayer {
  func draw(in state: AppState, on surface: inout Surface) {
    let layout = ScreenLayout(state)
    let line = layout.statusLine
    surface.fill(line, style: Style(.text))
    let label = surface.write(
      StyledText(say(" Filter "), .accent),
      at: Point(line.x, line.y),
      width: line.width
    )
    let field = line.splitLeft(label).rest
    var view = LineEditorView(
      editor: editor,
      placeholder: "web state:running mem>=2G !tag:test or /^db/",
      isFocused: true
    )
    view.suggestion = suggestion
    view.draw(in: field, on: &surface)
    if let error = state.paneState(pane).filterError {
      let column = view.column(of: error.position, width: field.width) ?? 0
      draw(error.message, at: field.x + column, in: layout.hints, state, on: &surface)
    } else {
      drawCandidates(in: layout.hints, state, on: &surface)
    }
  }

  /// Points at the place that is wrong, and says why beside it.
  private func draw(
    _ message: String,
    at column: Int,
    in line: Rect,
    _ state: AppState,
    on surface: inout Surface
  ) {
    surface.fill(line, style: Style(.text))
    let width = TextWidth.columns(message)
    surface.write("^", at: Point(column, line.y), style: Style(.danger))
    let isOnTheRight = column + 2 + width <= line.maxX || column - line.x < line.maxX - column
    let start = isOnTheRight ? column + 2 : max(line.x, column - 1 - width)
    let end = isOnTheRight ? line.maxX : column - 1
    surface.write(
      StyledText(message, .danger),
      at: Point(start, line.y),
      width: max(0, end - start),
      ellipsis: state.glyphs.ellipsis
    )
  }

  private func drawCandidates(in line: Rect, _ state: AppState, on surface: inout Surface) {
    guard cycle != nil || !(word?.typed ?? "").isEmpty || word?.field != nil else {
      let hints = [
        Hint(key: state.keyMap.layerKey("filter-line.keep"), title: say("Keep")),
        Hint(key: "esc", title: say("Clear")),
        Hint(key: state.keyMap.layerKey("filter-line.complete"), title: say("Complete")),
        Hint(key: state.keyMap.layerKey("filter-line.save"), title: say("Save under a name")),
      ]
      return HintBar(hints: hints, glyphs: state.glyphs).draw(in: line, on: &surface)
    }
    let shown = cycle?.candidates ?? candidates
    surface.fill(line, style: Style(.footer, on: .footer))
    var text = StyledText(" \(state.keyMap.layerKey("filter-line.complete")) ", .key)
    for (index, candidate) in shown.prefix(40).enumerated() {
      let isCurrent = cycle?.index == index
      text += StyledText(" ") + StyledText(candidate, isCurrent ? .accent : .muted)
    }
    surface.write(
      shown.isEmpty ? "" : text,
      at: Point(line.x, line.y),
      width: line.width,
      on: .footer,
      ellipsis: state.glyphs.ellipsis
    )
  }
}
