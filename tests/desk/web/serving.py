"""The desk as users meet it: on a port, with its own thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import uvicorn

from trucewatch.desk.cli.serving import HOST, bind
from trucewatch.desk.queries import Queries, clocks
from trucewatch.desk.web.app import create_app
from trucewatch.model.stores import ReportStore
from trucewatch.record.fold import build

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def stopped() -> datetime:
    return NOW


@contextmanager
def served(store: ReportStore, now: Callable[[], datetime] = stopped) -> Iterator[str]:
    """Address of a desk on the record, its clock stopped."""
    queries = Queries(store, build)
    # The first record of a machine waits for the gazetteer's index; no test is about that.
    queries.record(clocks(None, None, now()))
    listener = bind(0, exactly=True)
    app = create_app(queries, now=now)
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://{HOST}:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()
