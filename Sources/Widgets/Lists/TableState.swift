/// Where the cursor of a list is, and which part of the list is visible.
public struct TableState: Sendable, Equatable {
  /// The row under the cursor, from 0; without meaning while the list is empty.
  public var cursor: Int
  /// The first visible row.
  public var offset: Int

  /// Starts at the top.
  public init() {
    cursor = 0
    offset = 0
  }

  /// Moves the cursor by so many rows, as far as there are rows.
  public mutating func move(by rows: Int, count: Int) {
    let (sum, overflows) = cursor.addingReportingOverflow(rows)
    move(to: overflows ? (rows < 0 ? 0 : count) : sum, count: count)
  }

  /// Moves the cursor to a row, or to the nearest one that there is.
  public mutating func move(to row: Int, count: Int) {
    cursor = max(0, min(row, count - 1))
  }

  /// Brings cursor and offset to where the list has rows, and scrolls until the cursor is visible.
  public mutating func reveal(count: Int, height: Int) {
    move(to: cursor, count: count)
    let height = max(1, height)
    if cursor < offset { offset = cursor }
    if cursor - offset >= height { offset = cursor - height + 1 }
    offset = max(0, min(offset, count - height))
  }

  /// The rows that are visible once the cursor is revealed.
  public func visible(count: Int, height: Int) -> Range<Int> {
    guard count > 0, height > 0 else { return 0..<0 }
    var state = self
    state.reveal(count: count, height: height)
    return state.offset..<min(count, state.offset + height)
  }
}
