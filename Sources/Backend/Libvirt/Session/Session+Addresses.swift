import CLibvirt
import Glibc

extension Session {
  /// The addresses of a running domain, by the first source that knows any; nil when none can say.
  func addresses(of id: ObjectUUID, askAgent: Bool) throws(BackendError) -> [DomainAddress]? {
    guard !missing.contains(.addresses) else { return nil }
    let handle = try domain(id, say("read the addresses of"))
    if isTestDriver, sitsOnNetworkWithoutAddress(handle) { return [] }
    var wasAnswered = false
    for source in [DomainAddress.Source.lease, .agent, .arp] {
      if source == .agent {
        guard askAgent, !isReadOnly else { continue }
        limitAgent(of: id, handle)
      }
      guard let found = addresses(handle, source) else { continue }
      wasAnswered = true
      if !found.isEmpty { return found }
    }
    guard isAlive else { throw .notConnected(say("read the addresses of"), label(handle.name)) }
    return wasAnswered ? [] : nil
  }

  /// Whether asking would end the process: the test driver of libvirt 9.0 takes the first address of
  /// an interface's network without looking whether there is one.
  private func sitsOnNetworkWithoutAddress(_ handle: borrowing DomainHandle) -> Bool {
    guard let text = owned(virDomainGetXMLDesc(handle.pointer, 0)),
      let definition = DomainDefinition.parse(text)?.definition
    else { return true }
    return definition.interfaces.contains { interface in
      guard interface.kind == "network" else { return false }
      guard let network = virNetworkLookupByName(pointer, interface.source) else { return false }
      defer { virNetworkFree(network) }
      return NetworkParts.parse(owned(virNetworkGetXMLDesc(network, 0)) ?? "").addresses.isEmpty
    }
  }

  /// By default libvirt waits for a guest agent for ever.
  private func limitAgent(of id: ObjectUUID, _ handle: borrowing DomainHandle) {
    guard agentsLimited.insert(id).inserted else { return }
    virDomainAgentSetResponseTimeout(handle.pointer, 5, 0)
  }

  private func addresses(
    _ handle: borrowing DomainHandle,
    _ source: DomainAddress.Source
  ) -> [DomainAddress]? {
    var interfaces: UnsafeMutablePointer<virDomainInterfacePtr?>?
    let number: UInt32 =
      switch source {
      case .lease: VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LEASE.rawValue
      case .agent: VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_AGENT.rawValue
      case .arp: VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_ARP.rawValue
      }
    let count = virDomainInterfaceAddresses(handle.pointer, &interfaces, number, 0)
    guard count >= 0 else {
      if BackendError.last("").code == .noSupport { missing.insert(.addresses) }
      return nil
    }
    defer { free(interfaces) }
    var addresses: [DomainAddress] = []
    for position in 0..<Int(count) {
      guard let interface = interfaces?[position] else { continue }
      addresses += read(interface.pointee, source)
      virDomainInterfaceFree(interface)
    }
    // A guest may claim any number of them.
    return Array(addresses.filter { !$0.isLocal }.prefix(64))
  }

  private func read(
    _ interface: virDomainInterface,
    _ source: DomainAddress.Source
  ) -> [DomainAddress] {
    (0..<Int(interface.naddrs)).compactMap { position in
      guard let entry = interface.addrs?[position], let text = entry.addr else { return nil }
      return DomainAddress(
        address: String(cString: text),
        prefix: source == .arp || entry.prefix == 0 ? nil : Int(entry.prefix),
        mac: interface.hwaddr.map { String(cString: $0) } ?? "",
        source: source
      )
    }
  }
}

extension DomainAddress {
  /// Whether it means nothing outside the guest or its link.
  fileprivate var isLocal: Bool {
    address.hasPrefix("127.") || address == "::1" || address.lowercased().hasPrefix("fe80:")
  }
}
