"""Measures the program on many hosts at once, some of which never answer."""
import os
import socket
import subprocess
import time

import generate
from terminal import Terminal

HOSTS = 20
MACHINES = 500
LIVE, DEAD = 50, 50
MACHINES_BESIDE_DEAD = 20
LONGEST = 120
REDRAW = b"\x0c"
LOOK = 0.05
FIRST_ATTEMPTS = 25


class MuteSockets:
    """Sockets at which everybody can connect, and nobody ever answers."""

    def __init__(self, directory, count):
        self.sockets = []
        self.uris = []
        for number in range(count):
            path = os.path.join(directory, f"mute-{number}")
            listener = socket.socket(socket.AF_UNIX)
            listener.bind(path)
            listener.listen(64)
            self.sockets.append(listener)
            self.uris.append(f"qemu+unix:///system?socket={path}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for listener in self.sockets:
            listener.close()


def live_uris(directory, count, machines):
    """A file for each host: libvirt's test driver reads one for each connection."""
    uris = []
    for number in range(count):
        path = os.path.join(directory, f"host-{machines}-{number}.xml")
        if not os.path.exists(path):
            generate.write(machines, path)
        uris.append(f"test://{path}")
    return uris


def wait_for_rows(terminal, count):
    """Returns when the header said that all machines are there; looks every 50 ms."""
    whole = f"/{count} ".encode()
    end = time.perf_counter() + LONGEST
    while time.perf_counter() < end:
        # Only what differs is written; drawn again, the header is there as a whole.
        seen = len(terminal.output)
        now = terminal.type(REDRAW)
        while (left := now + LOOK - time.perf_counter()) > 0:
            terminal.read(left)
        if whole in terminal.output[seen:]:
            return time.perf_counter()
    return None


def time_virsh(uris):
    """Returns how long `virsh` takes for the same hosts, all at the same time."""
    start = time.perf_counter()
    lists = [
        subprocess.Popen(["virsh", "-c", uri, "list", "--all"], stdout=subprocess.DEVNULL)
        for uri in uris
    ]
    for one in lists:
        one.wait()
    return (time.perf_counter() - start) * 1000


def measure(title, binary, uris, count, idle, measure_keys, measure_idle):
    """One column: from the start to all rows, keys, idling, and the end."""
    command = [binary]
    for uri in uris:
        command += ["-c", uri]
    with Terminal(command) as terminal:
        _, first = terminal.read(60)
        complete = wait_for_rows(terminal, count)
        if first is None or complete is None:
            raise SystemExit(f"{title}: not all machines were shown within {LONGEST} s")
        rows = {
            "first byte, ms": (first - terminal.started) * 1000,
            "all rows on the screen, ms": (complete - terminal.started) * 1000,
        }
        terminal.type(b"2")
        terminal.settle(timeout=5)
        rows |= measure_keys(terminal, count)
        # The first attempts have a time limit; that they end is news and no idling.
        while (left := complete + FIRST_ATTEMPTS - time.perf_counter()) > 0:
            terminal.read(left)
        rows |= measure_idle(terminal, idle)
        rows["memory, MB"] = terminal.resident_megabytes()
        took, is_restored = terminal.end(lambda one: one.type(b"q"))
        rows["q, ms"] = f"{took * 1000:.1f}{'' if is_restored else ' (not restored)'}"
    return title, rows


def measure_all(options, directory, measure_keys, measure_idle):
    """The columns for many hosts, and for many of which half never answer."""
    columns = []
    uris = live_uris(directory, HOSTS, MACHINES)
    title = f"{HOSTS} hosts of {MACHINES}"
    columns.append(
        measure(
            title, options.binary, uris, HOSTS * MACHINES, options.idle, measure_keys, measure_idle
        )
    )
    columns[0][1]["`virsh` for each at once, ms"] = time_virsh(uris)
    with MuteSockets(directory, DEAD) as mute:
        uris = live_uris(directory, LIVE, MACHINES_BESIDE_DEAD) + mute.uris
        title = f"{LIVE + DEAD} hosts, {DEAD} dead"
        columns.append(
            measure(
                title,
                options.binary,
                uris,
                LIVE * MACHINES_BESIDE_DEAD,
                options.idle,
                measure_keys,
                measure_idle,
            )
        )
        columns[1][1]["`virsh` for each at once, ms"] = time_virsh(uris[:LIVE])
    return columns
