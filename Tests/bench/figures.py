"""Measures what live figures cost: a tick, idling, and a day's history of 10,000 machines.

A pretended libvirtd (Tests/fakelibvirtd) tells the statistics, so that neither QEMU nor libvirt's test
driver takes part. What counts is the processor time of the program: on a busy machine the clock on the
wall says nothing.
"""
import json
import os
import random
import shutil
import struct
import subprocess
import sys
import time
import zlib
from contextlib import contextmanager

from terminal import Terminal

HERE = os.path.dirname(os.path.abspath(__file__))
FAKE = os.path.join(os.path.dirname(HERE), "fakelibvirtd")
# One call a reading; all statistics are asked for again for the selected machine.
TICK, DEFINITION = "NODE_GET_CPU_STATS", "DOMAIN_GET_XML_DESC"
COUNTS = (1000, 10000)
HISTORY_MACHINES = 10000

# What the program is held to, row by row and column by column.
LIMITS = {
    "cost of a tick, ms": "10; 100",
    "idle CPU, %": "1",
    "history of a day, MB": "150",
}


class Daemon:
    """The pretended host with so many machines that all run."""

    def __init__(self, directory, count):
        self.socket = os.path.join(directory, f"figures-{count}")
        self.count = count
        self.uri = f"qemu+unix:///system?socket={self.socket}"
        command = [sys.executable, "-B", os.path.join(FAKE, "fakelibvirtd.py"), self.socket]
        self.process = subprocess.Popen(
            command + ["--stdin", "--running", "--domains", str(count)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        if self.process.stdout.readline() != "ready\n":
            raise SystemExit("the pretended libvirtd did not start")

    def calls(self, procedure):
        """How often a procedure was called."""
        self.process.stdin.write("stats\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline()[3:])["calls"].get(procedure, 0)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()


@contextmanager
def folders(path):
    """The program's own folders below a path, for as long as it runs."""
    names = ("XDG_STATE_HOME", "XDG_CONFIG_HOME")
    before = {name: os.environ.get(name) for name in names}
    for name in names:
        os.environ[name] = os.path.join(path, name)
        os.makedirs(os.environ[name], exist_ok=True)
    try:
        yield os.environ["XDG_STATE_HOME"]
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


def threads(pid):
    """The seconds of processor time of each thread by its name; of those with one name the sum."""
    times = {}
    for task in os.listdir(f"/proc/{pid}/task"):
        try:
            with open(f"/proc/{pid}/task/{task}/comm", encoding="ascii", errors="replace") as file:
                name = file.read().strip()
            with open(f"/proc/{pid}/task/{task}/schedstat", encoding="ascii") as file:
                times[name] = times.get(name, 0) + int(file.read().split()[0]) / 1e9
        except FileNotFoundError:
            continue
    return times


def await_calls(terminal, daemon, procedure, count, timeout=300):
    """Reads what the program writes until it has called a procedure so often; says when that was."""
    end = time.perf_counter() + timeout
    while daemon.calls(procedure) < count:
        if time.perf_counter() > end:
            raise SystemExit(f"the program no longer calls {procedure}")
        look = time.perf_counter() + 0.2
        while (left := look - time.perf_counter()) > 0:
            terminal.read(left)
        terminal.output.clear()
    return time.perf_counter()


def await_calm(terminal, daemon):
    """Waits until everything is read once, and for some ticks after that: the first ones find caches
    cold and bring rates that were not there before."""
    await_calls(terminal, daemon, DEFINITION, daemon.count)
    return await_calls(terminal, daemon, TICK, daemon.calls(TICK) + 5)


def measure_ticks(options, directory, count):
    with Daemon(directory, count) as daemon, folders(os.path.join(directory, f"home-{count}")):
        with Terminal([options.binary, "-c", daemon.uri]) as terminal:
            start = await_calm(terminal, daemon)
            before, ticks, written = threads(terminal.pid), daemon.calls(TICK), 0
            end = start + max(options.idle, 30)
            while (left := end - time.perf_counter()) > 0:
                written += len(terminal.read(left)[0])
            ticks = daemon.calls(TICK) - ticks
            after = threads(terminal.pid)
            seconds = time.perf_counter() - start
            memory = terminal.resident_megabytes()
            terminal.end(lambda one: one.type(b"q"))
    used = {name: after[name] - before.get(name, 0) for name in after}
    whole = sum(used.values())
    # The first thread has the name of the program; the kernel cuts names off after 15 bytes.
    main = used.get(os.path.basename(options.binary)[:15], 0)
    polling = sum(value for name, value in used.items() if name.startswith("poll-"))
    return f"{count:,} machines", {
        "ticks": str(ticks),
        "cost of a tick, ms": whole / max(1, ticks) * 1000,
        "of it libvirt and decoding, ms": polling / max(1, ticks) * 1000,
        "of it rates, ms": (whole - main - polling) / max(1, ticks) * 1000,
        "of it keeping and drawing, ms": main / max(1, ticks) * 1000,
        "idle CPU, %": whole / seconds * 100,
        "bytes a tick": written / max(1, ticks),
        "memory, MB": memory,
    }


# What histories look like on the disk: see HistoryFrame.swift.
MAGIC = b"jvptui history 2\n"
METRICS = (0, 1, 2, 3)
MACHINE, WHOLE = 1, 2
LEVELS = {"middle": (1, 10, 3 * 3600), "coarse": (2, 60, 24 * 3600)}
THINNING = 6
MACHINES_A_FRAME = 250


def identities(count):
    sys.path.insert(0, FAKE)
    import host  # the pretended host says which machines it has

    return [host.identity("domain", number) for number in range(1, count + 1)]


def write_history(folder, uri, count):
    """A day of so many machines, in slots as long as the program makes them for that many."""
    os.makedirs(folder, mode=0o700)
    now = int(time.time())
    chance = random.Random(1)
    machines = identities(count)
    for word, (level, seconds, reach) in LEVELS.items():
        length = seconds * THINNING
        slots = reach // length
        first = now // length - slots
        # Between a half and a whole, in the 16 bits that values have there.
        rows = [
            struct.pack(f"<{3 * slots}H", *(chance.randrange(20480, 21504) for _ in range(3 * slots)))
            for _ in range(64)
        ]
        with open(os.path.join(folder, f"{word}-{now - 60}-1.log"), "wb") as file:
            file.write(MAGIC)
            name = uri.encode()
            for start in range(0, count, MACHINES_A_FRAME):
                payload = bytearray(struct.pack("<BIqH", level, length, first, slots))
                payload += struct.pack("<H", len(name)) + name
                for machine in machines[start:start + MACHINES_A_FRAME]:
                    payload += bytes([MACHINE]) + machine + bytes([len(METRICS)])
                    for metric in METRICS:
                        payload += bytes([metric, WHOLE]) + chance.choice(rows)
                file.write(struct.pack("<II", len(payload), zlib.crc32(payload)) + payload)


def settled_megabytes(terminal):
    """The memory once it no longer changes: a history is read beside everything else."""
    last = calm = 0
    end = time.perf_counter() + 120
    while calm < 20 and time.perf_counter() < end:
        look = time.perf_counter() + 0.5
        while (left := look - time.perf_counter()) > 0:
            terminal.read(left)
        terminal.output.clear()
        now = terminal.resident_megabytes()
        calm = calm + 1 if abs(now - last) < 1 else 0
        last = now
    return last


def measure_history(options, directory):
    """The memory of the program with the day's history of 10,000 machines, and without any."""
    sizes = []
    with Daemon(directory, HISTORY_MACHINES) as daemon:
        for title in ("without", "with"):
            with folders(os.path.join(directory, f"{title}-history")) as state:
                if title == "with":
                    folder = os.path.join(state, "jvptui", "history")
                    write_history(folder, daemon.uri, HISTORY_MACHINES)
                with Terminal([options.binary, "-c", daemon.uri]) as terminal:
                    await_calm(terminal, daemon)
                    sizes.append(settled_megabytes(terminal))
                    terminal.end(lambda one: one.type(b"q"))
                shutil.rmtree(state)
    return {"history of a day, MB": sizes[1] - sizes[0], "memory with it, MB": sizes[1]}


def print_all(options, directory, print_table):
    columns = [measure_ticks(options, directory, count) for count in COUNTS]
    columns[-1][1].update(measure_history(options, directory))
    titles = list(columns[-1][1])
    for _, rows in columns:
        for title in titles:
            rows.setdefault(title, None)
    print_table(columns, LIMITS)
