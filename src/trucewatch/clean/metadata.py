"""What a page declares of itself to machines: day of publication, outlet, headline, authors, language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.clean.dates import parse_stamp
from trucewatch.clean.page import Page

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "published_time", "published-date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dcterms.date", "dc.date.created", "dc.date",
    "sailthru.date", "parsely-pub-date", "article.published", "article_date_original", "originalpublicationdate",
    "cxenseparse:recs:publishtime", "bt:pubdate", "rnews:datepublished", "displaydate", "date", "datecreated",
    "timestamp", "vr:published_time", "weibo:article:create_at", "dc.created", "citation_publication_date",
)  # fmt: skip
"""Names of meta tags for the first publication; modification tags are left out on purpose."""
_ARTICLE_TYPES = frozenset({
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "blogposting", "liveblogposting",
    "webpage", "report", "backgroundnewsarticle", "opinionnewsarticle", "socialmediaposting", "videoobject",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Declared:
    """None where the page is silent. ``published_from`` names the tag that gave the day."""

    published: str | None = None
    published_from: str | None = None
    outlet: str | None = None
    headline: str | None = None
    url: str | None = None


def declared(page: Page) -> Declared:
    data = list(_articles(page.linked_data))
    published, origin = _published(page, data)
    return Declared(
        published=published,
        published_from=origin,
        outlet=_first(
            page.meta.get("og:site_name"), *(_name(d.get("publisher")) for d in data), page.meta.get("application-name")
        ),
        headline=_first(
            page.meta.get("og:title"), *(_text(d.get("headline")) for d in data), page.meta.get("twitter:title")
        ),
        url=_first(page.meta.get("og:url")),
    )


def _published(page: Page, data: list[dict[str, object]]) -> tuple[str | None, str | None]:
    for entry in data:
        for key in ("datePublished", "dateCreated"):
            stamp = parse_stamp(_text(entry.get(key)) or "")
            if stamp:
                return stamp, f"JSON-LD {key}"
    for name in _PUBLISHED:
        stamp = parse_stamp(page.meta.get(name, ""))
        if stamp:
            return stamp, f"meta {name}"
    return None, None


def _articles(scripts: list[str]) -> Iterator[dict[str, object]]:
    for script in scripts:
        try:
            found = json.loads(script.strip().removeprefix("<![CDATA[").removesuffix("]]>"), strict=False)
        except (ValueError, RecursionError):
            continue
        entries = list(_entries(found, depth=0))
        yield from sorted(entries, key=lambda e: "webpage" in _types(e))


def _entries(found: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > 4:
        return
    if isinstance(found, list):
        for each in found:
            yield from _entries(each, depth + 1)
    elif isinstance(found, dict):
        if _types(found) & _ARTICLE_TYPES:
            yield found
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(found.get(key), (list, dict)):
                yield from _entries(found[key], depth + 1)


def _types(entry: dict[str, object]) -> set[str]:
    kinds = entry.get("@type", "")
    return {str(k).lower() for k in (kinds if isinstance(kinds, list) else [kinds])}


def _name(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _first(*values: str | None) -> str | None:
    return next((v for v in values if v), None)
