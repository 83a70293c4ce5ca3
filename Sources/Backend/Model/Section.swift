/// One kind of resource as far as it is known: never a failure of the whole host.
public enum Section<Value: Sendable>: Sendable {
  /// Asked for, not answered yet.
  case loading
  /// The answer.
  case loaded(Value)
  /// The driver does not have this kind of resource (libvirt's code 3); not an error.
  case unsupported
  /// Asking failed.
  case failed(BackendError)

  /// The answer, where there is one.
  public var value: Value? {
    if case .loaded(let value) = self { value } else { nil }
  }
}

extension Section: Equatable where Value: Equatable {}
