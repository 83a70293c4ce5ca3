extension HostConfiguration {
  /// The URI as a reader should see it: with libvirt's aliases expanded.
  public var shownURI: String {
    (try? ConnectURI(uri, isExpert: isExpert))?.shown ?? uri
  }

  /// Why the URI is refused before libvirt sees it; nil when it is not.
  public var uriProblem: String? {
    do throws(BackendError) {
      _ = try ConnectURI(uri, isExpert: isExpert)
      return nil
    } catch {
      return error.advice.map { "\(error.message). \($0)" } ?? error.message
    }
  }

  /// Whether everybody on the way can read and change what goes over the connection.
  public var isPlaintext: Bool {
    (try? ConnectURI(uri, isExpert: isExpert))?.isPlaintext == true
  }

  /// Whether it is libvirt on this very machine, whose files are ours to read.
  public var isLocal: Bool {
    (try? ConnectURI(uri, isExpert: isExpert))?.isLocal == true
  }
}
