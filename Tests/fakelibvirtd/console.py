"""The stream behind virDomainOpenConsole: it echoes, floods, ends or dies, as it is told."""

import threading
import time

import wire
from replies import CallError

PIECE = b"The quick brown fox jumps over the lazy dog\r\n" * 1024


class Console:
    """One open console; its messages carry the serial number of the call that opened it."""

    def __init__(self, client, header):
        self.client = client
        self.header = header
        self.is_open = True

    def send(self, status, payload=b""):
        self.client.send(
            wire.frame(
                wire.REMOTE_PROGRAM,
                self.header.procedure,
                wire.STREAM,
                self.header.serial,
                status,
                payload,
            )
        )

    def begin(self):
        """Starts what the scenario asks for; without one there is a prompt and an echo."""
        behaviour = self.client.daemon.faults.get("console")
        if behaviour == "flood":
            threading.Thread(target=self.flood, daemon=True).start()
            return
        self.send(wire.CONTINUE, b"fake login: ")
        if behaviour == "eof":
            self.client.later(1, lambda: self.send(wire.CONTINUE))
        elif behaviour == "drop":
            self.client.later(1, self.client.hang_up)

    @property
    def is_held(self):
        return self.is_open and self.client.is_connected

    def throw_out(self):
        """What happens to a console that someone else takes over."""
        self.is_open = False
        self.send(wire.ERROR, CallError(39, 7, "stream had I/O failure").encoded())

    def flood(self):
        while self.is_open and self.client.is_connected:
            self.send(wire.CONTINUE, PIECE)
            time.sleep(0)

    def receive(self, status, payload):
        if status == wire.CONTINUE and payload:
            size = 1 if self.client.daemon.faults.get("console") == "crumbs" else len(payload)
            for start in range(0, len(payload), size):
                self.send(wire.CONTINUE, payload[start : start + size])
        elif status != wire.CONTINUE:
            self.is_open = False
            self.send(wire.OK)
