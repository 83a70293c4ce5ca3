import FoundationEssentials

/// A host of libvirt's test driver with machines of given names, as a file that goes with the value.
final class HostFile {
  private let path: String

  /// What to open it by.
  var uri: String { "test://\(path)" }

  /// - Parameters:
  ///   - machines: The names, as they are; control characters below U+0020 are not possible in XML.
  ///   - state: The state of all machines, by libvirt's number.
  /// - Throws: What went wrong with the file.
  init(machines: [String], state: Int = 1) throws {
    path = "/tmp/jvptui-host-\(UUID().uuidString).xml"
    let domains = machines.map { name in
      """
      <domain type="test" xmlns:test="http://libvirt.org/schemas/domain/test/1.0">
        <name>\(Self.escape(name))</name>
        <memory unit="MiB">256</memory><vcpu>1</vcpu><os><type>hvm</type></os>
        <test:runstate>\(state)</test:runstate>
      </domain>
      """
    }
    let text = "<node>\n\(domains.joined(separator: "\n"))\n</node>\n"
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  private static func escape(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      default: escaped.append(character)
      }
    }
  }
}
