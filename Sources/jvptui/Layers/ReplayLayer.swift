import Backend
import TUI
import Widgets

/// A recording on the whole screen, with the keys of a player.
struct ReplayLayer: Layer {
  /// How far the arrows go, in seconds.
  private static let step = 5.0

  var takesAllKeys: Bool { true }

  func isFullScreen(in state: AppState) -> Bool { true }

  var keyScope: LayerAction.Scope? { .replay }

  mutating func handle(_ event: InputEvent, in state: AppState) -> LayerResult {
    if event.isCancel || event.stroke == KeyStroke("q") {
      return .close { state in
        state.replay = nil
        return []
      }
    }
    guard let stroke = event.stroke else { return .stay }
    return .stay { state in
      switch stroke {
      case KeyStroke(" "): state.replay?.togglePause(at: state.clock)
      case KeyStroke(.left), KeyStroke("h"): state.seekReplay(by: -Self.step)
      case KeyStroke(.right), KeyStroke("l"): state.seekReplay(by: Self.step)
      case KeyStroke(.home), KeyStroke("g"): state.replay?.seek(to: 0)
      case KeyStroke(.end), KeyStroke("G"): state.seekReplay(by: .greatestFiniteMagnitude)
      case KeyStroke("+"), KeyStroke(.up): state.replay?.changeSpeed(by: 1)
      case KeyStroke("-"), KeyStroke(.down): state.replay?.changeSpeed(by: -1)
      default: break
      }
      return []
    }
  }

  func draw(in state: AppState, on surface: inout Surface) {
    guard let replay = state.replay else { return }
    surface.fill(Rect(state.size), style: Style(.text))
    surface.cursor = nil
    let (top, area) = Rect(state.size).splitTop(1)
    drawBar(replay, state, in: top, on: &surface)
    var drawn = surface
    replay.terminal.use { terminal in
      let origin = ConsoleCrop.origin(cursor: terminal.cursor, of: terminal.size, in: area.size)
      let first = terminal.scrollbackCount + origin.y
      TerminalView(terminal, top: first, left: origin.x).draw(in: area, on: &drawn)
    }
    surface = drawn
  }

  private func drawBar(
    _ replay: Replay,
    _ state: AppState,
    in line: Rect,
    on surface: inout Surface
  ) {
    surface.fill(line, style: Style(.header))
    let time = say("\(Self.text(replay.position)) of \(Self.text(replay.duration))")
    let size = replay.recording.size
    let how =
      replay.isPaused ? (replay.isAtEnd ? say("at the end") : say("paused")) : say("playing")
    let speed = replay.speed == 1 ? "" : " x\(replay.speed.formattedSpeed)"
    let left =
      StyledText(say(" Recording "), Style(.header, attributes: .bold))
      + StyledText("\(replay.recording.title) ", .header)
      + StyledText("\(size.width)x\(size.height) ", .header)
      + StyledText("\(time), \(how)\(speed)", .header)
    let keys = ["pause", "back", "forward", "faster", "slower", "close"]
      .map { state.keyMap.layerKey("player.\($0)") }
    let right = keys.filter { !$0.isEmpty }.joined(separator: " ") + " "
    let width = TextWidth.columns(right)
    surface.write(
      left,
      at: Point(line.x, line.y),
      width: max(0, line.width - width),
      on: .header,
      ellipsis: state.glyphs.ellipsis
    )
    if width < line.width {
      surface.write(
        StyledText(right, .header),
        at: Point(line.maxX - width, line.y),
        width: width,
        on: .header
      )
    }
  }

  private static func text(_ seconds: Double) -> String {
    let whole = Int(seconds)
    let rest = whole % 60
    return "\(whole / 60):\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension Double {
  /// A speed without a needless fraction.
  fileprivate var formattedSpeed: String {
    self == rounded() ? "\(Int(self))" : "\(self)"
  }
}

extension AppState {
  fileprivate mutating func seekReplay(by seconds: Double) {
    guard let position = replay?.position else { return }
    replay?.seek(to: position + seconds)
  }

  /// Shows the recordings to choose from.
  mutating func offerRecordings(_ list: [RecordingFiles.Entry]) -> [Effect] {
    guard !list.isEmpty else {
      let escape = options.console.escapeKey
      notify(say("There are no recordings yet; \(escape) R in a console makes one"))
      return []
    }
    let choices = list.map { entry in
      MenuLayer.Choice(
        title: entry.name,
        key: "",
        detail: "\(ByteText.text(entry.bytes)), \(LocalTime.text(entry.time, rowContext))",
        disabledReason: nil,
        run: { _ in [.readRecording(entry.path)] }
      )
    }
    layers.append(MenuLayer(title: say("Replay"), choices: choices, isSearchable: true))
    return []
  }

  /// Plays a recording that was read.
  mutating func play(_ recording: Recording) -> [Effect] {
    replay = Replay(recording, clock: clock)
    layers.append(ReplayLayer())
    return []
  }
}
