import CLibvirt
import Glibc

extension Session {
  /// Every network, by name.
  func networks() throws(BackendError) -> [Network] {
    let networks = try list(
      say("list the networks"),
      call: { virConnectListAllNetworks(pointer, $0, $1) },
      free: virNetworkFree,
      read: { self.read(network: $0) }
    )
    return networks.sorted(by: \.name, \.id)
  }

  /// One network; nil only when it has no identity.
  private func read(network: virNetworkPtr) -> Network? {
    guard let id = ObjectUUID({ virNetworkGetUUID(network, $0) }) else { return nil }
    let isActive = virNetworkIsActive(network) == 1
    var autostart: Int32 = 0
    let knowsAutostart = virNetworkGetAutostart(network, &autostart) == 0
    let text = owned(virNetworkGetXMLDesc(network, 0)) ?? ""
    let parts = NetworkParts.parse(text)
    return Network(
      id: id,
      name: virNetworkGetName(network).map { String(cString: $0) } ?? "",
      isActive: isActive,
      isPersistent: virNetworkIsPersistent(network) != 0,
      isAutostart: knowsAutostart && autostart != 0,
      mode: parts.mode,
      bridge: parts.bridge,
      addresses: parts.addresses,
      dhcpRanges: parts.dhcpRanges,
      leases: isActive ? leases(of: network) : nil,
      xml: text
    )
  }

  private func leases(of network: virNetworkPtr) -> [Network.Lease]? {
    guard !missing.contains(.leases) else { return nil }
    var leases: UnsafeMutablePointer<virNetworkDHCPLeasePtr?>?
    let count = virNetworkGetDHCPLeases(network, nil, &leases, 0)
    guard count >= 0 else {
      if BackendError.last("").code == .noSupport { missing.insert(.leases) }
      return nil
    }
    defer { free(leases) }
    var result: [Network.Lease] = []
    for position in 0..<Int(count) {
      guard let lease = leases?[position] else { continue }
      defer { virNetworkDHCPLeaseFree(lease) }
      result.append(
        Network.Lease(
          mac: lease.pointee.mac.map { String(cString: $0) } ?? "",
          address: lease.pointee.ipaddr.map { String(cString: $0) } ?? "",
          hostname: lease.pointee.hostname.map { String(cString: $0) } ?? "",
          expires: Int64(lease.pointee.expirytime)
        )
      )
    }
    return result.sorted { ($0.address, $0.mac) < ($1.address, $1.mac) }
  }
}
