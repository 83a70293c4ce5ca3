import Backend
import TUI
import Testing

@testable import jvptui

@Suite("A limit of the settings")
struct LimitTests {
  private func harness(_ threshold: Threshold) -> (Harness, MadeFigures) {
    var harness = Harness.demo()
    harness.state.limits.thresholds = [threshold]
    harness.press("2")
    return (harness, MadeFigures(wall: harness.state.now))
  }

  private func texts(_ harness: Harness) -> [String] {
    harness.state.journal.map(\.occurrence.text).filter { $0.contains("above") }
  }

  private func receive(_ cpu: Double, _ harness: inout Harness, _ made: inout MadeFigures) {
    harness.state.clock += 2
    let figures = made.next([Fixture.web1.id: MadeFigures.domain(cpu)])
    harness.receive(.figures(figures))
  }

  @Test("is told of once it was exceeded for long enough, and when that is over")
  func startAndEnd() {
    var (harness, made) = harness(
      Threshold(metric: .cpu, above: 0.9, seconds: 6, ringsBell: true)
    )
    receive(0.95, &harness, &made)
    receive(0.5, &harness, &made)
    for _ in 0..<3 { receive(0.95, &harness, &made) }
    #expect(texts(harness).isEmpty)
    receive(0.97, &harness, &made)
    #expect(texts(harness) == ["CPU above 90% for 6 s: 97%"])
    #expect(harness.effects.contains(.ringBell))
    #expect(harness.state.journal.last?.occurrence.level == .warning)
    for _ in 0..<3 { receive(0.99, &harness, &made) }
    #expect(texts(harness).count == 1)
    for _ in 0..<5 { receive(0.2, &harness, &made) }
    #expect(texts(harness).count == 1)
    receive(0.2, &harness, &made)
    #expect(texts(harness).last == "CPU no longer above 90%, after 14 s; at most 99%")
    #expect(harness.effects.filter { $0 == .ringBell }.count == 1)
  }

  @Test("is told of once while the value swings around it")
  func swinging() {
    var (harness, made) = harness(Threshold(metric: .cpu, above: 0.9, ringsBell: true))
    for _ in 0..<20 {
      receive(0.95, &harness, &made)
      #expect(harness.state.limits.isAbove(.domain(Fixture.host, Fixture.web1.id)))
      receive(0.85, &harness, &made)
      #expect(!harness.state.limits.isAbove(.domain(Fixture.host, Fixture.web1.id)))
    }
    #expect(texts(harness) == ["CPU above 90%: 95%"])
    #expect(harness.effects.filter { $0 == .ringBell }.count == 1)
    for _ in 0..<6 { receive(0.1, &harness, &made) }
    #expect(texts(harness).count == 2)
  }

  @Test("lights the row up by turns for some seconds, then leaves it marked")
  func flashing() {
    var (harness, made) = harness(Threshold(metric: .cpu, above: 0.9))
    receive(0.95, &harness, &made)
    func isLit() -> Bool {
      harness.surface.cells.contains { $0.style.ground == .match }
    }
    var turns: Set<Bool> = []
    for _ in 0..<8 {
      #expect(harness.state.nextTick ?? 9 <= 0.5)
      turns.insert(isLit())
      harness.wait(0.5)
    }
    #expect(turns == [true, false])
    harness.wait(4)
    #expect(!isLit())
    #expect(harness.state.limits.nextFlash(at: harness.state.clock) == nil)
    #expect(harness.surface.cells.contains { $0.style.role == .danger })
  }

  @Test("ends with the machine that is switched off, and stays while it only is not told of")
  func gone() {
    var (harness, made) = harness(Threshold(metric: .cpu, above: 0.9))
    receive(0.95, &harness, &made)
    harness.receive(.figures(made.next([:])))
    #expect(texts(harness).count == 1)
    var off = Fixture.web1
    off.runID = nil
    off.state = DomainState(.shutOff, reason: 1)
    harness.receive(.domainsChanged([off], removed: []))
    harness.receive(.figures(made.next([:])))
    #expect(texts(harness).count == 2)
  }

