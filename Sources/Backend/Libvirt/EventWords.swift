/// Words for libvirt's event numbers.
///
/// Source: <https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainEventType>
enum EventWords {
  /// What happened to a domain, such as `started (booted)`.
  static func lifecycle(_ event: Int32, _ detail: Int32) -> String {
    guard kinds.indices.contains(Int(event)) else { return say("event \(event)") }
    let (word, reasons) = kinds[Int(event)]
    guard reasons.indices.contains(Int(detail)), let reason = reasons[Int(detail)] else {
      return say(word)
    }
    return say("\(say(word)) (\(say(reason)))")
  }

  private static let kinds: [(Phrase, [Phrase?])] = [
    (phrase("defined"), phrases(["added", "changed", "renamed", "from snapshot"])),
    (phrase("undefined"), phrases(["removed", "renamed"])),
    (
      phrase("started"),
      phrases(["booted", "migrated", "restored", "from snapshot", "woken up"])
    ),
    (
      phrase("paused"),
      phrases([
        "by user", "migrated", "I/O error", "watchdog", "restored", "from snapshot", "API error",
        "post-copy", "post-copy failed",
      ])
    ),
    (
      phrase("resumed"),
      phrases(["unpaused", "migrated", "from snapshot", "post-copy", "post-copy failed"])
    ),
    (
      phrase("stopped"),
      phrases([
        "shut down", "forced off", "crashed", "migrated", "saved", "failed", "from snapshot",
      ])
    ),
    (phrase("shutting down"), phrases(["finished", "by the guest", "by the host"])),
    (phrase("suspended"), phrases(["to memory", "to disk"])),
    (phrase("crashed"), phrases(["panicked", "crash kernel loaded"])),
  ]

  /// Whether somebody should look at it.
  static func lifecycleLevel(_ event: Int32, _ detail: Int32) -> Occurrence.Level {
    switch (event, detail) {
    case (3, 2), (3, 3), (3, 6), (3, 8), (4, 4), (5, 2), (5, 5), (8, _): .warning
    default: .normal
    }
  }

  /// What happened to a network.
  static func network(_ event: Int32) -> String {
    word(event, of: phrases(["defined", "undefined", "started", "stopped"]))
  }

  /// What happened to a pool.
  static func pool(_ event: Int32) -> String {
    word(event, of: phrases(["defined", "undefined", "started", "stopped", "created", "deleted"]))
  }

  /// How a job on a disk stands, such as `copy of vda: ready`.
  static func blockJob(_ disk: String, _ kind: Int32, _ status: Int32) -> String {
    let kinds = phrases(["job", "pull", "copy", "commit", "commit", "backup"])
    let states = phrases(["completed", "failed", "cancelled", "ready"])
    let known = kinds.indices.contains(Int(kind)) ? kinds[Int(kind)] : nil
    let name = known.map { say($0) } ?? say("job")
    return say("\(name) of \(disk): \(word(status, of: states))")
  }

  /// Why a guest met an I/O error, and what was done about it.
  static func ioError(_ device: String, _ path: String, _ action: Int32, _ reason: String) -> String
  {
    let what = reason.isEmpty ? say("I/O error") : say("I/O error (\(reason))")
    let place = path.isEmpty ? device : "\(device), \(path)"
    let actions = phrases(["ignored", "paused", "reported to the guest"])
    return say("\(what) on \(place): \(word(action, of: actions))")
  }

  /// What of a domain's metadata has changed.
  static func metadata(_ kind: Int32, _ uri: String) -> String {
    switch kind {
    case 0: say("description changed")
    case 1: say("title changed")
    default: uri.isEmpty ? say("metadata changed") : say("metadata changed (\(uri))")
    }
  }

  private static func word(_ number: Int32, of words: [Phrase?]) -> String {
    let word = words.indices.contains(Int(number)) ? words[Int(number)] : nil
    return word.map { say($0) } ?? say("event \(number)")
  }
}
