import Backend
import TUI
import Widgets

/// Which columns a pane shows, in which order, and how wide; every change is seen at once.
struct ColumnLayer: Layer {
  /// The narrowest and widest that a column can be made.
  private static let widths = 3...80

  let pane: PaneID
  private var table = TableState()

  init(pane: PaneID) { self.pane = pane }

  var keyScope: LayerAction.Scope? { .columns }

  mutating func handle(_ event: InputEvent, in state: AppState) -> LayerResult {
    if event.isCancel { return .close }
    let order = order(in: state)
    let list = list(in: state)
    let height = max(1, list.bodyHeight(in: Rect(state.size)))
    defer { table.reveal(count: order.count, height: height) }
    if case .mouse(let mouse) = event {
      guard mouse.kind == .press || mouse.kind == .doubleClick else { return .stay }
      guard let row = list.entry(at: mouse.position, in: Rect(state.size)) else { return .close }
      table.move(to: row, count: order.count)
      return toggle(order[row])
    }
    guard let stroke = event.stroke, order.indices.contains(table.cursor) else { return .stay }
    let id = order[table.cursor]
    switch stroke {
    case KeyStroke(.enter), KeyStroke("q"): return .close
    case KeyStroke(.up), KeyStroke("k"): table.move(by: -1, count: order.count)
    case KeyStroke(.down), KeyStroke("j"): table.move(by: 1, count: order.count)
    case KeyStroke("K"), KeyStroke(.up, .shift): return move(id, by: -1, in: order)
    case KeyStroke("J"), KeyStroke(.down, .shift): return move(id, by: 1, in: order)
    case KeyStroke(" "): return toggle(id)
    case KeyStroke("<"), KeyStroke(.left): return widen(id, by: -1, in: state)
    case KeyStroke(">"), KeyStroke(.right): return widen(id, by: 1, in: state)
    case KeyStroke("r"): return change { $0 = ColumnChoice() }
    default: break
    }
    return .stay
  }

  private func change(_ work: @escaping @Sendable (inout ColumnChoice) -> Void) -> LayerResult {
    let pane = pane
    return .stay { state in
      if var choice = state.panes[pane]?.columns {
        work(&choice)
        state.panes[pane]?.columns = choice
      }
      return []
    }
  }

  private func toggle(_ id: String) -> LayerResult {
    change { if $0.hidden.remove(id) == nil { $0.hidden.insert(id) } }
  }

  private mutating func move(_ id: String, by step: Int, in order: [String]) -> LayerResult {
    let target = table.cursor + step
    guard order.indices.contains(target) else { return .stay }
    var moved = order
    moved.swapAt(table.cursor, target)
    table.move(to: target, count: order.count)
    return change { [moved] in $0.order = moved }
  }

  private func widen(_ id: String, by step: Int, in state: AppState) -> LayerResult {
    let shown = ResourceCatalog.pane(pane).shownColumns(in: state).first { $0.id == id }
    let present: Int? =
      switch shown?.column.width {
      case .fixed(let width)?: width
      case .flexible(let minimum, _)?: minimum
      case nil: nil
      }
    guard let present else { return .stay }
    let width = min(max(present + step, Self.widths.lowerBound), Self.widths.upperBound)
    return change { $0.widths[id] = width }
  }

  /// All columns: those that are shown first, as they stand.
  private func order(in state: AppState) -> [String] {
    let columns = ResourceCatalog.pane(pane).allColumns.map(\.id)
    let chosen = state.paneState(pane).columns.order.filter(columns.contains)
    return chosen + columns.filter { !chosen.contains($0) }
  }

  func draw(in state: AppState, on surface: inout Surface) {
    func hint(_ names: String..., title: String) -> Hint {
      let keys = names.map { state.keyMap.layerKey("column-list.\($0)") }
      return Hint(key: keys.joined(separator: " "), title: title)
    }
    list(in: state).draw(in: Rect(state.size), on: &surface)
    let hints = [
      hint("toggle", title: say("Show, hide")), hint("later", "earlier", title: say("Move")),
      hint("narrower", "wider", title: say("Width")), hint("reset", title: say("Reset")),
      Hint(key: "esc", title: say("Close")),
    ]
    HintBar(hints: hints, glyphs: state.glyphs)
      .draw(in: ScreenLayout(state).hints, on: &surface)
  }

  private func list(in state: AppState) -> MenuList {
    let resource = ResourceCatalog.pane(pane)
    let titles = Dictionary(
      resource.allColumns.map { ($0.id, $0.title) },
      uniquingKeysWith: { first, _ in first }
    )
    let choice = state.paneState(pane).columns
    return MenuList(
      title: say("Columns of \(resource.title)"),
      prompt: nil,
      entries: order(in: state).map { id in
        MenuEntry(
          title: titles[id] ?? id,
          key: choice.hidden.contains(id) ? "[ ]" : "[\(state.glyphs.mark)]",
          detail: choice.widths[id].map { say("\($0) wide") } ?? ""
        )
      },
      state: table,
      emptyText: "",
      glyphs: state.glyphs
    )
  }
}
