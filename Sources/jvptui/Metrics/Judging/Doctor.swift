import Backend
import Widgets

/// What makes a machine slow, from its figures.
enum Doctor {
  /// What is looked at; nil where it is not known.
  struct Facts: Sendable, Equatable {
    var domain = DomainFigures()
    var node = NodeFigures()
    var vcpuOvercommit: Double?
    var memoryOvercommit: Double?
    /// How many files lie below each disk's own, by target device.
    var chains: [String: Int] = [:]
    /// For how many seconds these are means.
    var seconds: Double?
  }

  /// One thing that makes it slow, in sentences.
  struct Finding: Sendable, Equatable {
    /// How much it weighs: 1 explains everything by itself.
    let weight: Double
    /// What is so, with the numbers.
    let text: String
    /// What to do about it.
    let advice: String
  }

  /// What was found, the heaviest first.
  static func findings(_ facts: Facts) -> [Finding] {
    let found =
      processorFindings(facts) + diskFindings(facts) + memoryFindings(facts) + nodeFindings(facts)
      + otherFindings(facts)
    return found.sorted { ($0.weight, $1.text) > ($1.weight, $0.text) }
  }

  /// What a value beyond a limit weighs: a half at the limit, all at some times of it.
  private static func weight(_ value: Double, from limit: Double, to most: Double) -> Double {
    min(1, 0.5 + 0.5 * (value - limit) / max(most - limit, 1e-9))
  }

  // MARK: Processors

  private static func processorFindings(_ facts: Facts) -> [Finding] {
    var found: [Finding] = []
    let domain = facts.domain
    if let delay = domain.cpuDelay, delay >= 0.05 {
      var reasons: [String] = []
      if let cpu = facts.node.cpu { reasons.append(say("the node is \(percent(cpu)) busy")) }
      if let times = facts.vcpuOvercommit {
        reasons.append(say("it has \(MetricText.number(times)) vCPUs for each CPU"))
      }
      let list = reasons.joined(separator: say(", "))
      let why = reasons.isEmpty ? "" : say(": \(list)")
      found.append(
        Finding(
          weight: weight(delay, from: 0.05, to: 0.4),
          text:
            say(
              "Its vCPUs are ready and do not run for \(percent(delay)) of the time (steal)\(why)."
            ),
          advice: say(
            "Migrate a busy machine away, give its neighbours fewer vCPUs or shares, or pin "
              + "it to processors of its own; Top shows who takes most."
          )
        )
      )
    }
    if let cpu = domain.cpu, cpu >= 0.9 {
      let isFree = facts.node.cpu.map { $0 < 0.7 } ?? false
      found.append(
        Finding(
          weight: weight(cpu, from: 0.9, to: 1.1),
          text: say("It uses \(percent(cpu)) of its \(domain.vcpuCount) vCPUs."),
          advice: isFree
            ? say(
              "The node is only \(percent(facts.node.cpu ?? 0)) busy: more vCPUs would help, or look "
                + "in the guest at what runs."
            )
            : say("Look in the guest at what runs; the node has little to spare.")
        )
      )
    }
    if let busiest = domain.vcpus.max(by: { ($0.busy ?? 0) < ($1.busy ?? 0) }),
      let busy = busiest.busy, busy >= 0.95, domain.vcpus.count > 1, (domain.cpu ?? 0) < 0.9
    {
      found.append(
        Finding(
          weight: 0.45,
          text: say(
            "vCPU \(busiest.number) alone is \(percent(busy)) busy, all together "
              + "\(percent(domain.cpu ?? 0))."
          ),
          advice: say(
            "One thread in the guest takes all it can; more vCPUs would not make it faster."
          )
        )
      )
    }
    if let wait = domain.vcpus.compactMap(\.wait).max(), wait >= 0.1 {
      found.append(
        Finding(
          weight: weight(wait, from: 0.1, to: 0.6),
          text: say("A vCPU waits for input and output \(percent(wait)) of the time."),
          advice: say(
            "Its disks or its memory in the node's swap hold it up; see the latencies below."
          )
        )
      )
    }
    return found
  }

  // MARK: Disks

  private static func diskFindings(_ facts: Facts) -> [Finding] {
    var found: [Finding] = []
    for disk in facts.domain.disks {
      let kinds: [(String, Double?, Double)] = [
        (say("read"), disk.readLatency, 0.02), (say("write"), disk.writeLatency, 0.02),
        (say("flush"), disk.flushLatency, 0.05),
      ]
      let slow = kinds.filter { ($0.1 ?? 0) >= $0.2 }
      guard let worst = slow.max(by: { ($0.1 ?? 0) / $0.2 < ($1.1 ?? 0) / $1.2 }),
        let latency = worst.1
      else { continue }
      let requests = (disk.reads ?? 0) + (disk.writes ?? 0)
      found.append(
        Finding(
          weight: weight(latency, from: worst.2, to: worst.2 * 10),
          text: say(
            "A \(worst.0) on \(disk.target) takes \(MetricText.latency(latency)) on average, "
              + "at \(MetricText.number(requests)) requests a second."
          ),
          advice:
            say(
              "Its storage is slow or shared: look at the pool and at who else writes there (Top "
                + "by DISK), or move the volume; check its cache mode and throttling."
            )
        )
      )
    }
    for (target, depth) in facts.chains.sorted(by: { $0.key < $1.key }) where depth >= 4 {
      found.append(
        Finding(
          weight: weight(Double(depth), from: 4, to: 30),
          text: say("\(target) lies on a chain of \(depth) backing files."),
          advice: say(
            "Each level costs with every read: shorten it by merging old snapshots "
              + "(blockpull or blockcommit)."
          )
        )
      )
    }
    return found
  }

