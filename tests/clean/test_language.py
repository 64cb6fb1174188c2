"""Only English is read so far; other languages are said so."""

from __future__ import annotations

import pytest

from tests.clean.pages import STORY, cleaned
from trucewatch.errors import ReportError

FOREIGN = {
    "fr": "L'armée et les rebelles ont convenu mardi de cesser les combats autour de la ville, a dit le gouverneur.",
    "es": "El ejército y los rebeldes acordaron el martes detener los combates en la ciudad, dijo el gobernador.",
    "ru": "Армия и повстанцы договорились во вторник прекратить бои вокруг города на три дня, сообщил губернатор.",
    "ar": "اتفق الجيش والمتمردون يوم الثلاثاء على وقف القتال حول المدينة لمدة ثلاثة أيام، حسبما قال المحافظ.",
}


@pytest.mark.parametrize("code", FOREIGN)
def test_another_language_is_refused_by_name(code: str) -> None:
    with pytest.raises(ReportError, match=f"'{code}'") as caught:
        cleaned(FOREIGN[code] + "\n\n" + FOREIGN[code], path="foreign.txt")
    assert (caught.value.path, caught.value.step) == ("foreign.txt", "language")


def test_a_short_text_is_taken_for_english() -> None:
    assert cleaned("FLASH: TRUCE IN QALDA").ref.language == "en"


def test_english_full_of_foreign_names_is_english() -> None:
    names = "Staffan de Mistura, Jean-Marc Ayrault and Bassma Kodmani met Riad Hijab in Saint-Germain-en-Laye."
    assert cleaned(f"{names}\n\n{STORY}").ref.language == "en"


def test_a_hint_is_believed() -> None:
    with pytest.raises(ReportError, match="'uk'"):
        cleaned(STORY, language="uk")


def test_menus_in_another_language_do_not_decide() -> None:
    menu = "Accueil\nPolitique\nÉconomie\nSociété\nContactez-nous\nMentions légales"
    assert cleaned(f"{menu}\n\n{STORY}").ref.language == "en"
