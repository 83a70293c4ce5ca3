import Backend

/// A host as the settings file describes it.
struct HostEntry: Sendable, Equatable {
  /// When it is connected.
  enum Connect: String, Sendable, CaseIterable {
    /// As soon as the program starts.
    case always
    /// When the operator asks for it.
    case onDemand = "on-demand"
    /// Not at all; it is only listed.
    case never
  }

  /// What it is called on the screen; unique.
  var name: String
  /// libvirt's connection URI.
  var uri: String
  /// Words by which it can be found.
  var labels: [String] = []
  /// Whether libvirt is opened read-only.
  var isReadOnly = false
  var connect = Connect.always
  /// Whether the URI may name programs to run.
  var isExpert = false

  /// What the backend must know of it.
  func configuration(isReadOnly: Bool) -> HostConfiguration {
    HostConfiguration(
      id: HostID(name),
      uri: uri,
      isReadOnly: isReadOnly || self.isReadOnly,
      isExpert: isExpert
    )
  }
}
