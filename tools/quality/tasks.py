"""Everything that is measured, in the order of the table."""

from __future__ import annotations

from tools.quality import actors, claims, fakes, isaf, muc, pages, parser, places, speed, times, truces, wikievents
from tools.quality.corpora import FALSE_FRIENDS, SAMPLES
from tools.quality.figures import Task

TASKS = (
    Task("samples", claims.on_samples, (SAMPLES,)),
    Task("false-friends", claims.on_false_friends, (FALSE_FRIENDS,)),
    Task("gold", claims.on_gold, tuple(claims.GOLD)),
    Task("tempeval", times.on_tempeval, (times.TEMPEVAL,)),
    Task("wikiwars", times.on_wikiwars, (times.WIKIWARS,), long=True),
    Task("places", places.measured, places.NEEDS),
    Task("actors", actors.on_re3d, (actors.RE3D,)),
    Task("isaf", isaf.measured, (isaf.ISAF,)),
    Task("muc4", muc.measured, (muc.MUC,)),
    Task("fakes", fakes.measured, (fakes.FAKES,)),
    Task("wikievents", wikievents.measured, (wikievents.WIKIEVENTS,)),
    Task("covid", truces.on_covid, (truces.COVID,)),
    Task("pax", truces.on_pax, (truces.PAX,)),
    Task("body", pages.bodies, (pages.BODY,)),
    Task("pubdate", pages.dates, (pages.DATE,)),
    Task("parser", parser.on_pud, (parser.PUD,)),
    Task("speed", speed.measured, (SAMPLES,), alone=True),
)
BY_NAME = {task.name: task for task in TASKS}
