extension DemoHost {
  /// What the company's own business runs on.
  static let services = web + data + infrastructure

  private static let web = [
    DemoMachine(
      name: "web-01",
      title: "Public web server",
      description: "nginx and the shop; the load balancer sends it half of the visitors.",
      processors: 4,
      memory: 4096,
      tags: ["web", "production"],
      disks: [.volume(.tank, "web-01.qcow2", 20, used: 31, base: "debian-12-web.qcow2")],
      snapshots: [
        DemoSnapshot(name: "fresh-install", description: "Right after the installer.", age: 2160),
        DemoSnapshot(name: "before-nginx-1.26", parent: "fresh-install", age: 700),
        DemoSnapshot(name: "shop-3.2", parent: "before-nginx-1.26", age: 30, isCurrent: true),
        DemoSnapshot(name: "try-http3", parent: "fresh-install", age: 340, state: "shutoff"),
      ]
    ),
    DemoMachine(
      name: "web-02",
      title: "Public web server",
      processors: 4,
      memory: 4096,
      tags: ["web", "production"],
      disks: [.volume(.tank, "web-02.qcow2", 20, used: 28, base: "debian-12-web.qcow2")]
    ),
    DemoMachine(
      name: "web-staging",
      title: "What goes live next",
      tags: ["web", "staging"],
      disks: [.volume(.tank, "web-staging.qcow2", 20, used: 22, base: "debian-12-web.qcow2")],
      interfaces: [.network("office")]
    ),
    DemoMachine(
      name: "lb-01",
      title: "Load balancer",
      system: .alpine,
      memory: 512,
      tags: ["web", "edge", "production"],
      disks: [.volume(.tank, "lb-01.qcow2", 4, used: 3)],
      interfaces: [.network("dmz"), .network("default")],
      extras: [.agent, .watchdog]
    ),
    DemoMachine(
      name: "lb-02",
      title: "Load balancer, standing by",
      system: .alpine,
      memory: 512,
      tags: ["web", "edge", "production"],
      disks: [.volume(.tank, "lb-02.qcow2", 4, used: 3)],
      interfaces: [.network("dmz"), .network("default")],
      extras: [.agent, .watchdog]
    ),
  ]

  private static let data = [
    DemoMachine(
      name: "db-01",
      title: "PostgreSQL, primary",
      description: "Orders and customers. Fail over to db-02 before any maintenance.",
      processors: 16,
      memory: 65536,
      tags: ["db", "production"],
      disks: [
        .volume(.volumeGroup, "db-01-root", 16, used: 160),
        .volume(.volumeGroup, "db-01-data", 40, used: 400),
        .volume(.volumeGroup, "db-01-wal", 8, used: 80),
      ],
      interfaces: [.network("default"), .bridge("br-storage")],
      snapshots: [DemoSnapshot(name: "before-pg16", age: 1100, isCurrent: true)]
    ),
    DemoMachine(
      name: "db-02",
      title: "PostgreSQL, replica",
      processors: 16,
      memory: 65536,
      currentMemory: 32768,
      tags: ["db", "production"],
      disks: [
        .volume(.ceph, "db-02-root", 16, used: 91),
        .volume(.ceph, "db-02-data", 40, used: 183),
      ],
      interfaces: [.network("default"), .bridge("br-storage")]
    ),
    DemoMachine(
      name: "db-archive",
      title: "Closed years, read only",
      system: .rocky9,
      state: .shutOff,
      memory: 8192,
      tags: ["db"],
      disks: [.volume(.ceph, "db-archive", 80, used: 112)],
      hasManagedSave: true
    ),
    DemoMachine(
      name: "cache-01",
      title: "Valkey",
      memory: 16384,
      tags: ["cache", "production"],
      disks: [.volume(.tank, "cache-01.qcow2", 10, used: 12, base: "debian-12-base.qcow2")]
    ),
    DemoMachine(
      name: "queue-01",
      title: "RabbitMQ",
      state: .blocked,
      memory: 4096,
      tags: ["queue", "production"],
      disks: [.volume(.tank, "queue-01.qcow2", 20, used: 29, base: "rocky-9-base.qcow2")]
    ),
    DemoMachine(
      name: "files",
      title: "Samba and NFS for everyone",
      description: "Eight disks in a ZFS pool inside the machine; one network for each group.",
      system: .freebsd14,
      processors: 8,
      memory: 32768,
      tags: ["files", "production"],
      disks: [.volume(.scratch, "files-root.qcow2", 30, used: 63)]
        + (1...8).map { .volume(.ceph, "files-tank-\($0)", 1000, used: 14, bus: "scsi") },
      interfaces: [
        .network("office"), .network("lab-isolated"), .bridge("br0"), .bridge("br-storage"),
      ]
    ),
  ]

  private static let infrastructure = [
    DemoMachine(
      name: "mail",
      title: "Postfix and Dovecot",
      memory: 6144,
      tags: ["mail", "production"],
      disks: [
        .volume(.tank, "mail.qcow2", 20, used: 35, base: "debian-12-base.qcow2"),
        .volume(.ceph, "mail-spool", 200, used: 77),
      ],
      interfaces: [.network("dmz")]
    ),
    DemoMachine(
      name: "dns-01",
      system: .openbsd7,
      processors: 1,
      memory: 256,
      tags: ["edge"],
      disks: [.volume(.tank, "dns-01.qcow2", 2, used: 6)],
      interfaces: [.network("office"), .network("dmz")],
      extras: []
    ),
    DemoMachine(
      name: "firewall",
      title: "pf between the office and the rest",
      system: .openbsd7,
      processors: 2,
      memory: 1024,
      tags: ["edge", "production"],
      disks: [.volume(.tank, "firewall.qcow2", 4, used: 9)],
      interfaces: [.bridge("br0"), .network("office"), .network("dmz"), .direct("eno2")],
      extras: [.watchdog, .serialSocket]
    ),
    DemoMachine(
      name: "monitoring",
      title: "Prometheus and Grafana",
      processors: 4,
      memory: 8192,
      tags: ["ops"],
      disks: [.volume(.scratch, "monitoring.qcow2", 60, used: 88)],
      interfaces: [.network("office")]
    ),
    DemoMachine(
      name: "backup",
      title: "Restic, every night at two",
      state: .paused,
      memory: 4096,
      tags: ["ops"],
      disks: [
        .volume(.tank, "backup.qcow2", 10, used: 15),
        DemoDisk(source: .file("/mnt/offsite/backup-store.qcow2")),
      ]
    ),
  ]
}
