import CLibvirt

extension Session {
  /// Every snapshot of a domain, oldest first.
  func snapshots(of id: ObjectUUID) throws(BackendError) -> [Snapshot] {
    let handle = try domain(id, say("list the snapshots of"))
    let current = currentSnapshot(of: handle)
    let domain = handle.pointer
    let snapshots = try list(
      say("list the snapshots"),
      call: { virDomainListAllSnapshots(domain, $0, $1) },
      free: virDomainSnapshotFree,
      read: { snapshot -> Snapshot? in
        guard let name = virDomainSnapshotGetName(snapshot).map({ String(cString: $0) }) else {
          return nil
        }
        let text = self.owned(virDomainSnapshotGetXMLDesc(snapshot, 0)) ?? ""
        return Snapshot.parse(
          text,
          id: Snapshot.ID(domain: id, name: name),
          isCurrent: name == current
        )
      }
    )
    return snapshots.sorted { ($0.created, $0.name) < ($1.created, $1.name) }
  }

  private func currentSnapshot(of handle: borrowing DomainHandle) -> String? {
    guard virDomainHasCurrentSnapshot(handle.pointer, 0) == 1,
      let snapshot = virDomainSnapshotCurrent(handle.pointer, 0)
    else { return nil }
    defer { virDomainSnapshotFree(snapshot) }
    return virDomainSnapshotGetName(snapshot).map { String(cString: $0) }
  }
}
