"""Everything about one domain."""

import host as hosts
from replies import CallError, answers, encoded_domain
from wire import array, int32, optional, string, uint32, uint64


def require_domain(daemon, uuid):
    domain = daemon.host.domains.get(uuid)
    if domain is None:
        raise CallError(42, 10, "Domain not found: no domain with matching uuid")
    return domain


def require_active(domain):
    if not domain.is_active:
        raise CallError(55, 10, "Requested operation is not valid: domain is not running")


@answers("DOMAIN_LOOKUP_BY_UUID")
def lookup_by_uuid(daemon, client, arguments):
    return encoded_domain(require_domain(daemon, arguments.uuid()))


@answers("DOMAIN_LOOKUP_BY_NAME")
def lookup_by_name(daemon, client, arguments):
    name = arguments.string()
    domain = daemon.host.domain_named(name)
    if domain is None:
        raise CallError(42, 10, f"Domain not found: no domain with matching name '{name}'")
    return encoded_domain(domain)


@answers("DOMAIN_LOOKUP_BY_ID")
def lookup_by_id(daemon, client, arguments):
    number = arguments.int32()
    with daemon.host.lock:
        for domain in daemon.host.domains.values():
            if domain.is_active and domain.id == number:
                return encoded_domain(domain)
    raise CallError(42, 10, f"Domain not found: no domain with matching id {number}")


@answers("DOMAIN_GET_STATE")
def get_state(daemon, client, arguments):
    domain = require_domain(daemon, arguments.domain())
    return int32(domain.state) + int32(domain.reason)


@answers("DOMAIN_GET_INFO")
def get_info(daemon, client, arguments):
    domain = require_domain(daemon, arguments.domain())
    return (
        int32(domain.state)
        + uint64(domain.memory)
        + uint64(domain.memory)
        + int32(domain.vcpus)
        + uint64(domain.cpu_time())
    )


@answers("DOMAIN_GET_XML_DESC")
def get_xml(daemon, client, arguments):
    return string(require_domain(daemon, arguments.domain()).xml())


@answers("DOMAIN_GET_OS_TYPE")
def get_os_type(daemon, client, arguments):
    require_domain(daemon, arguments.domain())
    return string("hvm")


@answers("DOMAIN_GET_MAX_MEMORY")
def get_max_memory(daemon, client, arguments):
    return uint64(require_domain(daemon, arguments.domain()).memory)


@answers("DOMAIN_GET_AUTOSTART")
def get_autostart(daemon, client, arguments):
    return int32(require_domain(daemon, arguments.domain()).autostart)


@answers("DOMAIN_IS_ACTIVE")
def is_active(daemon, client, arguments):
    return int32(require_domain(daemon, arguments.domain()).is_active)


@answers("DOMAIN_IS_PERSISTENT")
def is_persistent(daemon, client, arguments):
    return int32(require_domain(daemon, arguments.domain()).persistent)


@answers("DOMAIN_IS_UPDATED", "DOMAIN_SNAPSHOT_NUM", "DOMAIN_HAS_CURRENT_SNAPSHOT")
def nothing(daemon, client, arguments):
    require_domain(daemon, arguments.domain())
    return int32(0)


@answers("DOMAIN_HAS_MANAGED_SAVE_IMAGE")
def has_managed_save(daemon, client, arguments):
    return int32(require_domain(daemon, arguments.domain()).managed_save)


@answers("DOMAIN_OPEN_CONSOLE")
def open_console(daemon, client, arguments):
    domain = require_domain(daemon, arguments.domain())
    require_active(domain)
    arguments.optional_string()
    flags = arguments.uint32()
    if flags and daemon.faults.get("console") == "flagless":
        raise CallError(
            8,
            10,
            f"invalid argument: unsupported flags (0x{flags:x}) in function lxcDomainOpenConsole",
        )
    domain.console_attempts += 1
    if daemon.faults.get("console") == "unassigned" and domain.console_attempts < 3:
        raise CallError(9, 10, "operation failed: PTY device is not yet assigned")
    is_forced = flags & 1
    if domain.console is not None and domain.console.is_held:
        if not is_forced:
            raise CallError(9, 10, "operation failed: Active console session exists for this domain")
        domain.console.throw_out()
    client.opening = domain


