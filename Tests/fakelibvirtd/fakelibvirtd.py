#!/usr/bin/env python3
"""A pretended libvirtd that can misbehave on demand.

It speaks libvirt's remote protocol on a unix socket, so that every libvirt client can be put in
front of a host that is slow, silent, refusing, dropping, flooding or huge:

    fakelibvirtd.py /tmp/fake.sock --domains 500 --scenario slow=NODE_GET_INFO:2
    virsh -c 'qemu+unix:///system?socket=/tmp/fake.sock' list --all

It prints "ready" when it listens. With --stdin it takes commands on its input, one a line, answers
each with "ok …" or "error …", and ends with the input. Commands:

    event start|stop|suspend|resume|reboot|crash|define|transient|undefine NAME
    rename OLD NEW         with its events
    set NAME autostart on|off, set NAME state running|paused|off         without an event
    set NAME vcpus N       likewise
    tell NAME FIELD VALUE  a statistic that is told instead: a number, int:-1, text:…, or - for none
    recall NAME FIELD      what the pretended domain has there
    recount NAME           its counters start again at nothing
    stick NAME [for-ever]  its emulator hangs: the call that asks it first, or each one
    unstick NAME
    scenario SPEC          clear [SCENARIO]              (see faults.py)
    storm N                N lifecycle events to everybody, now
    drop                   hang up on everybody
    down, up               vanish, and come back
    stats                  what was called, as JSON      reset: count anew
    quit
"""

import argparse
import json
import os
import shlex
import socket
import sys
import threading
import time

import faults as fault_table
import host as hosts
import procedures
import wire
from client import Client
from handle_stats import value_of
from replies import CallError, encoded_domain, encoded_named


class Counters:
    """How often each procedure was called, and how many calls of one client were under way."""

    def __init__(self):
        self.lock = threading.Lock()
        self.reset()

    def reset(self):
        with self.lock:
            self.calls = {}
            self.most_in_flight = 0
            self.connections = 0

    def connected(self):
        with self.lock:
            self.connections += 1

    def called(self, client, procedure):
        name = procedures.name(procedure)
        with self.lock:
            self.calls[name] = self.calls.get(name, 0) + 1
            self.most_in_flight = max(self.most_in_flight, len(client.in_flight))

    def note(self, name):
        """Counts something else than a procedure."""
        with self.lock:
            self.calls[name] = self.calls.get(name, 0) + 1

    def report(self, clients):
        with self.lock:
            return json.dumps(
                {
                    "calls": dict(sorted(self.calls.items())),
                    "mostInFlight": self.most_in_flight,
                    "connections": self.connections,
                    "clients": len(clients),
                    "callbacks": sum(len(client.callbacks) for client in clients),
                }
            )


