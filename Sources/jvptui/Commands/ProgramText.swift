import Backend
import TUI

extension ProgramEnd {
  /// How it ended, such as `ended with 2`.
  var text: String {
    switch self {
    case .exited(0): say("done")
    case .exited(let status): say("ended with \(status)")
    case .signalled(let number): say("was ended by signal \(number)")
    }
  }
}

extension ProgramFailure {
  /// Why it did not start, in one sentence.
  var text: String { say("“\(program)” could not be started: \(reason)") }
}
