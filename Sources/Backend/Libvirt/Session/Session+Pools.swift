import CLibvirt

extension Session {
  /// Every pool, by name.
  func pools() throws(BackendError) -> [StoragePool] {
    let pools = try list(
      say("list the pools"),
      call: { virConnectListAllStoragePools(pointer, $0, $1) },
      free: virStoragePoolFree,
      read: { self.read(pool: $0) }
    )
    return pools.sorted(by: \.name, \.id)
  }

  /// One pool; nil only when it has no identity.
  private func read(pool: virStoragePoolPtr) -> StoragePool? {
    guard let id = ObjectUUID({ virStoragePoolGetUUID(pool, $0) }) else { return nil }
    var details = virStoragePoolInfo()
    let hasDetails = virStoragePoolGetInfo(pool, &details) == 0
    let isActive = virStoragePoolIsActive(pool) == 1
    let state = hasDetails ? StoragePool.State(rawValue: Int32(details.state)) : nil
    var autostart: Int32 = 0
    let knowsAutostart = virStoragePoolGetAutostart(pool, &autostart) == 0
    let volumes = isActive ? virStoragePoolNumOfVolumes(pool) : -1
    let parts = PoolParts.parse(owned(virStoragePoolGetXMLDesc(pool, 0)) ?? "")
    return StoragePool(
      id: id,
      name: virStoragePoolGetName(pool).map { String(cString: $0) } ?? "",
      state: state ?? (isActive ? .running : .inactive),
      type: parts.type,
      capacity: hasDetails ? details.capacity : 0,
      allocation: hasDetails ? details.allocation : 0,
      available: hasDetails ? details.available : 0,
      isPersistent: virStoragePoolIsPersistent(pool) != 0,
      isAutostart: knowsAutostart && autostart != 0,
      volumeCount: volumes >= 0 ? Int(volumes) : nil,
      targetPath: parts.targetPath,
      source: parts.source
    )
  }

  /// Every volume of a pool, by name; none while the pool is inactive.
  func volumes(of id: ObjectUUID) throws(BackendError) -> [StorageVolume] {
    let handle = try pool(id, say("list the volumes of"))
    let pool = handle.pointer
    guard virStoragePoolIsActive(pool) == 1 else { return [] }
    let volumes = try list(
      say("list the volumes"),
      call: { virStoragePoolListAllVolumes(pool, $0, $1) },
      free: virStorageVolFree,
      read: { self.read(volume: $0, pool: id) }
    )
    return volumes.sorted { $0.name < $1.name }
  }

  /// One volume; nil when it has vanished since it was listed.
  private func read(volume: virStorageVolPtr, pool: ObjectUUID) -> StorageVolume? {
    let name = virStorageVolGetName(volume).map { String(cString: $0) } ?? ""
    let id = StorageVolume.ID(pool: pool, name: name)
    if let text = owned(virStorageVolGetXMLDesc(volume, 0)),
      let parsed = StorageVolume.parse(text, id: id)
    {
      return parsed
    }
    if BackendError.last("").saysGone { return nil }
    var details = virStorageVolInfo()
    let hasDetails = virStorageVolGetInfo(volume, &details) == 0
    return StorageVolume(
      id: id,
      path: virStorageVolGetKey(volume).map { String(cString: $0) } ?? "",
      kind: "",
      format: "",
      capacity: hasDetails ? details.capacity : 0,
      allocation: hasDetails ? details.allocation : 0,
      backingPath: nil,
      backingFormat: nil
    )
  }
}
