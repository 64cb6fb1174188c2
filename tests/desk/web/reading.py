"""Pages read back: their words, links and drawings, without regard to layout."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import httpx
from lxml import html


class Page:
    def __init__(self, answer: httpx.Response) -> None:
        self.status = answer.status_code
        self.headers = answer.headers
        self.source = answer.text
        self.tree = html.fromstring(answer.text)

    @property
    def words(self) -> str:
        """The text of the main part, one space between elements."""
        return self.words_of("//main")

    def words_of(self, path: str) -> str:
        texts = [text for each in self.tree.xpath(path) for text in each.itertext()]
        return re.sub(r" (?=[,;:.)])", "", " ".join(" ".join(texts).split()))

    def links(self, path: str = "//a") -> list[str]:
        return [str(each.get("href")) for each in self.tree.xpath(path) if each.get("href")]

    def section(self, heading: str) -> str:
        """Words of the section (or group) whose heading starts so."""
        return self.words_of(f"(//*[self::h1 or self::h2][starts-with(normalize-space(.), '{heading}')])[1]/..")


def read(client: httpx.Client, address: str) -> Page:
    return Page(client.get(address))


def query(link: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}