  @Test("is read from the settings with its units, and what is wrong is named by its line")
  func settings() {
    let reader = SettingsReader(
      """
      charts = "blocks"

      [[threshold]]
      metric = "cpu"
      above = 90
      for = 30
      bell = true

      [[threshold]]
      metric = "net"
      above = "50M"

      [[threshold]]
      metric = "colour"
      above = 3

      [[threshold]]
      metric = "disk"
      """,
      file: "config.toml"
    )
    #expect(
      reader.settings.thresholds == [
        Threshold(metric: .cpu, above: 0.9, seconds: 30, ringsBell: true),
        Threshold(metric: .network, above: 50 * 1_048_576),
      ]
    )
    #expect(reader.settings.usesBlocks == true)
    #expect(reader.warnings.map(\.line) == [14, 17])
  }
}

@Suite("The doctor")
struct DoctorTests {
  private func facts(_ change: (inout Doctor.Facts) -> Void = { _ in }) -> Doctor.Facts {
    var facts = Doctor.Facts()
    facts.domain = MadeFigures.domain(0.3)
    facts.domain.cpuDelay = 0.01
    facts.node = MadeFigures.node
    change(&facts)
    return facts
  }

  @Test("finds nothing in a machine that is well")
  func healthy() {
    #expect(Doctor.findings(facts()).isEmpty)
  }

  @Test("puts first what weighs most, with its numbers")
  func ranking() throws {
    let found = Doctor.findings(
      facts { facts in
        facts.domain.cpuDelay = 0.35
        facts.node.cpu = 0.98
        facts.vcpuOvercommit = 6
        facts.domain.disks[0].writeLatency = 0.03
        facts.chains = ["vda": 5]
      }
    )
    #expect(found.count == 3)
    #expect(found.map(\.weight) == found.map(\.weight).sorted(by: >))
    let first = try #require(found.first)
    #expect(
      first.text.contains("35%") && first.text.contains("98%") && first.text.contains("6 vCPUs")
    )
    #expect(found.allSatisfy { !$0.advice.isEmpty })
  }

  @Test(
    "knows each reason by itself",
    arguments: [
      "uses 95%", "vCPU 1 alone", "waits for input", "read on vda", "flush on vda", "chain of 9",
      "guest swaps", "pages back", "uses 950 MiB", "balloon holds", "node is 95% busy",
      "memory is 97% used", "given out 150%", "node's swap", "node waits", "5 vCPUs", "loses 20",
    ]
  )
  func reasons(text: String) {
    let found = Doctor.findings(
      facts { facts in
        switch text {
        case "uses 95%": facts.domain.cpu = 0.95
        case "vCPU 1 alone":
          facts.domain.vcpus = [
            VCPUFigures(number: 0, busy: 0.1), VCPUFigures(number: 1, busy: 0.99),
          ]
        case "waits for input": facts.domain.vcpus = [VCPUFigures(number: 0, wait: 0.4)]
        case "read on vda": facts.domain.disks[0].readLatency = 0.2
        case "flush on vda": facts.domain.disks[0].flushLatency = 0.4
        case "chain of 9": facts.chains = ["vda": 9]
        case "guest swaps": facts.domain.memory.swapIn = 4e6
        case "pages back": facts.domain.memory.majorFaults = 200
        case "uses 950 MiB": facts.domain.memory.usable = 50 << 20
        case "balloon holds":
          facts.domain.memory.usable = 100 << 20
        case "node is 95% busy": facts.node.cpu = 0.95
        case "memory is 97% used": facts.node.memoryUsed = 31 << 30
        case "given out 150%": facts.memoryOvercommit = 1.5
        case "node's swap": facts.node.swapUsed = 4 << 30
        case "node waits": facts.node.ioWait = 0.3
        case "5 vCPUs": facts.vcpuOvercommit = 5
        default: facts.domain.interfaces[0].drops = 20
        }
      }
    )
    #expect(found.contains { $0.text.contains(text) }, "\(found.map(\.text))")
  }

  @Test("counts the backing files of each disk in a definition")
  func chains() {
    let xml = """
      <devices><disk type='file' device='disk'><source file='/c'/>
      <backingStore type='file' index='2'><source file='/b'/>
      <backingStore type='file'><source file='/a'/><backingStore/></backingStore></backingStore>
      <target dev='vda' bus='virtio'/></disk>
      <disk type='file'><source file='/d'/><backingStore/><target dev="vdb"/></disk></devices>
      """
    #expect(Doctor.chains(in: xml) == ["vda": 2, "vdb": 0])
    #expect(Doctor.chains(in: "<disk <target dev=").isEmpty)
  }

  @Test("speaks on a sheet, about a machine that runs")
  func sheet() {
    var harness = Harness.measured(100, 30)
    harness.select("runner")
    harness.press("ctrl-y")
    #expect(harness.screen.contains("What makes runner slow"))
    #expect(harness.screen.contains("uses 125% of its 2 vCPUs"))
    harness.press("esc")
    harness.select("web-10")
    harness.press("ctrl-y")
    #expect(harness.state.layers.isEmpty)
  }
}

