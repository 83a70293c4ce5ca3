"""The pretended host: its domains, networks and pools, as plain values behind one lock."""

import threading
import time
import uuid as uuids
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

# Domain states and the reasons used here (virDomainState and its reasons).
RUNNING, PAUSED, SHUTDOWN, SHUTOFF, CRASHED = 1, 3, 4, 5, 6

# Lifecycle events (virDomainEventType).
DEFINED, UNDEFINED, STARTED, SUSPENDED, RESUMED, STOPPED, FINISHED = 0, 1, 2, 3, 4, 5, 6
EVENT_CRASHED = 8

GIB = 1 << 30

HOSTILE_NAMES = [
    "evil\x1b[2J\x1b]0;owned\x07name",
    "c1\u009b31mred",
    "<&>\"'",
    "-leading-dash",
    " spaces at both ends ",
    "tab\tinside",
    "日本語の仮想マシン",
    "한국어",
    "👩‍👩‍👧‍👦 family",
    "combining e\u0301\u0301\u0301",
    "right-to-left \u202eevil\u202c",
    "zero\u200bwidth",
    "paypal",
    "p\u0430ypal",
    "x" * 5000,
    "invalid \udcff\udcfe bytes",
    "del\x7fete",
    "مرحبا",
]


@dataclass
class Domain:
    """One machine."""

    name: str
    uuid: bytes
    state: int = SHUTOFF
    reason: int = 0
    id: int = -1
    persistent: bool = True
    autostart: bool = False
    managed_save: bool = False
    title: str = ""
    description: str = ""
    console: object = None
    console_attempts: int = 0
    memory: int = 1048576
    vcpus: int = 2
    started: float = 0.0
    busy: float = 0.0
    # Values that are told instead of the true ones; None for one that is left out.
    told: dict = field(default_factory=dict)
    stats_period: int = 5
    stats_period_flags: int = 0

    @property
    def is_active(self):
        return self.state in (RUNNING, PAUSED, SHUTDOWN)

    def cpu_time(self):
        """Nanoseconds of work since the start, at the machine's constant load."""
        if not self.is_active:
            return 0
        return int((time.monotonic() - self.started) * self.busy * self.vcpus * 1e9)

    def xml(self):
        number = f" id='{self.id}'" if self.is_active else ""
        title = f"<title>{escape(self.title)}</title>" if self.title else ""
        description = f"<description>{escape(self.description)}</description>"
        mac = ":".join(f"{byte:02x}" for byte in self.uuid[-3:])
        return (
            f"<domain type='kvm'{number}><name>{escape(self.name)}</name>"
            f"<uuid>{uuids.UUID(bytes=self.uuid)}</uuid>{title}"
            f"{description if self.description else ''}"
            f"<memory unit='KiB'>{self.memory}</memory><vcpu>{self.vcpus}</vcpu>"
            "<os><type arch='x86_64' machine='q35'>hvm</type></os><devices>"
            "<disk type='file' device='disk'><driver name='qemu' type='qcow2'/>"
            f"<source file='/images/{self.uuid.hex()}.qcow2'/>"
            "<target dev='vda' bus='virtio'/></disk>"
            f"<interface type='network'><mac address='52:54:00:{mac}'/>"
            "<source network='default'/><model type='virtio'/></interface>"
            "<console type='pty'><target type='serial' port='0'/></console>"
            f"<memballoon model='virtio'><stats period='{self.stats_period}'/></memballoon>"
            "</devices></domain>"
        )


@dataclass
class Network:
    """One virtual network."""

    name: str
    uuid: bytes
    bridge: str
    subnet: str
    is_active: bool = True
    autostart: bool = True

    def xml(self):
        return (
            f"<network><name>{escape(self.name)}</name><uuid>{uuids.UUID(bytes=self.uuid)}</uuid>"
            f"<forward mode='nat'/><bridge name={quoteattr(self.bridge)}/>"
            f"<ip address='{self.subnet}.1' netmask='255.255.255.0'>"
            f"<dhcp><range start='{self.subnet}.2' end='{self.subnet}.254'/></dhcp></ip></network>"
        )


