/// Logging in: who is asked, how often, and what is said about the way to the host.
extension HostWatcher {
  /// Lets questions through from now on.
  func beginLogins(_ uri: ConnectURI, _ sink: @escaping @Sendable (HostUpdate) -> Void) {
    access.desk.begin(target: uri.shown, sink)
    if let alias = uri.alias {
      occur(say("“\(alias)” in libvirt's settings stands for \(uri.shown)"))
    }
    if uri.isPlaintext {
      occur(
        say(
          "the connection is not encrypted: everybody on the way can read and change it; "
            + "use qemu+ssh or qemu+tls"
        ),
        level: .warning
      )
    }
  }
}
