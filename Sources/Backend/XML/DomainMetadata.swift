/// Our own elements in the metadata of domains; each has a namespace of its own, since libvirt sets
/// and removes one namespace at a time.
public struct DomainMetadata: Sendable, Equatable {
  /// The namespace.
  public let namespace: String
  /// The element's name without its prefix.
  public let element: String

  /// The prefix that libvirt writes the elements with.
  public static let prefix = "jvptui"
  /// Tags: one `<tag>` each inside it.
  public static let tags = DomainMetadata(
    namespace: "https://jvptui.org/xmlns/tags/1.0",
    element: "tags"
  )
  /// There while a domain is protected from what loses work.
  public static let protection = DomainMetadata(
    namespace: "https://jvptui.org/xmlns/protection/1.0",
    element: "protected"
  )

  /// The element of protection.
  public static let protectionXML = "<protected/>"

  /// The element of tags.
  public static func xml(tags: [String]) -> String {
    "<tags>" + tags.map { "<tag>\(escaped($0))</tag>" }.joined() + "</tags>"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.append(character)
      }
    }
    return result
  }
}
