import Backend
import TUI

extension ScreenError {
  /// A sentence for people.
  var text: String {
    switch self {
    case .notTerminal:
      say("Standard input and output must be a terminal, not a file or a pipe.")
    case .unnamedTerminal:
      say("The environment variable TERM is not set; try TERM=xterm-256color.")
    case .unknownTerminal(let name):
      say(
        "The terminal type “\(name)” (TERM) is not known on this machine; "
          + "install ncurses-term or try TERM=xterm-256color."
      )
    case .unusableTerminal(let name):
      say("The terminal type “\(name)” (TERM) cannot show a full-screen program.")
    }
  }
}
