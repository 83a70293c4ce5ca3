extension Table {
  /// Which columns fit into a width, and their columns of the screen from 0.
  ///
  /// Columns that do not fit are dropped, those with the highest priority number first and of equal
  /// ones the rightmost. One column is kept and squeezed as long as there is any room. What is left
  /// over goes to the flexible ones by weight.
  public func layout(width: Int) -> [(column: Int, range: Range<Int>)] {
    let room = width - 1
    guard room > 0, !columns.isEmpty else { return [] }
    let kept = keptColumns(room: room)
    var widths = kept.map { columns[$0].minimum }
    let used = widths.reduce(0, +) + kept.count - 1
    if used > room, kept.count == 1 { widths[0] = room }
    share(room - used, among: kept, widths: &widths)
    var places: [(column: Int, range: Range<Int>)] = []
    var x = 1
    for (column, extent) in zip(kept, widths) {
      places.append((column, x..<x + extent))
      x += extent + 1
    }
    return places
  }

  private func keptColumns(room: Int) -> [Int] {
    var kept = Array(columns.indices)
    var used = columns.reduce(-1) { $0 + $1.minimum + 1 }
    let order = kept.sorted { (columns[$0].priority, $0) > (columns[$1].priority, $1) }
    for candidate in order where used > room && kept.count > 1 {
      kept.removeAll { $0 == candidate }
      used -= columns[candidate].minimum + 1
    }
    return kept
  }

  /// Gives what is left over to the flexible columns, to the last cell.
  private func share(_ extra: Int, among kept: [Int], widths: inout [Int]) {
    var weights = kept.reduce(0) { $0 + columns[$1].weight }
    var rest = extra
    guard rest > 0 else { return }
    for (index, column) in kept.enumerated() where columns[column].weight > 0 {
      let part = rest * columns[column].weight / weights
      widths[index] += part
      rest -= part
      weights -= columns[column].weight
    }
  }
}
