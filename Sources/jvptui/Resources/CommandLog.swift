import Backend
import OrderedCollections
import TUI
import Widgets

extension AppState {
  /// Each call of libvirt that was to change something, the last first: when, what became of it, and
  /// the line of `virsh` that does the same.
  func commandLog(width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    for job in jobs.values.reversed() {
      let item = JobItem(job: job, clock: clock)
      let time = LocalTime.time(job.startedAt, rowContext)
      var calls = [job.command]
      if job.isForcing, case .domain(let uuid, _) = job.command {
        calls.append(.domain(uuid, .forceOff))
      }
      for call in calls {
        lines.append(
          StyledText("\(time)  ", .muted) + StyledText(item.stateText, item.role)
            + StyledText("  \(LibvirtCall.text(call, name: job.commandName))")
        )
        let uri = hosts[job.host]?.configuration.uri ?? job.host.name
        let line = VirshLine.text(call, name: job.commandName, uri: uri)
        lines += indented(StyledText(line, .accent), width: width)
      }
      if let error = job.error {
        lines += indented(StyledText(error.message, .danger), width: width)
      }
    }
    return lines
  }

  private func indented(_ text: StyledText, width: Int) -> [StyledText] {
    text.wrapped(to: max(20, width - 10)).map { StyledText("          ") + $0 }
  }
}
