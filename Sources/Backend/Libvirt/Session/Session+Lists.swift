import CLibvirt
import Glibc

extension Session {
  /// A call of libvirt's that allocates an array of objects.
  typealias ListCall = (
    UnsafeMutablePointer<UnsafeMutablePointer<OpaquePointer?>?>, UInt32
  ) -> Int32

  /// Reads a list of objects in one call, and keeps of each what `read` makes of it.
  ///
  /// - Parameters:
  ///   - operation: For a message.
  ///   - flags: What to list.
  ///   - halves: Pairs of flags that split the list, for when it is too long for one reply.
  ///   - call: The call.
  ///   - release: How one object is freed.
  ///   - read: What is kept; nil leaves it out.
  /// - Returns: What was kept, in libvirt's random order.
  /// - Throws: What libvirt said about the list as a whole.
  func list<Value>(
    _ operation: String,
    flags: UInt32 = 0,
    halves: [(UInt32, UInt32)] = [],
    call: ListCall,
    free release: (OpaquePointer) -> Int32,
    read: (OpaquePointer) -> Value?
  ) throws(BackendError) -> [Value] {
    var array: UnsafeMutablePointer<OpaquePointer?>?
    let count = call(&array, flags)
    guard count >= 0 else {
      let error = BackendError.last(operation, say("on \(host)"))
      guard error.saysTooLong, let half = halves.first else { throw error }
      var values: [Value] = []
      for part in [half.0, half.1] where flags & (half.0 | half.1) == 0 || flags & part != 0 {
        values += try list(
          operation,
          flags: flags & ~(half.0 | half.1) | part,
          halves: Array(halves.dropFirst()),
          call: call,
          free: release,
          read: read
        )
      }
      return values
    }
    defer { Glibc.free(array) }
    var values: [Value] = []
    values.reserveCapacity(Int(count))
    for position in 0..<Int(count) {
      guard let object = array?[position] else { continue }
      if let value = read(object) { values.append(value) }
      _ = release(object)
    }
    return values
  }

  /// The identities of the domains that flags select; nil where the driver does not know the flag.
  func domains(
    matching flags: virConnectListAllDomainsFlags
  ) throws(BackendError) -> Set<ObjectUUID>? {
    do throws(BackendError) {
      let identities = try listDomains(flags: flags.rawValue) { domain in
        ObjectUUID { virDomainGetUUID(domain, $0) }
      }
      return Set(identities)
    } catch {
      if !isAlive { throw error }
      return nil
    }
  }

  /// Lists domains, in parts when there are more than one reply can hold.
  func listDomains<Value>(
    flags: UInt32 = 0,
    read: (OpaquePointer) -> Value?
  ) throws(BackendError) -> [Value] {
    try list(
      say("list the machines"),
      flags: flags,
      halves: Self.domainHalves,
      call: { virConnectListAllDomains(pointer, $0, $1) },
      free: virDomainFree,
      read: read
    )
  }

  static let domainHalves: [(UInt32, UInt32)] = [
    (VIR_CONNECT_LIST_DOMAINS_ACTIVE.rawValue, VIR_CONNECT_LIST_DOMAINS_INACTIVE.rawValue),
    (VIR_CONNECT_LIST_DOMAINS_AUTOSTART.rawValue, VIR_CONNECT_LIST_DOMAINS_NO_AUTOSTART.rawValue),
    (VIR_CONNECT_LIST_DOMAINS_PERSISTENT.rawValue, VIR_CONNECT_LIST_DOMAINS_TRANSIENT.rawValue),
    (VIR_CONNECT_LIST_DOMAINS_HAS_SNAPSHOT.rawValue, VIR_CONNECT_LIST_DOMAINS_NO_SNAPSHOT.rawValue),
  ]
}
