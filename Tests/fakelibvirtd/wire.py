"""XDR values and message frames of libvirt's remote protocol.

A frame is its length (itself included), six 32-bit words of header, and an XDR payload, all
big-endian. Sources: src/rpc/virnetprotocol.x and src/remote/remote_protocol.x of libvirt 9.0.0.
"""

import functools
import struct
from dataclasses import dataclass

REMOTE_PROGRAM = 0x20008086
KEEPALIVE_PROGRAM = 0x6B656570
KEEPALIVE_PING = 1
KEEPALIVE_PONG = 2

CALL, REPLY, MESSAGE, STREAM = 0, 1, 2, 3
OK, ERROR, CONTINUE = 0, 1, 2

HEADER = struct.Struct(">6I")


@dataclass(frozen=True)
class Header:
    """The six words in front of each payload."""

    program: int
    version: int
    procedure: int
    kind: int
    serial: int
    status: int

    @staticmethod
    def parse(data):
        return Header(*HEADER.unpack(data[: HEADER.size]))


def frame(program, procedure, kind, serial, status=OK, payload=b""):
    """One whole message, ready to be sent."""
    header = HEADER.pack(program, 1, procedure, kind, serial, status)
    return struct.pack(">I", 4 + len(header) + len(payload)) + header + payload


def int32(value):
    return struct.pack(">i", value)


def uint32(value):
    return struct.pack(">I", value)


def uint64(value):
    return struct.pack(">Q", value)


def int64(value):
    return struct.pack(">q", value)


def string(text):
    data = text.encode("utf-8", "surrogateescape")
    return uint32(len(data)) + data + b"\0" * (-len(data) % 4)


def optional(encoded):
    """A pointer of XDR: absent, or present and then its value."""
    return uint32(0) if encoded is None else uint32(1) + encoded


def array(items):
    """A counted array of encoded items."""
    return uint32(len(items)) + b"".join(items)


def characters(text, length):
    """A C array of `char`, of which XDR gives each four bytes."""
    data = text.encode()[:length].ljust(length, b"\0")
    return b"".join(int32(byte) for byte in data)


@functools.lru_cache(maxsize=4096)
def parameter_head(name, kind):
    """What stands before the value of a typed parameter: the same for all domains."""
    return string(name) + int32(kind)


def typed_parameter(name, value):
    """An entry of virTypedParameter, by the type of its value."""
    kind, encode = ENCODINGS[type(value)]
    return parameter_head(name, kind) + encode(value)


class Long(int):
    """An integer that travels as an unsigned long long."""


class Signed(int):
    """An integer that travels as a long long."""


class Unsigned(int):
    """An integer that travels as an unsigned int."""


ENCODINGS = {
    int: (1, int32),
    Unsigned: (2, uint32),
    Signed: (3, int64),
    Long: (4, uint64),
    float: (5, lambda value: struct.pack(">d", value)),
    bool: (6, int32),
    str: (7, string),
}


class Reader:
    """Takes XDR values off the front of a payload."""

    def __init__(self, data):
        self.data = data
        self.position = 0

    def take(self, count):
        piece = self.data[self.position : self.position + count]
        if len(piece) < count:
            raise ValueError("the payload ends too early")
        self.position += count
        return piece

    def int32(self):
        return struct.unpack(">i", self.take(4))[0]

    def uint32(self):
        return struct.unpack(">I", self.take(4))[0]

    def string(self):
        length = self.uint32()
        text = self.take(length).decode("utf-8", "surrogateescape")
        self.take(-length % 4)
        return text

    def optional_string(self):
        return self.string() if self.uint32() else None

    def uuid(self):
        return self.take(16)

    def domain(self):
        """The UUID of a domain argument; its name and id say nothing more."""
        self.string()
        uuid = self.uuid()
        self.int32()
        return uuid

    def named(self):
        """The name and UUID of a network or pool argument."""
        return self.string(), self.uuid()