@Suite("A guest whose memory is not known")
struct MemoryBlindnessTests {
  @Test("says why, and is asked from then on once that is confirmed")
  func period() {
    var harness = Harness.measured(100, 30)
    harness.select("web-2")
    harness.press("m")
    #expect(harness.screen.contains("the period of its"))
    #expect(harness.commands.isEmpty)
    harness.press("y")
    #expect(harness.commands == [.domain(Fixture.web2.id, .setStatsPeriod(10))])
  }

  @Test("is not asked where nothing may be changed")
  func readOnly() {
    var harness = Harness.demo(100, 30, isReadOnly: true)
    var made = MadeFigures(wall: harness.state.now)
    harness.measure(&made, seconds: 10)
    harness.select("web-2")
    harness.press("m")
    #expect(harness.screen.contains("The memory of web-2"))
    harness.press("y", "esc")
    #expect(harness.commands.isEmpty)
  }

  @Test("is known of the others")
  func known() {
    var harness = Harness.measured(100, 30)
    harness.select("web-1")
    harness.press("m")
    #expect(harness.screen.contains("400 MiB of 1000 MiB"))
  }
}

@Suite("Saving what is shown")
struct ExportTests {
  @Test("writes the list as CSV, and the charts as JSON")
  func files() throws {
    var harness = Harness.measured(120, 40)
    harness.press("2", "ctrl-e")
    harness.press("enter")
    guard case .saveText(let path, let text)? = harness.effects.last else {
      Issue.record("nothing was saved")
      return
    }
    #expect(path.hasPrefix("jvptui-vms-") && path.hasSuffix(".csv"))
    let lines = text.split(separator: "\r\n")
    #expect(lines.first?.hasPrefix("name,state,cpu") == true)
    #expect(lines.count == 8)
    #expect(lines.contains { $0.contains("runner") && $0.contains("125%") })
    harness.select("web-1")
    harness.press("enter")
    while harness.state.currentTab != "Metrics" { harness.press("]") }
    harness.press("ctrl-e")
    for _ in 0..<60 { harness.press("backspace") }
    harness.type("x.txt")
    harness.press("enter")
    #expect(harness.screen.contains("must end in"))
    for _ in 0..<3 { harness.press("backspace") }
    harness.type("json")
    harness.press("enter")
    guard case .saveText("x.json", let json)? = harness.effects.last else {
      Issue.record("nothing was saved")
      return
    }
    #expect(json.contains("\"vda read mean\": "))
    #expect(json.hasPrefix("[\n  {\"time\": \""))
  }

  @Test("quotes what hostile names hold, so that no table takes them for formulas")
  func hostile() {
    let rows: [[ExportText.Value]] = [
      [.text("=cmd|' /C calc'!A0"), .number(0.5)], [.text("a\"b,c\nd"), .missing],
      [.text("\u{1B}[2J"), .number(12)],
    ]
    let csv = ExportText.csv(["name", "cpu"], rows)
    #expect(csv.contains("\"'=cmd|' /C calc'!A0\",0.5\r\n"))
    #expect(csv.contains("\"a\"\"b,cd\",\r\n"))
    let json = ExportText.json(["name", "cpu"], rows)
    #expect(json.contains("\"a\\\"b,c\\nd\", \"cpu\": null"))
    #expect(json.contains("\\u001b[2J"))
  }
}
