import Glibc

/// A host description for libvirt's test driver, in a file of its own that ends with the value.
final class TestDriverFile: Sendable {
  let path: String
  var uri: String { "test://" + path }

  init(_ content: String = TestDriverFile.standard) throws {
    var template = Array("/tmp/jvptui-backend-XXXXXX.xml".utf8CString)
    let descriptor = mkstemps(&template, 4)
    guard descriptor >= 0 else { throw Failure.noFile(errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { close(descriptor) }
    var bytes = Array(content.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw Failure.noFile(errno) }
      bytes = bytes.dropFirst(count)
    }
  }

  deinit { unlink(path) }

  /// What the system refused, by its error number.
  enum Failure: Error {
    case noFile(Int32)
  }

  /// Machines of several kinds, a pool with volumes, two networks.
  static let standard = node(
    domain("web", state: 1, devices: webDevices, extra: webExtra)
      + domain("db", state: 3)
      + domain("old", state: 5, extra: snapshots)
      + domain("bare", state: 5, isBare: true)
      + networks + pool
  )

  static func node(_ content: String) -> String {
    """
    <node>
      <cpu><mhz>2400</mhz><model>testcpu</model><active>8</active><nodes>1</nodes>
      <sockets>2</sockets><cores>2</cores><threads>2</threads></cpu>
      <memory>8388608</memory>
      \(content)
    </node>
    """
  }

  static func domain(
    _ name: String,
    state: Int,
    devices: String = "",
    extra: String = "",
    isBare: Bool = false
  ) -> String {
    """
    <domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'>
      <name>\(name)</name>
      <memory unit='MiB'>\(isBare ? 1 : 512)</memory>
      \(isBare ? "" : "<vcpu current='1'>2</vcpu>")
      <os><type>hvm</type></os>
      <test:runstate>\(state)</test:runstate>
      \(extra)
      \(isBare ? "" : "<devices>\(devices)</devices>")
    </domain>

    """
  }

  private static let webDevices = """
    <disk type='file' device='disk'><driver name='qemu' type='qcow2'/>
      <source file='/pool-a/web.qcow2'/><target dev='vda' bus='virtio'/></disk>
    <disk type='file' device='cdrom'><target dev='sda' bus='sata'/><readonly/></disk>
    <interface type='network'><mac address='52:54:00:aa:bb:01'/><source network='lan'/>
      <model type='virtio'/></interface>
    """

  private static let webExtra = """
    <title>Front &amp; centre</title>
    <description>Two
    lines</description>
    <metadata>
      <libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
        <libosinfo:os id="http://debian.org/debian/12"/></libosinfo:libosinfo>
      <t:tags xmlns:t="https://jvptui.org/xmlns/tags/1.0"><t:tag>web</t:tag><t:tag>prod</t:tag></t:tags>
    </metadata>
    """

  private static let snapshots = """
    <test:domainsnapshot><name>first</name><creationTime>1000</creationTime>
      <state>shutoff</state><active>0</active><description>before</description></test:domainsnapshot>
    <test:domainsnapshot><name>second</name><creationTime>2000</creationTime>
      <parent><name>first</name></parent><state>running</state><active>1</active>
      </test:domainsnapshot>
    """

  private static let networks = """
    <network><name>lan</name><forward mode='nat'/><bridge name='virbr9'/>
      <ip address='192.168.9.1' netmask='255.255.255.0'>
        <dhcp><range start='192.168.9.2' end='192.168.9.99'/></dhcp></ip></network>
    <network><name>quiet</name><bridge name='virbr8'/></network>

    """

  private static let pool = """
    <pool type='dir'><name>pool-a</name><uuid>dddddddd-0000-0000-0000-000000000001</uuid>
      <capacity>1000000</capacity><available>600000</available>
      <target><path>/pool-a</path></target>
      <volume><name>web.qcow2</name><capacity unit='GiB'>10</capacity>
        <target><path>/pool-a/web.qcow2</path><format type='qcow2'/></target>
        <backingStore><path>/pool-a/base.qcow2</path><format type='qcow2'/></backingStore></volume>
      <volume><name>base.qcow2</name><capacity unit='GiB'>5</capacity>
        <target><path>/pool-a/base.qcow2</path><format type='qcow2'/></target></volume>
    </pool>
    <pool type='logical'><name>pool-b</name><uuid>dddddddd-0000-0000-0000-000000000002</uuid>
      <source><device path='/dev/sdx'/><name>vg0</name></source>
      <target><path>/dev/vg0</path></target></pool>

    """
}
