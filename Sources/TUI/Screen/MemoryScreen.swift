/// A screen without a terminal: keeps what it is shown and delivers what it is given.
@MainActor
public final class MemoryScreen: Screen {
  /// The present size; change it by `resize`.
  public private(set) var size: Size
  /// The last surface shown; nil before the first.
  public private(set) var surface: Surface?
  /// How many surfaces have been shown.
  public private(set) var presentCount = 0
  /// The theme in use; nil until one is set.
  public private(set) var theme: Theme?
  /// Whether `close` has been called.
  public private(set) var isClosed = false
  private var queue: [InputEvent] = []

  /// Makes a screen of the given size.
  public init(_ size: Size) {
    self.size = size
  }

  /// Lets the next `readInput` deliver these events after those that wait.
  public func send(_ events: [InputEvent]) {
    queue += events
  }

  /// Lets the next `readInput` deliver these keys, in their text form such as `ctrl-k`.
  ///
  /// - Returns: Whether each of them names a key; nothing is sent otherwise.
  @discardableResult
  public func press(_ keys: String...) -> Bool {
    let strokes = keys.compactMap { KeyStroke(parsing: $0) }
    guard strokes.count == keys.count else { return false }
    send(strokes.map { .key($0) })
    return true
  }

  /// Changes the size and delivers the event that tells of it.
  public func resize(to size: Size) {
    self.size = size
    send([.resize(size)])
  }

  /// Keeps the surface.
  public func present(_ surface: Surface) {
    self.surface = surface
    presentCount += 1
  }

  /// Everything that was sent since the last call.
  public func readInput() -> [InputEvent] {
    defer { queue = [] }
    return queue
  }

  /// Keeps the theme.
  public func use(_ theme: Theme) {
    self.theme = theme
  }

  /// Remembers that it was closed.
  public func close() {
    isClosed = true
  }

  /// The text of each row without trailing blanks; a wide character stands once.
  public var lines: [String] {
    guard let surface else { return [] }
    return (0..<surface.size.height).map { y in
      var line = String.UnicodeScalarView()
      for x in 0..<surface.size.width {
        line.append(contentsOf: surface.cell(at: Point(x, y))?.scalars ?? [])
      }
      while line.last == " " { line.removeLast() }
      return String(line)
    }
  }
}
