/// Something that must be answered before a host can be opened: a password, a code, a host's key.
public struct LoginQuestion: Sendable, Equatable, Identifiable {
  /// Tells a host's questions apart; never used twice.
  public struct ID: Hashable, Sendable {
    /// Counts from 1.
    public let number: Int

    /// Wraps a number that the caller knows to be unique for the host.
    public init(_ number: Int) { self.number = number }
  }

  /// What is asked for, and so how the answer is typed.
  public enum Kind: Hashable, Sendable {
    /// The name to log in with.
    case userName
    /// The user's password.
    case password
    /// What unlocks the user's own key.
    case passphrase
    /// A code that is good for one login.
    case oneTimeCode
    /// Whether a host's key, unknown so far, is the right one: answered by `yes`.
    case hostKey(fingerprint: String)
    /// Anything else, typed in the open.
    case text
    /// Nothing to type: the user has to do something, such as touch a security key.
    case notice

    /// Whether the answer must not be seen while it is typed.
    public var isSecret: Bool {
      switch self {
      case .password, .passphrase, .oneTimeCode: true
      case .userName, .hostKey, .text, .notice: false
      }
    }
  }

  /// Which question.
  public var id: ID
  /// What is asked for.
  public var kind: Kind
  /// The question in the words of ssh, of libvirt or of the host; not sanitized.
  public var prompt: String
  /// What the answer is for: the connection's URI.
  public var target: String
  /// Whether the last answer was refused.
  public var isRetry: Bool
  /// An answer to start from, such as the name that was given before; empty for none.
  public var suggestion: String

  /// Puts the parts together.
  public init(
    id: ID,
    kind: Kind,
    prompt: String,
    target: String,
    isRetry: Bool = false,
    suggestion: String = ""
  ) {
    self.id = id
    self.kind = kind
    self.prompt = prompt
    self.target = target
    self.isRetry = isRetry
    self.suggestion = suggestion
  }
}
