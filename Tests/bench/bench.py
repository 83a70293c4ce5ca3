"""Measures the program on hosts of 10, 1,000 and 10,000 machines of libvirt's test driver, and on
many hosts at once, a guest's console, and what live figures cost.

Everything is seen from outside, through a pseudo-terminal. The speed of a machine changes within
minutes: compare only figures of one run, with `virsh` and a bare list beside them.
"""
import argparse
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

import console
import figures
import generate
import hosts
from terminal import Terminal

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
READS_AGAIN, ESCAPE = b"\x12", b"\x1b"
KEYS = 200
RESIZES = 50
HELD_KEYS_A_SECOND = 30
MEGABYTE = 1 << 20

# What the program is held to, row by row, up to 10,000 machines.
LIMITS = {
    "first byte, ms": "50",
    "first machine on the screen, ms": "1.1 x virsh",
    "key to first byte p50, ms": "1.5",
    "key to first byte p95, ms": "3 x list",
    "key to first byte p99, ms": "10",
    "key in the filter to first byte p99, ms": "10",
    "bytes a key, median": "1500",
    "held key, lag after release, ms": "5",
    "idle CPU, s a minute": "0.3",
    "idle bytes a second": "0",
    "memory, MB": "virsh + 25",
    f"{RESIZES} resizes to the last paint, ms": "5",
    "q, ms": "50",
    "SIGTERM, ms": "50",
    "hang-up, ms": "50",
}


class Subject:
    """A program that shows a list of machines, and how to start it."""

    def __init__(self, title, command):
        self.title = title
        self.command = command

    def start(self):
        return Terminal(self.command)


def milliseconds(seconds):
    return None if seconds is None else seconds * 1000


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else None


def median(values):
    present = [value for value in values if value is not None]
    return statistics.median(present) if present else None


