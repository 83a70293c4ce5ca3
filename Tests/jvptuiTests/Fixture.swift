import Backend

@testable import jvptui

/// A small host as values.
enum Fixture {
  static let host = HostID("lab-a")

  static func uuid(_ number: UInt8) -> ObjectUUID {
    guard let uuid = ObjectUUID(bytes: Array(repeating: 0, count: 15) + [number]) else {
      preconditionFailure("16 bytes are a UUID")
    }
    return uuid
  }

  static let node = Node(
    hostname: "lab-a.example",
    uri: "qemu:///system",
    hypervisor: "QEMU",
    hypervisorVersion: "7.2.0",
    libvirtVersion: "9.0.0",
    cpuModel: "x86_64",
    cpuCount: 8,
    topology: Node.Topology(cells: 1, sockets: 1, cores: 4, threads: 2),
    megahertz: 3200,
    memory: 32 << 30,
    memoryUsed: 20 << 30
  )

  static func definition(
    title: String = "",
    disk: String? = nil,
    network: String = "default",
    tags: [String] = [],
    consoles: [DomainDefinition.ConsoleDevice] = [
      DomainDefinition.ConsoleDevice(alias: "serial0", kind: "serial")
    ]
  ) -> DomainDefinition {
    DomainDefinition(
      vcpus: 2,
      maximumVCPUs: 4,
      memory: 1 << 30,
      maximumMemory: 2 << 30,
      title: title,
      description: "",
      osID: "debian12",
      tags: tags,
      disks: disk.map {
        [
          DomainDefinition.Disk(
            target: "vda",
            device: "disk",
            source: $0,
            bus: "virtio",
            format: "qcow2",
            isReadOnly: false
          )
        ]
      } ?? [],
      interfaces: [
        DomainDefinition.Interface(
          kind: "network",
          source: network,
          mac: "52:54:00:00:00:01",
          model: "virtio",
          target: "vnet0"
        )
      ],
      consoles: consoles
    )
  }

  static let web1 = Domain(
    id: uuid(1),
    name: "web-1",
    runID: 4,
    state: DomainState(.running, reason: 1),
    isAutostart: true,
    hasSnapshots: true,
    definition: definition(title: "Front end", disk: "/tank/web-1.qcow2", tags: ["web", "prod"]),
    snapshotCount: 3,
    addresses: [
      DomainAddress(
        address: "192.168.122.90",
        prefix: 24,
        mac: "52:54:00:00:00:01",
        source: .lease
      )
    ]
  )
  static let web2 = Domain(
    id: uuid(2),
    name: "web-2",
    runID: 5,
    state: DomainState(.running, reason: 1),
    definition: definition(tags: ["web"])
  )
  static let web10 = Domain(
    id: uuid(3),
    name: "web-10",
    state: DomainState(.shutOff, reason: 1),
    definition: definition(tags: ["web"])
  )
  static let db = Domain(
    id: uuid(4),
    name: "db-1",
    runID: 6,
    state: DomainState(.paused, reason: 5),
    definition: definition(title: "Orders")
  )
  static let saved = Domain(
    id: uuid(5),
    name: "mail",
    state: DomainState(.shutOff, reason: 5),
    hasManagedSave: true,
    definition: definition()
  )
  static let transient = Domain(
    id: uuid(6),
    name: "runner",
    runID: 7,
    state: DomainState(.running, reason: 1),
    isPersistent: false,
    definition: definition()
  )
  static let chinese = Domain(
    id: uuid(7),
    name: "数据库-一",
    state: DomainState(.crashed, reason: 1),
    definition: definition(title: "日本語のタイトル")
  )

  static let domains = [web1, web2, web10, db, saved, transient, chinese]

  static let tank = StoragePool(
    id: uuid(20),
    name: "tank",
    state: .running,
    type: "dir",
    capacity: 100 << 30,
    allocation: 75 << 30,
    available: 25 << 30,
    isPersistent: true,
    isAutostart: true,
    volumeCount: 2,
    targetPath: "/tank",
    source: ""
  )
  static let cold = StoragePool(
    id: uuid(21),
    name: "cold",
    state: .inactive,
    type: "logical",
    capacity: 0,
    allocation: 0,
    available: 0,
    isPersistent: true,
    isAutostart: false,
    volumeCount: nil,
    targetPath: "/dev/vg0",
    source: "vg0"
  )

