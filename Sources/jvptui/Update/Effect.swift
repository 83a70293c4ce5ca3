import Backend

/// Work outside the state, asked for by `apply` and done by the `EffectRunner`.
enum Effect: Sendable, Equatable {
  case open(HostConfiguration)
  case perform(job: Int, host: HostID, Command)
  case cancel(job: Int)
  case setInterest(HostID, Interest)
  case refresh(HostID)
  case reconnect(HostID)
  /// Answer a login question; nil cancels the login.
  case answer(HostID, LoginQuestion.ID, Secret?)
  /// Let go of a host; it can be opened again.
  case close(HostID)
  case editSettings(SettingsEdit)
  case readSettings
  case openConsole(
    ConsoleKey,
    host: HostID,
    domain: ObjectUUID,
    target: ConsoleTarget,
    force: Bool
  )
  case sendToConsole(ConsoleKey, [UInt8])
  /// Take what the guest has printed; its answer is the next event.
  case readConsole(ConsoleKey)
  case closeConsole(ConsoleKey)
  /// Hand the whole terminal over to a console, with no emulation, until its escape key.
  case passThrough(ConsoleKey)
  /// Write what a console prints to a file.
  case record(ConsoleID, RecordingStep)
  /// Look for recordings; the list is an event.
  case listRecordings
  /// Read a recording; it is an event.
  case readRecording(String)
  /// Write a text to a new file.
  case saveText(path: String, String)
  /// Read what earlier runs have measured.
  case loadHistory
  /// Write what was measured since the last time.
  case keepHistory
  case ringBell
  /// Look for a host when none was named.
  case probeDefaultHosts
  case openDemo
  /// Put text into the terminal's clipboard.
  case copy(String)
  /// Run a program; one that wants the terminal gets it until it ends.
  case runProgram(ProgramRun)
  /// Take the mouse, or leave it to the terminal.
  case useMouse(Bool)
  /// Keep how the screen is laid out for the next start.
  case rememberLayout(RememberedLayout)
  /// Look as the theme of this name says.
  case useTheme(String)
  /// Draw every cell again.
  case repaint
  /// Stop the process as ctrl-z does.
  case suspend
  case quit
}
