import Backend
import OrderedCollections
import TUI
import Widgets

/// What became of jobs that were started together: what failed and why, and a way to try again.
struct ResultLayer: Layer {
  let jobs: [Int]
  private var viewer = TextViewerState()

  init(jobs: [Int]) {
    self.jobs = jobs
  }

  func announcement(in state: AppState) -> String { lines(in: state).first?.plain ?? "" }

  var keyScope: LayerAction.Scope? { .viewer }

  mutating func handle(_ event: InputEvent, in state: AppState) -> LayerResult {
    if event.isCancel { return .close }
    let count = sheet(in: state).displayedLines(in: Rect(state.size)).count
    let height = sheet(in: state).bodySize(in: Rect(state.size)).height
    if case .mouse(let mouse) = event {
      let step = mouse.kind == .wheelUp ? -3 : mouse.kind == .wheelDown ? 3 : 0
      viewer.scroll(by: step, lineCount: count, height: height)
      return .stay
    }
    guard let stroke = event.stroke else { return .stay }
    switch stroke {
    case KeyStroke("q"), KeyStroke(.enter): return .close
    case KeyStroke("r"):
      let failed = failed(in: state).map(\.id)
      return failed.isEmpty ? .stay : .close { $0.retry(failed) }
    case KeyStroke("y"):
      let text = lines(in: state).map(\.plain).joined(separator: "\n")
      return .stay { $0.copy(text, what: say("the results")) }
    default:
      ViewerKeys.scroll(&viewer, with: stroke, lineCount: count, height: height)
      return .stay
    }
  }

  private func failed(in state: AppState) -> [Job] {
    jobs.compactMap { state.jobs[$0] }.filter { $0.phase != .succeeded }
  }

  private func lines(in state: AppState) -> [StyledText] {
    let all = jobs.compactMap { state.jobs[$0] }
    let failed = failed(in: state)
    let title = all.first?.title ?? ""
    var lines: [StyledText] = [
      StyledText(say("\(title): \(all.count - failed.count) of \(all.count) done"), .title), "",
    ]
    let width = max(20, sheet(lines: [], state).bodySize(in: Rect(state.size)).width - 4)
    for job in failed {
      lines.append(
        StyledText("\(state.glyphs.stateFailed) ", .danger) + StyledText(job.name, .accent)
      )
      let text = job.error?.description ?? job.note ?? ""
      lines += StyledText(text).wrapped(to: width).map { StyledText("    ") + $0 }
    }
    if !failed.isEmpty, failed.count < all.count { lines.append("") }
    lines += all.filter { $0.phase == .succeeded }.map {
      StyledText("\(state.glyphs.mark) ", .good) + StyledText($0.name)
    }
    return lines
  }

  func draw(in state: AppState, on surface: inout Surface) {
    sheet(in: state).draw(in: Rect(state.size), on: &surface)
  }

  private func sheet(in state: AppState) -> Sheet {
    sheet(lines: lines(in: state), state)
  }

  private func sheet(lines: [StyledText], _ state: AppState) -> Sheet {
    Sheet(
      title: say("Results"),
      lines: lines,
      hints: [
        Hint(
          key: state.keyMap.layerKey("viewer.retry"),
          title: say("Retry failed"),
          isEnabled: !failed(in: state).isEmpty
        ),
        Hint(key: state.keyMap.layerKey("viewer.copy"), title: say("Copy")),
        Hint(key: "esc", title: say("Close")),
      ],
      state: viewer,
      glyphs: state.glyphs
    )
  }
}
