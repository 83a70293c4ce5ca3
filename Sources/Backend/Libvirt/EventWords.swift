/// Words for libvirt's event numbers.
///
/// Source: <https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainEventType>
enum EventWords {
  /// What happened to a domain, such as `started (booted)`.
  static func lifecycle(_ event: Int32, _ detail: Int32) -> String {
    let kinds: [(String, [String])] = [
      ("defined", ["added", "changed", "renamed", "from snapshot"]),
      ("undefined", ["removed", "renamed"]),
      ("started", ["booted", "migrated", "restored", "from snapshot", "woken up"]),
      (
        "paused",
        [
          "by user", "migrated", "I/O error", "watchdog", "restored", "from snapshot", "API error",
          "post-copy", "post-copy failed",
        ]
      ),
      ("resumed", ["unpaused", "migrated", "from snapshot", "post-copy", "post-copy failed"]),
      (
        "stopped",
        ["shut down", "forced off", "crashed", "migrated", "saved", "failed", "from snapshot"]
      ),
      ("shutting down", ["finished", "by the guest", "by the host"]),
      ("suspended", ["to memory", "to disk"]),
      ("crashed", ["panicked", "crash kernel loaded"]),
    ]
    guard kinds.indices.contains(Int(event)) else { return "event \(event)" }
    let (word, reasons) = kinds[Int(event)]
    guard reasons.indices.contains(Int(detail)) else { return word }
    return "\(word) (\(reasons[Int(detail)]))"
  }

  /// Whether somebody should look at it.
  static func lifecycleLevel(_ event: Int32, _ detail: Int32) -> Occurrence.Level {
    switch (event, detail) {
    case (3, 2), (3, 3), (3, 6), (3, 8), (4, 4), (5, 2), (5, 5), (8, _): .warning
    default: .normal
    }
  }

  /// What happened to a network.
  static func network(_ event: Int32) -> String {
    word(event, of: ["defined", "undefined", "started", "stopped"])
  }

  /// What happened to a pool.
  static func pool(_ event: Int32) -> String {
    word(event, of: ["defined", "undefined", "started", "stopped", "created", "deleted"])
  }

  /// How a job on a disk stands, such as `copy of vda: ready`.
  static func blockJob(_ disk: String, _ kind: Int32, _ status: Int32) -> String {
    let kinds = ["job", "pull", "copy", "commit", "commit", "backup"]
    let states = ["completed", "failed", "cancelled", "ready"]
    let kind = kinds.indices.contains(Int(kind)) ? kinds[Int(kind)] : "job"
    return "\(kind) of \(disk): \(word(status, of: states))"
  }

  /// Why a guest met an I/O error, and what was done about it.
  static func ioError(_ device: String, _ path: String, _ action: Int32, _ reason: String) -> String
  {
    let what = reason.isEmpty ? "I/O error" : "I/O error (\(reason))"
    let place = path.isEmpty ? device : "\(device), \(path)"
    return
      "\(what) on \(place): \(word(action, of: ["ignored", "paused", "reported to the guest"]))"
  }

  /// What of a domain's metadata has changed.
  static func metadata(_ kind: Int32, _ uri: String) -> String {
    switch kind {
    case 0: "description changed"
    case 1: "title changed"
    default: uri.isEmpty ? "metadata changed" : "metadata changed (\(uri))"
    }
  }

  private static func word(_ number: Int32, of words: [String]) -> String {
    words.indices.contains(Int(number)) ? words[Int(number)] : "event \(number)"
  }
}
