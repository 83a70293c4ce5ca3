"""Passes connections to one unix socket on to another, as the user who runs it.

usage: relay.py LISTEN TARGET
"""

import os
import select
import socket
import sys
import threading


def pump(client, target):
    server = socket.socket(socket.AF_UNIX)
    try:
        server.connect(target)
        while True:
            for end in select.select([client, server], [], [])[0]:
                data = end.recv(65536)
                if not data:
                    return
                (server if end is client else client).sendall(data)
    except OSError:
        pass
    finally:
        client.close()
        server.close()


def main(path, target):
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    os.chmod(path, 0o666)
    listener.listen(16)
    while True:
        client = listener.accept()[0]
        threading.Thread(target=pump, args=(client, target), daemon=True).start()


main(*sys.argv[1:])