@dataclass
class Pool:
    """One storage pool; volumes are names with a capacity in bytes."""

    name: str
    uuid: bytes
    path: str
    capacity: int
    is_active: bool = True
    autostart: bool = True
    volumes: dict = field(default_factory=dict)

    @property
    def allocation(self):
        return sum(self.volumes.values()) // 2

    def xml(self):
        return (
            f"<pool type='dir'><name>{escape(self.name)}</name>"
            f"<uuid>{uuids.UUID(bytes=self.uuid)}</uuid>"
            f"<capacity unit='bytes'>{self.capacity}</capacity>"
            f"<allocation unit='bytes'>{self.allocation}</allocation>"
            f"<available unit='bytes'>{self.capacity - self.allocation}</available>"
            f"<target><path>{escape(self.path)}</path></target></pool>"
        )

    def volume_path(self, name):
        return f"{self.path}/{name}"

    def volume_xml(self, name):
        path = escape(self.volume_path(name))
        capacity = self.volumes[name]
        return (
            f"<volume type='file'><name>{escape(name)}</name><key>{path}</key>"
            f"<capacity unit='bytes'>{capacity}</capacity>"
            f"<allocation unit='bytes'>{capacity // 2}</allocation>"
            f"<target><path>{path}</path><format type='qcow2'/></target></volume>"
        )


def wall_time():
    """Seconds since 1970."""
    return time.time()


def identity(kind, number):
    """A UUID that is the same in every run."""
    return uuids.uuid5(uuids.NAMESPACE_OID, f"{kind} {number}").bytes


class Host:
    """All of it."""

    def __init__(self, domain_count, hostname="fakehost", hostile=False):
        self.lock = threading.RLock()
        self.hostname = hostname
        self.next_id = 1
        self.domains = {}
        # Names of domains whose emulator hangs; the value says whether a call waits for it already,
        # as then the next ones are told that it is busy. Always hanging is None.
        self.stuck = {}
        names = HOSTILE_NAMES if hostile else []
        for number in range(1, max(domain_count, len(names)) + 1):
            name = names[number - 1] if number <= len(names) else f"vm{number}"
            self.populate(name, number)
        self.networks = {
            network.uuid: network
            for network in (
                Network("default", identity("network", 1), "virbr0", "192.168.122"),
                Network("lab", identity("network", 2), "virbr1", "192.168.150"),
                Network("unused", identity("network", 3), "virbr2", "10.9.9", False, False),
            )
        }
        self.pools = {
            pool.uuid: pool
            for pool in (
                Pool("default", identity("pool", 1), "/images", 500 * GIB),
                Pool("iso", identity("pool", 2), "/iso", 50 * GIB),
                Pool("attic", identity("pool", 3), "/attic", 100 * GIB, False, False),
            )
        }
        pool = self.pools[identity("pool", 1)]
        pool.volumes = {f"disk{number}.qcow2": 10 * GIB for number in range(1, 9)}

    def define(self, name, number=None):
        """Adds a domain that is off."""
        with self.lock:
            number = number or len(self.domains) + 1
            while identity("domain", number) in self.domains:
                number += 1
            domain = Domain(name, identity("domain", number), busy=number % 10 / 10)
            self.domains[domain.uuid] = domain
            return domain

    def populate(self, name, number):
        """Adds one of the first domains: two in three run, and one in seven of those is paused."""
        domain = self.define(name, number)
        domain.autostart = number % 5 == 0
        domain.title = f"Machine number {number}" if number % 4 == 0 else ""
        if number % 3 != 0:
            self.activate(domain, PAUSED if number % 7 == 0 else RUNNING)

    def activate(self, domain, state=RUNNING):
        domain.state, domain.reason = state, 1
        domain.id, self.next_id = self.next_id, self.next_id + 1
        domain.started = time.monotonic()
        domain.managed_save = False

    def deactivate(self, domain, reason, state=SHUTOFF):
        domain.state, domain.reason, domain.id = state, reason, -1
        if not domain.persistent:
            self.domains.pop(domain.uuid, None)

    def domain_named(self, name):
        with self.lock:
            return next((each for each in self.domains.values() if each.name == name), None)

    def asks_emulator(self, domain, groups, may_skip):
        """Whether a domain is passed over because it is busy; None when asking it never ends."""
        if domain.name not in self.stuck or not groups & ~(1 | 16):
            return False
        is_waited_for = self.stuck[domain.name]
        if is_waited_for and may_skip:
            return True
        if is_waited_for is not None:
            self.stuck[domain.name] = True
        return None
