import TUI
import Widgets

/// Where everything stands on a screen of a given size: a pure function of the state.
///
/// From 110 columns: panes stacked on the left, details on the right. Below: one pane under a line
/// of tabs, the details over it once they are opened. Zoomed: one pane and all its columns. Linear:
/// one pane or the details, without borders.
struct ScreenLayout {
  struct PanePlace: Equatable {
    let id: PaneID
    let rect: Rect
    /// False for a pane of which only the title shows.
    var isOpen: Bool { isBare || rect.height > 2 }
    /// Whether there are only rows, with neither border nor headings.
    var isBare = false
    /// What is inside the border.
    var inside: Rect {
      if isBare { return rect }
      return isOpen ? rect.inset(horizontal: 1, vertical: 1) : Rect(Size(0, 0))
    }
  }

  /// The columns from which details stand beside the list.
  static let wideWidth = 110

  let header: Rect
  /// The line of pane names on a narrow screen; nil on a wide one.
  let paneTabs: Rect?
  let panes: [PanePlace]
  let detail: Rect?
  /// The lines of the tour; none without it.
  let tour: Rect
  let statusLine: Rect
  let hints: Rect
  private let selected: PaneID
  private let isLinear: Bool

  init(_ state: AppState) {
    selected = state.pane
    isLinear = state.options.isLinear
    var rest = Rect(state.size)
    (header, rest) = rest.splitTop(1)
    (rest, hints) = rest.splitBottom(1)
    (rest, statusLine) = rest.splitBottom(1)
    (rest, tour) = rest.splitBottom(state.tourLines(width: state.size.width).count)
    let isWide = state.size.width >= Self.wideWidth
    if isLinear {
      paneTabs = nil
      let showsDetail = state.detail.isOpen && state.focus == .details
      panes = showsDetail ? [] : [PanePlace(id: state.pane, rect: rest, isBare: true)]
      detail = showsDetail ? rest : nil
    } else if isWide, !state.isZoomed {
      paneTabs = nil
      let share = Self.listWidth(state)
      let (left, right) = rest.splitLeft(share)
      panes = Self.stack(in: left, state)
      detail = right
    } else {
      let (tabs, below) = rest.splitTop(1)
      paneTabs = tabs
      let showsDetail = state.detail.isOpen && state.focus == .details
      panes = showsDetail ? [] : [PanePlace(id: state.pane, rect: below)]
      detail = showsDetail ? below : nil
    }
  }

  /// Stacks the panes: titles only, the focused one as large as it can be; on a tall screen the VMs
  /// and then the others open as well.
  private static func stack(in area: Rect, _ state: AppState) -> [PanePlace] {
    let ids = ResourceCatalog.panes.map(\.id)
    var heights = Dictionary(uniqueKeysWithValues: ids.map { ($0, 1) })
    var free = area.height - ids.count
    func grow(_ id: PaneID, to wanted: Int) {
      let present = heights[id] ?? 1
      let extra = min(free, wanted - present)
      guard extra > 0, present + extra >= 4 else { return }
      heights[id] = present + extra
      free -= extra
    }
    func needed(_ id: PaneID) -> Int { max(4, state.paneState(id).rows.count + 3) }
    // The one in use gets at least two thirds, if it has so many rows.
    grow(state.pane, to: min(needed(state.pane), max(6, area.height * 2 / 3)))
    for id in [.domains, .nodes, .pools, .networks, .volumes, .snapshots] as [PaneID]
    where id != state.pane {
      grow(id, to: min(needed(id), max(5, area.height / 5)))
    }
    grow(state.pane, to: needed(state.pane))
    for id in ids where id != state.pane && (heights[id] ?? 1) > 1 { grow(id, to: needed(id)) }
    heights[state.pane, default: 1] += max(0, free)
    resize(&heights, state)
    var rest = area
    return ids.map { id in
      let (top, below) = rest.splitTop(heights[id] ?? 1)
      rest = below
      return PanePlace(id: id, rect: top)
    }
  }

  /// Gives panes the heights that they were dragged to; the focused one gives or takes the difference.
  private static func resize(_ heights: inout [PaneID: Int], _ state: AppState) {
    for id in ResourceCatalog.panes.map(\.id) where id != state.pane {
      guard let wanted = state.paneHeights[id], let present = heights[id],
        let room = heights[state.pane]
      else { continue }
      let most = present + max(0, room - 4)
      // Two or three lines would show borders and no row.
      let height = min(wanted, most) < 4 ? 1 : min(wanted, most)
      heights[id] = height
      heights[state.pane] = room + present - height
    }
  }

