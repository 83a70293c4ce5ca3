import Backend
import OrderedCollections
import TUI
import Widgets

/// Figures in the cells of lists: a short line of the last minute, and the number.
enum MetricCells {
  /// The columns of the line.
  static let sparkWidth = 6
  /// The columns of a cell with a line and a share, and with a line and a rate.
  static let shareWidth = sparkWidth + 6
  static let rateWidth = sparkWidth + 6
  /// How long one column of a line stands for, in seconds.
  private static let step = 10.0

  /// A share, coloured by how high it is.
  static func share(_ share: Double?, isGuess: Bool = false) -> StyledText {
    guard let share, share.isFinite else { return "" }
    let role: StyleRole =
      isGuess ? .muted : share <= 0.7 ? .text : share <= 0.9 ? .barMiddle : .barHigh
    return StyledText((isGuess ? "~" : "") + MetricText.percent(share), role)
  }

  /// A rate in at most five letters.
  static func rate(_ rate: Double?) -> StyledText {
    guard let rate, rate.isFinite else { return "" }
    return StyledText(short(rate), rate < 1 ? .muted : .text)
  }

  /// Bytes in at most five letters, such as `1.2M`.
  static func short(_ bytes: Double) -> String {
    var value = max(0, min(bytes, 1e18))
    var unit = 0
    while value.rounded() >= 1000, unit < 5 {
      value /= 1024
      unit += 1
    }
    let sign = ["", "K", "M", "G", "T", "P"][unit]
    let tenths = Int((value * 10).rounded())
    if unit == 0 || tenths >= 100 { return "\(Int(value.rounded()))\(sign)" }
    return tenths % 10 == 0 ? "\(tenths / 10)\(sign)" : "\(tenths / 10).\(tenths % 10)\(sign)"
  }

  /// A line and what stands behind it, to the right end of the cell.
  static func cell(_ line: StyledText, _ text: StyledText, width: Int) -> StyledText {
    guard !text.isEmpty else { return "" }
    let blanks = String(repeating: " ", count: max(1, width - line.width - text.width))
    return line + StyledText(blanks) + text
  }

  /// The last minute of one value.
  ///
  /// Columns stand for the same stretches of time from one drawing to the next, so that only the last
  /// one changes most of the time.
  static func spark(
    _ metric: Metric,
    of subject: HistorySubject,
    on host: HostID?,
    _ context: RowContext,
    width: Int = sparkWidth
  ) -> StyledText {
    spark([metric], of: subject, on: host, context, width: width)
  }

  /// The last minute of the sum of some values of one unit.
  static func spark(
    _ metrics: [Metric],
    of subject: HistorySubject,
    on host: HostID?,
    _ context: RowContext,
    width: Int = sparkWidth
  ) -> StyledText {
    let values = context.history.use { store -> [Double] in
      guard let end = host.map({ store.hosts[$0]?.lastTime }) ?? store.fleetTime else { return [] }
      let last = (end / step).rounded(.up) * step
      let start = last - Double(width) * step
      var sums: [Double] = []
      for metric in metrics {
        guard let series = store.series(SeriesName(metric), of: subject, on: host) else { continue }
        let means = series.slots(from: start, step: step, count: width)
          .map { $0.map { Double($0.mean) } ?? .nan }
        sums = sums.isEmpty ? means : zip(sums, means).map(Self.sum)
      }
      return sums
    }
    let isShare = metrics.first?.unit == .share
    // Rates have no limit: the line is as high as the largest of them, but noise stays low.
    let top = values.filter { !$0.isNaN }.max() ?? 0
    return Sparkline(
      values: values,
      maximum: isShare ? 1 : max(top, 64 * MetricText.kibibyte),
      glyphs: context.glyphs
    ).text(width: width, isShare: isShare)
  }
}

extension MetricCells {
  /// A sum in which what is not known counts for nothing beside what is.
  fileprivate static func sum(_ first: Double, _ second: Double) -> Double {
    first.isNaN ? second : second.isNaN ? first : first + second
  }
}

extension Column where Item == DomainItem {
  /// The columns of what machines do.
  static var figures: [Column<DomainItem>] {
    [
      metric("cpu", "CPU", .cpu, width: MetricCells.shareWidth, priority: 2) { figures in
        MetricCells.share(figures.cpu)
      },
      metric(
        "memuse",
        say("MEM"),
        .memory,
        width: MetricCells.shareWidth + 1,
        priority: 3
      ) { figures in
        MetricCells.share(figures.memory.share, isGuess: figures.memory.isHostView)
      },
      metric("disk", say("DISK/s"), .disk, width: MetricCells.rateWidth, priority: 5) { figures in
        MetricCells.rate(figures.diskRate)
      },
      metric("net", say("NET/s"), .network, width: MetricCells.rateWidth, priority: 5) { figures in
        MetricCells.rate(figures.networkRate)
      },
    ]
  }

  private static func metric(
    _ id: String,
    _ title: String,
    _ metric: Metric,
    width: Int,
    priority: Int,
    _ text: @escaping @Sendable (DomainFigures) -> StyledText
  ) -> Column<DomainItem> {
    Column(
      id,
      title,
      width: .fixed(width),
      alignment: .right,
      priority: priority,
      isUseful: { $0.hasFigures },
      sortsLargestFirst: true,
      sortKey: { $0.sortKey(metric) },
      text: { item, context in
        guard let figures = item.figures else { return "" }
        let line = MetricCells.spark(metric, of: .machine(item.domain.id), on: item.host, context)
        return MetricCells.cell(line, text(figures), width: width)
      }
    )
  }
}

extension FilterField where Item == DomainItem {
  /// What machines do, as numbers to compare with; percent for shares, bytes a second for rates.
  static var figures: [FilterField<DomainItem>] {
    [
      .number("cpu") { $0.value(.cpu) * 100 },
      .number("memuse") { $0.value(.memory) * 100 },
      .number("disk") { $0.value(.disk) },
      .share("disk") { ($0.diskFill ?? .nan) * 100 },
      .number("net") { $0.value(.network) },
      .number("steal") { $0.value(.cpuDelay) * 100 },
    ]
  }
}

extension AppState {
  /// Whether any host tells what its machines do.
  var hasFigures: Bool { hosts.values.contains { $0.latest != nil } }
}
