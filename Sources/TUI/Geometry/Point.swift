/// A place on the screen in cells, origin top left.
public struct Point: Hashable, Sendable {
  /// Column, from 0.
  public var x: Int
  /// Row, from 0.
  public var y: Int

  /// Takes the column first.
  public init(_ x: Int, _ y: Int) {
    self.x = x
    self.y = y
  }
}
