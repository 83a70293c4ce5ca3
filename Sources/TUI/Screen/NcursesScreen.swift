import CNcurses
private import Glibc

/// The terminal, by way of ncurses; there can be one in a process.
///
/// Nothing here waits: `readInput` takes what has arrived, `present` sends what changed. Make a
/// `SignalPipe` first, and call `resized()` when it says that the size has changed.
@MainActor
public final class NcursesScreen: Screen {
  /// The present size.
  public private(set) var size: Size
  /// The colours in use.
  public let colorDepth: ColorDepth
  /// Readable when there is input for `readInput`.
  public let inputDescriptor: Int32 = STDIN_FILENO

  private let screen: OpaquePointer
  private let window: UnsafeMutablePointer<WINDOW>
  /// Keys are read through a pad, since reading through a window would refresh it.
  let keyboard: UnsafeMutablePointer<WINDOW>
  private(set) var modes: TerminalModes
  var decoder = InputDecoder()
  private var painter: CellPainter
  private var buffer: [cchar_t] = []
  private var shown: Surface?
  private var mustClear = true
  private(set) var isAway = false
  private var isClosed = false

  /// Takes the terminal over: raw keys, the alternate screen, no echo.
  ///
  /// - Throws: `ScreenError` where there is no terminal that can show a full screen; it is then as
  ///   it was.
  public init(options: ScreenOptions = ScreenOptions()) throws(ScreenError) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notTerminal }
    guard let name = TerminalCapabilities.variable("TERM") else { throw .unnamedTerminal }
    TerminalCapabilities.useLocale()
    let wanted = options.colorDepth ?? TerminalCapabilities.wantedColorDepth
    let type = TerminalType.best(for: name, upTo: wanted)
    try type.load()
    modes = TerminalModes(usesMouse: options.usesMouse)
    let depth = type.colorDepth(colors: Int(tigetnum("colors")), upTo: wanted)
    TerminalType.unload()
    TerminalRestorer.arm(descriptor: STDOUT_FILENO, sequence: modes.restore)
    use_env(false)
    use_tioctl(true)
    guard let screen = terminal_open(type.name), let window = terminal_window(),
      let keyboard = newpad(1, 1)
    else {
      TerminalRestorer.disarm()
      throw .unusableTerminal(name)
    }
    self.screen = screen
    self.window = window
    self.keyboard = keyboard
    colorDepth = depth
    Self.configure(keyboard, usesColors: depth != .monochrome)
    painter = CellPainter(
      theme: .standard,
      depth: depth,
      directPalette: type.directPalette ?? 8,
      pairLimit: depth == .monochrome ? 0 : terminal_color_pairs(),
      isASCIIOnly: options.isASCIIOnly
    )
    size = Size(Int(getmaxx(window)), Int(getmaxy(window)))
    painter.use(.standard)
    modes.enter()
  }

  /// Shows a surface; only what changed since the last one is sent, and nothing if nothing did.
  public func present(_ surface: Surface) {
    guard !isAway, !isClosed else { return }
    if mustClear { shown = nil }
    let runs = SurfaceDiff.runs(from: shown, to: surface)
    guard !runs.isEmpty || surface.cursor != shown?.cursor || mustClear else { return }
    if shown == nil { werase(window) }
    draw(runs, of: surface)
    if painter.hasRunOut {
      painter.forgetPairs()
      draw(SurfaceDiff.runs(from: nil, to: surface), of: surface)
    }
    place(surface.cursor)
    if mustClear { terminal_repaint() }
    mustClear = false
    shown = surface
    wnoutrefresh(window)
    doupdate()
  }

  /// Looks from now on as the theme says; takes effect with the next `present`.
  public func use(_ theme: Theme) {
    painter.use(theme)
    shown = nil
  }

  /// Takes the mouse, or leaves it to the terminal, so that it selects text there.
  public func useMouse(_ isOn: Bool) {
    modes.useMouse(isOn)
  }

  /// Sends everything again with the next `present`.
  public func redraw() {
    mustClear = true
  }

  /// Takes over the terminal's new size; everything is sent again with the next `present`.
  @discardableResult
  public func resized() -> Size {
    var (width, height): (Int32, Int32) = (0, 0)
    if terminal_measure(STDOUT_FILENO, &width, &height) == 0, width > 0, height > 0 {
      resizeterm(height, width)
    }
    size = Size(Int(getmaxx(window)), Int(getmaxy(window)))
    redraw()
    return size
  }

  /// Gives the terminal back as it was found.
  public func close() {
    guard !isClosed else { return }
    leave()
    isClosed = true
    delwin(keyboard)
    delscreen(screen)
  }

  /// Stops the program as ctrl-z does elsewhere, and returns when it goes on, everything to be drawn
  /// again at what may be a new size.
  @discardableResult
  public func suspend() -> Size {
    leave()
    // The whole job stops, as it does on an ordinary ctrl-z; this process last, and surely here.
    let usualStop = signal(SIGTSTP, SIG_IGN)
    let usualContinue = signal(SIGCONT, SIG_DFL)
    kill(0, SIGTSTP)
    signal(SIGTSTP, SIG_DFL)
    raise(SIGTSTP)
    signal(SIGTSTP, usualStop)
    signal(SIGCONT, usualContinue)
    return resume()
  }

  /// Takes the terminal again, after a stop that nobody announced.
  @discardableResult
  public func resume() -> Size {
    guard !isClosed else { return size }
    isAway = false
    reset_prog_mode()
    TerminalRestorer.arm(descriptor: STDOUT_FILENO, sequence: modes.restore)
    resized()
    // Leaves the state that `endwin` set, which sends what enters the alternate screen.
    werase(window)
    wnoutrefresh(window)
    doupdate()
    modes.enter()
    return size
  }

  /// Lets something else, such as an editor, have the terminal while `body` runs.
  public func handOver<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    leave()
    defer { resume() }
    return try body()
  }
}

extension NcursesScreen {
  private static func configure(_ keyboard: UnsafeMutablePointer<WINDOW>, usesColors: Bool) {
    raw()
    noecho()
    nonl()
    if TerminalCapabilities.variable("ESCDELAY") == nil { set_escdelay(25) }
    keypad(keyboard, true)
    nodelay(keyboard, true)
    // The mouse is decoded here: ncurses knows no drag, and with some entries no column past 223.
    keyok(KEY_MOUSE, false)
    if usesColors, has_colors() {
      start_color()
      use_default_colors()
    }
  }

  private func draw(_ runs: [SurfaceDiff.Run], of surface: Surface) {
    let width = min(size.width, surface.size.width)
    for run in runs where run.y < size.height && run.columns.lowerBound < width {
      let row = run.y * surface.size.width
      let end = min(run.columns.upperBound, width)
      painter.paint(
        surface.cells[row + run.columns.lowerBound..<row + end],
        into: &buffer
      )
      mvwadd_wchnstr(
        window,
        Int32(run.y),
        Int32(run.columns.lowerBound),
        buffer,
        Int32(buffer.count)
      )
    }
  }

  private func place(_ cursor: Point?) {
    guard let cursor, Rect(size).contains(cursor) else {
      leaveok(window, true)
      curs_set(0)
      return
    }
    leaveok(window, false)
    wmove(window, Int32(cursor.y), Int32(cursor.x))
    curs_set(1)
  }

  func leave() {
    guard !isAway, !isClosed else { return }
    isAway = true
    modes.leave()
    curs_set(1)
    endwin()
    TerminalRestorer.disarm()
  }
}
