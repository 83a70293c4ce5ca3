"""One client's connection: reads calls, applies what is to go wrong, sends answers and events."""

import socket
import threading

import handle_connection  # noqa: F401  (these fill the table of handlers)
import handle_domain_lists  # noqa: F401
import handle_domains  # noqa: F401
import handle_networks  # noqa: F401
import handle_stats  # noqa: F401
import handle_storage  # noqa: F401
import procedures
import wire
from console import Console
from replies import HANDLERS, CallError, NoAnswer

OPEN = procedures.NUMBERS["CONNECT_OPEN"]
CLOSE = procedures.NUMBERS["CONNECT_CLOSE"]
AUTH_LIST = procedures.NUMBERS["AUTH_LIST"]
OPEN_CONSOLE = procedures.NUMBERS["DOMAIN_OPEN_CONSOLE"]


class Client:
    """Runs in a thread of its own; `send` may be called from any."""

    def __init__(self, connection, number, daemon):
        self.connection = connection
        self.number = number
        self.daemon = daemon
        self.sending = threading.Lock()
        self.callbacks = {}
        self.next_callback = 1
        self.consoles = {}
        self.opening = None
        self.is_connected = True
        self.is_open = False
        self.is_silent = False
        self.is_deaf = threading.Event()
        self.in_flight = set()

    def log(self, text):
        self.daemon.log(f"client {self.number}: {text}")

    def run(self):
        seconds = self.daemon.faults.get("dropafter")
        if seconds is not None:
            self.later(seconds, self.hang_up)
        try:
            while True:
                if self.is_deaf.is_set():
                    self.log("stopped reading")
                    self.daemon.until_deaf_ends(self)
                length = int.from_bytes(self.receive(4), "big")
                data = self.receive(length - 4)
                self.handle(wire.Header.parse(data), data[wire.HEADER.size :])
        except (EOFError, OSError) as error:
            self.log(f"gone ({error or 'end of stream'})")
        finally:
            self.is_connected = False
            self.daemon.forget(self)
            self.connection.close()

    def receive(self, count):
        pieces = []
        while count > 0:
            piece = self.connection.recv(min(count, 1 << 20))
            if not piece:
                raise EOFError
            pieces.append(piece)
            count -= len(piece)
        return b"".join(pieces)

    def send(self, data):
        try:
            with self.sending:
                self.connection.sendall(data)
        except OSError as error:
            self.log(f"could not send: {error}")

    def hang_up(self):
        try:
            self.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass

    def later(self, seconds, action):
        timer = threading.Timer(seconds, action)
        timer.daemon = True
        timer.start()

    def handle(self, header, payload):
        faults = self.daemon.faults
        if header.program == wire.KEEPALIVE_PROGRAM:
            if header.procedure == wire.KEEPALIVE_PING and not self.is_mute():
                self.send(
                    wire.frame(
                        wire.KEEPALIVE_PROGRAM, wire.KEEPALIVE_PONG, wire.MESSAGE, header.serial
                    )
                )
            return
        if header.kind == wire.STREAM:
            console = self.consoles.get(header.serial)
            if console is not None and not self.is_mute():
                console.receive(header.status, payload)
            return
        procedure = header.procedure
        self.log(f"call {procedures.name(procedure)}")
        self.in_flight.add(header.serial)
        self.daemon.counters.called(self, procedure)
        past_login = self.is_open or procedure not in (OPEN, AUTH_LIST)
        if past_login and faults.concerns("silent", procedure):
            self.is_silent = True
        if past_login and faults.concerns("stopread", procedure):
            self.is_deaf.set()
        if self.swallows(procedure):
            return
        delay = faults.concerns("slow", procedure)
        if delay:
            self.later(delay, lambda: self.answer(header, payload))
        else:
            self.answer(header, payload)

    def is_mute(self):
        return self.is_silent or self.daemon.faults.get("mute") is not None

    def swallows(self, procedure):
        """Whether this call is never answered."""
        faults = self.daemon.faults
        return bool(
            self.is_mute()
            or (procedure == OPEN and faults.get("muteopen"))
            or (procedure == CLOSE and faults.get("muteclose"))
            or faults.concerns("hungcall", procedure)
        )

    def answer(self, header, payload):
        faults = self.daemon.faults
        try:
            status, reply = self.result(header.procedure, payload)
        except NoAnswer:
            return
        self.in_flight.discard(header.serial)
        if faults.concerns("garbage", header.procedure):
            reply = b"\xff" * 8
        data = wire.frame(
            wire.REMOTE_PROGRAM, header.procedure, wire.REPLY, header.serial, status, reply
        )
        if self.is_open and faults.concerns("drop", header.procedure):
            self.send(data[: len(data) // 2])
            self.hang_up()
            return
        self.send(data)
        if header.procedure == OPEN and status == wire.OK:
            self.is_open = True
        if header.procedure == OPEN_CONSOLE and status == wire.OK:
            console = self.consoles[header.serial] = Console(self, header)
            self.opening.console = console
            console.begin()
        if header.procedure == procedures.NUMBERS["CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY"]:
            storm = faults.get("storm")
            if storm and "domain 0" in self.callbacks.values():
                self.daemon.storm(int(storm), [self])

    def result(self, procedure, payload):
        """The status and payload of the answer."""
        faults = self.daemon.faults
        try:
            if faults.concerns("deny", procedure):
                name = procedures.name(procedure)
                raise CallError(88, 55, f"access denied: no permission for {name}")
            if faults.concerns("unsupported", procedure):
                raise CallError(3, 10, "this function is not supported by the connection driver")
            failure = faults.concerns("fail", procedure)
            if failure:
                raise CallError(failure[0], 10, failure[1])
            handler = HANDLERS.get(procedures.name(procedure))
            if handler is None or faults.concerns("unknown", procedure):
                raise CallError(39, 7, f"unknown procedure: {procedure}")
            return wire.OK, handler(self.daemon, self, wire.Reader(payload)) or b""
        except CallError as error:
            return wire.ERROR, error.encoded()
        except ValueError as error:
            message = f"Unable to decode message payload: {error}"
            return wire.ERROR, CallError(39, 7, message).encoded()

    def register(self, kind):
        """Notes a callback such as "domain 0" and gives its number."""
        number, self.next_callback = self.next_callback, self.next_callback + 1
        self.callbacks[number] = kind
        return number

    def notify(self, kind, procedure, payload):
        """Sends an event to each callback of this client that waits for its kind."""
        if self.is_mute():
            return
        for number, wanted in list(self.callbacks.items()):
            if wanted == kind:
                self.send(
                    wire.frame(
                        wire.REMOTE_PROGRAM,
                        procedures.NUMBERS[procedure],
                        wire.MESSAGE,
                        0,
                        wire.OK,
                        wire.int32(number) + payload,
                    )
                )
