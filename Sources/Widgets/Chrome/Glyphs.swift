/// The characters that widgets draw with; each takes one column, but for the tree's, which take two.
public struct Glyphs: Sendable, Equatable {
  /// A border's horizontal piece.
  public var horizontal: String
  /// A border's vertical piece.
  public var vertical: String
  /// A border's top left corner.
  public var topLeft: String
  /// A border's top right corner.
  public var topRight: String
  /// A border's bottom left corner.
  public var bottomLeft: String
  /// A border's bottom right corner.
  public var bottomRight: String
  /// Where a line leaves a left border towards the right.
  public var teeLeft: String
  /// Where a line leaves a right border towards the left.
  public var teeRight: String
  /// Where a line leaves a top border downwards.
  public var teeTop: String
  /// Where a line leaves a bottom border upwards.
  public var teeBottom: String

  /// Before a child that has siblings below; two columns.
  public var treeBranch: String
  /// Before the last child; two columns.
  public var treeLast: String
  /// Where the branch of an ancestor passes by; two columns.
  public var treePipe: String

  /// Beside something that runs or is active.
  public var stateRunning: String
  /// Beside something paused or suspended.
  public var statePaused: String
  /// Beside something off or inactive.
  public var stateOff: String
  /// Beside something that crashed or failed.
  public var stateFailed: String
  /// Beside something between two states.
  public var stateBusy: String
  /// Beside something of which nothing is known.
  public var stateUnknown: String

  /// The filled part of a bar.
  public var barFull: String
  /// The empty part of a bar.
  public var barEmpty: String
  /// A column of a bar filled by one eighth, two eighths and so on; eight of them.
  public var barEighths: [String]
  /// The heights of a sparkline, lowest first; eight of them.
  public var sparkLevels: [String]

  /// Where text was cut.
  public var ellipsis: String
  /// Beside a marked row.
  public var mark: String
  /// Beside the row under the cursor.
  public var cursorBar: String
  /// Beside the heading of a column sorted upwards.
  public var sortUp: String
  /// Beside the heading of a column sorted downwards.
  public var sortDown: String
  /// The frames of something turning.
  public var spinner: [String]
  /// From one thing to another.
  public var arrowRight: String
  /// From another thing to this one.
  public var arrowLeft: String
  /// Towards the top; also what is sent or written.
  public var arrowUp: String
  /// Towards the bottom; also what is received or read.
  public var arrowDown: String
  /// Between two parts of a line.
  public var dot: String
  /// Before an item of an enumeration.
  public var bullet: String
  /// The part of a scroll bar that stands for what is visible.
  public var scrollThumb: String
  /// The rest of a scroll bar.
  public var scrollTrack: String
  /// Before something to look at.
  public var warning: String
  /// Beside what cannot be changed.
  public var lock: String
  /// Whether everything stands in one column: windows take the whole screen, charts are left out, and
  /// the terminal's cursor stands where the keys go.
  public var isLinear = false
}

extension Glyphs {
  /// For terminals with a UTF-8 locale.
  public static let unicode = Glyphs(
    horizontal: "─",
    vertical: "│",
    topLeft: "┌",
    topRight: "┐",
    bottomLeft: "└",
    bottomRight: "┘",
    teeLeft: "├",
    teeRight: "┤",
    teeTop: "┬",
    teeBottom: "┴",
    treeBranch: "├─",
    treeLast: "└─",
    treePipe: "│ ",
    stateRunning: "●",
    statePaused: "‖",
    stateOff: "○",
    stateFailed: "✗",
    stateBusy: "◐",
    stateUnknown: "?",
    barFull: "━",
    barEmpty: "─",
    barEighths: ["─", "─", "─", "╸", "╸", "╸", "╸", "━"],
    sparkLevels: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    ellipsis: "…",
    mark: "✓",
    cursorBar: "▌",
    sortUp: "▲",
    sortDown: "▼",
    spinner: ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"],
    arrowRight: "→",
    arrowLeft: "←",
    arrowUp: "↑",
    arrowDown: "↓",
    dot: "·",
    bullet: "•",
    scrollThumb: "┃",
    scrollTrack: "│",
    warning: "!",
    lock: "⊘"
  )

  /// For terminals that show nothing but ASCII.
  public static let ascii = Glyphs(
    horizontal: "-",
    vertical: "|",
    topLeft: "+",
    topRight: "+",
    bottomLeft: "+",
    bottomRight: "+",
    teeLeft: "+",
    teeRight: "+",
    teeTop: "+",
    teeBottom: "+",
    treeBranch: "|-",
    treeLast: "`-",
    treePipe: "| ",
    stateRunning: "*",
    statePaused: "=",
    stateOff: "o",
    stateFailed: "x",
    stateBusy: "%",
    stateUnknown: "?",
    barFull: "#",
    barEmpty: ".",
    barEighths: [".", ".", ".", ".", "#", "#", "#", "#"],
    sparkLevels: ["_", ".", ":", "-", "=", "+", "*", "#"],
    ellipsis: "~",
    mark: "*",
    cursorBar: ">",
    sortUp: "^",
    sortDown: "v",
    spinner: ["|", "/", "-", "\\"],
    arrowRight: ">",
    arrowLeft: "<",
    arrowUp: "^",
    arrowDown: "v",
    dot: "-",
    bullet: "*",
    scrollThumb: "#",
    scrollTrack: "|",
    warning: "!",
    lock: "#"
  )
}
