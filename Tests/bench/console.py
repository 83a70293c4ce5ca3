"""Measures a guest's serial console in the program, beside `virsh console` on a terminal of the same
size, against a machine of its own in the lab (`make lab-up`).

The guest prints only as fast as its emulated serial line takes it; what counts is the ratio.
"""
import argparse
import os
import re
import subprocess
import sys
import time
from contextlib import contextmanager

from terminal import Terminal

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
LAB = os.path.join(ROOT, "Tests", "lab", "lab")
GUEST = "console-bench"
COLUMNS, ROWS = 80, 24
# Printed by the guest from other characters, so that the echo of the command is no end.
END_MARK = b"@#@#@#"
PRINT_END = r"printf '\100\043\100\043\100\043\n'"
TEXT = "the quick brown fox jumps over the lazy dog and runs away"
ESCAPE = b"\x1d"
COMMANDS_TITLE = b"Console commands"
TYPED = 200

# What the program is held to, row by row.
LIMITS = {
    "keys beside it p50, ms": "",
    "keys beside it p99, ms": "50",
    "commands in a flood p50, ms": "",
    "commands in a flood p99, ms": "50",
    "leaving in a flood, ms": "100",
    "more memory in a flood, MB": "64",
    "echo p50, ms": "",
    "echo p99, ms": "virsh + 10",
}


def lab_uri():
    """The first host of the lab, or None when it is not up."""
    done = subprocess.run([LAB, "env"], capture_output=True, text=True, check=False)
    found = re.search(r"JVPTUI_LAB_URI='([^']*)'", done.stdout)
    return found.group(1) if found else None


def virsh(uri, *arguments, **options):
    command = ["virsh", "-q", "-c", uri, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, **options).stdout


@contextmanager
def guest(uri, port):
    """A machine like the lab's first one, without its disk and network; gone afterwards."""
    xml = virsh(uri, "dumpxml", "--inactive", "lab-a1")
    for pattern in (
        r"<uuid>.*?</uuid>", r"<title>.*?</title>", r"<disk .*?</disk>",
        r"<interface .*?</interface>", r"<graphics .*?</graphics>", r"<graphics [^>]*/>",
    ):
        xml = re.sub(pattern, "", xml, flags=re.S)
    xml = xml.replace("lab-a1", GUEST)
    if port == "virtio":
        # The console of the kernel's command line stays; the shell is started on the fast one.
        xml = xml.replace(
            "</devices>",
            "<console type='pty'><target type='virtio' port='1'/></console></devices>",
        )
    subprocess.run(["virsh", "-q", "-c", uri, "destroy", GUEST], capture_output=True, check=False)
    virsh(uri, "create", "/dev/stdin", input=xml)
    try:
        yield
    finally:
        virsh(uri, "destroy", GUEST)


class Console:
    """A terminal that shows the guest's console; what it has shown is thrown away now and then."""

    def __init__(self, terminal):
        self.terminal = terminal

    def wait_for(self, text, timeout):
        """Reads until `text` was written; returns when, and keeps nothing of it."""
        output = self.terminal.output
        end = time.perf_counter() + timeout
        seen = 0
        while True:
            place = output.find(text, max(0, seen - len(text)))
            if place >= 0:
                del output[:place + len(text)]
                return self.terminal.heard
            seen = len(output)
            if seen > 1 << 16:
                del output[:-len(text)]
                seen = len(output)
            left = end - time.perf_counter()
            if left <= 0 or self.terminal.read(left)[1] is None:
                shown = bytes(output[-400:]).decode("utf-8", "replace")
                raise SystemExit(f"{text!r} was not shown within {timeout} s:\n{shown}")

    def run(self, command, timeout=600):
        """Has the guest's shell run a command; returns how many seconds until it had ended."""
        # An end mark that is still on the screen could be drawn once more.
        self.terminal.type(b"\x15printf '\\033[2J\\033[H'\r")
        self.terminal.settle()
        self.terminal.output.clear()
        start = self.terminal.type(f"{command}; {PRINT_END}\r".encode())
        return self.wait_for(END_MARK, timeout) - start

    def wait_for_shell(self):
        end = time.perf_counter() + 90
        while time.perf_counter() < end:
            self.terminal.settle(quiet=0.5, timeout=2)
            self.terminal.output.clear()
            self.terminal.type(f"\x15{PRINT_END}\r".encode())
            try:
                self.wait_for(END_MARK, 3)
                return
            except SystemExit:
                continue
        raise SystemExit("the guest's shell did not answer")

    def measure_echo(self):
        """How long a typed letter takes to be shown."""
        self.terminal.settle()
        times = []
        for number in range(TYPED):
            if number % 40 == 39:
                self.terminal.type(b"\x15")
                self.terminal.settle(quiet=0.2)
            pressed = self.terminal.type(b"abcdefghijklmnopqrstuvwxyz"[number % 26:][:1])
            _, heard = self.terminal.read(2)
            times.append((heard or pressed + 2) - pressed)
            rest = pressed + 0.1 - time.perf_counter()
            while rest > 0:
                self.terminal.read(rest)
                rest = pressed + 0.1 - time.perf_counter()
        self.terminal.type(b"\x15")
        self.terminal.settle()
        return times


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000


def spread(title, times):
    return {
        f"{title} p50, ms": percentile(times, 0.5),
        f"{title} p99, ms": percentile(times, 0.99),
    }


@contextmanager
def virsh_console(uri):
    with Terminal(["virsh", "-c", uri, "console", GUEST], COLUMNS, ROWS) as terminal:
        console = Console(terminal)
        console.wait_for(b"Escape character", 30)
        yield console
        terminal.type(ESCAPE)
        terminal.settle()


