"""The desk's web server on this machine: a free port, the address printed, the browser opened once it answers."""

from __future__ import annotations

import errno
import signal
import socket
import sys
import threading
import time
import webbrowser
from urllib.parse import urlencode

import uvicorn

from trucewatch.desk.cli.output import results, tell
from trucewatch.desk.queries import Queries
from trucewatch.errors import SettingsError

HOST = "127.0.0.1"
_TRIES = 20
_PATIENCE = 15.0


def bind(port: int, *, exactly: bool) -> socket.socket:
    """A listening socket on the port, or on the next free one unless ``exactly``. Raises SettingsError."""
    last = port if exactly else min(port + _TRIES, 65535)
    for candidate in range(port, last + 1):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, candidate))
            listener.listen()
        except OSError as error:
            listener.close()
            if error.errno == errno.EADDRINUSE:
                continue
            raise SettingsError(f"port {candidate}: cannot listen there: {error.strerror}") from error
        return listener
    ports = f"port {port} is" if exactly else f"ports {port} to {last} are"
    raise SettingsError(f"{ports} in use by another program; choose one with --port")


def serve(queries: Queries, listener: socket.socket, *, browser: bool, moment: str | None = None) -> None:
    """Serve the desk until interrupted. ``moment``: the ``on`` clock to open at."""
    from trucewatch.desk.web.app import create_app

    port = listener.getsockname()[1]
    url = f"http://{HOST}:{port}/" + (f"?{urlencode({'on': moment})}" if moment else "")
    server = uvicorn.Server(uvicorn.Config(create_app(queries), log_level="warning", lifespan="off"))
    results().print(f"The desk on {queries.name}: {url}", soft_wrap=True, markup=False)
    tell("Ctrl+C ends it.")
    # A service manager ends programs so; raising lets temporary folders and the record be put away first.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    if browser:
        threading.Thread(target=_open_when_ready, args=(server, url), daemon=True).start()
    try:
        server.run(sockets=[listener])
    finally:
        listener.close()


def _open_when_ready(server: uvicorn.Server, url: str) -> None:
    until = time.monotonic() + _PATIENCE
    while not server.started and time.monotonic() < until:
        time.sleep(0.05)
    if server.started and not webbrowser.open(url):
        tell("No browser could be opened; open the address above yourself.")
