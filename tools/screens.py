"""Take the pictures of the desk from the sample reports.

    python tools/screens.py                       the pictures of the documentation, into docs/screens
    python tools/screens.py --all --out DIR       every page in every form, at full length
    python tools/screens.py --record FILE --only board,truce

Needs Chromium (on the PATH, or named by TRUCEWATCH_CHROMIUM) and the development extra.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from trucewatch.desk import bootstrap
from trucewatch.desk.cli.serving import HOST, bind
from trucewatch.desk.queries import Clocks, Queries, clocks
from trucewatch.desk.web.app import create_app
from trucewatch.desk.web.asked import text_of
from trucewatch.desk.web.moments import fullest, in_force
from trucewatch.model.report import Hints
from trucewatch.runs.pipeline import add_all

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDTHS = {"wide": (1360, 860), "phone": (390, 844)}
SCHEMES = ("light", "dark")
MOMENT = "2016-05-10T12:00Z"
TALLEST, TALLEST_IN_FULL = 1100, 6000
WIDE, NIGHT, PHONE = ("wide", "light"), ("wide", "dark"), ("phone", "light")
DOCUMENTED = {
    "board": (WIDE, NIGHT, PHONE),
    "truce": (WIDE, NIGHT, PHONE),
    "report": (WIDE,),
    "truces": (WIDE,),
    "casualties": (WIDE,),
}
"""The repository keeps few pictures: each new version of one stays in its history for good."""


def chromium() -> str:
    found = os.environ.get("TRUCEWATCH_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        sys.exit("Chromium is needed: install it (Debian, Ubuntu: apt install chromium) or set TRUCEWATCH_CHROMIUM")
    return found


@contextmanager
def opened(record: Path | None) -> Iterator[Queries]:
    """The record given, or one made from the sample reports for the time of the run."""
    given = str(record.resolve()) if record else None
    # Pages name their record: inside its folder it has a name without the folders of one machine.
    with tempfile.TemporaryDirectory(prefix="trucewatch-screens-") as folder, chdir(folder):
        store = bootstrap.open_record(given or "samples.db", create=given is None)
        try:
            if given is None:
                with as_file(files("trucewatch.samples")) as samples:
                    # Not the folder: it also holds pages about the samples, which would read as reports.
                    reports = sorted(str(file) for file in samples.iterdir() if file.suffix in (".txt", ".html"))
                    add_all(reports, store, bootstrap.steps(), hints=Hints(), now=datetime.now(UTC))
            yield bootstrap.queries(store)
        finally:
            store.close()


@contextmanager
def served(queries: Queries) -> Iterator[str]:
    listener = bind(0, exactly=True)
    server = uvicorn.Server(uvicorn.Config(create_app(queries), log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://{HOST}:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def pages(queries: Queries) -> dict[str, str]:
    """Name to address. The truce and the report shown are the ones with most to show at the moment."""
    at = clocks(MOMENT, None, datetime.now(UTC))
    truces = [truce for truce in queries.truces(at) if truce.status == "in_effect"] or list(queries.truces(at))
    every = queries.truces(Clocks(at.known, at.known))
    on = f"?on={MOMENT}"
    found = {"board": f"/{on}", "board-now": "/", "truces": f"/truces{on}", "reports": f"/reports{on}"}
    if truces:
        chained = max(truces, key=lambda truce: (len([t for t in truce.terms if t.start]), len(truce.claims)))
        found["truce"] = f"/truces/{chained.id}{on}"
        widest = max(truces, key=lambda truce: len(truce.claims))
        found["truce-wide"] = f"/truces/{widest.id}{on}"
        found["evidence"] = f"/evidence{on}&about=Term&claims={','.join(chained.terms[0].claims)}"
    rows = queries.reports(at)
    if rows:
        found["report"] = f"/reports/{max(rows, key=lambda row: row.claims).id}{on}"
        pages = [row for row in rows if row.path.endswith(".html")]
        found |= {"report-page": f"/reports/{pages[0].id}{on}"} if pages else {}
    found |= {name: f"/{name}{on}" for name in ("casualties", "talks", "contacts", "disputes", "help")}
    moment = fullest(in_force(every))
    found |= {"board-fullest": f"/?on={text_of(moment.at)}"} if moment else {}
    found["bad-clock"] = "/?on=yesterdayish"
    found["missing"] = "/truces/no-such-truce"
    return found


def shoot(browser: Browser, base: str, name: str, address: str, out: Path, *, full: bool = True) -> None:
    """``full``: all four forms at full length; otherwise what the documentation shows."""
    for width, (w, h) in WIDTHS.items():
        for scheme in SCHEMES:
            if not full and (width, scheme) not in DOCUMENTED.get(name, ()):
                continue
            context = browser.new_context(viewport={"width": w, "height": h}, color_scheme=scheme)
            page = context.new_page()
            page.goto(base + address)
            page.evaluate("document.fonts.ready")
            overflow(page, f"{name} {width}")
            length = page.evaluate("document.documentElement.scrollHeight")
            height = min(TALLEST_IN_FULL if full else TALLEST, length)
            clip = {"x": 0, "y": 0, "width": w, "height": height}
            page.screenshot(path=out / f"{name}-{width}-{scheme}.png", clip=clip, full_page=True)
            if name == "truce" and width == "wide":
                page.locator("table.terms a.ev").nth(1).click()
                page.locator("#drawer .sentence").first.wait_for()
                page.wait_for_timeout(200)
                page.screenshot(path=out / f"drawer-{width}-{scheme}.png")
            context.close()


def overflow(page: Page, where: str) -> None:
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide > 0:
        print(f"{where}: {wide} px wider than the window", file=sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "docs" / "screens")
    parser.add_argument("--all", action="store_true", help="every page in every form, at full length")
    parser.add_argument("--only", default="", help="names of pages, with commas between them")
    told = parser.parse_args()
    told.out = told.out.resolve()
    told.out.mkdir(parents=True, exist_ok=True)
    wanted = set(filter(None, told.only.split(",")))
    with opened(told.record) as queries, served(queries) as base, sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        for name, address in pages(queries).items():
            if name in wanted or (not wanted and (told.all or name in DOCUMENTED)):
                shoot(browser, base, name, address, told.out, full=told.all or name not in DOCUMENTED)
                print(f"{name}: {address}")
        browser.close()


if __name__ == "__main__":
    main()
