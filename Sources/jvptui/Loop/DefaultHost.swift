import Backend

/// The host that is opened when none was named.
enum DefaultHost {
  /// Tries the usual URIs in order.
  ///
  /// - Returns: The first that answers, or each with what it said.
  static func find(isReadOnly: Bool) async -> AppEvent {
    var failures: [ProbeFailure] = []
    let named = EnvironmentVariable.value("LIBVIRT_DEFAULT_URI")
    let environment = named.map { ["LIBVIRT_DEFAULT_URI": $0] } ?? [:]
    for uri in LibvirtLibrary.defaultURIs(environment: environment) {
      let configuration = HostConfiguration(
        id: HostID(HostName.from(uri: uri)),
        uri: uri,
        isReadOnly: isReadOnly
      )
      // ssh may have to ask, which is for the host itself and not for a test beforehand.
      if named != nil, uri.contains("+ssh:") { return .defaultHost(configuration) }
      switch await LibvirtLibrary.probe(uri) {
      case .success:
        return .defaultHost(configuration)
      case .failure(let error):
        failures.append(ProbeFailure(uri: uri, error: error))
      }
    }
    return .noDefaultHost(failures)
  }
}
