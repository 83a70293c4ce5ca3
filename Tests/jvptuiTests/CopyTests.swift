import Backend
import OrderedCollections
import TUI
import Testing
import Widgets
@testable import jvptui

@Suite("Copying")
struct CopyTests {
  private func copied(_ key: String, of name: String = "web-1") -> (text: String?, harness: Harness)
  {
    var harness = Harness.demo()
    harness.select(name)
    _ = harness.takeEffects()
    harness.press("y", key)
    let texts = harness.takeEffects().compactMap { effect -> String? in
      if case .copy(let text) = effect { text } else { nil }
    }
    return (texts.first, harness)
  }

  @Test(
    "takes a part of a machine by its key, and says which",
    arguments: [
      ("y", "web-1", "Copied Name: web-1"),
      ("u", Fixture.web1.id.description, "Copied UUID: 00000000"),
      ("i", "192.168.122.90", "Copied IP: 192.168.122.90"),
      ("m", "52:54:00:00:00:01", "Copied MAC: 52:54"),
      ("p", "/tank/web-1.qcow2", "Copied Path: /tank"),
      ("x", Fixture.detail.xml, "Copied XML: <domain type='kvm'>…"),
      ("s", "ssh 192.168.122.90", "Copied ssh: ssh 192.168.122.90"),
      ("v", "virsh -c test:///default dominfo \(Fixture.web1.id)", "Copied virsh: virsh"),
    ]
  )
  func parts(key: String, text: String, notice: String) {
    let (copied, harness) = copied(key)
    #expect(copied == text)
    #expect(
      harness.state.notice?.text.hasPrefix(notice) == true,
      "\(harness.state.notice?.text ?? "")"
    )
  }

  @Test("says why there is nothing")
  func missing() {
    let (text, harness) = copied("i", of: "web-10")
    #expect(text == nil)
    #expect(harness.screen.contains("IP: No address is known"))
  }

  @Test("works in every pane", arguments: PaneID.allCases)
  func panes(pane: PaneID) throws {
    var harness = Harness.demo()
    harness.select("web-1")
    harness.press("s", "3", "G", "\(ResourceCatalog.digit(of: pane))", "g")
    if [.jobs, .journal, .consoles].contains(pane), harness.state.paneState(pane).rows.isEmpty {
      return
    }
    _ = harness.takeEffects()
    harness.press("y", "y")
    let name = try #require(harness.selectedName)
    #expect(harness.takeEffects().contains(.copy(name)))
  }

  @Test(
    "writes the way to a host by ssh as its URI has it",
    arguments: [
      ("qemu+ssh://root@server/system", "ssh root@server", "ssh -J root@server 10.0.0.7"),
      ("qemu+ssh://server:2222/system", "ssh -p 2222 server", "ssh -J server:2222 10.0.0.7"),
      (
        "qemu+ssh://a@[fe80::1]:22/system?x=1", "ssh -p 22 a@fe80::1",
        "ssh -J '[a@fe80::1]:22' 10.0.0.7"
      ),
    ]
  )
  func ssh(uri: String, line: String, jump: String) throws {
    let target = try #require(SSHTarget(uri: uri))
    #expect(target.line([]) == line)
    #expect(target.jumpLine(to: "10.0.0.7") == jump)
  }

  @Test("knows no way by ssh for other URIs")
  func noSSH() {
    #expect(SSHTarget(uri: "qemu:///system") == nil)
    #expect(SSHTarget(uri: "qemu+tls://server/system") == nil)
    #expect(SSHTarget(uri: "qemu+ssh://-oProxyCommand=x/system") == nil)
  }
}

@Suite("The same for virsh")
struct VirshLineTests {
  private let id = Fixture.web1.id

  @Test("is one line for each command, with odd names in quotes")
  func lines() {
    func line(_ action: DomainAction, _ name: String = "web-1") -> String {
      VirshLine.text(.domain(id, action), name: name, uri: "qemu:///system")
    }
    let virsh = "virsh -c qemu:///system "
    #expect(line(.start) == virsh + "start web-1")
    #expect(line(.forceOff) == virsh + "destroy web-1")
    #expect(line(.shutDown(.agent)) == virsh + "shutdown --mode agent web-1")
    #expect(line(.setAutostart(false)) == virsh + "autostart --disable web-1")
    #expect(line(.rename("a b"), "it's") == virsh + "domrename 'it'\\''s' 'a b'")
    #expect(line(.start, "-rf") == virsh + "start -- -rf")
    #expect(line(.setTitle("$(reboot)")) == virsh + "desc --title web-1 --new-desc '$(reboot)'")
    #expect(line(.setTags([])).hasSuffix("--key jvptui --remove"))
    #expect(line(.setTags(["web"])).hasSuffix("--set '<tags><tag>web</tag></tags>'"))
    #expect(
      VirshLine.text(.pool(id, .stop), name: "tank", uri: "u") == "virsh -c u pool-destroy tank"
    )
    #expect(
      VirshLine.text(.network(id, .setAutostart(true)), name: "n", uri: "u")
        == "virsh -c u net-autostart n"
    )
  }

  @Test("stands in the log of commands with call, time and result")
  func log() {
    var harness = Harness.demo()
    harness.select("web-10")
    harness.press("s")
    harness.finishJob(Fixture.error("no space left"))
    harness.press("esc")
    harness.select("web-2")
    harness.press("p")
    harness.finishJob()
    harness.press("7")
    while harness.state.currentTab != "Command log" { harness.press("]") }
    let lines = harness.state.detail.lines.map(\.plain)
    #expect(lines[0].hasSuffix("done  virDomainSuspend(web-2)"))
    #expect(lines[1].hasSuffix("virsh -c test:///default suspend web-2"))
    #expect(lines[2].hasSuffix("failed  virDomainCreate(web-10)"))
    #expect(lines[4].hasSuffix("no space left"))
    harness.press("[")
    #expect(harness.screen.contains("virDomainSuspend(web-2)"))
    harness.press("y", "v")
    #expect(harness.effects.last == .copy("virsh -c test:///default suspend web-2"))
  }

  @Test("tells machines apart whose names look the same")
  func lookalikes() {
    var harness = Harness.demo()
    var twin = Fixture.web2
    twin.name = "web-1\u{200B}"
    harness.receive(.domainsChanged([twin], removed: []))
    harness.press("2", "/")
    harness.type("uuid:\(twin.id)")
    harness.press("enter", "g", "p")
    let job = harness.state.jobs.values.last
    #expect(
      job.map { harness.state.virshLine(of: $0) } == "virsh -c test:///default suspend \(twin.id)"
    )
  }
}
