"""Lists of domains, and the statistics of all of them at once."""

import host as hosts
import wire
from replies import LIST_LIMIT, CallError, answers, encoded_domain, limited_list
from wire import Long, array


def matches(domain, flags):
    """Whether a domain is meant by the filter of virConnectListAllDomains."""
    groups = (
        ((1, domain.is_active), (2, not domain.is_active)),
        ((4, domain.persistent), (8, not domain.persistent)),
        (
            (16, domain.state == hosts.RUNNING),
            (32, domain.state == hosts.PAUSED),
            (64, domain.state == hosts.SHUTOFF),
            (128, domain.state not in (hosts.RUNNING, hosts.PAUSED, hosts.SHUTOFF)),
        ),
        ((256, domain.managed_save), (512, not domain.managed_save)),
        ((1024, domain.autostart), (2048, not domain.autostart)),
        ((4096, False), (8192, True)),
        ((16384, False), (32768, True)),
    )
    for group in groups:
        asked = [truth for flag, truth in group if flags & flag]
        if asked and not any(asked):
            return False
    return True


@answers("CONNECT_LIST_ALL_DOMAINS")
def list_all_domains(daemon, client, arguments):
    need_results, flags = arguments.int32(), arguments.uint32()
    with daemon.host.lock:
        found = [domain for domain in daemon.host.domains.values() if matches(domain, flags)]
        return limited_list("domains", found, encoded_domain, need_results)


def statistics(domain, groups):
    """The typed parameters of one domain, for the groups that were asked for."""
    values = []
    if groups & 1:
        values += [("state.state", domain.state), ("state.reason", domain.reason)]
    if groups & 2 and domain.is_active:
        used = domain.cpu_time()
        values += [("cpu.time", Long(used)), ("cpu.user", Long(used * 4 // 5))]
        values += [("cpu.system", Long(used // 5))]
    if groups & 4:
        values += [("balloon.current", Long(domain.memory))]
        values += [("balloon.maximum", Long(domain.memory))]
        if domain.is_active:
            values += [("balloon.rss", Long(domain.memory * 3 // 4))]
            values += [("balloon.available", Long(domain.memory - 40000))]
            values += [("balloon.usable", Long(domain.memory // 2))]
    if groups & 8:
        values += [("vcpu.current", domain.vcpus), ("vcpu.maximum", domain.vcpus)]
    if groups & 16 and domain.is_active:
        traffic = domain.cpu_time() // 1000
        values += [("net.count", 1), ("net.0.name", f"vnet{domain.id}")]
        values += [("net.0.rx.bytes", Long(traffic)), ("net.0.tx.bytes", Long(traffic // 2))]
    if groups & 32 and domain.is_active:
        moved = domain.cpu_time() // 500
        values += [("block.count", 1), ("block.0.name", "vda")]
        values += [("block.0.rd.bytes", Long(moved)), ("block.0.wr.bytes", Long(moved // 3))]
        values += [("block.0.rd.reqs", Long(moved // 4096))]
        values += [("block.0.wr.reqs", Long(moved // 12288))]
    return array([wire.typed_parameter(name, value) for name, value in values])


@answers("CONNECT_GET_ALL_DOMAIN_STATS")
def all_domain_stats(daemon, client, arguments):
    named = [arguments.domain() for _ in range(arguments.uint32())]
    groups, flags = arguments.uint32() or 0x3F, arguments.uint32()
    with daemon.host.lock:
        if named:
            domains = [daemon.host.domains[uuid] for uuid in named if uuid in daemon.host.domains]
        else:
            everyone = daemon.host.domains.values()
            domains = [domain for domain in everyone if matches(domain, flags & 0xFFFF)]
        if len(domains) > LIST_LIMIT:
            raise CallError(
                1, 7, f"internal error: Number of domain stats records is {len(domains)}, "
                f"which exceeds max limit: {LIST_LIMIT}"
            )
        return array([encoded_domain(each) + statistics(each, groups) for each in domains])
