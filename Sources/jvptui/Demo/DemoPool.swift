/// A storage pool of the demo host.
enum DemoPool: String, CaseIterable {
  case tank
  case scratch
  case media
  case volumeGroup
  case ceph

  var name: String {
    switch self {
    case .tank: "tank"
    case .scratch: "scratch"
    case .media: "media"
    case .volumeGroup: "vg-fast"
    case .ceph: "ceph"
    }
  }

  /// What libvirt calls the pool's type.
  var type: String {
    switch self {
    case .tank: "dir"
    case .scratch: "fs"
    case .media: "netfs"
    case .volumeGroup: "logical"
    case .ceph: "rbd"
    }
  }

  /// The `type` of a disk whose source is a volume of this pool.
  var diskKind: String {
    switch self {
    case .tank, .scratch, .media: "file"
    case .volumeGroup: "block"
    case .ceph: "network"
    }
  }

  /// Where the host sees the pool; empty where it sees none.
  var targetPath: String {
    switch self {
    case .tank: "/var/lib/libvirt/images"
    case .scratch: "/srv/scratch"
    case .media: "/srv/media"
    case .volumeGroup: "/dev/vg-fast"
    case .ceph: ""
    }
  }

  /// The path by which a machine names a volume.
  func path(of volume: String) -> String {
    self == .ceph ? "vms/\(volume)" : "\(targetPath)/\(volume)"
  }

  /// The element that libvirt reads, with the pool's volumes.
  func element(volumes: [DemoVolume]) -> DemoElement {
    var identity = DemoIdentity("pool/\(name)")
    let mode = [
      DemoElement("mode", text: "0711"), DemoElement("owner", text: "0"),
      DemoElement("group", text: "0"),
    ]
    let target = DemoElement(
      "target",
      [
        DemoElement("path", text: targetPath), DemoElement("permissions", mode),
      ]
    )
    let head = [DemoElement("name", text: name), DemoElement("uuid", text: identity.uuid())]
    let body = source + (self == .ceph ? [] : [target])
    return DemoElement("pool", ["type": type], head + body + volumes.map(\.element))
  }

  private var source: [DemoElement] {
    switch self {
    case .tank:
      []
    case .scratch:
      [
        DemoElement(
          "source",
          [
            DemoElement("device", ["path": "/dev/nvme1n1p1"]),
            DemoElement("format", ["type": "ext4"]),
          ]
        )
      ]
    case .media:
      [
        DemoElement(
          "source",
          [
            DemoElement("host", ["name": "nas.example.com"]),
            DemoElement("dir", ["path": "/volume1/media"]),
            DemoElement("format", ["type": "nfs"]),
          ]
        )
      ]
    case .volumeGroup:
      [
        DemoElement(
          "source",
          [
            DemoElement("device", ["path": "/dev/nvme2n1"]),
            DemoElement("device", ["path": "/dev/nvme3n1"]),
            DemoElement("name", text: "vg-fast"),
            DemoElement("format", ["type": "lvm2"]),
          ]
        )
      ]
    case .ceph:
      [
        DemoElement(
          "source",
          [
            DemoElement("host", ["name": "ceph-mon.example.com", "port": "6789"]),
            DemoElement("name", text: "vms"),
          ]
        )
      ]
    }
  }
}
