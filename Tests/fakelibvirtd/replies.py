"""What the handlers share: their table, errors, and the encoding of lists and names."""

from wire import array, int32, optional, string, uint32

LIST_LIMIT = 16384
HANDLERS = {}


class CallError(Exception):
    """An error of libvirt: its code (virErrorNumber), its domain, and the message."""

    def __init__(self, code, domain, message):
        super().__init__(message)
        self.code, self.domain, self.message = code, domain, message

    def encoded(self):
        return (
            int32(self.code)
            + int32(self.domain)
            + optional(string(self.message))
            + int32(2)
            + optional(None) * 4
            + int32(-1) * 2
            + optional(None)
        )


class NoAnswer(Exception):
    """Nothing is ever said to a call, while the connection goes on."""


def answers(*names):
    """Makes a function the handler of these procedures."""

    def register(function):
        for name in names:
            HANDLERS[name] = function
        return function

    return register


def encoded_domain(domain):
    return string(domain.name) + domain.uuid + int32(domain.id)


def encoded_named(item):
    return string(item.name) + item.uuid


def limited_list(kind, items, encode, need_results):
    """The answer of the list_all calls, which a real daemon refuses beyond its limit."""
    if len(items) > LIST_LIMIT:
        message = f"Too many {kind} '{len(items)}' for limit '{LIST_LIMIT}'"
        raise CallError(1, 7, f"internal error: {message}")
    encoded = [encode(item) for item in items] if need_results else []
    return array(encoded) + uint32(len(items))


def filtered(items, flags):
    """Those of a list of networks or pools that its flags ask for."""
    found = []
    for item in items:
        groups = (
            ((1, not item.is_active), (2, item.is_active)),
            ((4, True), (8, False)),
            ((16, item.autostart), (32, not item.autostart)),
        )
        asked = ([truth for flag, truth in group if flags & flag] for group in groups)
        if all(any(truths) for truths in asked if truths):
            found.append(item)
    return found