  /// The narrowest that lists and details can be made.
  private static let narrowest = 30

  private static func listWidth(_ state: AppState) -> Int {
    guard let wanted = state.listWidth else {
      return min(max(50, state.size.width * 45 / 100), 100)
    }
    return min(max(narrowest, wanted), state.size.width - narrowest)
  }

  /// The border at a point, to be dragged: between lists and details, or the title of a pane.
  func border(at point: Point) -> Drag? {
    guard let detail, let first = panes.first, paneTabs == nil else { return nil }
    let isInside = point.y >= detail.y && point.y < detail.maxY
    if isInside, point.x == detail.x || point.x == first.rect.maxX - 1 { return .split }
    return panes.dropFirst().first { $0.rect.y == point.y && $0.rect.contains(point) }
      .map { .above($0.id) }
  }

  /// How wide the lists are with their border at a column.
  func listWidth(forBorderAt x: Int) -> Int {
    min(max(Self.narrowest, x + 1), hints.width - Self.narrowest)
  }

  /// Which pane gets another height with the border above a pane at a row, and which.
  func height(forBorderAbove id: PaneID, at y: Int) -> (pane: PaneID, height: Int)? {
    guard let index = panes.firstIndex(where: { $0.id == id }), index > 0 else { return nil }
    let above = panes[index - 1]
    return (above.id, max(1, y - above.rect.y))
  }

  /// The row of tabs inside the details.
  var detailTabs: Rect? {
    if isLinear { return nil }
    return detail.map { $0.inset(horizontal: 1, vertical: 1).row(0) }
  }

  /// The text inside the details.
  var detailBody: Rect? {
    if isLinear { return detail }
    return detail.map { rect in
      let inside = rect.inset(horizontal: 1, vertical: 1).splitTop(2).rest
      return inside.inset(horizontal: 1)
    }
  }

  /// The guest's screen inside the details, which takes all the room under the tabs.
  var detailConsole: Rect? {
    if isLinear { return detail }
    return detail.map { $0.inset(horizontal: 1, vertical: 1).splitTop(1).rest }
  }

  /// Rows of a pane's table that are on the screen; 0 when it is closed.
  func bodyHeight(of id: PaneID) -> Int {
    guard let place = panes.first(where: { $0.id == id }), place.isOpen else { return 0 }
    return place.isBare ? place.inside.height : max(0, place.inside.height - 1)
  }

  /// The pane whose name stands at a point of the line of tabs.
  func tabPane(at point: Point) -> PaneID? {
    guard let paneTabs, paneTabs.contains(point) else { return nil }
    return PaneTabs(width: paneTabs.width, selected: selected).tabs.first {
      $0.columns.contains(point.x - paneTabs.x)
    }?.id
  }
}

/// The line of pane names on a narrow screen; where they do not fit, the blanks behind the digits go,
/// then the ends of the others' names.
struct PaneTabs {
  struct Tab: Equatable {
    let id: PaneID
    let title: String
    let columns: Range<Int>
  }

  let tabs: [Tab]

  init(width: Int, selected: PaneID) {
    let longest = ResourceCatalog.panes.map(\.title.count).max() ?? 0
    let whole = Self.tabs(cutTo: longest, except: selected, blank: " ")
    let lengths = stride(from: longest, through: 1, by: -1)
    let closer = lengths.lazy.map { Self.tabs(cutTo: $0, except: selected, blank: "") }
    let fitting = ([whole] + closer).first { ($0.last?.columns.upperBound ?? 0) <= width }
    tabs = fitting ?? Self.tabs(cutTo: 1, except: selected, blank: "")
  }

  /// All names in at most so many characters, but for the selected one, behind digit and blank.
  private static func tabs(cutTo length: Int, except selected: PaneID, blank: String) -> [Tab] {
    var x = 1
    return ResourceCatalog.panes.map { pane in
      let name = pane.id == selected ? pane.title : String(pane.title.prefix(length))
      let title = "\(ResourceCatalog.digit(of: pane.id))\(blank)\(name)"
      let width = TextWidth.columns(title)
      defer { x += width + 1 }
      return Tab(id: pane.id, title: title, columns: x..<x + width)
    }
  }
}
