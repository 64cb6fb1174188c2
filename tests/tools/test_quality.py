"""The gate: figures in one table, floors under them, and how the labelled data are compared with what is read."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tools.quality import floors, muc, page, table
from tools.quality.__main__ import main
from tools.quality.corpora import Corpora
from tools.quality.events import Counts, divisions_of, told
from tools.quality.figures import Figure, f1
from tools.quality.floors import Floors, WouldSink
from tools.quality.peers import Timex, time_taggers
from tools.quality.reading import read_document
from tools.quality.times import Tally

FIGURE = Figure("places", "towns", 12, "tagging F1", 0.8126, aim=0.80, peers=(("another", 0.5),), published="A 0.9 | B")
ERROR = Figure("incidents", "raids", 12, "mean error", 0.5, less_is_better=True)
PINNED = Floors({"towns: tagging F1": 0.812, "raids: mean error": 0.5}, {"towns.jsonl": "sha256:a"})


def test_a_figure_below_its_floor_is_named_and_one_above_is_not() -> None:
    assert PINNED.broken([FIGURE, ERROR]) == []
    assert PINNED.broken([replace(FIGURE, ours=0.80)]) == ["towns: tagging F1 is 0.8000, its floor 0.8120"]
    assert len(PINNED.broken([replace(ERROR, ours=0.6)])) == 1


def test_what_depends_on_the_machine_has_no_floor() -> None:
    speed = replace(FIGURE, ours=0.1, floored=False)
    assert PINNED.broken([speed]) == []
    assert floors.pin(Floors(), [speed], {}).values == {}


def test_a_figure_that_disappears_does_not_take_its_floor_along() -> None:
    assert PINNED.lost([replace(FIGURE, metric="F1 of tags")]) == [
        "towns: tagging F1 has a floor and is no longer measured"
    ]
    assert PINNED.lost([]) == []


def test_other_data_are_no_ground_for_the_floors() -> None:
    assert PINNED.changed({"towns.jsonl": "sha256:b", "new.jsonl": "sha256:c"}) == ["towns.jsonl"]


def test_floors_rise_freely_and_sink_only_on_purpose(tmp_path: Path) -> None:
    better = replace(FIGURE, ours=0.9)
    risen = floors.pin(PINNED, [better], {"towns.jsonl": "sha256:b"})
    assert risen.values == {"towns: tagging F1": 0.9, "raids: mean error": 0.5}
    with pytest.raises(WouldSink, match="tagging F1"):
        floors.pin(risen, [FIGURE], {})
    with pytest.raises(WouldSink, match="mean error"):
        floors.pin(risen, [replace(ERROR, ours=0.7)], {})
    sunk = floors.pin(risen, [FIGURE], {}, allow_lower=True)
    floors.save(tmp_path / "floors.json", sunk)
    assert floors.load(tmp_path / "floors.json").values["towns: tagging F1"] == 0.812


def test_slack_is_left_below_a_figure_and_above_an_error() -> None:
    pinned = floors.pin(Floors(), [replace(FIGURE, slack=0.01), replace(ERROR, slack=0.01)], {})
    assert pinned.values == {"towns: tagging F1": 0.802, "raids: mean error": 0.51}


def test_the_page_gets_the_table_between_its_marks_and_keeps_the_rest() -> None:
    text = f"# Figures\n{page.BEGIN}\nold\n{page.END}\nend\n"
    filled = page.with_block(text, table.markdown([FIGURE], PINNED))
    assert filled.startswith("# Figures\n")
    assert filled.endswith("end\n")
    assert "old" not in filled
    assert "| places | towns | 12 | tagging F1 | 0.813 | ≥ 0.800 | another 0.500 | A 0.9 \\| B |" in filled
    with pytest.raises(ValueError, match="lacks"):
        page.with_block("# Figures\n", "")


def test_figures_of_one_task_stand_together_whatever_was_measured_with_them() -> None:
    mixed = [FIGURE, ERROR, replace(FIGURE, corpus="villages")]
    assert [figure.task for figure in table.by_task(mixed)] == ["places", "places", "incidents"]


def test_without_labelled_data_the_run_says_so_and_fails_only_for_what_it_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pinned = tmp_path / "floors.json"
    floors.save(pinned, Floors({"own samples: recall": 0.999}))
    given = ["--only", "samples", "isaf", "--shared", str(tmp_path), "--floors", str(pinned), "--jobs", "1"]
    assert main(given) == 1
    printed = capsys.readouterr()
    assert "Left out for want of labelled data" in printed.err
    assert "isaf" in printed.err
    assert "own samples: recall is 0." in printed.err
    assert "facts right" in printed.out
    assert main([*given, "--pin"]) == 1
    assert "These floors would sink: own samples: recall" in capsys.readouterr().err


def test_of_the_large_corpora_a_part_is_read_and_all_in_a_full_run(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({"id": at}) + "\n" for at in range(5)), encoding="utf-8")
    assert [each["id"] for each in Corpora(tmp_path).some("a.jsonl", 2)] == [0, 2, 4]
    assert len(Corpora(tmp_path, full=True).some("a.jsonl", 2)) == 5


def test_times_are_matched_one_to_one_and_values_count_among_the_matched() -> None:
    tally = Tally()
    labels = [{"start": 0, "end": 6, "value": "2019-03-04"}, {"start": 10, "end": 20, "value": "P2D"}]
    tally.add(labels, [Timex(0, 6, "2019-03-04"), Timex(12, 20, "P3D"), Timex(30, 34, None)])
    assert (tally.strict, tally.relaxed, tally.same) == (1, 2, 1)
    assert tally.figures()["relaxed F1"] == f1(2, 3, 2)
    assert tally.figures()["value F1"] == f1(2, 3, 2) / 2


def test_one_found_thing_answers_one_wanted_thing() -> None:
    counts = Counts()
    counts.add([frozenset({"red brigade", "rb"}), frozenset({"army"})], ["red brigade", "rb", "navy"])
    assert (counts.right, counts.found, counts.wanted) == (1, 3, 2)


def claim(**changed: Any) -> dict[str, Any]:
    told = {"kind": "casualty.incident", "polarity": "asserted", "modality": "actual", "actors": [], "places": []}
    return {**told, "when": {"start": "1990-01-05"}, "figure": None, **changed}


def test_only_what_is_said_to_have_happened_is_an_event() -> None:
    claims = [claim(), claim(polarity="denied"), claim(modality="desired"), claim(kind="truce.declared")]
    assert told(claims, ["casualty"]) == claims[:1]


def test_a_town_is_compared_by_its_province_and_a_country_not_at_all() -> None:
    syria = {"name": "Syria", "country": "SY", "lat": 35.0, "lon": 38.0, "precision": "country"}
    manbij = {"name": "Manbij", "country": "SY", "lat": 36.5, "lon": 37.9, "precision": "city"}
    assert divisions_of([claim(places=[syria])]) == frozenset()
    assert divisions_of([claim(places=[syria]), claim(places=[manbij])]) == {"aleppo"}


def test_slots_of_a_template_against_claims() -> None:
    template = {
        "incident_date": [{"label": "05 JAN 90"}],
        "incident_location": [{"label": "COLOMBIA: BOLIVAR (DEPARTMENT): ACHI (TOWN)"}],
        "perp_organization_id": [{"strings": [{"text": "RED BRIGADE"}, {"text": "RB"}]}],
        "hum_tgt_number": [{"label": "6", "strings": [{"text": "SOLDIERS"}]}],
        "hum_tgt_effect_of_incident": [{"label": "DEATH", "strings": [{"text": "SOLDIERS"}]}],
    }
    slots = muc.Slots()
    figure = {"measure": "killed", "low": 6, "best": 6, "population": "soldiers"}
    accused = {"name": "Red Brigade", "role": "accused"}
    achi = {"name": "Achí", "precision": "city"}
    slots.add({"templates": [template]}, [claim(figure=figure, actors=[accused], places=[achi])])
    assert {name: counts.f1 for name, counts in slots.by_name.items()} == dict.fromkeys(slots.by_name, 1.0)


def test_what_was_only_threatened_is_no_incident() -> None:
    slots = muc.Slots()
    threatened = {"incident_stage_of_execution": [{"label": "THREATENED"}], "incident_date": [{"label": "05 JAN 90"}]}
    slots.add({"templates": [threatened]}, [])
    assert slots.by_name["relevant"].wanted == 0


def test_claims_are_found_again_in_the_text_as_it_was_given() -> None:
    text = "The army declared a ceasefire in Aleppo on Thursday.\r\n\r\nRebels shelled the town after it began."
    read = read_document({"id": "a", "text": text, "published": "2016-05-12"})
    spans = {read.raw_span(claim["trigger"]) for claim in read.claims}
    assert "declared" in {text[start:end] for start, end in filter(None, spans)}
    assert read.published == "2016-05-12"


@pytest.mark.skipif("dateparser" not in time_taggers(narrative=False), reason="dateparser is not installed")
def test_a_program_beside_ours_gives_spans_and_values() -> None:
    tagger = time_taggers(narrative=False)["dateparser"]
    found = tagger({"text": "It began on 4 March 2019 at noon.", "published": "2019-03-05"})
    assert any(one.value == "2019-03-04" for one in found)