@answers("DOMAIN_LIST_ALL_SNAPSHOTS")
def list_snapshots(daemon, client, arguments):
    require_domain(daemon, arguments.domain())
    return array([]) + int32(0)


@answers("DOMAIN_INTERFACE_ADDRESSES")
def interface_addresses(daemon, client, arguments):
    domain = require_domain(daemon, arguments.domain())
    require_active(domain)
    mac = "52:54:00:" + ":".join(f"{byte:02x}" for byte in domain.uuid[-3:])
    address = int32(0) + string(f"192.168.122.{2 + domain.id % 250}") + uint32(24)
    return array([string(f"vnet{domain.id}") + optional(string(mac)) + array([address])])


@answers("DOMAIN_GET_METADATA")
def get_metadata(daemon, client, arguments):
    domain, kind = require_domain(daemon, arguments.domain()), arguments.int32()
    text = {0: domain.description, 1: domain.title}.get(kind, "")
    if not text:
        raise CallError(80, 10, "metadata not found: Requested metadata element is not present")
    return string(text)


@answers("DOMAIN_SET_METADATA")
def set_metadata(daemon, client, arguments):
    domain, kind = require_domain(daemon, arguments.domain()), arguments.int32()
    text = arguments.optional_string() or ""
    if kind == 0:
        domain.description = text
    elif kind == 1:
        domain.title = text
    daemon.tell(
        "domain 23",
        "DOMAIN_EVENT_CALLBACK_METADATA_CHANGE",
        encoded_domain(domain) + int32(kind) + optional(None),
    )


@answers("DOMAIN_SET_AUTOSTART")
def set_autostart(daemon, client, arguments):
    domain = require_domain(daemon, arguments.domain())
    domain.autostart = arguments.int32() != 0


@answers("DOMAIN_RENAME")
def rename(daemon, client, arguments):
    domain, name = require_domain(daemon, arguments.domain()), arguments.optional_string()
    if domain.is_active:
        raise CallError(55, 10, "Requested operation is not valid: cannot rename active domain")
    if daemon.host.domain_named(name):
        raise CallError(9, 10, f"operation failed: domain '{name}' already exists")
    daemon.rename(domain, name)
    return int32(0)


@answers("DOMAIN_CREATE", "DOMAIN_CREATE_WITH_FLAGS")
def create(daemon, client, arguments):
    domain = require_domain(daemon, arguments.domain())
    daemon.start(domain)
    return encoded_domain(domain)


@answers("DOMAIN_DESTROY", "DOMAIN_DESTROY_FLAGS")
def destroy(daemon, client, arguments):
    domain = require_domain(daemon, arguments.domain())
    require_active(domain)
    daemon.stop(domain, reason=2, detail=1)


@answers("DOMAIN_SHUTDOWN", "DOMAIN_SHUTDOWN_FLAGS")
def shut_down(daemon, client, arguments):
    domain = require_domain(daemon, arguments.domain())
    require_active(domain)
    daemon.lifecycle(domain, hosts.FINISHED, 0)
    daemon.stop(domain, reason=1, detail=0)


@answers("DOMAIN_SUSPEND")
def suspend(daemon, client, arguments):
    domain = require_domain(daemon, arguments.domain())
    require_active(domain)
    daemon.suspend(domain)


@answers("DOMAIN_RESUME")
def resume(daemon, client, arguments):
    domain = require_domain(daemon, arguments.domain())
    require_active(domain)
    daemon.resume(domain)


@answers("DOMAIN_REBOOT", "DOMAIN_RESET")
def reboot(daemon, client, arguments):
    domain = require_domain(daemon, arguments.domain())
    require_active(domain)
    daemon.reboot(domain)


@answers("DOMAIN_MANAGED_SAVE")
def managed_save(daemon, client, arguments):
    domain = require_domain(daemon, arguments.domain())
    require_active(domain)
    domain.managed_save = True
    daemon.stop(domain, reason=5, detail=4)


@answers("DOMAIN_MANAGED_SAVE_REMOVE")
def managed_save_remove(daemon, client, arguments):
    require_domain(daemon, arguments.domain()).managed_save = False
