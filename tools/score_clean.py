"""How well cleaning finds the article and the day of publication, against trafilatura and htmldate in the same run.

    python tools/score_clean.py CORPORA [--only body|lost|date] [--limit N]

CORPORA holds `html_article_body/dev.jsonl.gz` (`html`, `gold_text`) and `html_pubdate/dev.jsonl.gz` (`html`,
`published`).

body   article text of an HTML page: precision, recall and F1 over the multiset of 4-token shingles, averaged over pages
       (the measure of the article extraction benchmark the pages come from).
lost   the English ones of these pages after they lost their HTML: every block a line, no markup. trafilatura and
       jusText are given the lines as paragraphs.
date   day of publication: answers, right ones, and the share of answers that are right. A wrong day is worse than none.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import html
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import htmldate
import justext  # type: ignore[import-untyped]
import trafilatura

from trucewatch.clean.cleaner import clean
from trucewatch.clean.language import detect
from trucewatch.clean.page import read_page
from trucewatch.errors import ReportError
from trucewatch.model.report import CleanReport, Hints, RawReport, Receipt

SHINGLE = 4


def main() -> int:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("corpora", type=Path)
    given.add_argument("--only", choices=("body", "lost", "date"))
    given.add_argument("--limit", type=int)
    given.add_argument("--worst", type=int, default=0, help="list the pages on which trucewatch scores lowest")
    options = given.parse_args()
    if options.only in (None, "body", "lost"):
        pages = list(rows(options.corpora / "html_article_body" / "dev.jsonl.gz", options.limit))
        if options.only in (None, "body"):
            score_bodies("article body from HTML", pages, BODIES, options.worst)
        if options.only in (None, "lost"):
            english = [page for page in pages if detect(page["gold_text"]) == "en"]
            lost = [{**page, "html": without_markup(page["html"])} for page in english]
            score_bodies("article body from text that lost its HTML", lost, LOST, options.worst)
    if options.only in (None, "date"):
        score_dates(list(rows(options.corpora / "html_pubdate" / "dev.jsonl.gz", options.limit)), options.worst)
    return 0


def rows(path: Path, limit: int | None) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if limit is not None and number >= limit:
                return
            yield json.loads(line)


def cleaned(page: str, url: str = "", media: str = "text/html") -> CleanReport | None:
    data = page.encode("utf-8", errors="surrogatepass")
    receipt = Receipt(
        path=url or "page", received_at="2000-01-01T00:00:00+00:00", bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(), media_type=media,
    )  # fmt: skip
    try:
        return clean(RawReport(data, receipt, Hints(language="en", url=url or None)))
    except ReportError:
        return None


def our_body(page: str) -> str:
    report = cleaned(page)
    if report is None:
        return ""
    return "\n".join(report.text[r.start : r.end] for r in report.regions if r.kind in ("body", "dateline"))


def without_markup(source: str) -> str:
    page = read_page(source)
    return "\n\n".join(page.mapped.text[line.start : line.end] for line in page.lines if not line.title)


BODIES: dict[str, Callable[[str], str]] = {
    "trucewatch": our_body,
    "trafilatura": lambda page: trafilatura.extract(page, include_comments=False) or "",
    "trafilatura fast": lambda page: trafilatura.extract(page, fast=True, include_comments=False) or "",
    "trafilatura precise": lambda page: trafilatura.extract(page, favor_precision=True, include_comments=False) or "",
}


def wrapped(page: str) -> str:
    """A text as a page of plain paragraphs, which is all that an extractor can be given of it."""
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in page.split("\n") if line.strip())
    return f"<html><body>{lines}</body></html>"


LOST: dict[str, Callable[[str], str]] = {
    "trucewatch": our_body,
    "trafilatura": lambda page: trafilatura.extract(wrapped(page), include_comments=False) or "",
    "justext": lambda page: "\n".join(
        p.text for p in justext.justext(wrapped(page), justext.get_stoplist("English")) if not p.is_boilerplate
    ),
    "the whole text": lambda page: page,
}


def score_bodies(title: str, pages: list[dict[str, str]], systems: dict[str, Callable[[str], str]], worst: int) -> None:
    print(f"\n{title}: {len(pages)} pages\n{'':20} precision  recall      F1   pages/s")
    for name, extract in systems.items():
        began = time.perf_counter()
        scores = [(*overlap(extract(page["html"]), page["gold_text"]), page.get("url", "")) for page in pages]
        spent = time.perf_counter() - began
        precision = sum(s[0] for s in scores) / len(scores)
        recall = sum(s[1] for s in scores) / len(scores)
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{name:20} {precision:9.3f} {recall:7.3f} {f1:7.3f} {len(pages) / spent:9.1f}", flush=True)
        if worst and name == "trucewatch":
            for p, r, url in sorted(scores, key=lambda s: s[0] + s[1])[:worst]:
                print(f"    {p:.2f} {r:.2f} {url}")


def overlap(found: str, gold: str) -> tuple[float, float]:
    ours, theirs = shingles(found), shingles(gold)
    same = sum((ours & theirs).values())
    return (same / sum(ours.values()) if ours else 0.0), (same / sum(theirs.values()) if theirs else 1.0)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = re.findall(r"\w+", text)
    if len(tokens) < SHINGLE:
        return Counter([tuple(tokens)] if tokens else [])
    return Counter(tuple(tokens[n : n + SHINGLE]) for n in range(len(tokens) - SHINGLE + 1))


def our_date(row: dict[str, str]) -> str | None:
    report = cleaned(row["html"])
    return report.ref.published if report else None


def traf_date(row: dict[str, str]) -> str | None:
    found = trafilatura.extract_metadata(row["html"])
    return found.date if found else None


DATES: dict[str, Callable[[dict[str, str]], str | None]] = {
    "trucewatch": our_date,
    "htmldate fast": lambda row: htmldate.find_date(row["html"], original_date=True, extensive_search=False),
    "htmldate extensive": lambda row: htmldate.find_date(row["html"], original_date=True, extensive_search=True),
    "trafilatura": traf_date,
}


def score_dates(pages: list[dict[str, str]], worst: int) -> None:
    for title, chosen in (
        ("all pages", pages),
        ("English pages", [p for p in pages if (p.get("lang") or "").lower().startswith("en")]),
    ):
        print(f"\nday of publication, {title}: {len(chosen)}\n{'':20} answers   right  precision  accuracy   pages/s")
        for name, find in DATES.items():
            began = time.perf_counter()
            found = [(find(page), page) for page in chosen]
            spent = time.perf_counter() - began
            answers = [(day[:10], page) for day, page in found if day]
            right = sum(day == page["published"] for day, page in answers)
            print(
                f"{name:20} {len(answers):7} {right:7} {right / max(len(answers), 1):10.3f} {right / len(chosen):9.3f}"
                f" {len(chosen) / spent:9.1f}",
                flush=True,
            )
            if worst and name == "trucewatch":
                for day, page in [(d, p) for d, p in found if not d or d[:10] != p["published"]][:worst]:
                    print(f"    {day} for {page['published']} {page.get('lang')} {page['url']}")


if __name__ == "__main__":
    sys.exit(main())
