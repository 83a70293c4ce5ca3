import Synchronization

/// How a host is reached and who answers its questions: the checked URI, the desk, and ssh's place.
final class HostAccess: Sendable {
  let desk = LoginDesk()
  private let configuration: HostConfiguration
  private let ssh: SSHSettings
  private let place = Mutex<(key: String, ssh: String)?>(nil)

  init(_ configuration: HostConfiguration, ssh: SSHSettings) {
    self.configuration = configuration
    self.ssh = ssh
  }

  /// The URI to open, which for ssh names our stand-in.
  func uri() throws(BackendError) -> ConnectURI {
    let uri = try ConnectURI(configuration.uri, isExpert: configuration.isExpert)
    guard uri.needsStandIn else { return uri }
    let path = place.withLock { place -> String? in
      if place == nil, let entered = LoginFolder.shared?.enter(desk, ssh) {
        place = (entered.key, entered.place.ssh)
      }
      return place?.ssh
    }
    return uri.run(by: path)
  }

  /// Takes ssh's place away.
  func leave() {
    let key = place.withLock { place in
      defer { place = nil }
      return place?.key
    }
    if let key { LoginFolder.shared?.leave(key) }
  }
}
