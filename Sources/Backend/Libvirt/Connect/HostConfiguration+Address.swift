extension HostConfiguration {
  /// The URI as a reader should see it: with libvirt's aliases expanded.
  public var shownURI: String {
    (try? ConnectURI(uri, isExpert: isExpert))?.shown ?? uri
  }

  /// Whether everybody on the way can read and change what goes over the connection.
  public var isPlaintext: Bool {
    (try? ConnectURI(uri, isExpert: isExpert))?.isPlaintext == true
  }
}
