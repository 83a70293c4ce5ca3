import CLibvirt

/// libvirt's list of named values of different types; borrowed, not owned.
struct TypedParameters {
  private let start: virTypedParameterPtr?
  private let count: Int32

  init(_ start: virTypedParameterPtr?, count: Int32) {
    self.start = start
    self.count = count
  }

  /// A value whose type is `int`; nil when it is missing or of another type.
  func int32(_ name: String) -> Int32? {
    var value: Int32 = 0
    return virTypedParamsGetInt(start, count, name, &value) == 1 ? value : nil
  }

  /// A value whose type is `unsigned long long`; nil when it is missing or of another type.
  func uint64(_ name: String) -> UInt64? {
    var value: UInt64 = 0
    return virTypedParamsGetULLong(start, count, name, &value) == 1 ? value : nil
  }
}
