"""Article bodies and days of publication in web pages, beside trafilatura and htmldate."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tools import score_clean
from tools.quality.corpora import Corpora, Document
from tools.quality.figures import Figure, share

PUBLISHED = {
    "F1": "htmldate 1.10 extensive 0.949 (1,000 pages; its documentation)",
    "precision": "htmldate 1.10 extensive 0.908",
}
BODY, DATE = "corpora/html_article_body/dev.jsonl.gz", "corpora/html_pubdate/dev.jsonl.gz"


def bodies(corpora: Corpora) -> Iterator[Figure]:
    """F1 of mean precision and mean recall over shingles of four tokens, as in the benchmark the pages come from."""
    pages = corpora.documents(BODY)
    figures = {name: _body_f1(pages, score_clean.BODIES[name]) for name in ("trucewatch", "trafilatura")}
    beside = figures["trafilatura"]
    yield Figure(
        "article body", "html_article_body", len(pages), "F1", figures["trucewatch"], beside,
        "rs_trafilatura 0.970, trafilatura 0.958 (all 181 pages; its README)", (("trafilatura", beside),),
    )  # fmt: skip


def _body_f1(pages: list[Document], extract: Callable[[str], str]) -> float:
    scores = [score_clean.overlap(extract(page["html"]), page["gold_text"]) for page in pages]
    precision = share(sum(p for p, _ in scores), len(scores))
    recall = share(sum(r for _, r in scores), len(scores))
    return share(2 * precision * recall, precision + recall)


def dates(corpora: Corpora) -> Iterator[Figure]:
    """Every page has a day of publication: an answer is right or wrong, a page without one is missed."""
    pages = corpora.some(DATE, 2)
    finders = {"trucewatch": score_clean.DATES["trucewatch"], "htmldate": score_clean.DATES["htmldate extensive"]}
    found = {name: [(find(page) or "")[:10] for page in pages] for name, find in finders.items()}
    english = [at for at, page in enumerate(pages) if (page.get("lang") or "").lower().startswith("en")]
    for part, chosen in (("", list(range(len(pages)))), (", English pages", english)):
        gold = [pages[at]["published"] for at in chosen]
        figures = {name: _date_figures([days[at] for at in chosen], gold) for name, days in found.items()}
        for metric, value in figures["trucewatch"].items():
            beside = figures["htmldate"][metric]
            yield Figure(
                "day of publication", "html_pubdate", len(chosen), f"{metric}{part}", value,
                beside if metric == "F1" else None, "" if part else PUBLISHED.get(metric, ""), (("htmldate", beside),),
            )  # fmt: skip


def _date_figures(days: list[str], gold: list[str]) -> dict[str, float]:
    answers = [(day, right) for day, right in zip(days, gold, strict=True) if day]
    right = sum(day == wanted for day, wanted in answers)
    precision = share(right, len(answers))
    # As htmldate counts it: of the pages without a right day, those without any answer are missed.
    recall = share(right, right + len(days) - len(answers))
    return {"F1": share(2 * precision * recall, precision + recall), "precision": precision}
