/// A disk of a machine of the demo host.
struct DemoDisk: Sendable {
  enum Source: Sendable {
    /// A volume of a pool, made together with the disk.
    case volume(DemoVolume)
    /// A volume that the pool has anyway, read only, such as an installation medium.
    case medium(pool: DemoPool, name: String)
    /// A drive without a medium.
    case empty
    /// A file outside of all pools.
    case file(String)
  }

  let source: Source
  var device = "disk"
  var bus = "virtio"
  /// True where the machine names pool and volume instead of a path.
  var isNamedByPool = false

  /// A disk on a new volume of `pool`.
  ///
  /// - Parameters:
  ///   - pool: The pool that holds the volume.
  ///   - name: The volume's name.
  ///   - capacity: What the guest sees, in GiB.
  ///   - used: What the host has given, in tenths of a GiB.
  ///   - base: The volume of the same pool that this one is layered on.
  ///   - bus: How the guest sees the disk.
  /// - Returns: The disk.
  static func volume(
    _ pool: DemoPool,
    _ name: String,
    _ capacity: Int,
    used: Int,
    base: String? = nil,
    bus: String = "virtio"
  ) -> DemoDisk {
    let volume = DemoVolume(
      pool: pool,
      name: name,
      capacity: capacity,
      allocation: used,
      base: base
    )
    return DemoDisk(source: .volume(volume), bus: bus)
  }

  /// A CD-ROM drive with an image of the pool of installation media.
  static func cdrom(_ name: String) -> DemoDisk {
    DemoDisk(source: .medium(pool: .media, name: name), device: "cdrom", bus: "sata")
  }

  /// A CD-ROM drive with nothing in it.
  static let emptyDrive = DemoDisk(source: .empty, device: "cdrom", bus: "sata")
}

extension DemoDisk {
  /// The element that libvirt reads, for the disk that the guest sees as `target`.
  func element(target: String) -> DemoElement {
    let driver = DemoElement("driver", ["name": "qemu", "type": format, "discard": "unmap"])
    var children = source.isEmpty ? [] : [sourceElement]
    children.append(DemoElement("target", ["dev": target, "bus": bus]))
    if device == "cdrom" {
      children.append(DemoElement("readonly"))
    }
    return DemoElement("disk", ["type": kind, "device": device], [driver] + children)
  }

  private var format: String {
    switch source {
    case .volume(let volume): volume.format
    case .medium, .empty: "raw"
    case .file: "qcow2"
    }
  }

  private var pool: DemoPool? {
    switch source {
    case .volume(let volume): volume.pool
    case .medium(let pool, _): pool
    case .empty, .file: nil
    }
  }

  private var kind: String {
    guard let pool else { return "file" }
    return isNamedByPool ? "volume" : pool.diskKind
  }

  private var sourceElement: DemoElement {
    switch source {
    case .volume(let volume): element(pool: volume.pool, volume: volume.name)
    case .medium(let pool, let name): element(pool: pool, volume: name)
    case .file(let path): DemoElement("source", ["file": path])
    case .empty: DemoElement("source")
    }
  }

  private func element(pool: DemoPool, volume: String) -> DemoElement {
    if isNamedByPool {
      return DemoElement("source", ["pool": pool.name, "volume": volume])
    }
    let path = pool.path(of: volume)
    switch pool.diskKind {
    case "block": return DemoElement("source", ["dev": path])
    case "network":
      let host = DemoElement("host", ["name": "ceph-mon.example.com", "port": "6789"])
      return DemoElement("source", ["protocol": "rbd", "name": path], [host])
    default: return DemoElement("source", ["file": path])
    }
  }
}

extension DemoDisk.Source {
  fileprivate var isEmpty: Bool {
    if case .empty = self { true } else { false }
  }
}
