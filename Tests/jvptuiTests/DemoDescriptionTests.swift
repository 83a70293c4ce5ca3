import FoundationEssentials
import Testing

@testable import jvptui

@Suite("The demo host")
struct DemoDescriptionTests {
  @Test("has machines of every state and shape, with names of their own")
  func machines() {
    let machines = DemoHost.machines
    #expect(machines.count >= 40)
    #expect(Set(machines.map(\.name)).count == machines.count)
    for state in [DemoMachine.State.running, .blocked, .paused, .shuttingDown, .shutOff, .crashed] {
      #expect(machines.contains { $0.state == state })
    }
    #expect(machines.contains { $0.isTransient })
    #expect(machines.contains { $0.hasManagedSave })
    #expect(machines.contains { $0.disks.count > 3 && $0.interfaces.count > 3 })
  }

  @Test("has no pool that is fuller than the test driver can count")
  func pools() {
    let volumes =
      DemoHost.commonVolumes + DemoHost.machines.flatMap(\.disks).compactMap(\.ownVolume)
    #expect(volumes.count >= 30)
    for pool in DemoPool.allCases {
      let tenths = volumes.filter { $0.pool == pool }.map(\.allocation).reduce(0, +)
      // Every pool of the test driver has 100 GiB, whatever its description says.
      #expect((1..<1000).contains(tenths), "\(pool.name) holds \(tenths) tenths of a GiB")
    }
  }

  @Test("has a volume beneath each layer, in the same pool")
  func backingChains() {
    let volumes =
      DemoHost.commonVolumes + DemoHost.machines.flatMap(\.disks).compactMap(\.ownVolume)
    let layered = volumes.filter { $0.base != nil }
    #expect(layered.count >= 5)
    for volume in layered {
      #expect(volumes.contains { $0.pool == volume.pool && $0.name == volume.base })
    }
  }

  @Test("keeps its machines off networks whose addresses the test driver cannot tell")
  func networks() {
    let withAddresses = DemoNetwork.allCases.filter { $0 != .bridged }.map(\.name)
    for interface in DemoHost.machines.flatMap(\.interfaces) {
      if case .network(let name) = interface {
        #expect(withAddresses.contains(name))
      }
    }
  }

  @Test("escapes what has a meaning in XML")
  func escapes() {
    let element = DemoElement("a", ["b": "\"<&>\"\n"], text: "1 < 2 & 3\u{1b}")
    #expect(element.render() == "<a b=\"&quot;&lt;&amp;&gt;&quot;&#10;\">1 &lt; 2 &amp; 3 </a>\n")
  }

  @Test("is a file that only its owner can read, until it is removed")
  func file() throws {
    let description = try DemoHost.makeDescription()
    let path = String(description.uri.dropFirst("test://".count))
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    description.remove()
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(!FileManager.default.fileExists(atPath: String(path.dropLast("/host.xml".count))))
  }
}
