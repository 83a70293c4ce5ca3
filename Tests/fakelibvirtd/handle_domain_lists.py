"""Lists of domains."""

import host as hosts
from replies import answers, encoded_domain, limited_list


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
