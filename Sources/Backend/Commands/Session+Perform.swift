import CLibvirt

extension Session {
  /// Carries a checked command out.
  func perform(_ command: Command) throws(BackendError) {
    switch command {
    case .domain(let id, let action): try perform(action, on: id, command.operation)
    case .pool(let id, let action): try perform(action, on: id, command.operation)
    case .network(let id, let action): try perform(action, on: id, command.operation)
    }
  }

  private func perform(
    _ action: PoolAction,
    on id: ObjectUUID,
    _ operation: String
  ) throws(BackendError) {
    let handle = try pool(id, operation)
    let pool = handle.pointer
    let object = label(handle.name)
    switch action {
    case .start: try check(virStoragePoolCreate(pool, 0), operation, object)
    case .stop:
      let users = try users(ofPool: handle)
      try refuse(users, operation, object)
      try check(virStoragePoolDestroy(pool), operation, object)
    case .refresh: try check(virStoragePoolRefresh(pool, 0), operation, object)
    case .setAutostart(let isOn):
      try check(virStoragePoolSetAutostart(pool, isOn ? 1 : 0), operation, object)
    }
  }

  private func perform(
    _ action: NetworkAction,
    on id: ObjectUUID,
    _ operation: String
  ) throws(BackendError) {
    let handle = try network(id, operation)
    let network = handle.pointer
    let object = label(handle.name)
    switch action {
    case .start: try check(virNetworkCreate(network), operation, object)
    case .stop:
      let users = try users(ofNetwork: handle.name)
      try refuse(users, operation, object)
      try check(virNetworkDestroy(network), operation, object)
    case .setAutostart(let isOn):
      try check(virNetworkSetAutostart(network, isOn ? 1 : 0), operation, object)
    }
  }

  private func refuse(
    _ users: [String],
    _ operation: String,
    _ object: String
  ) throws(BackendError) {
    guard !users.isEmpty else { return }
    let shown = users.sorted().prefix(10).joined(separator: ", ")
    let rest = users.count - 10
    throw BackendError(
      code: .inUse,
      operation: operation,
      object: object,
      message: rest > 0 ? say("used by \(shown) and \(rest) more") : say("used by \(shown)"),
      advice: users.count == 1
        ? say("Shut that machine down first.") : say("Shut those machines down first.")
    )
  }
}
