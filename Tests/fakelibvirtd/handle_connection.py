"""The connection itself, the node, and the registration of events."""

import time

import wire
from replies import answers
from wire import array, int32, string, uint32, uint64

FEATURES = {9, 10, 14, 15}  # string parameters, keepalive, event callbacks, close callbacks


@answers("AUTH_LIST")
def auth_list(daemon, client, arguments):
    return array([uint32(0)])


@answers("CONNECT_OPEN", "CONNECT_CLOSE")
@answers("CONNECT_REGISTER_CLOSE_CALLBACK", "CONNECT_UNREGISTER_CLOSE_CALLBACK")
def acknowledge(daemon, client, arguments):
    return b""


@answers("CONNECT_SUPPORTS_FEATURE")
def supports_feature(daemon, client, arguments):
    return int32(1 if arguments.int32() in FEATURES else 0)


@answers("CONNECT_GET_TYPE")
def get_type(daemon, client, arguments):
    return string("QEMU")


@answers("CONNECT_GET_VERSION")
def get_version(daemon, client, arguments):
    return uint64(7002000)


@answers("CONNECT_GET_LIB_VERSION")
def get_lib_version(daemon, client, arguments):
    return uint64(9000000)


@answers("CONNECT_GET_HOSTNAME")
def get_hostname(daemon, client, arguments):
    return string(daemon.host.hostname)


@answers("CONNECT_GET_URI")
def get_uri(daemon, client, arguments):
    return string("qemu:///system")


@answers("CONNECT_GET_MAX_VCPUS")
def get_max_vcpus(daemon, client, arguments):
    return int32(255)


@answers("CONNECT_GET_CAPABILITIES")
def get_capabilities(daemon, client, arguments):
    return string(
        "<capabilities><host><cpu><arch>x86_64</arch></cpu></host><guest><os_type>hvm</os_type>"
        "<arch name='x86_64'><wordsize>64</wordsize><domain type='kvm'/></arch></guest>"
        "</capabilities>"
    )


@answers("NODE_GET_INFO")
def node_info(daemon, client, arguments):
    counts = (16, 2400, 1, 1, 8, 2)
    return wire.characters("x86_64", 32) + uint64(64 << 20) + b"".join(map(int32, counts))


@answers("NODE_GET_FREE_MEMORY")
def free_memory(daemon, client, arguments):
    return uint64(40 << 30)


def node_statistics(arguments, values):
    """Either how many values there are, or so many of them as were asked for."""
    count = arguments.int32()
    items = [string(name) + uint64(value) for name, value in values[:count]]
    return array(items) + int32(len(values))


@answers("NODE_GET_MEMORY_STATS")
def memory_stats(daemon, client, arguments):
    kib = {"total": 64 << 20, "free": 20 << 20, "buffers": 1 << 20, "cached": 19 << 20}
    return node_statistics(arguments, list(kib.items()))


@answers("NODE_GET_CPU_STATS")
def cpu_stats(daemon, client, arguments):
    arguments.int32()
    now = int(time.monotonic() * 16e9)
    shares = {"kernel": 0.05, "user": 0.25, "idle": 0.68, "iowait": 0.02}
    return node_statistics(arguments, [(name, int(now * part)) for name, part in shares.items()])


@answers("NODE_GET_CPU_MAP")
def cpu_map(daemon, client, arguments):
    need_map = arguments.int32()
    cpus = uint32(2) + b"\xff\xff\0\0" if need_map else uint32(0)
    return cpus + uint32(16) + int32(16)


@answers("CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY")
def register_domain_event(daemon, client, arguments):
    return int32(client.register(f"domain {arguments.int32()}"))


@answers("CONNECT_NETWORK_EVENT_REGISTER_ANY")
def register_network_event(daemon, client, arguments):
    return int32(client.register(f"network {arguments.int32()}"))


@answers("CONNECT_STORAGE_POOL_EVENT_REGISTER_ANY")
def register_pool_event(daemon, client, arguments):
    return int32(client.register(f"pool {arguments.int32()}"))


@answers("CONNECT_DOMAIN_EVENT_CALLBACK_DEREGISTER_ANY", "CONNECT_NETWORK_EVENT_DEREGISTER_ANY")
@answers("CONNECT_STORAGE_POOL_EVENT_DEREGISTER_ANY")
def deregister_event(daemon, client, arguments):
    client.callbacks.pop(arguments.int32(), None)
