"""`trucewatch schema`: the JSON Schema of what the program prints."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import Annotated

import typer
from pydantic import BaseModel

from trucewatch.desk.views import Board, ReportPage, ReportRow, TrucePage
from trucewatch.model.claim import Claim
from trucewatch.model.explanation import Explanation
from trucewatch.model.issue import Issue
from trucewatch.model.report import CleanReport
from trucewatch.model.truce import CasualtyLine, Contact, Dispute, Document, Record, Talks, Truce

SCHEMAS: dict[str, type[BaseModel]] = {
    "claim": Claim,
    "truce": Truce,
    "casualty": CasualtyLine,
    "talks": Talks,
    "contact": Contact,
    "document": Document,
    "dispute": Dispute,
    "record": Record,
    "report": CleanReport,
    "report_row": ReportRow,
    "report_page": ReportPage,
    "truce_page": TrucePage,
    "board": Board,
    "issue": Issue,
    "explanation": Explanation,
}
Noun = StrEnum("Noun", {name: name for name in SCHEMAS})  # type: ignore[misc]

EXAMPLES = """
Examples:

  trucewatch schema claim > claim.schema.json

  trucewatch schema truce
"""


def schema(noun: Annotated[Noun, typer.Argument(help="What to describe.")] = Noun("claim")) -> None:
    """Print the JSON Schema of a noun, as serialised: the fields that JSON lines and the HTTP API give."""
    described = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    described |= SCHEMAS[noun.value].model_json_schema(mode="serialization")
    sys.stdout.write(json.dumps(described, indent=2, ensure_ascii=False) + "\n")


def register(app: typer.Typer) -> None:
    app.command("schema", epilog=EXAMPLES)(schema)
