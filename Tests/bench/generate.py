"""Writes a host of N machines, in the form that libvirt's test driver reads.

    generate.py N FILE

The host has as many volumes as machines, spread over pools of 1,000; a network for every 500
machines; and three nested snapshots on every tenth machine.
"""
import sys
import uuid
from xml.sax.saxutils import escape, quoteattr

TEST = "http://libvirt.org/schemas/domain/test/1.0"
SYSTEM = "http://libosinfo.org/xmlns/libvirt/domain/1.0"
TAGS = "https://jvptui.org/xmlns/tags/1.0"
MACHINES_A_NETWORK = 500
VOLUMES_A_POOL = 1000
SNAPSHOT_TIME = 1_700_000_000

RUNNING, PAUSED, SHUT_OFF, CRASHED = 1, 3, 5, 6


def name_of(number):
    return f"vm-{number:05}"


def identity(kind, number):
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{kind}/{number}"))


def state_of(number):
    """Seven of ten run; the rest is off, but for a few in trouble."""
    if number % 50 == 7:
        return PAUSED
    if number % 50 == 19:
        return CRASHED
    return RUNNING if number % 10 < 7 else SHUT_OFF


def volume_of(number):
    return f"pool-{number // VOLUMES_A_POOL}", f"{name_of(number)}.qcow2"


def definition(number):
    pool, volume = volume_of(number)
    network = f"net-{number // MACHINES_A_NETWORK}"
    address = "52:54:00:%02x:%02x:%02x" % (number >> 16 & 255, number >> 8 & 255, number & 255)
    return f"""
  <name>{name_of(number)}</name>
  <uuid>{identity("machine", number)}</uuid>
  <title>{escape(f"Machine {number} of the benchmark")}</title>
  <metadata>
    <libosinfo:libosinfo xmlns:libosinfo="{SYSTEM}">
      <libosinfo:os id="http://debian.org/debian/12"/>
    </libosinfo:libosinfo>
    <tags xmlns="{TAGS}"><tag>{("web", "db", "ci")[number % 3]}</tag></tags>
  </metadata>
  <memory unit="MiB">{512 << number % 4}</memory>
  <vcpu>{1 + number % 8}</vcpu>
  <os><type arch="x86_64">hvm</type></os>
  <devices>
    <disk type="file" device="disk">
      <driver name="qemu" type="qcow2"/>
      <source file={quoteattr(f"/pools/{pool}/{volume}")}/>
      <target dev="vda" bus="virtio"/>
    </disk>
    <interface type="network">
      <mac address="{address}"/><source network="{network}"/><model type="virtio"/>
    </interface>
    <console type="pty"/>
  </devices>"""


def snapshots(number):
    parent = ""
    for depth in range(3):
        name = f"level-{depth}"
        yield f"""
  <test:domainsnapshot>
    <name>{name}</name><state>shutoff</state>
    <creationTime>{SNAPSHOT_TIME + 86_400 * depth}</creationTime>{parent}
    <domain type="test">{definition(number)}</domain>
    <active>{int(depth == 2)}</active>
  </test:domainsnapshot>"""
        parent = f"<parent><name>{name}</name></parent>"


def machine(number):
    yield f'<domain type="test" xmlns:test="{TEST}">{definition(number)}\n'
    yield f"  <test:runstate>{state_of(number)}</test:runstate>"
    if number % 10 == 0:
        yield from snapshots(number)
    yield "\n</domain>\n"


def network(number):
    return f"""<network>
  <name>net-{number}</name><uuid>{identity("network", number)}</uuid>
  <forward mode="nat"/><bridge name="virbr{number}"/>
  <ip address="10.{number}.0.1" netmask="255.255.0.0">
    <dhcp><range start="10.{number}.0.2" end="10.{number}.255.254"/></dhcp>
  </ip>
</network>
"""


def pool(number, count):
    first = number * VOLUMES_A_POOL
    yield f"""<pool type="dir">
  <name>pool-{number}</name><uuid>{identity("pool", number)}</uuid>
  <target><path>/pools/pool-{number}</path></target>
"""
    for index in range(first, min(count, first + VOLUMES_A_POOL)):
        # A pool of the test driver holds 100 GiB, and counts below zero past that.
        yield f"""  <volume type="file">
    <name>{volume_of(index)[1]}</name>
    <capacity unit="GiB">20</capacity><allocation unit="MiB">{1 + index % 90}</allocation>
    <target><format type="qcow2"/></target>
  </volume>
"""
    yield "</pool>\n"


def host(count):
    yield """<?xml version="1.0" encoding="UTF-8"?>
<node>
<cpu>
  <mhz>3000</mhz><model>x86_64</model><nodes>2</nodes><sockets>1</sockets>
  <cores>32</cores><threads>2</threads><active>128</active>
</cpu>
<memory>1073741824</memory>
"""
    for number in range(-(-count // MACHINES_A_NETWORK)):
        yield network(number)
    for number in range(-(-count // VOLUMES_A_POOL)):
        yield from pool(number, count)
    for number in range(count):
        yield from machine(number)
    yield "</node>\n"


def write(count, path):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(host(count))


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    write(int(sys.argv[1]), sys.argv[2])
