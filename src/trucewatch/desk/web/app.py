"""The web desk as an application: pages, the HTTP API, static files, safe headers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from fastapi import FastAPI
from fastapi.responses import PlainTextResponse
from fastapi.staticfiles import StaticFiles
from starlette.middleware.trustedhost import TrustedHostMiddleware

import trucewatch
from trucewatch.desk.queries import Queries
from trucewatch.desk.web import api, failures
from trucewatch.desk.web.asked import Desk, Reads
from trucewatch.desk.web.pages import (
    board,
    casualties,
    contacts,
    disputes,
    evidence,
    help,
    report,
    reports,
    talks,
    truce,
    truces,
)
from trucewatch.desk.web.security import HeadAsGet, SafeHeaders
from trucewatch.desk.web.templates import PACKAGE

PAGES = (board, truces, truce, reports, report, casualties, talks, contacts, disputes, evidence, help)
LOCAL = ("127.0.0.1", "localhost")


def utc_now() -> datetime:
    return datetime.now(UTC)


def create_app(queries: Queries, *, now: Callable[[], datetime] = utc_now, hosts: Sequence[str] = LOCAL) -> FastAPI:
    """``now`` stops the clock in tests; ``hosts`` are the names the desk answers to.

    A page elsewhere can give its own name this machine's address and read what answers; a desk that knows its names
    does not answer to that one.
    """
    app = FastAPI(
        title="trucewatch",
        version=trucewatch.__version__,
        summary="The record of each truce, at a moment, as known at a moment.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )
    app.state.desk = Desk(queries, now)
    app.get("/healthz", include_in_schema=False)(healthz)
    app.include_router(api.router)
    for page in PAGES:
        app.include_router(page.router)
    app.mount("/static", StaticFiles(packages=[(PACKAGE, "static")]), name="static")
    failures.install(app)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))
    app.add_middleware(SafeHeaders)
    app.add_middleware(HeadAsGet)
    return app


def healthz(reads: Reads) -> PlainTextResponse:
    """Answers when the record can be read."""
    return PlainTextResponse(f"ok {reads.revision}\n")
