"""A program on a pseudo-terminal, watched with a stop-watch."""
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time

SETTLED = 0.05
LEAVES_ALTERNATE_SCREEN = b"\x1b[?1049l"
SHOWS_CURSOR = (b"\x1b[?25h", b"\x1b[?12l\x1b[?25h", b"\x1b[34h\x1b[?25h")


class Terminal:
    """A program; `output` is what it wrote, `started` and `heard` are when it began and last wrote."""

    def __init__(self, command, columns=120, rows=40):
        self.output = bytearray()
        self.heard = None
        self.controller, side = pty.openpty()
        self.resize(columns, rows)
        self.settings = termios.tcgetattr(self.controller)
        environment = dict(os.environ, TERM="xterm-256color", LANG="C.UTF-8")
        environment.pop("NO_COLOR", None)
        self.started = time.perf_counter()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self.controller)
            os.login_tty(side)
            os.execvpe(command[0], command, environment)
        os.close(side)

    def resize(self, columns, rows):
        fcntl.ioctl(self.controller, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, keys):
        """Types the bytes and returns when that was."""
        now = time.perf_counter()
        os.write(self.controller, keys)
        return now

    def read(self, timeout):
        """Returns the bytes that came first and when, or (b"", None) if none came in time."""
        if not select.select([self.controller], [], [], timeout)[0]:
            return b"", None
        try:
            data = os.read(self.controller, 65536)
        except OSError:
            return b"", None
        if not data:
            return b"", None
        self.heard = time.perf_counter()
        self.output += data
        return data, self.heard

    def wait_for(self, text, timeout):
        """Reads until `text` was written; returns when, or None."""
        end = time.perf_counter() + timeout
        while text not in self.output:
            left = end - time.perf_counter()
            if left <= 0 or self.read(left)[1] is None:
                return None
        return self.heard

    def burst(self, timeout=1.0, quiet=SETTLED):
        """Reads a run of output: when its first and last bytes came, and how many they were."""
        data, first = self.read(timeout)
        last, count = first, len(data)
        while first is not None:
            data, when = self.read(quiet)
            if when is None:
                break
            last, count = when, count + len(data)
        return first, last, count

    def settle(self, quiet=0.3, timeout=5.0):
        end = time.perf_counter() + timeout
        while self.read(quiet)[1] is not None and time.perf_counter() < end:
            pass

    def processor_seconds(self):
        with open(f"/proc/{self.pid}/stat", encoding="ascii", errors="replace") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resident_megabytes(self):
        with open(f"/proc/{self.pid}/status", encoding="ascii", errors="replace") as file:
            for line in file:
                if line.startswith("VmRSS:"):
                    return int(line.split()[1]) / 1024
        return 0.0

    def end(self, how, timeout=5.0):
        """Ends the program by `how`; returns the seconds it took and whether it left no trace."""
        before = len(self.output)
        start = time.perf_counter()
        how(self)
        while (took := time.perf_counter() - start) < timeout:
            pid, _ = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                break
            if self.controller is None or self.read(0.0005)[1] is None:
                time.sleep(0.0005)
        else:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            return took, False
        if self.controller is None:
            return took, True
        while self.read(0)[1] is not None:
            pass
        farewell = bytes(self.output[before:])
        restored = (
            termios.tcgetattr(self.controller) == self.settings
            and LEAVES_ALTERNATE_SCREEN in farewell
            and any(sequence in farewell for sequence in SHOWS_CURSOR)
        )
        self.close()
        return took, restored

    def close(self):
        if self.controller is not None:
            os.close(self.controller)
            self.controller = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
        try:
            if os.waitpid(self.pid, os.WNOHANG)[0] == 0:
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
        except ChildProcessError:
            pass
