extension Snapshot {
  /// What a snapshot's XML says; with what is known without it when it cannot be read.
  static func parse(_ text: String, id: ID, isCurrent: Bool) -> Snapshot {
    let root = XMLDocument(text)?.root
    let state = root?.value("state") ?? ""
    let memory = root?.value("memory@snapshot")
    let disks = root?.first("disks")?.all("disk") ?? []
    let hasExternalDisk = disks.contains { $0.attribute("snapshot") == "external" }
    // Without a `memory` element the state decides: a running machine was taken as a whole.
    let hasMemory = memory.map { $0 != "no" } ?? ["running", "paused"].contains(state)
    return Snapshot(
      id: id,
      parent: root?.value("parent/name"),
      created: root?.value("creationTime").flatMap { Int64($0) } ?? 0,
      state: state,
      isExternal: hasExternalDisk || memory == "external",
      hasMemory: hasMemory,
      isCurrent: isCurrent,
      description: root?.value("description") ?? "",
      xml: text
    )
  }
}