class Daemon:
    """The listening socket, the clients, and every change of the host that makes an event."""

    def __init__(self, path, host, verbose):
        self.path = path
        self.host = host
        self.verbose = verbose
        self.faults = fault_table.Faults()
        self.counters = Counters()
        self.clients = []
        self.lock = threading.Lock()
        self.listener = None
        self.accepted = 0
        self.started = time.monotonic()

    def log(self, text):
        if self.verbose:
            print(f"[{time.monotonic() - self.started:8.3f}] {text}", file=sys.stderr, flush=True)

    # Coming and going

    def listen(self):
        if os.path.exists(self.path):
            os.unlink(self.path)
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(self.path)
        listener.listen(128)
        self.listener = listener
        threading.Thread(target=self.accept, args=(listener,), daemon=True).start()

    def accept(self, listener):
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with self.lock:
                self.accepted += 1
                client = Client(connection, self.accepted, self)
                self.clients.append(client)
            self.counters.connected()
            threading.Thread(target=client.run, daemon=True).start()

    def forget(self, client):
        with self.lock:
            if client in self.clients:
                self.clients.remove(client)

    def everybody(self):
        with self.lock:
            return list(self.clients)

    def drop(self):
        for client in self.everybody():
            client.hang_up()

    def vanish(self):
        if self.listener is not None:
            self.listener.shutdown(socket.SHUT_RDWR)
            self.listener.close()
            self.listener = None
            os.unlink(self.path)
        self.drop()

    def flap(self):
        """By turns serves and is gone, while the scenario is on."""
        while True:
            times = self.faults.get("flap")
            if times is None or self.listener is None:
                time.sleep(0.1)
                continue
            time.sleep(times[0])
            self.vanish()
            time.sleep(times[1])
            self.listen()

    def until_deaf_ends(self, client):
        """Blocks a client's reading until `clear stopread`."""
        while self.faults.get("stopread"):
            time.sleep(0.1)
        client.is_deaf.clear()

    # Events

    def tell(self, kind, procedure, payload):
        for client in self.everybody():
            client.notify(kind, procedure, payload)

    def lifecycle(self, domain, event, detail, to=None):
        payload = encoded_domain(domain) + wire.int32(event) + wire.int32(detail)
        for client in to or self.everybody():
            client.notify("domain 0", "DOMAIN_EVENT_CALLBACK_LIFECYCLE", payload)

    def storm(self, count, to=None):
        """Pretends that machines are paused and resumed, in turn."""
        with self.host.lock:
            domains = list(self.host.domains.values())
        for number in range(count if domains else 0):
            event = hosts.SUSPENDED if number % 2 == 0 else hosts.RESUMED
            self.lifecycle(domains[number // 2 % len(domains)], event, 0, to)

    # Changes of the host

    def start(self, domain):
        with self.host.lock:
            if domain.is_active:
                raise CallError(
                    55, 10, "Requested operation is not valid: domain is already running"
                )
            self.host.activate(domain)
        self.lifecycle(domain, hosts.STARTED, 0)
        self.lifecycle(domain, hosts.RESUMED, 0)

    def stop(self, domain, reason, detail, state=hosts.SHUTOFF):
        with self.host.lock:
            self.host.deactivate(domain, reason, state)
        self.lifecycle(domain, hosts.STOPPED, detail)

    def suspend(self, domain):
        domain.state, domain.reason = hosts.PAUSED, 1
        self.lifecycle(domain, hosts.SUSPENDED, 0)

    def resume(self, domain):
        domain.state, domain.reason = hosts.RUNNING, 5
        self.lifecycle(domain, hosts.RESUMED, 0)

    def reboot(self, domain):
        self.tell("domain 1", "DOMAIN_EVENT_CALLBACK_REBOOT", encoded_domain(domain))

    def rename(self, domain, name):
        self.lifecycle(domain, hosts.UNDEFINED, 1)
        domain.name = name
        self.lifecycle(domain, hosts.DEFINED, 2)

    def set_network_active(self, network, active):
        network.is_active = active
        payload = encoded_named(network) + wire.int32(2 if active else 3) + wire.int32(0)
        self.tell("network 0", "NETWORK_EVENT_LIFECYCLE", payload)

    def set_pool_active(self, pool, active):
        pool.is_active = active
        payload = encoded_named(pool) + wire.int32(2 if active else 3) + wire.int32(0)
        self.tell("pool 0", "STORAGE_POOL_EVENT_LIFECYCLE", payload)


class Commands:
    """What may be asked of a running daemon, one line each."""

    def __init__(self, daemon):
        self.daemon = daemon

    def run(self, line):
        words = shlex.split(line)
        if not words:
            return "ok"
        action = getattr(self, "do_" + words[0], None)
        if action is None:
            return f"error: there is no command {words[0]}"
        try:
            return f"ok {action(*words[1:]) or ''}".rstrip()
        except Exception as error:  # whatever it is, whoever asked must read it
            return f"error: {type(error).__name__}: {error}"

    def domain(self, name):
        domain = self.daemon.host.domain_named(name)
        if domain is None:
            raise ValueError(f"no domain is called {name}")
        return domain

    def do_event(self, what, name):
        daemon = self.daemon
        if what in ("define", "transient"):
            domain = daemon.host.define(name)
            domain.persistent = what == "define"
            if domain.persistent:
                daemon.lifecycle(domain, hosts.DEFINED, 0)
            else:
                daemon.start(domain)
            return
        domain = self.domain(name)
        if what == "start":
            daemon.start(domain)
        elif what == "stop":
            daemon.stop(domain, reason=1, detail=0)
        elif what == "crash":
            daemon.stop(domain, reason=1, detail=2, state=hosts.CRASHED)
        elif what == "undefine":
            daemon.host.domains.pop(domain.uuid)
            daemon.lifecycle(domain, hosts.UNDEFINED, 0)
        elif what in ("suspend", "resume", "reboot"):
            getattr(daemon, what)(domain)
        else:
            raise ValueError(f"no event is called {what}")

    def do_rename(self, old, new):
        self.daemon.rename(self.domain(old), new)

    def do_set(self, name, field, value):
        domain = self.domain(name)
        if field == "autostart":
            domain.autostart = value == "on"
        elif field == "state":
            if value == "off":
                self.daemon.host.deactivate(domain, reason=1)
            else:
                states = {"running": hosts.RUNNING, "paused": hosts.PAUSED}
                self.daemon.host.activate(domain, states[value])
        elif field == "vcpus":
            domain.vcpus = int(value)
        else:
            raise ValueError("only autostart, state and vcpus can be set")

    def do_tell(self, name, field, value):
        self.domain(name).told[field] = value_of(value)

    def do_recall(self, name, field):
        return str(getattr(self.domain(name), field))

    def do_recount(self, name):
        self.domain(name).started = time.monotonic()

    def do_stick(self, name, how=""):
        self.domain(name)
        self.daemon.host.stuck[name] = None if how == "for-ever" else False

    def do_unstick(self, name):
        self.daemon.host.stuck.pop(name, None)

    def do_scenario(self, text):
        self.daemon.faults.add(text)

    def do_clear(self, name=""):
        self.daemon.faults.remove(name)
        if name in ("", "silent"):
            for client in self.daemon.everybody():
                client.is_silent = False

    def do_storm(self, count):
        self.daemon.storm(int(count))

    def do_drop(self):
        self.daemon.drop()

    def do_down(self):
        self.daemon.vanish()

    def do_up(self):
        self.daemon.listen()

    def do_stats(self):
        return self.daemon.counters.report(self.daemon.everybody())

    def do_reset(self):
        self.daemon.counters.reset()

    def do_quit(self):
        raise SystemExit


def arguments():
    parser = argparse.ArgumentParser(
        description="A pretended libvirtd that can misbehave on demand.",
        epilog=fault_table.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("socket", help="path of the unix socket to listen on")
    parser.add_argument("--domains", type=int, default=3, metavar="N", help="how many (3)")
    parser.add_argument("--running", action="store_true", help="all of them run")
    parser.add_argument("--hostname", default="fakehost", help="what the host calls itself")
    parser.add_argument("--scenario", action="append", default=[], metavar="SPEC",
                        help="what goes wrong, repeatable; see below")
    parser.add_argument("--hostile-names", action="store_true", help="names that try to do harm")
    parser.add_argument("--stdin", action="store_true", help="take commands on the input")
    parser.add_argument("--verbose", action="store_true", help="log each call on stderr")
    return parser.parse_args()


def main():
    options = arguments()
    host = hosts.Host(options.domains, options.hostname, options.hostile_names)
    if options.running:
        for domain in host.domains.values():
            if not domain.is_active:
                host.activate(domain)
    daemon = Daemon(options.socket, host, options.verbose)
    try:
        for text in options.scenario:
            daemon.faults.add(text)
    except ValueError as error:
        sys.exit(f"fakelibvirtd: {error}")
    daemon.listen()
    threading.Thread(target=daemon.flap, daemon=True).start()
    print("ready", flush=True)
    try:
        if options.stdin:
            commands = Commands(daemon)
            for line in sys.stdin:
                print(commands.run(line), flush=True)
        else:
            threading.Event().wait()
    except KeyboardInterrupt:
        pass
    finally:
        if os.path.exists(options.socket):
            os.unlink(options.socket)


if __name__ == "__main__":
    main()
