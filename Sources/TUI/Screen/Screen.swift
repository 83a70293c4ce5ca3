/// A terminal: shows surfaces and delivers input.
@MainActor
public protocol Screen: AnyObject {
  /// The present size.
  var size: Size { get }

  /// Shows a surface; only what changed since the last one is sent.
  func present(_ surface: Surface)

  /// All input that has arrived, without waiting; empty when there is none.
  func readInput() -> [InputEvent]

  /// Looks from now on as the theme says; takes effect with the next `present`.
  func use(_ theme: Theme)

  /// Gives the terminal back as it was found.
  func close()
}