def time_virsh(uri):
    start = time.perf_counter()
    subprocess.run(["virsh", "-c", uri, "list", "--all"], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def library_megabytes(uri):
    """The memory of `virsh` with the same host open: what libvirt itself takes."""
    with Terminal(["virsh", "-c", uri]) as shell:
        shell.wait_for(b"virsh #", 60)
        return shell.resident_megabytes()


def measure_start(subject, first_name):
    with subject.start() as terminal:
        _, first = terminal.read(60)
        painted = terminal.wait_for(first_name, 60)
        if first is None or painted is None:
            raise SystemExit(f"{subject.title} showed no {first_name.decode()}:\n{tail(terminal)}")
        return first - terminal.started, painted - terminal.started


def tail(terminal):
    return bytes(terminal.output[-2000:]).decode("utf-8", "replace")


def steps(count):
    """Keys that walk down and up again within a list of `count` rows, without ever standing."""
    leg = min(count - 1, KEYS // 2)
    while True:
        yield from b"j" * leg
        yield from b"k" * leg


def measure_keys(terminal, count):
    walk = steps(count)
    firsts, lasts, sizes = [], [], []
    for _ in range(KEYS):
        while terminal.read(0.02)[1] is not None:
            pass
        pressed = terminal.type(bytes([next(walk)]))
        first, last, size = terminal.burst(quiet=0.02)
        if first is None:
            firsts.append(1.0)
            continue
        firsts.append(first - pressed)
        lasts.append(last - pressed)
        sizes.append(size)
    return {
        "key to first byte p50, ms": milliseconds(percentile(firsts, 0.5)),
        "key to first byte p95, ms": milliseconds(percentile(firsts, 0.95)),
        "key to first byte p99, ms": milliseconds(percentile(firsts, 0.99)),
        "key to whole paint p50, ms": milliseconds(percentile(lasts, 0.5)),
        "bytes a key, median": percentile(sizes, 0.5),
    }


def measure_filter(terminal):
    """Types an expression into the filter while the lists are read again."""
    firsts = []
    for _ in range(10):
        terminal.type(READS_AGAIN)
        terminal.settle(quiet=0.05, timeout=0.5)
        for key in b"//^vm-[0-9]*7$/ !tag:x":
            while terminal.read(0.005)[1] is not None:
                pass
            pressed = terminal.type(bytes([key]))
            first, _, _ = terminal.burst(quiet=0.005)
            firsts.append(1.0 if first is None else first - pressed)
        terminal.type(ESCAPE)
        terminal.settle()
    return {
        "key in the filter to first byte p50, ms": milliseconds(percentile(firsts, 0.5)),
        "key in the filter to first byte p99, ms": milliseconds(percentile(firsts, 0.99)),
    }


def measure_held_key(terminal, count):
    walk = steps(count)
    for _ in range(3 * HELD_KEYS_A_SECOND):
        released = terminal.type(bytes([next(walk)]))
        end = released + 1 / HELD_KEYS_A_SECOND
        while (left := end - time.perf_counter()) > 0:
            terminal.read(left)
        # The last key is answered below, outside of its interval.
    released = terminal.type(bytes([next(walk)]))
    _, last, _ = terminal.burst(quiet=0.02)
    return None if last is None else last - released


def measure_idle(terminal, seconds):
    used, written = terminal.processor_seconds(), len(terminal.output)
    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0:
        terminal.read(left)
    return {
        "idle CPU, s a minute": (terminal.processor_seconds() - used) * 60 / seconds,
        "idle bytes a second": (len(terminal.output) - written) / seconds,
    }


def measure_resizes(terminal):
    for index in range(RESIZES):
        terminal.resize(80 + 2 * (index % 40), 24 + index % 20)
        terminal.read(0.001)
    resized = time.perf_counter()
    terminal.resize(120, 40)
    _, last, _ = terminal.burst(quiet=0.1)
    return None if last is None else last - resized


ENDINGS = {
    "q, ms": lambda terminal: terminal.type(b"q"),
    "SIGTERM, ms": lambda terminal: os.kill(terminal.pid, signal.SIGTERM),
    "hang-up, ms": Terminal.close,
}


def measure_endings(subject, first_name):
    rows = {}
    for title, ending in ENDINGS.items():
        with subject.start() as terminal:
            terminal.wait_for(first_name, 60)
            terminal.settle()
            took, is_restored = terminal.end(ending)
        mark = "" if is_restored else " (not restored)"
        rows[title] = f"{took * 1000:.1f}{mark}"
    return rows


def measure(subject, count, options):
    """All rows of one column of the table."""
    first_name = generate.name_of(0).encode()
    starts = [measure_start(subject, first_name) for _ in range(options.starts)]
    rows = {
        "first byte, ms": milliseconds(median([first for first, _ in starts])),
        "first machine on the screen, ms": milliseconds(median([full for _, full in starts])),
    }
    with subject.start() as terminal:
        terminal.wait_for(first_name, 60)
        terminal.settle(timeout=10)
        terminal.type(options.focus.encode())
        terminal.settle()
        rows |= measure_keys(terminal, count)
        if options.filter:
            rows |= measure_filter(terminal)
        rows["held key, lag after release, ms"] = milliseconds(measure_held_key(terminal, count))
        terminal.settle()
        rows |= measure_idle(terminal, options.idle)
        rows["memory, MB"] = terminal.resident_megabytes()
        rows[f"{RESIZES} resizes to the last paint, ms"] = milliseconds(measure_resizes(terminal))
    return rows | measure_endings(subject, first_name)


def measure_host(count, options, directory):
    """The columns for a host of `count` machines: the program, and the bare list if wanted."""
    path = os.path.join(directory, f"host-{count}.xml")
    generate.write(count, path)
    uri = f"test://{path}"
    program = Subject(f"{count:,}", [options.binary, "-c", uri, *options.argument])
    peers = [time_virsh(uri) for _ in range(options.starts)]
    rows = measure(program, count, options)
    peers += [time_virsh(uri) for _ in range(options.starts)]
    rows["`virsh list --all`, ms"] = milliseconds(median(peers))
    rows["memory of virsh, MB"] = library_megabytes(uri)
    columns = [(program.title, rows)]
    if options.floor:
        names = os.path.join(directory, f"names-{count}")
        with open(names, "w", encoding="utf-8") as file:
            file.writelines(f"{generate.name_of(number)}\n" for number in range(count))
        command = [sys.executable, os.path.join(HERE, "floor.py"), names]
        columns.append((f"list {count:,}", measure(Subject("list", command), count, options)))
    return columns


def show(value):
    if value is None:
        return "-"
    if isinstance(value, str):
        return value
    return f"{value:.0f}" if value >= 100 else f"{value:.2f}" if value < 10 else f"{value:.1f}"


def print_table(columns, limits=LIMITS):
    titles = list(columns[0][1])
    table = [["", "at most", *(title for title, _ in columns)]]
    for title in titles:
        values = (show(rows.get(title)) for _, rows in columns)
        table.append([title, limits.get(title, ""), *values])
    widths = [max(len(row[index]) for row in table) for index in range(len(table[0]))]
    for number, row in enumerate(table):
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
        print("| " + " | ".join(cells) + " |")
        if number == 0:
            rules = ["-" * width for width in widths]
            line = "-|-".join(rules[:1] + [rule + ":" for rule in rules[1:]])
            print("|-" + line.replace(":-", ":") + "|")


def print_size(binary, directory):
    size = os.path.getsize(binary) / MEGABYTE
    print(f"\nbinary: {size:.1f} MB", end="")
    if shutil.which("strip"):
        copy = os.path.join(directory, "stripped")
        subprocess.run(["strip", "-o", copy, binary], check=True)
        print(f", {os.path.getsize(copy) / MEGABYTE:.1f} MB stripped", end="")
    print()


def parse_options():
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    default = os.environ.get("JVPTUI_BINARY", os.path.join(ROOT, ".build/release/jvptui"))
    parser.add_argument("--binary", default=default, help="the program (default: %(default)s)")
    parser.add_argument("--argument", action="append", default=[], help="passed to the program")
    parser.add_argument("--machines", type=int, nargs="*", default=[10, 1000, 10000])
    parser.add_argument("--starts", type=int, default=3, help="rounds of starting (default: 3)")
    parser.add_argument("--idle", type=float, default=20, help="seconds of idling (default: 20)")
    parser.add_argument("--filter", action="store_true", help="also type into the filter")
    parser.add_argument("--focus", default="2", help="key to the machines' pane (default: 2)")
    parser.add_argument("--floor", action="store_true", help="a bare list in ncurses beside it")
    parser.add_argument("--no-hosts", action="store_true", help="leave many hosts at once out")
    parser.add_argument("--no-console", action="store_true", help="leave the guest's console out")
    parser.add_argument("--no-figures", action="store_true", help="leave live figures out")
    console.add_options(parser)
    return parser.parse_args()


def main():
    options = parse_options()
    if not os.access(options.binary, os.X_OK):
        sys.exit(f"bench: there is no program at {options.binary}; run `make build` first")
    # Nobody's settings and history take part.
    with tempfile.TemporaryDirectory(prefix="jvptui-bench-") as directory, figures.folders(directory):
        columns = []
        for count in options.machines:
            print(f"measuring {count:,} machines", file=sys.stderr)
            columns += measure_host(count, options, directory)
        if columns:
            print_table(columns)
        if not options.no_hosts:
            print("measuring many hosts", file=sys.stderr)
            print()
            print_table(hosts.measure_all(options, directory, measure_keys, measure_idle))
        if not options.no_console:
            print("measuring a guest's console", file=sys.stderr)
            print()
            console.print_all(options, print_table)
        if not options.no_figures:
            print("measuring live figures", file=sys.stderr)
            print()
            figures.print_all(options, directory, print_table)
        print_size(options.binary, directory)


if __name__ == "__main__":
    main()
