/// One event of libvirt's, copied out of its callback.
struct HostEvent: Sendable, Equatable {
  /// What must be read again because of it.
  struct Touch: OptionSet, Sendable {
    let rawValue: UInt8
    /// State, flags and definition of the object.
    static let object = Touch(rawValue: 1)
    /// The addresses of a domain.
    static let addresses = Touch(rawValue: 2)
    /// The snapshots of a domain.
    static let snapshots = Touch(rawValue: 4)
    /// The volumes of a pool.
    static let volumes = Touch(rawValue: 8)
  }

  var subject: Occurrence.Subject
  var id: ObjectUUID
  var name: String
  /// In words, for the Events pane.
  var text: String
  var level: Occurrence.Level = .normal
  var touches: Touch = .object
  /// When an instance of a domain began with it, in seconds on a clock that never jumps.
  var started: Double?
  /// Whether a guest began anew in the instance that runs.
  var isReboot = false
}
