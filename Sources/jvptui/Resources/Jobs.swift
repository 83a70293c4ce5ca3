import Backend
import OrderedCollections
import TUI
import Widgets

/// A row of the Jobs pane.
struct JobItem: Sendable {
  let job: Job
  let clock: Double

  var state: Phrase {
    switch job.phase {
    case .queued: phrase("waiting")
    case .running:
      job.progress?.fraction.map { phrase("\(Int($0 * 100)) %") } ?? phrase("running")
    case .waitingForShutdown(let since): waiting(since)
    case .succeeded: phrase("done")
    case .failed: phrase("failed")
    case .cancelled: phrase("cancelled")
    }
  }

  var stateText: String { say(state) }

  private func waiting(_ since: Double) -> Phrase {
    guard let limit = job.forceOffAfter else { return phrase("asked the guest") }
    return phrase("force off in \(max(0, Int((since + limit - clock).rounded(.up)))) s")
  }

  var role: StyleRole {
    switch job.phase {
    case .queued: .muted
    case .running, .waitingForShutdown: .stateBusy
    case .succeeded: .good
    case .failed: .danger
    case .cancelled: .warning
    }
  }

  /// What was said at the end, in one line.
  var outcome: String {
    job.error?.description ?? job.note ?? ""
  }
}

extension Resource where Item == JobItem {
  /// What was done, and what is being done.
  static var jobs: Resource<JobItem> {
    Resource(
      id: .jobs,
      title: say("Jobs"),
      defaultSort: PaneState.Sort(column: nil),
      columns: columns,
      fields: [
        .text("name") { [$0.job.name] },
        .text("what") { [$0.job.title] },
        .text("state") { $0.state.words },
        .text("node", isSearched: false) { [$0.job.host.name] },
      ],
      actions: jobActions,
      tabs: [
        DetailTab(title: say("Overview"), lines: overview),
        DetailTab(title: say("Command log")) { _, state, width in state.commandLog(width: width) },
      ],
      items: { state in
        state.jobs.values.reversed().map { JobItem(job: $0, clock: state.clock) }
      },
      item: { state, id in
        guard case .job(let number) = id, let job = state.jobs[number] else { return nil }
        return JobItem(job: job, clock: state.clock)
      },
      itemID: { .job($0.job.id) },
      itemName: { "\($0.job.title) \($0.job.name)" },
      itemHeading: { item, glyphs in
        StyledText("\(item.job.title) \(item.job.name)", .title)
          + StyledText(" \(glyphs.dot) ", .muted) + StyledText(item.stateText, item.role)
      },
      scope: { _ in "" },
      emptyMessage: { _ in say("Nothing was done yet.") },
      groupings: [
        Grouping("state", say("state")) { $0.stateText },
        Grouping("what", say("what was done")) { $0.job.title },
        Grouping("node", say("node")) { $0.job.host.name },
      ]
    )
  }

  private static var columns: [Column<JobItem>] {
    [
      Column(
        "what",
        say("WHAT"),
        width: .flexible(minimum: 12, weight: 1),
        priority: 0,
        sortKey: { .text($0.job.title) },
        text: { item, _ in StyledText(item.job.title) }
      ),
      Column(
        "name",
        say("ON"),
        width: .flexible(minimum: 12, weight: 2),
        priority: 1,
        sortKey: { .natural($0.job.name) },
        text: { item, _ in StyledText(item.job.name, .accent) }
      ),
      Column(
        "state",
        say("STATE"),
        width: .fixed(16),
        priority: 2,
        sortKey: { .text($0.stateText) },
        text: { item, _ in StyledText(item.stateText, item.role) }
      ),
      Column(
        "time",
        say("BEGAN"),
        width: .fixed(8),
        priority: 3,
        sortKey: { .number(Double($0.job.startedAt)) },
        text: { item, context in StyledText(LocalTime.time(item.job.startedAt, context)) }
      ),
      Column(
        "took",
        say("TOOK"),
        width: .fixed(8),
        alignment: .right,
        priority: 4,
        sortKey: { .number($0.job.duration(at: $0.clock)) },
        text: { item, _ in StyledText(took(item)) }
      ),
      Column(
        "node",
        say("NODE"),
        width: .flexible(minimum: 8, weight: 1),
        priority: 6,
        isUseful: { $0.hasSeveralHosts },
        sortKey: { .natural($0.job.host.name) },
        text: { item, _ in StyledText(item.job.host.name, .muted) }
      ),
      Column(
        "outcome",
        say("OUTCOME"),
        width: .flexible(minimum: 20, weight: 4),
        priority: 5,
        text: { item, _ in StyledText(item.outcome, item.job.error == nil ? .muted : .danger) }
      ),
    ]
  }

  private static func took(_ item: JobItem) -> String {
    let seconds = item.job.duration(at: item.clock)
    if seconds < 1 { return "\(Int(seconds * 1000)) ms" }
    if seconds < 60 { return "\(Int(seconds)).\(Int(seconds * 10) % 10) s" }
    return DurationText.text(seconds: Int64(seconds))
  }

  private static var jobActions: [Action<JobItem>] {
    [
      Action(
        "job-retry",
        say("Retry"),
        key: "r",
        isHinted: true,
        work: .update { state, item in state.retry([item.job.id]) },
        disabledReason: { item in
          switch item.job.phase {
          case .failed, .cancelled: nil
          case .queued, .running, .waitingForShutdown: say("The job is still under way")
          case .succeeded: say("The job succeeded")
          }
        }
      ),
      Action(
        "job-cancel",
        say("Cancel"),
        key: "c",
        isHinted: true,
        work: .update { state, item in state.cancel(item.job.id) },
        disabledReason: { item in
          item.job.isFinished ? say("The job has ended") : nil
        }
      ),
      Action(
        "job-copy",
        say("Copy message"),
        key: "m",
        isHinted: true,
        work: .update { state, item in state.copy(item.outcome, what: say("the message")) },
        disabledReason: { $0.outcome.isEmpty ? say("There is no message") : nil }
      ),
    ]
  }

  private static func overview(
    _ item: JobItem,
    _ state: AppState,
    _ width: Int
  ) -> [StyledText] {
    let job = item.job
    var rows = FactRows()
    rows.add(say("What"), job.title)
    rows.add(say("On"), "\(job.name) (\(job.host))")
    rows.add(say("State"), StyledText(item.stateText, item.role))
    rows.add(say("Call"), LibvirtCall.text(job.command, name: job.commandName))
    rows.add("virsh", StyledText(state.virshLine(of: job), .accent))
    rows.add(say("Began"), LocalTime.time(job.startedAt, state.rowContext))
    rows.add(say("Took"), took(item))
    if let rate = job.progress?.bytesPerSecond {
      rows.add(say("Rate"), "\(ByteText.text(UInt64(max(0, rate))))/s")
    }
    if let note = job.note { rows.add(say("Note"), note) }
    if let error = job.error {
      rows.add(say("Message"), StyledText(error.message, .danger))
      if let advice = error.advice { rows.add(say("What to do"), advice) }
      rows.add(say("libvirt code"), "\(error.code.rawValue)")
    }
    return rows.lines(width: width, glyphs: state.glyphs)
  }
}
