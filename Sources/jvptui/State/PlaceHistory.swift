/// The places that the operator has been at, to go back to.
struct PlaceHistory: Sendable, Equatable {
  /// A pane, and the row that its cursor was on.
  struct Place: Sendable, Equatable {
    var pane: PaneID
    var item: ItemID?
  }

  /// The most places that are kept.
  private static let limit = 100

  private(set) var past: [Place] = []
  private(set) var future: [Place] = []

  /// Remembers a place that is left for another one.
  mutating func leave(_ place: Place) {
    future = []
    if past.last != place { past.append(place) }
    if past.count > Self.limit { past.removeFirst() }
  }

  /// The place before the present one; nil at the start.
  mutating func goBack(from place: Place) -> Place? {
    guard let target = past.popLast() else { return nil }
    future.append(place)
    return target
  }

  /// The place that was gone back from; nil where there is none.
  mutating func goForward(from place: Place) -> Place? {
    guard let target = future.popLast() else { return nil }
    past.append(place)
    return target
  }
}
