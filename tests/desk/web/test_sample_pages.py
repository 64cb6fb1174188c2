"""Every page of the desk on the record of the sample reports: what real reports bring, the pages can show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from tests.desk.web.serving import served
from trucewatch.desk import bootstrap
from trucewatch.desk.cli.app import app

SAMPLES = Path(__file__).parents[3] / "src" / "trucewatch" / "samples"
MOMENTS = ("", "?on=2016-02-29", "?on=2016-05-10T12:00Z", "?on=2016-12-31", "?on=2023-06-19")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    record = tmp_path_factory.mktemp("samples") / "samples.db"
    assert CliRunner().invoke(app, ["add", str(SAMPLES), "--record", str(record)]).exit_code == 0
    with served(bootstrap.open_record(str(record))) as url, httpx.Client(base_url=url, timeout=60) as client:
        yield client


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("page", ["/", "/truces", "/reports", "/casualties", "/talks", "/contacts", "/disputes"])
def test_every_listing_answers_at_every_moment(desk: httpx.Client, page: str, moment: str) -> None:
    assert desk.get(page + moment).status_code == 200


def test_every_truce_and_every_report_has_its_page(desk: httpx.Client) -> None:
    for kind in ("truces", "reports"):
        found = desk.get(f"/api/v1/{kind}").json()
        rows = found if isinstance(found, list) else next(v for v in found.values() if isinstance(v, list))
        assert rows
        for row in rows:
            assert desk.get(f"/{kind}/{row['id']}").status_code == 200, row["id"]
