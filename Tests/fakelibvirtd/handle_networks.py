"""Virtual networks."""

from replies import CallError, answers, encoded_named, filtered, limited_list
from wire import array, int32, string, uint32


def require_network(daemon, arguments):
    _, uuid = arguments.named()
    network = daemon.host.networks.get(uuid)
    if network is None:
        raise CallError(43, 19, "Network not found: no network with matching uuid")
    return network


@answers("CONNECT_LIST_ALL_NETWORKS")
def list_networks(daemon, client, arguments):
    need_results, flags = arguments.int32(), arguments.uint32()
    found = filtered(daemon.host.networks.values(), flags)
    return limited_list("networks", found, encoded_named, need_results)


@answers("NETWORK_LOOKUP_BY_UUID")
def network_by_uuid(daemon, client, arguments):
    network = daemon.host.networks.get(arguments.uuid())
    if network is None:
        raise CallError(43, 19, "Network not found: no network with matching uuid")
    return encoded_named(network)


@answers("NETWORK_LOOKUP_BY_NAME")
def network_by_name(daemon, client, arguments):
    name = arguments.string()
    for network in daemon.host.networks.values():
        if network.name == name:
            return encoded_named(network)
    raise CallError(43, 19, f"Network not found: no network with matching name '{name}'")


@answers("NETWORK_GET_XML_DESC")
def network_xml(daemon, client, arguments):
    return string(require_network(daemon, arguments).xml())


@answers("NETWORK_GET_BRIDGE_NAME")
def network_bridge(daemon, client, arguments):
    return string(require_network(daemon, arguments).bridge)


@answers("NETWORK_GET_AUTOSTART")
def network_autostart(daemon, client, arguments):
    return int32(require_network(daemon, arguments).autostart)


@answers("NETWORK_SET_AUTOSTART")
def network_set_autostart(daemon, client, arguments):
    network = require_network(daemon, arguments)
    network.autostart = arguments.int32() != 0


@answers("NETWORK_IS_ACTIVE")
def network_is_active(daemon, client, arguments):
    return int32(require_network(daemon, arguments).is_active)


@answers("NETWORK_IS_PERSISTENT")
def network_is_persistent(daemon, client, arguments):
    require_network(daemon, arguments)
    return int32(1)


@answers("NETWORK_GET_DHCP_LEASES")
def network_leases(daemon, client, arguments):
    require_network(daemon, arguments)
    return array([]) + uint32(0)


@answers("NETWORK_CREATE")
def network_create(daemon, client, arguments):
    daemon.set_network_active(require_network(daemon, arguments), True)


@answers("NETWORK_DESTROY")
def network_destroy(daemon, client, arguments):
    daemon.set_network_active(require_network(daemon, arguments), False)
