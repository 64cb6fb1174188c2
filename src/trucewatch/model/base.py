"""What all published nouns share."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Noun(BaseModel):
    """A frozen value whose JSON form is part of the contract; unknown fields are an error, not noise."""

    model_config = ConfigDict(frozen=True, extra="forbid")
