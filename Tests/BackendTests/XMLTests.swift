import Testing

@testable import Backend

@Suite("XML from a host")
struct XMLTests {
  @Test(
    "that is broken or hostile is not read, and nothing else happens",
    arguments: [
      "", "<domain>", "no xml", "<pool/>",
      "<!DOCTYPE d [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><domain><name>&a;</name></domain>",
      "<!DOCTYPE d [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><domain><title>&b;</title></domain>",
      "<domain><title>\u{1B}[2J</title></domain>",
      String(repeating: "<a>", count: 5000) + String(repeating: "</a>", count: 5000),
      "<domain>" + String(repeating: "x", count: 5 << 20) + "</domain>",
    ]
  )
  func refused(text: String) {
    #expect(DomainDefinition.parse(text) == nil)
    #expect(HardwareReader.devices(in: text).isEmpty)
  }

  @Test("of a machine without anything in it is read as far as it goes")
  func empty() throws {
    let parsed = try #require(DomainDefinition.parse("<domain type='kvm'/>")?.definition)
    #expect(parsed.vcpus == 1)
    #expect(parsed.memory == 0)
    #expect(parsed.disks.isEmpty)
  }

  @Test(
    "gives memory in bytes, whatever its unit",
    arguments: [
      ("<memory>2</memory>", 2048), ("<memory unit='b'>7</memory>", 7),
      ("<memory unit='GB'>1</memory>", 1_000_000_000), ("<memory unit='GiB'>1</memory>", 1 << 30),
      ("<memory unit='parsec'>1</memory>", 0), ("<memory>-1</memory>", 0),
    ] as [(String, UInt64)]
  )
  func memory(element: String, bytes: UInt64) throws {
    let parsed = try #require(DomainDefinition.parse("<domain>\(element)</domain>")?.definition)
    #expect(parsed.maximumMemory == bytes)
  }

  @Test(
    "names the operating system shortly",
    arguments: [
      ("http://debian.org/debian/12", "debian12"), ("http://microsoft.com/win/10", "win10"),
      ("http://fedoraproject.org/fedora/38", "fedora38"), ("http://x.org/os", "os"),
      ("http://nixos.org/nixos/nixos-23", "nixos-23"), ("", ""),
    ]
  )
  func osID(address: String, expected: String) throws {
    let text = """
      <domain><metadata><l:libosinfo xmlns:l="http://libosinfo.org/xmlns/libvirt/domain/1.0">
      <l:os id="\(address)"/></l:libosinfo></metadata></domain>
      """
    #expect(try #require(DomainDefinition.parse(text)).definition.osID == expected)
  }

  @Test("shows disks of every kind of source")
  func sources() throws {
    let text = """
      <domain><devices>
      <disk><source file='/a/b'/><target dev='vda'/></disk>
      <disk type='block'><source dev='/dev/sdb'/></disk>
      <disk type='volume'><source pool='tank' volume='v'/></disk>
      <disk type='network'><source protocol='rbd' name='p/i'><host name='mon'/></source></disk>
      <disk type='file' device='cdrom'><target dev='sda'/></disk>
      </devices></domain>
      """
    let disks = try #require(DomainDefinition.parse(text)).definition.disks
    #expect(disks.map(\.source) == ["/a/b", "/dev/sdb", "tank/v", "rbd://mon/p/i", ""])
    #expect(disks.map(\.isReadOnly) == [false, false, false, false, true])
  }

  @Test("tells whether the guest agent is connected")
  func agent() throws {
    func text(_ state: String) -> String {
      """
      <domain><devices><channel type='unix'>
      <target type='virtio' name='org.qemu.guest_agent.0' state='\(state)'/></channel></devices>
      </domain>
      """
    }
    #expect(try #require(DomainDefinition.parse(text("connected"))).hasConnectedAgent)
    #expect(try !#require(DomainDefinition.parse(text("disconnected"))).hasConnectedAgent)
  }

