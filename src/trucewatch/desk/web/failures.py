"""Errors as pages, and as JSON where a program asked: what is missing, why, what to do next."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from trucewatch.desk.queries import BadMoment, NotFound
from trucewatch.desk.web.security import HEADERS
from trucewatch.desk.web.templates import render
from trucewatch.desk.web.text import plain
from trucewatch.errors import RecordError

API = "/api/"


def install(app: FastAPI) -> None:
    app.add_exception_handler(BadMoment, _bad_moment)
    app.add_exception_handler(NotFound, _not_found)
    app.add_exception_handler(RecordError, _record)
    app.add_exception_handler(RequestValidationError, _bad_value)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unforeseen)


def _bad_moment(request: Request, error: Exception) -> Response:
    # The command's option and the page's parameter have one message; only the dashes are the terminal's.
    return _answer(request, 400, "This moment cannot be read", str(error).removeprefix("--"), kind="moment")


def _not_found(request: Request, error: Exception) -> Response:
    return _answer(request, 404, "Not in the record", str(error), kind="missing")


def _record(request: Request, error: Exception) -> Response:
    return _answer(request, 503, "The record cannot be read", str(error), kind="record")


def _bad_value(request: Request, error: Exception) -> Response:
    told = error.errors() if isinstance(error, RequestValidationError) else []
    reasons = "; ".join(f"{'.'.join(map(str, each['loc'][1:]))}: {each['msg']}" for each in told)
    return _answer(request, 400, "This address cannot be read", reasons or str(error), kind="value")


def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 404:
        return _answer(request, 404, "No such page", f"There is no page at {request.url.path}.", kind="missing")
    if status == 405:
        reason = f"{request.method} is not possible here; the desk is read with GET."
        return _answer(request, 405, "Not possible here", reason, kind="value")
    return _answer(request, status, "This did not work", str(getattr(error, "detail", error)), kind="value")


def _unforeseen(request: Request, error: Exception) -> Response:
    # The reason may hold words of reports or paths of this machine: it goes to the log that the server keeps.
    reason = "The desk met an error that nobody foresaw. The terminal it runs in says which; the record is unharmed."
    answer = _answer(request, 500, "Something broke", reason, kind="broken")
    # This answer is made outside the application's own layers, SafeHeaders among them.
    answer.headers.update(HEADERS)
    return answer


def _answer(request: Request, status: int, title: str, reason: str, kind: str) -> Response:
    reason = plain(reason, 600)
    if request.url.path.startswith(API):
        return JSONResponse({"error": title, "reason": reason}, status)
    part = request.query_params.get("part") in ("1", "true")
    return render(
        "_failure.html" if part else "failure.html", None, status, title=title, reason=reason, kind=kind, code=status
    )
