import Backend
import TUI
import Widgets

/// The page of charts of a network: what its machines receive and send together.
enum NetworkCharts {
  static func lines(_ item: NetworkItem, _ state: AppState, _ width: Int) -> [StyledText] {
    let page = ChartPage(state: state, host: item.host, width: width)
    let plans: [(title: String, unit: Metric.Unit, metrics: [Metric])] = [
      (say("Traffic"), .bytesPerSecond, [.receivedBytes, .sentBytes]),
      (say("Packets"), .perSecond, [.receivedPackets, .sentPackets]),
      (say("Errors and drops"), .perSecond, [.errors, .drops]),
    ]
    var lines = [page.heading]
    for plan in plans {
      lines += page.lines(
        ChartPage.Plan(
          title: plan.title,
          parts: plan.metrics.map { metric in
            ChartPage.Plan.Part(
              label: metric.title,
              name: SeriesName(metric),
              subject: .network(item.network.id),
              host: item.host
            )
          },
          unit: plan.unit
        )
      )
    }
    if lines.count == 1 {
      let text =
        item.activeUsers.isEmpty
        ? say("No machine that runs is on this network.")
        : say("Its machines have not told any figures yet.")
      lines.append(StyledText(text, .muted))
    }
    return lines
  }
}

/// The page of the chart of a pool: how full it was.
enum PoolCharts {
  static func lines(_ item: PoolItem, _ state: AppState, _ width: Int) -> [StyledText] {
    let page = ChartPage(state: state, host: item.host, width: width)
    let part = ChartPage.Plan.Part(
      label: "",
      name: SeriesName(.fill),
      subject: .pool(item.pool.id),
      host: item.host
    )
    let chart = page.lines(ChartPage.Plan(title: say("Fill"), parts: [part], unit: .share))
    guard chart.isEmpty else { return [page.heading] + chart }
    return [page.heading, StyledText(say("Its size has not been told for that time."), .muted)]
  }
}

/// What moved over a network in the last minute, both ways, as a short line.
enum NetworkTrend {
  static func text(_ item: NetworkItem, _ context: RowContext) -> StyledText {
    MetricCells.spark(
      [.receivedBytes, .sentBytes],
      of: .network(item.network.id),
      on: item.host,
      context
    )
  }
}
