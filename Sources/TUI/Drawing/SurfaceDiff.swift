/// What changed between two surfaces.
public enum SurfaceDiff {
  /// Neighbouring cells of one row that changed.
  public struct Run: Hashable, Sendable {
    /// The row.
    public var y: Int
    /// The columns; a wide character is inside with both its halves or not at all.
    public var columns: Range<Int>

    /// Puts the parts together.
    public init(y: Int, columns: Range<Int>) {
      self.y = y
      self.columns = columns
    }
  }

  /// The runs of changed cells, from the top, each row from the left.
  ///
  /// Without an old surface, or with one of another size, every row is one run.
  public static func runs(from old: Surface?, to new: Surface) -> [Run] {
    let width = new.size.width
    guard width > 0 else { return [] }
    guard let old, old.size == new.size else {
      return (0..<new.size.height).map { Run(y: $0, columns: 0..<width) }
    }
    var runs: [Run] = []
    old.cells.withUnsafeBufferPointer { before in
      new.cells.withUnsafeBufferPointer { after in
        for y in 0..<new.size.height {
          let row = y * width..<(y + 1) * width
          appendRuns(of: y, before[row], after[row], to: &runs)
        }
      }
    }
    return runs
  }

  private typealias Row = Slice<UnsafeBufferPointer<Cell>>

  private static func appendRuns(of y: Int, _ before: Row, _ after: Row, to runs: inout [Run]) {
    let start = after.startIndex
    let end = after.endIndex
    var index = start
    while index < end {
      guard before[index] != after[index] else {
        index += 1
        continue
      }
      var first = index
      while index < end, before[index] != after[index] { index += 1 }
      while first > start, before[first].isContinuation || after[first].isContinuation {
        first -= 1
      }
      while index < end, before[index].isContinuation || after[index].isContinuation {
        index += 1
      }
      let columns = first - start..<index - start
      if let last = runs.last, last.y == y, last.columns.upperBound >= columns.lowerBound {
        runs[runs.count - 1].columns = last.columns.lowerBound..<columns.upperBound
      } else {
        runs.append(Run(y: y, columns: columns))
      }
    }
  }
}
