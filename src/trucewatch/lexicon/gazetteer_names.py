"""One spelling for the many spellings of a place name.

News writes Sana'a and Sanaa, al-Bab and Al Bab, St. Petersburg and Saint Petersburg. Two names are the same when their
keys meet. Acronyms keep their capitals ("US" is a country, "us" a pronoun) and so have keys of their own.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


def word_set(words: str) -> frozenset[str]:
    """Words of a plain string: word lists read better without a quotation mark around every word."""
    return frozenset(words.split())


ACRONYM = "="
"""Mark of a key that only capitals match."""
SOUND = "%"
"""Mark of a key that is a `sound`."""
SHORTENED = "~"
"""Mark of a key that only a full stop matches: "Ga." is Georgia, "Ga" is not."""

ARTICLES = word_set("al el ad adh ar as ash at ath az an ed er es esh et ez en")
ARABIC_WORLD = word_set("AE BH DJ DZ EG EH ER IL IQ IR JO KM KW LB LY MA MR OM PS QA SA SD SO SY TD TN TR YE")
"""Countries whose names come with an Arabic article that the press drops at will."""

ARABIC_SPEAKING = ARABIC_WORLD - word_set("ER IL IR SO TD TR")
"""Where the same name is transcribed in many ways."""

_LETTERS = str.maketrans(
    {
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "a",
        "ħ": "h",
        **dict.fromkeys("'`´‘’‛ʻʼʽʾʿˈ′“”\".,", ""),
        **dict.fromkeys("-‐‑‒–—/_\u00a0", " "),
        "&": " and ",
    }
)  # fmt: skip
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}|(?:[A-Z]\.)+[A-Z]|W\. ?Va\.")


def fold(name: str) -> str:
    """Letters without marks or case; no apostrophes and full stops; hyphens as spaces; "St.", "Mt." written out."""
    text = name.casefold()
    if not text.isascii():
        # Both ways: compatibility forms hide capitals (ℐ is an I), and folding case may compose anew.
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    words = text.translate(_LETTERS).split()
    if words and words[0] in _SHORT and len(words) > 1:
        words[0] = _SHORT[words[0]]
    return " ".join(words)


def acronym(name: str) -> str | None:
    """ "U.S.", "US", "DRC" as they stand, "W.Va." too; None when the name is not written as an acronym.

    Full stops are kept: "D.E." is somebody's initials, "DE" may be Delaware.
    """
    if _DOTTED.fullmatch(name):
        return name
    if 2 <= len(name) <= 4 and name.isascii() and name.isalpha() and name.isupper():
        return name
    return None


def shortened(name: str) -> str | None:
    """The letters of "Calif." or "Ont."; None when the name does not end in a full stop or is an acronym."""
    if name.endswith(".") and name[:-1].isalpha() and len(name) > 2:
        return name[:-1].casefold()
    return None


def without_article(key: str) -> str | None:
    """ "al bab" -> "bab"; None when there is no Arabic article to drop."""
    first, _, rest = key.partition(" ")
    return rest if first in ARTICLES and len(rest) > 2 else None


def arabic_variants(key: str) -> set[str]:
    """Further keys of a name from the Arabic world: without the article, with every other article written "al", with
    final -ah written -a."""
    first, *rest = key.split() or [""]
    keys = {key, " ".join([first, *("al" if word in ARTICLES else word for word in rest)])}
    bare = without_article(key)
    if bare:
        keys.add(bare)
    return {variant for found in keys for variant in (found, re.sub(r"ah\b", "a", found))}


_SAME_WORD = {
    **dict.fromkeys(("kafar", "kfar", "kefr", "kafer", "kufr"), "kafr"),
    **dict.fromkeys(("tel", "tell", "tall"), "tal"),
    **dict.fromkeys(("ein", "ayn"), "ain"),
    **dict.fromkeys(("beit", "bait"), "bayt"),
    **dict.fromkeys(("jebel", "jabel", "jbel"), "jabal"),
    **dict.fromkeys(("shaykh", "shaikh"), "sheikh"),
}  # fmt: skip
_SAME_SOUND = (
    ("kh", "k"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("sh", "s"), ("ch", "s"), ("ph", "f"), ("q", "k"), ("c", "k"),
    ("p", "b"), ("x", "s"),
)  # fmt: skip


def sound(key: str) -> str | None:
    """What the many ways of writing an Arabic name in Latin letters share: "Talbiseh" and "Talbisseh", "Raqa" and
    "Raqqah". None for names too short to be told apart by it."""
    words = []
    for word in key.split():
        if word in ARTICLES:
            continue
        word = _SAME_WORD.get(word, word)
        if word.startswith("al") and len(word) > 6:
            word = word[2:]
        for letters, letter in _SAME_SOUND:
            word = word.replace(letters, letter)
        word = re.sub(r"[aeiouwy]+h?$", "", re.sub(r"(.)\1", r"\1", word))
        word = re.sub(r"[aeiouwy]+", "a", word)
        words.append(re.sub(r"(.)\1", r"\1", word))
    text = " ".join(filter(None, words))
    return text if len(key) > 3 and sum(letter not in "a " for letter in text) >= 2 and text.isascii() else None


@lru_cache(maxsize=65_536)
def keys_of(name: str) -> tuple[str, ...]:
    """Keys under which a name as printed may stand, the closest first."""
    letters = acronym(name)
    key = fold(name)
    short = shortened(name)
    keys = [ACRONYM + letters] if letters else [SHORTENED + short] if short else []
    if key and not (letters and "." in letters):
        keys.append(key)
        # "An Alexandria man" is no Arabic article: without a hyphen only "Al" and "El" are.
        if key[:3] in ("al ", "el ") or "-" in name[:5] or key.partition(" ")[0] not in ARTICLES:
            keys.extend(sorted(arabic_variants(key) - {key}, key=lambda variant: (-len(variant), variant)))
    return tuple(keys)
