import CLibvirt
import Glibc

/// A domain object of libvirt's; freed at the end of its scope.
struct DomainHandle: ~Copyable {
  let pointer: virDomainPtr
  /// Read once: asking for it later would clear the error of the call before.
  let name: String

  init(pointer: virDomainPtr) {
    self.pointer = pointer
    name = virDomainGetName(pointer).map { String(cString: $0) } ?? ""
  }

  deinit { virDomainFree(pointer) }
}

/// A pool object of libvirt's; freed at the end of its scope.
struct PoolHandle: ~Copyable {
  let pointer: virStoragePoolPtr
  /// Read once: asking for it later would clear the error of the call before.
  let name: String

  init(pointer: virStoragePoolPtr) {
    self.pointer = pointer
    name = virStoragePoolGetName(pointer).map { String(cString: $0) } ?? ""
  }

  deinit { virStoragePoolFree(pointer) }
}

/// A network object of libvirt's; freed at the end of its scope.
struct NetworkHandle: ~Copyable {
  let pointer: virNetworkPtr
  /// Read once: asking for it later would clear the error of the call before.
  let name: String

  init(pointer: virNetworkPtr) {
    self.pointer = pointer
    name = virNetworkGetName(pointer).map { String(cString: $0) } ?? ""
  }

  deinit { virNetworkFree(pointer) }
}

extension ObjectUUID {
  /// Reads an identity by one of libvirt's functions that fill 16 bytes.
  init?(_ fill: (UnsafeMutablePointer<UInt8>) -> Int32) {
    let bytes = [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
      guard let start = buffer.baseAddress, fill(start) == 0 else { return }
      count = 16
    }
    self.init(bytes: bytes)
  }
}

extension Session {
  func domain(_ id: ObjectUUID, _ operation: String) throws(BackendError) -> DomainHandle {
    guard let pointer = virDomainLookupByUUID(self.pointer, id.bytes) else {
      throw .last(operation, say("the machine on \(host)"))
    }
    return DomainHandle(pointer: pointer)
  }

  func pool(_ id: ObjectUUID, _ operation: String) throws(BackendError) -> PoolHandle {
    guard let pointer = virStoragePoolLookupByUUID(self.pointer, id.bytes) else {
      throw .last(operation, say("the pool on \(host)"))
    }
    return PoolHandle(pointer: pointer)
  }

  func network(_ id: ObjectUUID, _ operation: String) throws(BackendError) -> NetworkHandle {
    guard let pointer = virNetworkLookupByUUID(self.pointer, id.bytes) else {
      throw .last(operation, say("the network on \(host)"))
    }
    return NetworkHandle(pointer: pointer)
  }

  /// Takes over a string that libvirt has allocated; nil when the call failed.
  func owned(_ text: UnsafeMutablePointer<CChar>?) -> String? {
    guard let text else { return nil }
    defer { free(text) }
    return String(cString: text)
  }
}