@contextmanager
def program(uri, binary):
    """The program with the guest's row selected."""
    with Terminal([binary, "-c", uri], COLUMNS, ROWS + 1) as terminal:
        console = Console(terminal)
        console.wait_for(GUEST.encode(), 30)
        terminal.type(b"2")
        terminal.settle()
        terminal.type(b"/" + GUEST.encode())
        terminal.settle()
        terminal.type(b"\r")
        terminal.settle()
        yield console
        terminal.end(lambda one: one.type(b"q"))


def enter(console):
    console.terminal.output.clear()
    console.terminal.type(b"c")
    console.terminal.settle(quiet=0.5)


def leave(console):
    """Leaves the console, which stays open; returns how long until the list was there."""
    console.terminal.output.clear()
    console.terminal.type(ESCAPE)
    start = console.terminal.type(b"d")
    return console.wait_for(GUEST.encode(), 10) - start


def measure_beside(console, seconds, keys):
    """Presses keys for some time; how long each takes to be answered, whatever else is written."""
    times = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        for key in keys:
            while console.terminal.read(0)[1] is not None:
                pass
            console.terminal.output.clear()
            pressed = console.terminal.type(key)
            _, heard = console.terminal.read(1)
            times.append((heard or pressed + 1) - pressed)
            time.sleep(0.05)
    return times


def measure_commands(console):
    """Opens the console's commands while the guest floods it."""
    times = []
    for _ in range(40):
        console.terminal.output.clear()
        pressed = console.terminal.type(ESCAPE)
        times.append(console.wait_for(COMMANDS_TITLE, 5) - pressed)
        console.terminal.type(b"\x1b")
        until = time.perf_counter() + 0.3
        while time.perf_counter() < until:
            console.terminal.read(0.05)
        console.terminal.output.clear()
    return times


def measure_memory(console, seconds):
    """The most memory while the guest floods the console."""
    most = 0.0
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        until = time.perf_counter() + 0.5
        while time.perf_counter() < until:
            console.terminal.read(0.05)
        console.terminal.output.clear()
        most = max(most, console.terminal.resident_megabytes())
    return most


def measure_virsh(uri, options):
    with virsh_console(uri) as console:
        console.wait_for_shell()
        lines = options.megabytes * 1_000_000 // (len(TEXT) + 2) + 1
        console.run(f"stty rows {ROWS} cols {COLUMNS}; yes '{TEXT}' | head -n {lines} >/tmp/big")
        rows = {cat_title(options): console.run("cat /tmp/big")}
        rows |= spread("echo", console.measure_echo())
    return rows


def measure_virsh_again(uri):
    """Once more after the program, for the speed of a machine changes within minutes."""
    with virsh_console(uri) as console:
        console.wait_for_shell()
        return console.run("cat /tmp/big")


def cat_title(options):
    return f"{options.megabytes} MB through the pane, s"


def measure_program(uri, options):
    with program(uri, options.binary) as console:
        enter(console)
        console.wait_for_shell()
        rows = {cat_title(options): console.run("cat /tmp/big")}
        rows |= spread("echo", console.measure_echo())
        before = console.terminal.resident_megabytes()
        # The rest of the program while the guest prints in the background.
        console.terminal.type(b"cat /tmp/big\r")
        leave(console)
        rows |= spread("keys beside it", measure_beside(console, options.seconds / 4, (b"1", b"2")))
        enter(console)
        console.run("true")
        console.terminal.type(b"yes\r")
        rows["more memory in a flood, MB"] = measure_memory(console, options.seconds) - before
        rows |= spread("commands in a flood", measure_commands(console))
        leaving = []
        for _ in range(5):
            leaving.append(leave(console))
            enter_flood(console)
        rows["leaving in a flood, ms"] = max(leaving) * 1000
        console.terminal.type(b"\x03")
        console.terminal.settle(timeout=20)
        leave(console)
    return rows


def enter_flood(console):
    console.terminal.type(b"c")
    until = time.perf_counter() + 1
    while time.perf_counter() < until:
        console.terminal.read(0.05)


def print_all(options, print_table):
    """Measures and prints it; returns False when there is no lab to do it in."""
    uri = lab_uri()
    if uri is None:
        print("The console was left out: the lab is not up; run `make lab-up` first.")
        return False
    with guest(uri, options.port):
        beside = measure_virsh(uri, options)
        ours = measure_program(uri, options)
        title = cat_title(options)
        beside[title] = (beside[title] + measure_virsh_again(uri)) / 2
    limits = dict(LIMITS)
    limits[title] = "1.2 x virsh"
    print_table([("program", ours), ("virsh console", beside)], limits)
    return True


def add_options(parser):
    parser.add_argument("--megabytes", type=int, default=20, help="what the guest prints")
    parser.add_argument("--seconds", type=float, default=60, help="how long the flood lasts")
    parser.add_argument("--port", choices=["serial", "virtio"], default="serial")


def main():
    parser = argparse.ArgumentParser(prog="console", description=__doc__)
    default = os.environ.get("JVPTUI_BINARY", os.path.join(ROOT, ".build/release/jvptui"))
    parser.add_argument("--binary", default=default, help="the program (default: %(default)s)")
    add_options(parser)
    options = parser.parse_args()
    if not os.access(options.binary, os.X_OK):
        sys.exit(f"console: there is no program at {options.binary}; run `make build` first")
    from bench import print_table

    if not print_all(options, print_table):
        sys.exit(1)


if __name__ == "__main__":
    main()
