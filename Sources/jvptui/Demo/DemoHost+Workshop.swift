extension DemoHost {
  /// Where software is built, tried and broken.
  static let workshop = continuousIntegration + cluster + laboratory

  private static let continuousIntegration: [DemoMachine] =
    [
      DemoMachine(
        name: "ci-controller",
        title: "Hands out the builds",
        processors: 4,
        memory: 8192,
        tags: ["ci"],
        disks: [.volume(.scratch, "ci-controller.qcow2", 40, used: 42)],
        interfaces: [.network("office")]
      )
    ]
    + (1...4).map { number in
      DemoMachine(
        name: "ci-runner-\(number)",
        description: "Made for one build, gone after it.",
        system: .ubuntu2404,
        processors: 8,
        memory: 16384,
        tags: ["ci", "ephemeral"],
        disks: [
          .volume(
            .scratch,
            "ci-runner-\(number).qcow2",
            40,
            used: 5 + 4 * number,
            base: "ci-runner-base.qcow2"
          )
        ],
        extras: [.agent],
        isTransient: true
      )
    }

  private static let cluster: [DemoMachine] =
    (1...3).map { number in
      DemoMachine(
        name: "k8s-node-\(number)",
        title: "Kubernetes",
        system: .rocky9,
        state: number == 3 ? .crashed : .running,
        processors: 8,
        memory: 32768,
        tags: ["k8s", "production"],
        disks: [
          DemoDisk(
            source: DemoDisk.volume(.ceph, "k8s-node-\(number)", 60, used: 33).source,
            isNamedByPool: true
          )
        ],
        interfaces: [.network("default"), .network("lab-isolated")],
        extras: [.agent]
      )
    }

  private static let laboratory = [
    DemoMachine(
      name: "lab-router",
      system: .debian11,
      processors: 1,
      memory: 512,
      tags: ["lab"],
      disks: [.volume(.tank, "lab-router.qcow2", 4, used: 8)],
      interfaces: [.network("default"), .network("lab-isolated")]
    ),
    DemoMachine(
      name: "lab-pxe",
      title: "Diskless, boots from the network",
      system: nil,
      state: .paused,
      memory: 1024,
      tags: ["lab"],
      interfaces: [.network("lab-isolated")],
      extras: [.vnc]
    ),
    DemoMachine(
      name: "lab-arch",
      system: .arch,
      state: .shutOff,
      tags: ["lab"],
      disks: [.volume(.tank, "lab-arch.qcow2", 20, used: 51)],
      interfaces: [.network("lab-isolated")],
      snapshots: [
        DemoSnapshot(name: "base", age: 500, state: "shutoff"),
        DemoSnapshot(name: "kernel-6.9", parent: "base", age: 400, state: "shutoff"),
        DemoSnapshot(name: "kernel-6.10", parent: "kernel-6.9", age: 300, state: "shutoff"),
        DemoSnapshot(
          name: "kernel-6.10 + patch",
          parent: "kernel-6.10",
          age: 20,
          state: "shutoff",
          isCurrent: true
        ),
        DemoSnapshot(name: "zfs", parent: "kernel-6.9", age: 120, state: "shutoff"),
      ]
    ),
    DemoMachine(
      name: "lab-suse",
      system: .suse,
      state: .shuttingDown,
      tags: ["lab"],
      disks: [.volume(.tank, "lab-suse.qcow2", 20, used: 24)]
    ),
    DemoMachine(
      name: "lab-freebsd",
      system: .freebsd14,
      state: .shutOff,
      tags: ["lab"],
      disks: [.volume(.tank, "lab-freebsd.qcow2", 20, used: 4), .cdrom("FreeBSD-14.1-disc1.iso")]
    ),
    DemoMachine(
      name: "from-esxi",
      title: "Old shop, as it came from VMware",
      system: .rhel9,
      state: .crashed,
      memory: 4096,
      tags: ["legacy"],
      disks: [DemoDisk(source: .medium(pool: .tank, name: "migrated-from-esxi.vmdk"))]
    ),
  ]
}
