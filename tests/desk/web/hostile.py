"""A report by someone who wants the desk to run, hide or break something."""

from __future__ import annotations

from tests.desk.web.filings import Wire, actor, said
from tests.factory import killed
from trucewatch.model.claim import Place

SCRIPT = "<script>window.owned=1</script>"
IMAGE = '"><img src=x onerror="window.owned=2">'
SVG = "<svg/onload=window.owned=3>"
BACKWARDS = "Calm holds \u202egnp.exe\u202c in town"
ENDLESS = "W" * 40_000
TEMPLATE = "{{ asked }}{% include 'x' %}"
NAMES = [SCRIPT, IMAGE, SVG, BACKWARDS, ENDLESS, TEMPLATE]

SENTENCE = f"The council {SCRIPT} declared a truce in {IMAGE} from 9 May."
TOLL = f"Rescuers counted 7 dead {SVG} there, {TEMPLATE}."
HOSTILE = Wire(
    f"evil {SCRIPT}.txt",
    "2016-05-08",
    [
        ("headline", f"{SCRIPT}{IMAGE} {BACKWARDS} {ENDLESS[:3000]}"),
        ("body", SENTENCE),
        ("body", TOLL),
        ("body", f"{ENDLESS}"),
        ("body", "</section></main><script>window.owned=4</script>"),
        ("body", f"{BACKWARDS} \u2067\x00\x1b[31m"),
        ("furniture", f"{SVG} {IMAGE}"),
    ],
    [
        said(
            "truce.declared", SENTENCE, "declared", by=[SCRIPT, BACKWARDS, ENDLESS[:2000]], place=Place(
                name=f"{IMAGE}{ENDLESS[:500]}", country="SY", precision="city", role="coverage"
            ), scope="local", start="2016-05-09T00:00+03:00", hours=48, when="2016-05-08", subtype="truce",
            actors=[actor(f"{name[:3000]}", "party") for name in NAMES],
        ),
        said(
            "casualty.incident", TOLL, "dead", by=[IMAGE], when="2016-05-08", place=Place(
                name=SVG, country="SY", precision="site", role="event"
            ), figure=killed(7).model_copy(update={"text": SCRIPT}),
        ),
        said(
            "contact.reported", TOLL, "counted", by=[SVG], subtype=IMAGE, when="2016-05-08", topics=[SCRIPT],
            actors=[actor(SCRIPT, "participant"), actor(ENDLESS[:4000], "participant")],
        ),
        said("talks.scheduled", TOLL, "there", when="2016-05-20", modality="planned", outcome=SCRIPT,
             place=Place(name=IMAGE, country="SY", role="venue")),
        said("document.issued", TOLL, "7", subtype=SCRIPT, points=[IMAGE], actors=[actor(SVG, "issuer")]),
    ],
    outlet=f"{IMAGE} Post",
    url="javascript:window.owned=5",
)  # fmt: skip
ADDRESSES = (
    "/", "/truces", "/reports", "/casualties", "/talks", "/contacts", "/disputes", "/help",
)  # fmt: skip
