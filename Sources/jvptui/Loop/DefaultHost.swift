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
      switch await LibvirtLibrary.probe(uri) {
      case .success:
        return .defaultHost(
          HostConfiguration(id: HostID(HostName.from(uri: uri)), uri: uri, isReadOnly: isReadOnly)
        )
      case .failure(let error):
        failures.append(ProbeFailure(uri: uri, error: error))
      }
    }
    return .noDefaultHost(failures)
  }
}