  // MARK: Memory

  private static func memoryFindings(_ facts: Facts) -> [Finding] {
    var found: [Finding] = []
    let memory = facts.domain.memory
    let swapping = facts.domain.swapping ?? 0
    let share = memory.isHostView ? nil : memory.share
    if swapping >= 100 * MetricText.kibibyte {
      found.append(
        Finding(
          weight: weight(swapping, from: 100 * MetricText.kibibyte, to: 20 * MetricText.mebibyte),
          text: say(
            "The guest swaps: \(MetricText.rate(memory.swapIn ?? 0)) in, "
              + "\(MetricText.rate(memory.swapOut ?? 0)) out."
          ),
          advice: say("Give it more memory, or find in the guest what takes it.")
        )
      )
    } else if let faults = memory.majorFaults, faults >= 50 {
      found.append(
        Finding(
          weight: weight(faults, from: 50, to: 1000),
          text: say(
            "The guest reads pages back from disk \(MetricText.number(faults)) times a second."
          ),
          advice: say("Its memory is too small for what runs there.")
        )
      )
    }
    if let share, let used = memory.used, let available = memory.available, share >= 0.92 {
      found.append(
        Finding(
          weight: weight(share, from: 0.92, to: 1.02),
          text: say(
            "The guest uses \(ByteText.text(used)) of its \(ByteText.text(available)), "
              + "\(percent(share))."
          ),
          advice: say("Little is left for caches: give it more memory.")
        )
      )
    }
    if let balloon = memory.balloon, let maximum = memory.maximum,
      Double(balloon) < Double(maximum) * 0.95,
      (share ?? 0) >= 0.85 || swapping >= 100 * MetricText.kibibyte
    {
      found.append(
        Finding(
          weight: 0.8,
          text: say(
            "The balloon holds \(ByteText.text(maximum - balloon)) back: it has "
              + "\(ByteText.text(balloon)) of at most \(ByteText.text(maximum))."
          ),
          advice: say("Set its memory to the maximum, if the node has that much free.")
        )
      )
    }
    return found
  }

  // MARK: The node

  private static func nodeFindings(_ facts: Facts) -> [Finding] {
    var found: [Finding] = []
    let node = facts.node
    if let cpu = node.cpu, cpu >= 0.9, (facts.domain.cpuDelay ?? 0) < 0.05 {
      found.append(
        Finding(
          weight: weight(cpu, from: 0.9, to: 1.05),
          text: say("The node is \(percent(cpu)) busy."),
          advice: say("Migrate a machine away; Top shows who takes most.")
        )
      )
    }
    if let share = node.memoryShare, share >= 0.92 {
      found.append(
        Finding(
          weight: weight(share, from: 0.92, to: 1.02),
          text: say("The node's memory is \(percent(share)) used\(givenOut(facts))."),
          advice: say("It will swap out machines soon: migrate one away, or give some less memory.")
        )
      )
    } else if let times = facts.memoryOvercommit, times > 1 {
      found.append(
        Finding(
          weight: min(0.5, 0.2 + (times - 1) / 2),
          text: say("The node has given out \(percent(times)) of its memory."),
          advice: say("When all machines use theirs it will swap; keep an eye on it.")
        )
      )
    }
    if let swap = node.swapShare, let used = node.swapUsed, used > 256 << 20, swap >= 0.1 {
      found.append(
        Finding(
          weight: weight(swap, from: 0.1, to: 0.8),
          text: say("\(ByteText.text(used)) of the node's swap is in use, \(percent(swap))."),
          advice: say("Parts of machines lie on disk: free memory on the node.")
        )
      )
    }
    if let wait = node.ioWait, wait >= 0.15 {
      found.append(
        Finding(
          weight: weight(wait, from: 0.15, to: 0.6),
          text: say("The node waits for input and output \(percent(wait)) of the time."),
          advice: say("Its storage is at its limit; Top by DISK shows who asks for most.")
        )
      )
    }
    if let times = facts.vcpuOvercommit, times >= 4, (facts.domain.cpuDelay ?? 0) < 0.05 {
      found.append(
        Finding(
          weight: 0.25,
          text: say("The node has \(MetricText.number(times)) vCPUs for each CPU."),
          advice: say("As long as few of them are busy that does no harm.")
        )
      )
    }
    return found
  }

  private static func givenOut(_ facts: Facts) -> String {
    facts.memoryOvercommit.map { say(", \(percent($0)) given out") } ?? ""
  }

  // MARK: The rest

  private static func otherFindings(_ facts: Facts) -> [Finding] {
    var found: [Finding] = []
    for interface in facts.domain.interfaces {
      let lost = (interface.errors ?? 0) + (interface.drops ?? 0)
      guard lost >= 1 else { continue }
      found.append(
        Finding(
          weight: weight(lost, from: 1, to: 500),
          text: say("\(interface.device) loses \(MetricText.number(lost)) packets a second."),
          advice:
            say(
              "The guest does not take them quickly enough, or the link is full: try more queues "
                + "or virtio."
            )
        )
      )
    }
    return found
  }

  static func percent(_ share: Double) -> String { MetricText.percent(share) }
}
