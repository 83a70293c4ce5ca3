import Backend
import TUI
import TestSupport
import Widgets

@testable import jvptui

/// The whole program without threads, clock or host: keys and updates in, screen and effects out.
struct Harness {
  var state: AppState
  /// All effects since the start, oldest first.
  private(set) var effects: [Effect] = []

  init(_ width: Int = 120, _ height: Int = 40, isReadOnly: Bool = false) {
    TestLocale.useUTF8()
    var options = AppState.Options()
    options.isReadOnly = isReadOnly
    state = AppState(options: options, size: Size(width, height))
    state.now = 1_767_225_600
  }

  /// A host with machines, pools, volumes, snapshots and networks, all of it read.
  static func demo(_ width: Int = 120, _ height: Int = 40, isReadOnly: Bool = false) -> Harness {
    var harness = Harness(width, height, isReadOnly: isReadOnly)
    harness.open(Fixture.host, isReadOnly: isReadOnly)
    for update in Fixture.updates { harness.receive(update) }
    return harness
  }

  mutating func open(_ host: HostID, isReadOnly: Bool = false) {
    let configuration = HostConfiguration(
      id: host,
      uri: "test:///default",
      isReadOnly: isReadOnly
    )
    send(.defaultHost(configuration))
  }

  /// Starts as the program does with these hosts in the settings.
  mutating func start(_ entries: [HostEntry]) {
    state.options.listsSettings = true
    effects += entries.flatMap { state.list($0) }
    effects += state.settle()
  }

  /// Takes the effects so far away, oldest first.
  mutating func takeEffects() -> [Effect] {
    defer { effects = [] }
    return effects
  }

  mutating func send(_ event: AppEvent) {
    effects += state.apply(event)
    effects += state.settle()
  }

  mutating func receive(_ update: HostUpdate, from host: HostID = Fixture.host) {
    send(.host(host, update))
  }

  /// Presses keys by their names, one after the other.
  mutating func press(_ keys: String...) {
    for key in keys {
      guard let stroke = KeyStroke(parsing: key) else { preconditionFailure("no key \(key)") }
      send(.input(.key(stroke)))
    }
  }

  mutating func type(_ text: String) {
    for character in text { send(.input(.key(KeyStroke(character)))) }
  }

  mutating func resize(_ width: Int, _ height: Int) {
    send(.input(.resize(Size(width, height))))
  }

  /// Lets time pass, with a tick at the end of it.
  mutating func wait(_ seconds: Double) {
    state.clock += seconds
    state.now += Int64(seconds)
    send(.tick)
  }

  /// Puts the cursor of the VMs pane on a machine.
  mutating func select(_ name: String) {
    press("2", "g")
    for _ in state.paneState(.domains).rows where selectedName != name { press("j") }
  }

  var selectedName: String? {
    state.selectedItem(in: state.pane).flatMap { state.currentPane.name(of: $0, in: state) }
  }

  var surface: Surface { ScreenView.draw(state) }

  /// The screen as text, a line a row.
  var screen: String {
    let surface = surface
    return (0..<surface.size.height).map { y in
      var line = String.UnicodeScalarView()
      for x in 0..<surface.size.width {
        line.append(contentsOf: surface.cell(at: Point(x, y))?.scalars ?? [])
      }
      return String(line)
    }.joined(separator: "\n")
  }

  /// The commands that were sent so far.
  var commands: [Command] {
    effects.compactMap { if case .perform(_, _, let command) = $0 { command } else { nil } }
  }

  /// Ends the newest running job.
  mutating func finishJob(_ error: BackendError? = nil) {
    guard let id = state.runningJobs.last else { preconditionFailure("no job runs") }
    send(.jobEnded(id, error))
  }
}
