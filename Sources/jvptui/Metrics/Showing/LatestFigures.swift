import Backend

/// The last reading of a host, shared by all rows that look something up in it.
final class LatestFigures: Sendable {
  let figures: HostFigures

  init(_ figures: HostFigures) { self.figures = figures }
}

extension DomainItem {
  /// What it does; nil while it is off, and where its host does not tell.
  var figures: DomainFigures? {
    domain.isActive ? latest?.figures.domains[domain.id] : nil
  }

  /// One value for sorting and filtering; not a number where it is not known.
  func value(_ metric: Metric) -> Double {
    guard domain.isActive, let figures = latest?.figures.domains[domain.id] else { return .nan }
    return figures.listed(metric) ?? .nan
  }

  func sortKey(_ metric: Metric) -> SortKey {
    let value = value(metric)
    return .number(value.isNaN ? -1 : value)
  }
}

extension NodeItem {
  var figures: NodeFigures? { host?.latest?.figures.node }
}

extension NetworkItem {
  /// Bytes a second that the machines on it receive and send; nil where nothing is known.
  var traffic: (received: Double, sent: Double)? {
    guard let latest = model.latest else { return nil }
    var sum: (received: Double, sent: Double)?
    for id in model.networkUsers[network.name] ?? [] {
      guard let figures = latest.figures.domains[id],
        let interfaces = model.domains[id]?.definition?.interfaces
      else { continue }
      for (index, interface) in interfaces.enumerated()
      where interface.kind == "network" && interface.source == network.name {
        // A definition that was read while the machine was off does not name the device.
        let own =
          figures.interfaces.first { $0.device == interface.target }
          ?? (interface.target.isEmpty && figures.interfaces.count == interfaces.count
            ? figures.interfaces[index] : nil)
        guard let own, own.receivedBytes != nil || own.sentBytes != nil else { continue }
        sum = (
          (sum?.received ?? 0) + (own.receivedBytes ?? 0), (sum?.sent ?? 0) + (own.sentBytes ?? 0)
        )
      }
    }
    return sum
  }
}
