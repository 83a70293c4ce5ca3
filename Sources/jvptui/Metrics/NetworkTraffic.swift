import Backend

/// What the machines on a network receive and send together, a second; nil where none of them tells.
struct NetworkTraffic: Sendable, Equatable {
  /// What is kept of every network.
  static let metrics: [Metric] = [
    .receivedBytes, .sentBytes, .receivedPackets, .sentPackets, .errors, .drops,
  ]

  private var receivedBytes: Double?
  private var sentBytes: Double?
  private var receivedPackets: Double?
  private var sentPackets: Double?
  private var errors: Double?
  private var drops: Double?

  /// Nothing has been told yet.
  init() {}

  /// Adds what one interface on it does.
  mutating func add(_ interface: InterfaceFigures) {
    Self.add(interface.receivedBytes, to: &receivedBytes)
    Self.add(interface.sentBytes, to: &sentBytes)
    Self.add(interface.receivedPackets, to: &receivedPackets)
    Self.add(interface.sentPackets, to: &sentPackets)
    Self.add(interface.errors, to: &errors)
    Self.add(interface.drops, to: &drops)
  }

  private static func add(_ value: Double?, to sum: inout Double?) {
    if let value { sum = (sum ?? 0) + value }
  }

  subscript(_ metric: Metric) -> Double? {
    switch metric {
    case .receivedBytes: receivedBytes
    case .sentBytes: sentBytes
    case .receivedPackets: receivedPackets
    case .sentPackets: sentPackets
    case .errors: errors
    case .drops: drops
    default: nil
    }
  }

  /// Bytes a second to the machines.
  var received: Double { receivedBytes ?? 0 }
  /// Bytes a second from the machines.
  var sent: Double { sentBytes ?? 0 }
  /// Whether any interface told what it moves.
  var isKnown: Bool { receivedBytes != nil || sentBytes != nil }
}

extension HostModel {
  /// What a reading comes to for each network, by its name; those without a word are left out.
  func traffic(in figures: HostFigures) -> [String: NetworkTraffic] {
    var traffic: [String: NetworkTraffic] = [:]
    for (id, domain) in figures.domains where !domain.interfaces.isEmpty {
      guard let interfaces = records[id]?.domain.definition?.interfaces else { continue }
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
