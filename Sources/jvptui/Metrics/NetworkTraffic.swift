import Backend

/// What the machines on a network receive and send together, a second; nil where none of them tells.
struct NetworkTraffic: Sendable, Equatable {
  private var values: [Metric: Double] = [:]

  /// What is kept of every network.
  static let metrics: [Metric] = [
    .receivedBytes, .sentBytes, .receivedPackets, .sentPackets, .errors, .drops,
  ]

  /// Nothing has been told yet.
  init() {}

  /// Adds what one interface on it does.
  mutating func add(_ interface: InterfaceFigures) {
    add(interface.receivedBytes, to: .receivedBytes)
    add(interface.sentBytes, to: .sentBytes)
    add(interface.receivedPackets, to: .receivedPackets)
    add(interface.sentPackets, to: .sentPackets)
    add(interface.errors, to: .errors)
    add(interface.drops, to: .drops)
  }

  private mutating func add(_ value: Double?, to metric: Metric) {
    if let value { values[metric, default: 0] += value }
  }

  subscript(_ metric: Metric) -> Double? { values[metric] }

  /// Bytes a second to the machines.
  var received: Double { values[.receivedBytes] ?? 0 }
  /// Bytes a second from the machines.
  var sent: Double { values[.sentBytes] ?? 0 }
  /// Whether any interface told what it moves.
  var isKnown: Bool { values[.receivedBytes] != nil || values[.sentBytes] != nil }
}

extension HostModel {
  /// What a reading comes to for each network, by its name; those without a word are left out.
  func traffic(in figures: HostFigures) -> [String: NetworkTraffic] {
    var traffic: [String: NetworkTraffic] = [:]
    for (id, domain) in figures.domains where !domain.interfaces.isEmpty {
      guard let interfaces = domains[id]?.definition?.interfaces else { continue }
      for (index, interface) in interfaces.enumerated() where interface.kind == "network" {
        // A definition that was read while the machine was off does not name the device.
        let own =
          domain.interfaces.first { $0.device == interface.target }
          ?? (interface.target.isEmpty && domain.interfaces.count == interfaces.count
            ? domain.interfaces[index] : nil)
        if let own { traffic[interface.source, default: NetworkTraffic()].add(own) }
      }
    }
    return traffic.filter { $0.value.isKnown }
  }
}
