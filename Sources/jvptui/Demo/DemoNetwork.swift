/// The virtual networks of the demo host.
///
/// Machines reach the bridged one by its bridge: asked for the addresses of an interface on a
/// network that has none, the test driver of libvirt 9.0 ends the process.
enum DemoNetwork: String, CaseIterable {
  case nat
  case routed
  case open
  case isolated
  case bridged

  var name: String {
    switch self {
    case .nat: "default"
    case .routed: "office"
    case .open: "dmz"
    case .isolated: "lab-isolated"
    case .bridged: "uplink"
    }
  }

  /// The element that libvirt reads.
  var element: DemoElement {
    var identity = DemoIdentity("network/\(name)")
    let head = [DemoElement("name", text: name), DemoElement("uuid", text: identity.uuid())]
    return DemoElement("network", head + body)
  }

  private var body: [DemoElement] {
    switch self {
    case .nat:
      [
        forward("nat"), bridge("virbr0"),
        subnet("192.168.122.1", range: ("192.168.122.2", "192.168.122.254")),
      ]
    case .routed:
      [
        forward("route"), bridge("virbr1"), domain("office.example.com"),
        subnet("10.20.0.1", range: ("10.20.0.50", "10.20.0.199"), hosts: Self.officeHosts),
        DemoElement("ip", ["family": "ipv6", "address": "2001:db8:20::1", "prefix": "64"]),
      ]
    case .open:
      [
        forward("open"), bridge("virbr2"),
        subnet("203.0.113.1", range: ("203.0.113.10", "203.0.113.99")),
      ]
    case .isolated:
      [
        bridge("virbr3"), domain("lab.example.com"),
        subnet("172.16.40.1", range: ("172.16.40.100", "172.16.40.200")),
      ]
    case .bridged:
      [forward("bridge"), DemoElement("bridge", ["name": "br0"])]
    }
  }

  private static let officeHosts = [
    DemoElement(
      "host",
      ["mac": "52:54:00:0f:1c:01", "name": "printer", "ip": "10.20.0.10"]
    ),
    DemoElement(
      "host",
      ["mac": "52:54:00:0f:1c:02", "name": "door", "ip": "10.20.0.11"]
    ),
  ]

  private func forward(_ mode: String) -> DemoElement {
    DemoElement("forward", ["mode": mode])
  }

  private func bridge(_ name: String) -> DemoElement {
    DemoElement("bridge", ["name": name, "stp": "on", "delay": "0"])
  }

  private func domain(_ name: String) -> DemoElement {
    DemoElement("domain", ["name": name, "localOnly": "yes"])
  }

  private func subnet(
    _ address: String,
    range: (start: String, end: String),
    hosts: [DemoElement] = []
  ) -> DemoElement {
    let leases = DemoElement("range", ["start": range.start, "end": range.end])
    return DemoElement(
      "ip",
      ["address": address, "netmask": "255.255.255.0"],
      [DemoElement("dhcp", [leases] + hosts)]
    )
  }
}
