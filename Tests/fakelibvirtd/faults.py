"""What goes wrong, and when: the scenarios that are on, and what they say about one call.

A scenario is written NAME or NAME=ARGUMENT:

  mute               answer nothing at all
  muteopen           answer the login, but never the opening
  muteclose          never answer the closing
  silent[=PROC]      from that call on (else: once open) answer nothing, not even keepalive
  stopread[=PROC]    after that call (else: once open) read nothing any more
  hungcall=PROC      never answer that call; keepalive goes on
  slow=PROC:SECONDS  answer late; PROC may be * for all
  drop[=PROC]        send half of the answer to that call (else: the next) and hang up
  dropafter=SECONDS  hang up so long after the client came
  flap=UP:DOWN       by turns serve for UP seconds and be gone, socket and all, for DOWN seconds
  storm=N            N lifecycle events as soon as a client registers for them
  deny=PROC          refuse the call: access denied (88)
  unsupported=PROC   this driver does not have it (3)
  unknown=PROC       this daemon is too old to know the procedure
  fail=PROC:CODE:MESSAGE   fail with that error
  console=flood|eof|drop|crumbs   what an opened console does (else: echo); crumbs come one by one
  console=flagless       no flags are taken, as with containers
  console=unassigned     the machine is just starting: it has its console at the third attempt
  garbage=PROC       answer with bytes that are no valid payload

PROC is a name without REMOTE_PROC_, such as NODE_GET_INFO, or a number.
"""

import threading

import procedures

WITH_PROCEDURE = {
    "silent", "stopread", "hungcall", "drop", "deny", "unsupported", "unknown", "garbage",
}
CONSOLES = {"flood", "eof", "drop", "crumbs", "flagless", "unassigned"}
NEEDING_ONE = {"hungcall", "deny", "unsupported", "unknown", "garbage", "slow", "fail"}
PLAIN = {"mute", "muteopen", "muteclose"}
WITH_NUMBER = {"dropafter", "storm"}
ANY = 0


class Faults:
    """The scenarios that are on; every thread may ask."""

    def __init__(self):
        self.lock = threading.Lock()
        self.active = {}

    def add(self, text):
        """Switches a scenario on; raises ValueError when it makes no sense."""
        name, _, argument = text.partition("=")
        with self.lock:
            if name in PLAIN:
                self.active[name] = True
            elif name in WITH_NUMBER:
                self.active[name] = float(argument)
            elif name == "console" and argument in CONSOLES:
                self.active[name] = argument
            elif name == "flap":
                up, down = argument.split(":")
                self.active[name] = (float(up), float(down))
            elif name in ("slow", "fail") or name in WITH_PROCEDURE:
                self.add_for_procedure(name, argument)
            else:
                raise ValueError(f"no scenario is called {name}")

    def add_for_procedure(self, name, argument):
        if name in NEEDING_ONE and not argument:
            raise ValueError(f"{name} needs a procedure")
        text, _, rest = argument.partition(":")
        procedure = ANY if text in ("", "*") else procedures.number(text)
        value = True
        if name == "slow":
            value = float(rest)
        elif name == "fail":
            code, _, message = rest.partition(":")
            value = (int(code), message or "It failed on purpose")
        self.active.setdefault(name, {})[procedure] = value

    def remove(self, text):
        """Switches off one scenario, for all its procedures, or all of them without a name."""
        with self.lock:
            if text:
                self.active.pop(text, None)
            else:
                self.active.clear()

    def get(self, name):
        with self.lock:
            return self.active.get(name)

    def concerns(self, name, procedure):
        """What the scenario says about this procedure, or None."""
        with self.lock:
            by_procedure = self.active.get(name)
            if not by_procedure:
                return None
            return by_procedure.get(procedure, by_procedure.get(ANY))
