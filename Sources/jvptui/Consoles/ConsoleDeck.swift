import TUI

/// How the open consoles lie on the screen, and which one has the keyboard.
struct ConsoleDeck: Sendable, Equatable {
  /// How several are shown at once.
  enum Arrangement: Sendable, Equatable { case sideBySide, stacked }

  /// The least room that one of several is given.
  static let smallest = Size(30, 6)

  /// Those that are shown together when they have the whole screen, in order; seldom more than one.
  private(set) var shown: [ConsoleID] = []
  /// The one that takes the keys.
  private(set) var focused: ConsoleID?
  var arrangement = Arrangement.sideBySide
  /// Whether they have the whole screen, and not only the details.
  var isZoomed = false
  /// Whether what is typed goes to all that are shown.
  var broadcasts = false

  /// Whether several are shown at once.
  var isSplit: Bool { shown.count > 1 }

  /// Gives one the keyboard, in the place of the one that had it unless it is shown already.
  mutating func focus(on id: ConsoleID) {
    if !shown.contains(id) {
      if let place = focused.flatMap(shown.firstIndex) {
        shown[place] = id
      } else {
        shown = [id]
      }
    }
    focused = id
  }

  /// Shows one alone.
  mutating func begin(with id: ConsoleID) {
    shown = [id]
    focused = id
    broadcasts = false
  }

  /// Shows one beside those that are shown.
  mutating func add(_ id: ConsoleID, _ newArrangement: Arrangement) {
    arrangement = newArrangement
    if !shown.contains(id) {
      let place = focused.flatMap(shown.firstIndex).map { $0 + 1 } ?? shown.count
      shown.insert(id, at: place)
    }
    focused = id
  }

  /// Takes one off the screen; the keyboard goes to its neighbour.
  mutating func hide(_ id: ConsoleID) {
    guard let place = shown.firstIndex(of: id) else { return }
    shown.remove(at: place)
    if focused == id { focused = shown.isEmpty ? nil : shown[min(place, shown.count - 1)] }
    if shown.count < 2 { broadcasts = false }
  }

  /// Gives the keyboard to the next one that is shown.
  mutating func focusNext(by step: Int) {
    guard let focused, let place = shown.firstIndex(of: focused) else { return }
    self.focused = shown[(place + step + shown.count) % shown.count]
  }

  /// Where each of them lies in an area, in order; those that have no room are left out.
  func places(in area: Rect) -> [(id: ConsoleID, rect: Rect)] {
    let isWide = arrangement == .sideBySide
    let length = isWide ? area.width : area.height
    let least = isWide ? Self.smallest.width : Self.smallest.height
    let count = min(shown.count, max(1, length / least))
    guard count > 0 else { return [] }
    var visible = Array(shown.prefix(count))
    if let focused, shown.contains(focused), !visible.contains(focused) {
      visible[visible.count - 1] = focused
    }
    return visible.enumerated().map { index, id in
      let start = length * index / count
      let end = length * (index + 1) / count
      let rect =
        isWide
        ? Rect(x: area.x + start, y: area.y, width: end - start, height: area.height)
        : Rect(x: area.x, y: area.y + start, width: area.width, height: end - start)
      return (id, rect)
    }
  }
}
