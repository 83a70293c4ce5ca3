import Backend
import TUI

/// Everything that can change the state.
enum AppEvent: Sendable {
  case input(InputEvent)
  case host(HostID, HostUpdate)
  case jobProgress(Int, WorkProgress)
  case jobEnded(Int, BackendError?)
  /// None was named: this one answered.
  case defaultHost(HostConfiguration)
  /// None was named, and none answered: each URI with what it said.
  case noDefaultHost([ProbeFailure])
  /// The settings were changed by an edit of ours, or read again.
  case settings(SettingsReading, SettingsEdit?)
  /// The settings were left as they are.
  case settingsRefused(SettingsRefusal)
  case console(ConsoleKey, ConsoleEvent)
  /// A program of the settings has ended, after printing this.
  case programEnded(ProgramRun, ProgramEnd, [UInt8])
  /// The recordings that there are, newest first.
  case recordings([RecordingFiles.Entry])
  /// A recording was read.
  case recording(Recording)
  /// A console's recording cannot be written any more, and why.
  case recordingFailed(ConsoleID, String)
  /// The terminal is ours again; the text says why where it was not the operator who came back.
  case passedThrough(String?)
  case notice(String, Notice.Level)
  /// Time has passed.
  case tick
}

/// A URI that was tried, and why it did not open.
struct ProbeFailure: Sendable, Equatable {
  var uri: String
  var error: BackendError
}
