import Backend
import DequeModule
import OrderedCollections
import TUI
import Widgets

/// Everything the screen shows, as one value; only `apply` changes it.
struct AppState: Sendable {
  /// What was fixed when the program started.
  struct Options: Sendable, Equatable {
    var isReadOnly = false
    var isDemo = false
    var usesASCII = false
    var themeName = "dark"
    /// Names of the themes that can be chosen.
    var themes: [String] = []
    /// Whether the mouse is ours.
    var usesMouse = true
    /// Whether the layout is kept for the next start.
    var remembersLayout = false
    /// Whether all hosts of the settings are shown, not only those of the command line.
    var listsSettings = false
    /// What charts are drawn with.
    var chartMarks = ChartMarks.braille
    /// What the settings say of consoles.
    var console = ConsoleSettings()
    /// Whether everything stands in one column, for screen readers.
    var isLinear = false
  }

  /// Where keys go, below the layers.
  enum Focus: Sendable, Equatable { case list, details }

  var options: Options
  /// What the settings file says.
  var settings = Settings()
  /// Which key does what, by the settings.
  var keyMap = KeyMap.standard
  var glyphs: Glyphs
  var size: Size

  /// Seconds on a clock that never jumps; set by each event.
  var clock: Double = 0
  /// Seconds since 1970.
  var now: Int64 = 0
  /// Seconds that local time is ahead of UTC.
  var secondsFromGMT: Int = 0

  var hosts: OrderedDictionary<HostID, HostModel> = [:]
  var panes: [PaneID: PaneState]
  var pane = PaneID.domains
  var focus = Focus.list
  /// The focused pane takes the whole screen with all its columns.
  var isZoomed = false
  /// How wide the lists are beside the details; nil for as wide as fits best.
  var listWidth: Int?
  /// How high panes without the focus are, where they were dragged to that.
  var paneHeights: [PaneID: Int] = [:]
  /// The border that the mouse holds.
  var drag: Drag?
  /// The layout as it was kept last.
  var remembered = RememberedLayout()
  /// How much was sent to the terminal, in bytes, where that is counted.
  var sentBytes: UInt64?
  var detail = DetailState()
  var layers: [any Layer] = []
  /// The keys so far of a sequence that goes on.
  var pendingKeys: [KeyStroke] = []
  /// The count that was typed for the next key; nil for none, 0 while it has no digit yet.
  var count: Int?
  /// What was chosen in the palette lately, the last first.
  var recentChoices: [String] = []
  /// Where the operator has been.
  var visited = PlaceHistory()
  /// Login questions that wait to be answered, oldest first; the first is on the screen.
  var questions: [PendingQuestion] = []

  var jobs: OrderedDictionary<Int, Job> = [:]
  /// Ids of the jobs that have not ended, oldest first.
  var unfinished: [Int] = []
  var nextJobID = 1
  var nextBatch = 1
  var journal: Deque<JournalEntry> = []
  var nextJournalID = 1
  /// Warnings in the journal since the operator last looked at it.
  var unseenWarnings = 0
  var notice: Notice?
  /// How many minutes old the rows of all hosts are together, as it was drawn last.
  var drawnAge = 0
  /// Consoles that are open or were, on the screen or in the background.
  var consoles: OrderedDictionary<ConsoleID, GuestConsole> = [:]
  var nextConsole = 1
  /// The machine whose console was asked for before its devices were known.
  var wantedConsole: WantedConsole?
  /// The consoles that know that they have the keyboard.
  var consolesWithKeyboard: Set<ConsoleKey> = []
  /// What was measured; shared and not copied.
  let history = History()
  /// The tour; nil while it was not begun or is over.
  var tour: TourState?
  /// What a screen reader is told, where everything stands in one column.
  var linear = LinearState()
  /// Which stretch of time the charts show.
  var charts = ChartState()
  /// Limits of the settings, and what is above them.
  var limits = Limits()
  /// When a key was pressed last, on the loop's clock.
  var lastKey = -60.0
  /// When histories were last written, on the loop's clock.
  var lastKeeping = 0.0
  /// How they lie on the screen.
  var deck = ConsoleDeck()
  /// The console that has the whole terminal, with nothing of ours in between; nil while none has.
  var passedThrough: ConsoleID?
  /// The recording that is being played; nil while there is none.
  var replay: Replay?
  /// What was copied last, to be pasted into a console.
  var lastCopied: String?
  /// A host is being looked for because none was named.
  var isProbing = false
  var isQuitting = false
  /// What each host was last told about the screen.
  var sentInterests: [HostID: Interest] = [:]

  init(options: Options, size: Size) {
    self.options = options
    self.size = size
    glyphs = options.glyphs
    if options.usesASCII { self.options.chartMarks = .ascii }
    panes = Dictionary(
      uniqueKeysWithValues: ResourceCatalog.panes.map { ($0.id, PaneState(sort: $0.defaultSort)) }
    )
    resize(to: size)
  }

  /// Whether little is to be sent to the terminal.
  var isSlowLink: Bool { settings.isSlowLink == true }

  /// The pane that has the focus.
  var currentPane: any Pane { ResourceCatalog.pane(pane) }

  /// The state of one pane.
  func paneState(_ id: PaneID) -> PaneState {
    panes[id] ?? PaneState(sort: PaneState.Sort())
  }

  /// The row under the cursor of one pane.
  func selectedItem(in id: PaneID) -> ItemID? {
    panes[id]?.selected
  }

  /// The host that the Nodes pane narrows the other panes to; nil for all.
  var scope: HostID? {
    if case .node(let host)? = selectedItem(in: .nodes), hosts.count > 1 { host } else { nil }
  }

  /// Whether it must be said which host a row belongs to.
  var hasSeveralHosts: Bool { hosts.count > 1 }

  /// The hosts whose rows are shown.
  var scopedHosts: [HostModel] {
    if let scope, let model = hosts[scope] { [model] } else { Array(hosts.values) }
  }

  /// Shows a sentence for a while; a failure stays longer.
  mutating func notify(_ text: String, _ level: Notice.Level = .normal) {
    let seconds: Double = level == .failure ? 15 : 6
    notice = Notice(text: text, level: level, expires: clock + seconds)
    announce(text)
  }
}
