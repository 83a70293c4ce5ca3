/// The host that `--demo` shows: a small company's machines on libvirt's in-process test driver.
enum DemoHost {
  /// Every machine of the host.
  static let machines = services + desktops + workshop + world

  /// The description in the form that `test:///FILE` reads.
  ///
  /// - Parameter now: The time in seconds since 1970, from which the ages of snapshots count.
  /// - Returns: The whole file.
  static func xml(now: Int) -> String {
    let root = DemoElement(
      "node",
      [hardware, memory]
        + DemoNetwork.allCases.map(\.element)
        + pools
        + machines.map { $0.element(now: now) }
    )
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root.render()
  }

  /// The images that machines are installed from, or layered on.
  static let commonVolumes = [
    DemoVolume(pool: .tank, name: "debian-12-base.qcow2", capacity: 20, allocation: 14),
    DemoVolume(
      pool: .tank,
      name: "debian-12-web.qcow2",
      capacity: 20,
      allocation: 6,
      base: "debian-12-base.qcow2"
    ),
    DemoVolume(pool: .tank, name: "rocky-9-base.qcow2", capacity: 20, allocation: 16),
    DemoVolume(pool: .tank, name: "windows-11-base.qcow2", capacity: 64, allocation: 98),
    DemoVolume(pool: .tank, name: "migrated-from-esxi.vmdk", capacity: 80, allocation: 76),
    DemoVolume(pool: .scratch, name: "ci-runner-base.qcow2", capacity: 40, allocation: 47),
    DemoVolume(pool: .scratch, name: "lost+found.raw", capacity: 1, allocation: 0),
    DemoVolume(pool: .media, name: "debian-12.7.0-amd64-netinst.iso", capacity: 1, allocation: 7),
    DemoVolume(pool: .media, name: "ubuntu-24.04-live-server.iso", capacity: 3, allocation: 26),
    DemoVolume(pool: .media, name: "Win11_24H2_English_x64.iso", capacity: 6, allocation: 54),
    DemoVolume(pool: .media, name: "virtio-win-0.1.262.iso", capacity: 1, allocation: 7),
    DemoVolume(pool: .media, name: "FreeBSD-14.1-disc1.iso", capacity: 2, allocation: 12),
    DemoVolume(pool: .media, name: "openbsd-install75.iso", capacity: 1, allocation: 6),
    DemoVolume(pool: .volumeGroup, name: "swap", capacity: 8, allocation: 80),
  ]

  private static let hardware = DemoElement(
    "cpu",
    [
      DemoElement("mhz", text: "3400"), DemoElement("model", text: "x86_64"),
      DemoElement("nodes", text: "2"), DemoElement("sockets", text: "1"),
      DemoElement("cores", text: "16"), DemoElement("threads", text: "2"),
      DemoElement("active", text: "64"),
    ]
  )

  /// 256 GiB, in KiB as the test driver wants it.
  private static let memory = DemoElement("memory", text: "268435456")

  private static var pools: [DemoElement] {
    let volumes = commonVolumes + machines.flatMap(\.disks).compactMap(\.ownVolume)
    return DemoPool.allCases.map { pool in
      pool.element(volumes: volumes.filter { $0.pool == pool })
    }
  }
}

extension DemoDisk {
  /// The volume that was made for this disk, or nil where it has none of its own.
  var ownVolume: DemoVolume? {
    if case .volume(let volume) = source { volume } else { nil }
  }
}