  static let volumes = [
    StorageVolume(
      id: StorageVolume.ID(pool: tank.id, name: "debian.qcow2"),
      path: "/tank/debian.qcow2",
      kind: "file",
      format: "qcow2",
      capacity: 10 << 30,
      allocation: 1 << 30,
      backingPath: nil,
      backingFormat: nil
    ),
    StorageVolume(
      id: StorageVolume.ID(pool: tank.id, name: "web-1.qcow2"),
      path: "/tank/web-1.qcow2",
      kind: "file",
      format: "qcow2",
      capacity: 20 << 30,
      allocation: 4 << 30,
      backingPath: "/tank/debian.qcow2",
      backingFormat: "qcow2"
    ),
  ]

  static let snapshots = [
    snapshot("fresh", parent: nil, 1_767_000_000),
    snapshot("patched", parent: "fresh", 1_767_100_000),
    snapshot("deployed", parent: "patched", 1_767_200_000, isCurrent: true),
  ]

  private static func snapshot(
    _ name: String,
    parent: String?,
    _ created: Int64,
    isCurrent: Bool = false
  ) -> Snapshot {
    Snapshot(
      id: Snapshot.ID(domain: web1.id, name: name),
      parent: parent,
      created: created,
      state: "running",
      isExternal: false,
      hasMemory: true,
      isCurrent: isCurrent,
      description: "",
      xml: "<domainsnapshot><name>\(name)</name></domainsnapshot>"
    )
  }

  static let network = Network(
    id: uuid(30),
    name: "default",
    isActive: true,
    isPersistent: true,
    isAutostart: true,
    mode: "nat",
    bridge: "virbr0",
    addresses: ["192.168.122.1/24"],
    dhcpRanges: ["192.168.122.2–192.168.122.254"],
    leases: [
      Network.Lease(
        mac: "52:54:00:00:00:01",
        address: "192.168.122.90",
        hostname: "web-1",
        expires: 1_767_229_200
      )
    ],
    xml: "<network>\n  <name>default</name>\n</network>"
  )
  static let isolated = Network(
    id: uuid(31),
    name: "lab-net",
    isActive: false,
    isPersistent: true,
    isAutostart: false,
    mode: "isolated",
    bridge: "virbr1",
    addresses: ["10.9.0.1/24"],
    dhcpRanges: [],
    leases: nil,
    xml: "<network/>"
  )

  static let detail = DomainDetail(
    xml: "<domain type='kvm'>\n  <name>web-1</name>\n  <!-- note -->\n  <vcpu>2</vcpu>\n</domain>",
    devices: [
      DomainDetail.Device(
        element: "disk",
        name: "vda",
        facts: [
          DomainDetail.Fact("source", "/tank/web-1.qcow2"), DomainDetail.Fact("bus", "virtio"),
        ]
      )
    ]
  )

  static let updates: [HostUpdate] = [
    .state(.connecting), .state(.syncing), .node(node), .domains(.loaded(domains)),
    .pools(.loaded([tank, cold])), .networks(.loaded([network, isolated])), .state(.online),
    .volumes(pool: tank.id, .loaded(volumes)),
    .snapshots(domain: web1.id, .loaded(snapshots)),
    .domainDetail(web1.id, .loaded(detail)),
    .occurrence(
      Occurrence(
        time: 1_767_225_500,
        subject: .domain,
        id: web1.id,
        name: "web-1",
        text: "started (booted)"
      )
    ),
    .occurrence(
      Occurrence(
        time: 1_767_225_550,
        subject: .domain,
        id: db.id,
        name: "db-1",
        text: "paused: I/O error",
        level: .warning
      )
    ),
  ]

  static func error(_ message: String, code: ErrorCode = .internalError) -> BackendError {
    BackendError(code: code, operation: "start", object: "“web-10” on lab-a", message: message)
  }
}
