import Backend

/// The last reading of a host, shared by all rows that look something up in it.
final class LatestFigures: Sendable {
  let figures: HostFigures
  /// What moves over each network, by its name.
  let traffic: [String: NetworkTraffic]

  init(_ figures: HostFigures, traffic: [String: NetworkTraffic] = [:]) {
    self.figures = figures
    self.traffic = traffic
  }
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

  /// How full the fullest of its disks is on its storage; what cannot be written to, such as a CD, is
  /// always full and does not count.
  var diskFill: Double? {
    let fixed = Set(
      (definition?.disks ?? []).filter { $0.isReadOnly || $0.device != "disk" }.map(\.target)
    )
    return figures?.fill(ofDisks: { !fixed.contains($0) })
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
  /// What the machines on it receive and send; nil where nothing is known.
  var traffic: NetworkTraffic? { model.latest?.traffic[network.name] }
}
