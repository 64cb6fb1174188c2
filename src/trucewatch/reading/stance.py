"""How far a text holds an event to be so, and how that can change: only towards the weaker."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trucewatch.model.claim import Modality, Polarity

# From the strongest to the weakest: a governor may move the stance to the right, never to the left.
_ORDER: tuple[Modality, ...] = ("actual", "planned", "conditional", "hypothetical", "desired")


@dataclass(frozen=True, slots=True)
class Stance:
    """How far a text holds an event to be so; ``hedges`` and ``governors`` are the words that say why."""

    modality: Modality = "actual"
    polarity: Polarity = "asserted"
    hedges: tuple[str, ...] = ()
    governors: tuple[str, ...] = ()

    def weakened(self, modality: Modality, why: str) -> Stance:
        """At most as strong as ``modality``."""
        stronger = _ORDER.index(modality) <= _ORDER.index(self.modality)
        return replace(self, modality=self.modality if stronger else modality, governors=(*self.governors, why))

    def denied(self, why: str) -> Stance:
        """Turned round: a denial of a denial asserts."""
        flipped: Polarity = "denied" if self.polarity == "asserted" else "asserted"
        return replace(self, polarity=flipped, governors=(*self.governors, why))
