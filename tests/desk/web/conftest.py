from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.desk.web.filings import WIRES, store_of
from tests.desk.web.serving import served


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with served(store_of(*WIRES)) as url:
        yield url


@pytest.fixture(scope="session")
def web(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=30) as client:
        yield client


@pytest.fixture(scope="session")
def empty() -> Iterator[httpx.Client]:
    with served(store_of()) as url, httpx.Client(base_url=url, timeout=30) as client:
        yield client
