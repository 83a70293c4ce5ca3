import Backend
import OrderedCollections
import TUI
import Widgets

/// What becomes known about a console.
enum ConsoleEvent: Sendable {
  case opened
  /// The host keeps nobody else out of it.
  case shared
  case refused(BackendError)
  case outputReady
  case output(ConsoleOutput)
  case ended(ConsoleEnding)
}

/// What consoles tell.
extension AppState {
  mutating func take(_ update: ConsoleEvent, from key: ConsoleKey) -> [Effect] {
    let id = key.console
    guard let console = consoles[id], console.opening == key.opening else { return [] }
    switch update {
    case .opened:
      consoles[id]?.phase = .open
      touch(.consoles)
      return [.readConsole(key)]
    case .refused(let error):
      consoles[id]?.phase = error.code == .consoleBusy ? .busy : .ended(ConsoleEnding(error))
      consoles[id]?.endedAt = clock
      noteRefusal(of: "console", on: console.machine, error)
      touch(.consoles)
      return []
    case .shared:
      guard !console.isShared else { return [] }
      consoles[id]?.isShared = true
      notify(
        say(
          "\(console.location) has no locks for consoles: where another client has this one open too, "
            + "each gets a part of what it prints"
        ),
        .warning
      )
      return []
    case .outputReady: return [.readConsole(key)]
    case .output(let output): return show(output, of: console)
    case .ended(let ending):
      consoles[id]?.phase = .ended(ending)
      consoles[id]?.endedAt = clock
      consoles[id]?.pasting = []
      touch(.consoles)
      return reopenRestarted()
    }
  }

  private mutating func show(_ output: ConsoleOutput, of console: GuestConsole) -> [Effect] {
    let id = console.id
    consoles[id]?.dropped += output.dropped
    guard !output.bytes.isEmpty else { return [] }
    if !console.hasOutput {
      consoles[id]?.hasOutput = true
      touch(.consoles)
    }
    let answer = console.terminal.use { $0.feed(output.bytes) } ?? []
    // Where the guest has the operator's own terminal, that one answers.
    var effects = passedThrough == id ? [] : typing(answer, into: id)
    effects += clipboard(of: console)
    if console.recording != nil { effects.append(.record(id, .output(output.bytes))) }
    return effects + [.readConsole(console.key)]
  }

  /// What the guest wants in the clipboard, where the settings let it.
  private mutating func clipboard(of console: GuestConsole) -> [Effect] {
    let isAllowed = options.console.allowsClipboard
    let wanted = console.terminal.use { terminal in
      terminal.takesClipboard = isAllowed
      return terminal.takeClipboard()
    }
    guard isAllowed, let text = wanted ?? nil else { return [] }
    return copy(text, what: say("what \(console.name) asked for"))
  }

  /// Begins to record a console, or ends it.
  mutating func toggleRecording(_ id: ConsoleID) -> [Effect] {
    guard let console = consoles[id] else { return [] }
    touch(.consoles)
    if let path = console.recording {
      consoles[id]?.recording = nil
      notify(say("Recorded to \(UserFolders.shown(path)); “Replay a recording” plays it"), .good)
      return [.record(id, .stop)]
    }
    guard let folder = RecordingFiles.folder else {
      notify(
        say("There is no folder for recordings: neither XDG_STATE_HOME nor HOME is set"),
        .failure
      )
      return []
    }
    let time = LocalTime.stamp(now + Int64(secondsFromGMT))
    let path = "\(folder)/\(ConsoleFile.word(console.title))-\(time).cast"
    consoles[id]?.recording = path
    let size = console.terminal.use(\.size) ?? GuestConsole.usualSize
    let start = RecordingStart(path: path, title: console.title, size: size, time: now)
    return [.record(id, .start(start))]
  }
}

extension ConsoleEnding {
  /// Why it could not be opened.
  fileprivate init(_ error: BackendError) {
    let isAway = error.code == .notConnected || error.code == .deadline
    self.init(isAway ? .connection : .failure, error.description)
  }
}