  @Test("lists devices with what matters, and unknown ones by their attributes")
  func devices() throws {
    let text = """
      <domain>
      <os firmware='efi'><type arch='x86_64' machine='q35'>hvm</type><boot dev='hd'/>
      <boot dev='cdrom'/></os><features><acpi/><smm state='off'/></features>
      <cpu mode='host-model'/><clock offset='utc'><timer name='rtc'/></clock>
      <devices><emulator>/usr/bin/qemu</emulator>
      <disk device='disk'><driver type='qcow2' cache='none'/><source file='/b'/>
      <backingStore><source file='/base'/></backingStore><target dev='vda' bus='virtio'/></disk>
      <hostdev mode='subsystem' type='pci' managed='yes'><source>
      <address domain='0x0000' bus='0x06' slot='0x12' function='0x5'/></source></hostdev>
      <memory model='dimm'><target><size unit='MiB'>512</size></target></memory>
      <teleporter color='blue'><ring count='3'/></teleporter>
      </devices></domain>
      """
    let devices = HardwareReader.devices(in: text)
    #expect(
      devices.map(\.element) == [
        "os", "features", "cpu", "clock", "emulator", "disk", "hostdev", "memory", "teleporter",
      ]
    )
    func facts(_ element: String) -> [String] {
      devices.first { $0.element == element }?.facts.map { "\($0.label)=\($0.value)" } ?? []
    }
    #expect(facts("os").contains("boot=hd, cdrom"))
    #expect(facts("os").contains("firmware=efi"))
    #expect(facts("features") == ["acpi=on", "smm=off"])
    #expect(facts("disk").contains("based on=/base"))
    #expect(facts("memory").contains("size=512 MiB"))
    #expect(facts("teleporter") == ["color=blue", "ring count=3"])
    #expect(devices.first { $0.element == "hostdev" }?.name == "0000:06:12.5")
  }

  @Test("of a snapshot tells external from internal, and whether it holds memory")
  func snapshots() throws {
    let domain = try #require(ObjectUUID("6695eb01-f6a4-8304-79aa-97f2502e193f"))
    let id = Snapshot.ID(domain: domain, name: "s")
    let external = Snapshot.parse(
      """
      <domainsnapshot><name>s</name><state>disk-snapshot</state><memory snapshot='no'/>
      <parent><name>p</name></parent><creationTime>12</creationTime>
      <disks><disk name='vda' snapshot='external'/></disks></domainsnapshot>
      """,
      id: id,
      isCurrent: true
    )
    #expect(external.isExternal && !external.hasMemory && external.isCurrent)
    #expect(external.parent == "p")
    #expect(external.created == 12)
    let text = "<domainsnapshot><state>running</state></domainsnapshot>"
    let running = Snapshot.parse(text, id: id, isCurrent: false)
    #expect(running.hasMemory && !running.isExternal)
    #expect(Snapshot.parse("broken", id: id, isCurrent: false).name == "s")
  }

  @Test("of a network gives mode, addresses with prefix and ranges")
  func network() {
    let text = """
      <network><forward/><bridge name='virbr0'/>
      <ip address='10.0.0.1' netmask='255.255.252.0'><dhcp><range start='10.0.0.2' end='10.0.0.9'/>
      </dhcp></ip><ip family='ipv6' address='fd00::1' prefix='64'/></network>
      """
    let parts = NetworkParts.parse(text)
    #expect(parts.mode == "nat")
    #expect(parts.addresses == ["10.0.0.1/22", "fd00::1/64"])
    #expect(parts.dhcpRanges == ["10.0.0.2–10.0.0.9"])
    #expect(NetworkParts.parse("<network/>").mode == "isolated")
  }
}

@Suite("An identity")
struct ObjectUUIDTests {
  @Test("survives being written and read", arguments: [0, 1, 99] as [UInt8])
  func roundtrip(seed: UInt8) throws {
    let bytes = (0..<16).map { UInt8(truncatingIfNeeded: $0 * 37) &+ seed }
    let id = try #require(ObjectUUID(bytes: bytes))
    #expect(id.bytes == bytes)
    #expect(ObjectUUID(id.description) == id)
    #expect(id.description.count == 36)
  }

  @Test(
    "is not made of anything else",
    arguments: [
      "", "12", "6695eb01-f6a4-8304-79aa-97f2502e193", "zz95eb01-f6a4-8304-79aa-97f2502e193f",
    ]
  )
  func refused(text: String) {
    #expect(ObjectUUID(text) == nil)
  }
}
