"""Statistics: of all domains at once, of one by itself, and how they can mislead.

What a domain tells is computed from its constant load; `Domain.told` replaces single values, and a
domain in `Host.stuck` has an emulator that does not answer.
"""

import host as hosts
import wire
from handle_domain_lists import matches
from handle_domains import require_active, require_domain
from replies import LIST_LIMIT, CallError, NoAnswer, answers, encoded_domain
from wire import Long, array, int32, uint32, uint64

NOWAIT = 1 << 29
STATE, CPU_TOTAL, BALLOON, VCPU, INTERFACE, BLOCK = 1, 2, 4, 8, 16, 32
MEMORY_TAGS = {"available": 5, "current": 6, "rss": 7, "usable": 8, "last-update": 9}


def counters(domain):
    """What a domain has moved since its start: bytes of network and disk."""
    used = domain.cpu_time()
    return used // 1000, used // 500


def memory(domain):
    return [
        ("rss", domain.memory * 3 // 4),
        ("available", domain.memory - 40000),
        ("usable", domain.memory // 2),
        ("last-update", int(hosts.wall_time() // 5 * 5)),
    ]


def statistics(domain, groups, is_stuck):
    """Names and values of one domain, for the groups that were asked for."""
    values = []
    if groups & STATE:
        values += [("state.state", domain.state), ("state.reason", domain.reason)]
    if groups & CPU_TOTAL and domain.is_active:
        used = domain.cpu_time()
        values += [("cpu.time", Long(used)), ("cpu.user", Long(used * 4 // 5))]
        values += [("cpu.system", Long(used // 5))]
    if groups & BALLOON:
        values += [("balloon.current", Long(domain.memory))]
        values += [("balloon.maximum", Long(domain.memory))]
        if domain.is_active and not is_stuck:
            values += [(f"balloon.{name}", Long(value)) for name, value in memory(domain)]
    if groups & VCPU:
        values += [("vcpu.current", domain.vcpus), ("vcpu.maximum", domain.vcpus)]
        if domain.is_active and not is_stuck:
            each = domain.cpu_time() // max(1, domain.vcpus)
            for number in range(domain.vcpus):
                values += [(f"vcpu.{number}.state", 1), (f"vcpu.{number}.time", Long(each))]
                values += [(f"vcpu.{number}.wait", Long(each // 20))]
                values += [(f"vcpu.{number}.delay", Long(each // 10))]
                values += [(f"vcpu.{number}.halted.sum", 0)]
    traffic, moved = counters(domain)
    if groups & INTERFACE and domain.is_active:
        values += [("net.count", 1), ("net.0.name", f"vnet{domain.id}")]
        values += [("net.0.rx.bytes", Long(traffic)), ("net.0.rx.pkts", Long(traffic // 1000))]
        values += [("net.0.tx.bytes", Long(traffic // 2)), ("net.0.tx.pkts", Long(traffic // 2000))]
    if groups & BLOCK and domain.is_active:
        values += [("block.count", 1), ("block.0.name", "vda")]
        values += [("block.0.path", f"/images/{domain.uuid.hex()}.qcow2")]
        if not is_stuck:
            reads, writes = moved // 4096, moved // 12288
            values += [("block.0.rd.reqs", Long(reads)), ("block.0.rd.bytes", Long(moved))]
            values += [("block.0.rd.times", Long(reads * 2_000_000))]
            values += [("block.0.wr.reqs", Long(writes)), ("block.0.wr.bytes", Long(moved // 3))]
            values += [("block.0.wr.times", Long(writes * 5_000_000))]
            values += [("block.0.capacity", Long(10 << 30)), ("block.0.physical", Long(4 << 30))]
    return values


def encoded_statistics(domain, groups, is_stuck):
    """The typed parameters, with what was told to be different."""
    if not domain.told:
        plain = statistics(domain, groups, is_stuck)
        return array([wire.typed_parameter(name, value) for name, value in plain])
    told = dict(domain.told)
    encoded = []
    for name, value in statistics(domain, groups, is_stuck):
        if name in told:
            value = told.pop(name)
        if value is not None:
            encoded.append(wire.typed_parameter(name, value))
    # What the domain would not have told at all, where its group was asked for.
    kinds = {"cpu": CPU_TOTAL, "balloon": BALLOON, "vcpu": VCPU, "net": INTERFACE, "block": BLOCK}
    for name, value in told.items():
        if value is not None and groups & kinds.get(name.partition(".")[0], STATE):
            encoded.append(wire.typed_parameter(name, value))
    return array(encoded)


def value_of(text):
    """A value from the command line: `-` for none, KIND:VALUE, or a whole number."""
    kind, colon, rest = text.partition(":")
    if text == "-":
        return None
    if not colon:
        return Long(text)
    kinds = {"int": int, "uint": wire.Unsigned, "llong": wire.Signed, "double": float,
             "bool": bool, "text": str}
    return kinds[kind](rest)


@answers("CONNECT_GET_ALL_DOMAIN_STATS")
def all_domain_stats(daemon, client, arguments):
    named = [arguments.domain() for _ in range(arguments.uint32())]
    groups, flags = arguments.uint32() or 0x3F, arguments.uint32()
    host = daemon.host
    if groups & BLOCK and not named:
        daemon.counters.note("statistics of all disks")
    with host.lock:
        if named:
            domains = [host.domains[uuid] for uuid in named if uuid in host.domains]
        else:
            everyone = host.domains.values()
            domains = [domain for domain in everyone if matches(domain, flags & 0xFFFF)]
        if len(domains) > LIST_LIMIT:
            raise CallError(
                1, 7, f"internal error: Number of domain stats records is {len(domains)}, "
                f"which exceeds max limit: {LIST_LIMIT}"
            )
        records = []
        for domain in domains:
            is_stuck = host.asks_emulator(domain, groups, flags & NOWAIT)
            if is_stuck is None:
                raise NoAnswer
            records.append(encoded_domain(domain) + encoded_statistics(domain, groups, is_stuck))
        return array(records)


@answers("DOMAIN_MEMORY_STATS")
def memory_stats(daemon, client, arguments):
    domain = require_domain(daemon, arguments.domain())
    require_active(domain)
    entries = [("current", domain.memory)] + memory(domain)
    return array([int32(MEMORY_TAGS[name]) + uint64(value) for name, value in entries])


@answers("DOMAIN_BLOCK_STATS")
def block_stats(daemon, client, arguments):
    domain = require_domain(daemon, arguments.domain())
    require_active(domain)
    if arguments.string() != "vda":
        raise CallError(8, 10, "invalid argument: invalid path")
    moved = counters(domain)[1]
    values = (moved // 4096, moved, moved // 12288, moved // 3, -1)
    return b"".join(wire.int64(value) for value in values)


@answers("DOMAIN_INTERFACE_STATS")
def interface_stats(daemon, client, arguments):
    domain = require_domain(daemon, arguments.domain())
    require_active(domain)
    traffic = counters(domain)[0]
    values = (traffic, traffic // 1000, 0, 0, traffic // 2, traffic // 2000, 0, -1)
    return b"".join(wire.int64(value) for value in values)


@answers("DOMAIN_SET_MEMORY_STATS_PERIOD")
def set_memory_stats_period(daemon, client, arguments):
    domain = require_domain(daemon, arguments.domain())
    period, flags = arguments.int32(), arguments.uint32()
    if flags & 1:
        require_active(domain)
    domain.stats_period = period
    domain.stats_period_flags = flags
