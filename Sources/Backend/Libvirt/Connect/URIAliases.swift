import Glibc

/// The names for URIs in the settings of libvirt's client library, `libvirt.conf`.
///
/// libvirt would expand them by itself, unseen and unchecked.
enum URIAliases {
  /// The user's names; root's are the machine's.
  static func read() -> [String: String] {
    let file: String
    if geteuid() == 0 {
      file = "/etc/libvirt/libvirt.conf"
    } else if let folder = getenv("XDG_CONFIG_HOME") {
      file = String(cString: folder) + "/libvirt/libvirt.conf"
    } else if let home = getenv("HOME") {
      file = String(cString: home) + "/.config/libvirt/libvirt.conf"
    } else {
      return [:]
    }
    return parse(text(of: file))
  }

  /// Reads `uri_aliases = [ "name=uri", … ]`, which may go over several lines.
  static func parse(_ text: String) -> [String: String] {
    let lines = text.split(whereSeparator: \.isNewline).filter { line in
      line.first { !$0.isWhitespace } != "#"
    }
    let content = lines.joined(separator: "\n")
    guard let start = content.firstRange(of: "uri_aliases"),
      let open = content[start.upperBound...].firstIndex(of: "["),
      let close = content[open...].firstIndex(of: "]")
    else { return [:] }
    let between = content[start.upperBound..<open].filter { !$0.isWhitespace }
    guard between == "=" else { return [:] }
    var aliases: [String: String] = [:]
    var pieces = content[open..<close].split(
      omittingEmptySubsequences: false,
      whereSeparator: { $0 == "\"" || $0 == "'" }
    )[...]
    // What stands between quotes is every second piece.
    while pieces.count >= 2 {
      let entry = pieces[pieces.startIndex + 1]
      pieces = pieces.dropFirst(2)
      let name = entry.prefix { $0 != "=" }
      let uri = entry.dropFirst(name.count + 1)
      if !name.isEmpty, !uri.isEmpty { aliases[String(name)] = String(uri) }
    }
    return aliases
  }

  private static func text(of path: String) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 4096)
    while bytes.count < 1 << 20 {
      let count = Glibc.read(descriptor, &room, room.count)
      guard count > 0 else { break }
      bytes += room.prefix(count)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
