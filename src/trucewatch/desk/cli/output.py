"""Where things are printed: results to standard output, progress and issues to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from pydantic import BaseModel
from rich.console import Console
from rich.markup import escape

from trucewatch.model.issue import Issue

_PIPED_WIDTH = 120


def results() -> Console:
    """The console for tables. Written to a file or a pipe it is as wide as a page unless COLUMNS says otherwise."""
    console = Console(file=sys.stdout, highlight=False, markup=False)  # reports write [sic], which is no markup
    if not console.is_terminal and "COLUMNS" not in console._environ:
        console.width = _PIPED_WIDTH
    return console


def messages() -> Console:
    return Console(file=sys.stderr, highlight=False)


def lines(nouns: Iterable[BaseModel]) -> None:
    """JSON lines, one object a line, written as they come so that a reader need not wait for the last."""
    for noun in nouns:
        sys.stdout.write(noun.model_dump_json() + "\n")
        sys.stdout.flush()


def tell(text: str) -> None:
    """One message for a person, never wrapped: a path that is broken over two lines cannot be copied."""
    messages().print(text, soft_wrap=True, markup=False)


def tell_issue(issue: Issue) -> None:
    messages().print(
        f"[yellow]issue[/] {escape(issue.path)}: {escape(issue.step)}: {escape(issue.reason)}", soft_wrap=True
    )
