import Backend
import TUI
import Widgets

/// Texts in the operator's own programs.
extension AppState {
  mutating func openPager() -> [Effect] {
    open(with: "${PAGER:-less} \"$1\"", title: say("Pager"))
  }

  mutating func openEditor() -> [Effect] {
    open(with: "${VISUAL:-${EDITOR:-vi}} \"$1\"", title: say("Editor"))
  }

  /// Gives the page of the details that is shown to a program as a file.
  ///
  /// The variables may hold options, so a shell reads them, as git and crontab do.
  private mutating func open(with line: String, title: String) -> [Effect] {
    guard let item = selectedItem(in: pane) else {
      notify(say("Nothing is selected"))
      return []
    }
    let lines =
      detail.key?.item == item && !detail.lines.isEmpty
      ? detail.lines : currentPane.detailLines(of: item, tab: currentTab, width: 100, in: self)
    // What a guest or a host has put there must not act on the terminal.
    let text = lines.map { TextWidth.displayed($0.plain) + "\n" }.joined()
    let file = TemporaryFile(ending: currentTab == "XML" ? ".xml" : ".txt", text: text)
    let run = ProgramRun(
      title: title,
      words: ["/bin/sh", "-c", line, "sh"],
      output: .terminal,
      temporaryFile: file
    )
    return [.runProgram(run)]
  }
}
