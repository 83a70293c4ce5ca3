import Backend
import TOMLKit

/// What the settings say about figures.
extension SettingsReader {
  mutating func chartMarks(_ value: (any TOMLValueConvertible)?, _ line: Int?) -> Bool? {
    guard let word = text(value, "charts", line) else { return nil }
    switch word {
    case "braille": return false
    case "blocks": return true
    default:
      warn(say("“charts” is “\(word)”; it can be “braille” or “blocks”."), line: line)
      return nil
    }
  }

  mutating func readThresholds(_ value: (any TOMLValueConvertible)?, _ line: Int?) {
    guard let array = value?.array else {
      return warn(
        say("“threshold” must be written as [[threshold]], with double brackets."),
        line: line
      )
    }
    let blocks = outline?.blocks(of: "threshold") ?? []
    for (place, element) in array.enumerated() {
      guard let table = element.table else {
        warn(say("“threshold” must be a list of tables."), line: line)
        continue
      }
      let block = blocks.indices.contains(place) ? blocks[place].first : nil
      readThreshold(table) { key in block?.entry(key)?.line ?? block?.line ?? line }
    }
  }

  private mutating func readThreshold(_ table: TOMLTable, line: (String) -> Int?) {
    for key in table.keys where !["metric", "above", "for", "bell"].contains(key) {
      warn(say("“\(key)” means nothing in a threshold."), line: line(key))
    }
    let words = Threshold.metrics.map(\.word)
    let allowed = words.map { "“\($0)”" }.joined(separator: ", ")
    guard let word = text(table["metric"], "metric", line("metric")),
      let metric = Threshold.metrics.first(where: { $0.word == word })?.metric
    else {
      return warn(say("A threshold needs a metric: \(allowed)."), line: line("metric"))
    }
    guard let above = limit(table["above"], of: metric) else {
      let example = metric.unit == .share ? say("90 or \"90%\"") : say("\"50M\", bytes a second")
      return warn(
        say("The threshold of “\(word)” needs “above”, such as \(example)."),
        line: line("above")
      )
    }
    var threshold = Threshold(metric: metric, above: above)
    if let value = table["for"] {
      let seconds = value.double ?? value.int.map { Double($0) }
      guard let seconds, (0...86_400).contains(seconds) else {
        return warn(say("“for” must be a number of seconds up to a day."), line: line("for"))
      }
      threshold.seconds = seconds
    }
    threshold.ringsBell = flag(table["bell"], "bell", line("bell")) ?? false
    settings.thresholds.append(threshold)
  }

  /// A number, or a text with a unit, as a share of 1 or as it is.
  private func limit(_ value: (any TOMLValueConvertible)?, of metric: Metric) -> Double? {
    let number =
      value?.double ?? value?.int.map { Double($0) } ?? value?.string.flatMap(FilterParser.number)
    guard let number, number.isFinite, number >= 0 else { return nil }
    return metric.unit == .share ? number / 100 : number
  }
}
