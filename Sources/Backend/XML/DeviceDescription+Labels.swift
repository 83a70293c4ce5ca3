extension DeviceDescription {
  /// A fact's label in the user's language; a word that only libvirt has, such as `io`, stays.
  static func said(_ label: String) -> String { labels[label].map { say($0) } ?? label }

  private static let labels = Dictionary(
    phrases([
      "device", "source", "format", "bus", "cache", "discard", "serial", "boot order", "read-only",
      "shared", "based on", "index", "model", "type", "driver", "access", "size", "node", "target",
      "mode", "port", "link", "state", "path", "host", "service", "log", "tls port", "listen",
      "keymap", "heads", "video memory, KiB", "primary", "managed", "backend", "rate, bytes",
      "period, ms", "statistics every, s", "version", "action", "interrupt remapping", "caching",
      "architecture", "machine", "firmware", "loader", "boot", "kernel", "command line", "match",
      "check", "sockets", "dies", "cores", "threads", "offset", "timezone", "timers",
    ]).compactMap { phrase in phrase.map { ($0.words[0], $0) } },
    uniquingKeysWith: { first, _ in first }
  )
}
