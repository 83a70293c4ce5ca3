import Backend
import OrderedCollections
import TUI

/// Where consoles stand on the screen: a pure function of the state.
struct ConsoleLayout {
  struct Place: Equatable {
    let id: ConsoleID
    /// The line with its name, when several are shown.
    let title: Rect?
    let body: Rect
  }

  /// The line at the top when consoles have the whole screen.
  let bar: Rect?
  let places: [Place]

  init(_ state: AppState) {
    if state.hasConsoleLayer, state.deck.isZoomed {
      let (top, area) = Rect(state.size).splitTop(1)
      bar = top
      let isSplit = state.deck.isSplit
      places = state.deck.places(in: area).map { id, rect in
        guard isSplit else { return Place(id: id, title: nil, body: rect) }
        let isSideBySide = state.deck.arrangement == .sideBySide
        // One column between neighbours, so that their lines do not run together.
        let needsGap = isSideBySide && rect.maxX < area.maxX
        let own =
          needsGap
          ? Rect(x: rect.x, y: rect.y, width: rect.width - 1, height: rect.height) : rect
        let (title, body) = own.splitTop(1)
        return Place(id: id, title: title, body: body)
      }
      return
    }
    bar = nil
    guard let id = state.detailConsole, let body = ScreenLayout(state).detailConsole else {
      places = []
      return
    }
    places = [Place(id: id, title: nil, body: body)]
  }

  /// The place of the console that has the keyboard.
  func focused(in state: AppState) -> Place? {
    places.first { $0.id == state.deck.focused }
  }

  /// The place at a point of the screen.
  func place(at point: Point) -> Place? {
    places.first { $0.body.contains(point) || $0.title?.contains(point) == true }
  }
}

/// Which part of a guest's screen shows where there is less room than it takes.
enum ConsoleCrop {
  /// The first column and row that show: the top left, as far down and right as the cursor needs.
  static func origin(cursor: Point, of size: Size, in room: Size) -> Point {
    let lastRow = max(0, size.height - room.height)
    let lastColumn = max(0, size.width - room.width)
    let row = max(0, cursor.y - room.height + 1)
    let column = cursor.x < room.width ? 0 : cursor.x - room.width / 2
    return Point(min(column, lastColumn), min(row, lastRow))
  }
}
