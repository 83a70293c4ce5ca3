extension DemoHost {
  /// Machines whose names show what a list must bear.
  static let world = scripts + punctuation

  private static let scripts = [
    DemoMachine(
      name: "数据库-上海",
      title: "上海办事处的数据库",
      system: .rocky9,
      memory: 8192,
      tags: ["db", "上海"],
      disks: [.volume(.tank, "上海.qcow2", 40, used: 46, base: "rocky-9-base.qcow2")]
    ),
    DemoMachine(
      name: "開発サーバー",
      title: "東京チームの開発環境",
      system: .ubuntu2404,
      processors: 8,
      memory: 16384,
      tags: ["dev"],
      disks: [.volume(.tank, "kaihatsu.qcow2", 60, used: 57)],
      interfaces: [.network("office")]
    ),
    DemoMachine(
      name: "테스트-서버",
      system: .ubuntu2404,
      state: .shutOff,
      tags: ["test"],
      disks: [.volume(.tank, "test-kr.qcow2", 20, used: 19)]
    ),
    DemoMachine(
      name: "خادم-الملفات",
      title: "ملفات مكتب دبي",
      state: .shutOff,
      tags: ["files"],
      disks: [.volume(.tank, "dubai-files.qcow2", 40, used: 33, base: "debian-12-base.qcow2")]
    ),
    DemoMachine(
      name: "שרת-דואר",
      state: .shutOff,
      tags: ["mail"],
      disks: [.volume(.tank, "mail-tlv.qcow2", 20, used: 11)]
    ),
    DemoMachine(
      name: "бухгалтерия",
      title: "1С для бухгалтерии",
      system: .windows2022,
      processors: 4,
      memory: 8192,
      tags: ["windows"],
      disks: [.volume(.ceph, "buh", 100, used: 39, bus: "sata")],
      interfaces: [.network("office")]
    ),
    DemoMachine(
      name: "caf\u{e9}-wi-fi",
      title: "Réseau invité du café",
      system: .alpine,
      processors: 1,
      memory: 256,
      tags: ["edge"],
      disks: [.volume(.tank, "cafe.qcow2", 2, used: 2)],
      interfaces: [.bridge("br0")]
    ),
    DemoMachine(
      name: "cre\u{300}me-bru\u{302}le\u{301}e",
      title: "Accents as combining marks",
      state: .shutOff,
      tags: ["test"],
      disks: [.volume(.tank, "creme.qcow2", 8, used: 5)]
    ),
    DemoMachine(
      name: "เซิร์ฟเวอร์ทดสอบ",
      state: .shutOff,
      tags: ["test"],
      disks: [.volume(.tank, "thai.qcow2", 8, used: 5)]
    ),
    DemoMachine(
      name: "🐳 container host",
      title: "Docker, since nobody asked",
      system: .fedora40,
      processors: 4,
      memory: 8192,
      tags: ["dev"],
      disks: [.volume(.scratch, "docker.qcow2", 60, used: 96)]
    ),
  ]

  private static let punctuation = [
    DemoMachine(
      name: "R&D <build \"nightly\">",
      title: "Research & development",
      description: "5 > 4 && 3 < 4\nThe second line of a description.\n\n\tAnd an indented one.",
      processors: 8,
      memory: 16384,
      tags: ["dev", "r&d"],
      disks: [.volume(.tank, "r&d <build>.qcow2", 40, used: 44)]
    ),
    DemoMachine(
      name: "-scratch",
      title: "Its name begins with a dash",
      system: nil,
      state: .shutOff,
      disks: [.volume(.tank, "-scratch.qcow2", 4, used: 1)]
    ),
    DemoMachine(
      name: "customer-4711-acceptance-test-environment-for-the-second-phase-of-the-"
        + "warehouse-migration-project-do-not-delete-before-the-audit",
      title: "As long as the customer wanted it",
      memory: 4096,
      tags: ["customer", "test"],
      disks: [.volume(.tank, "customer-4711.qcow2", 40, used: 25, base: "rocky-9-base.qcow2")],
      interfaces: [.network("lab-isolated")]
    ),
    DemoMachine(
      name: "empty",
      system: nil,
      state: .shutOff,
      processors: 1,
      memory: 64,
      interfaces: [],
      extras: []
    ),
  ]
}
