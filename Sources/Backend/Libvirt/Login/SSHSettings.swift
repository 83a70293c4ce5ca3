/// How ssh is run for connections.
public struct SSHSettings: Sendable, Equatable {
  /// The program that stands in for ssh and asks for it; nil for the running one.
  public var companion: String?
  /// The user's settings for ssh, and the machine's; the first value of an option counts.
  public var configurations: [String]

  /// Starts from what a user has.
  public init(
    companion: String? = nil,
    configurations: [String] = ["~/.ssh/config", "/etc/ssh/ssh_config"]
  ) {
    self.companion = companion
    self.configurations = configurations
  }
}
