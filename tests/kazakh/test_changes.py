"""What of a changed text is a correction, and what is only touched up."""

import pytest
from hypothesis import given

from bot.kazakh.changes import reworded, says_else
from tests import anything

TOLD = (
    "Оралда су тасқынынан 300 адам көшірілді, деп хабарлайды әкімдік.\n"
    "Құтқарушылар «он мың» қап құм төседі. Су деңгейі екі метрге жетті."
)


@pytest.mark.parametrize(
    "now",
    [
        TOLD.replace(" ", "  ").replace("\n", "\n\n"),
        TOLD.replace("«он мың»", '"он мың"').replace(",", " –"),
        TOLD.upper(),
        TOLD.replace("метрге", "метрге".replace("е", "e")),  # Latin letters
        TOLD + "\nҚаралды: 1 204",
        TOLD + "\n👁 512",
        TOLD + "\nФото: әкімдіктің баспасөз қызметі",
        TOLD + "\nTelegram каналымызға жазылыңыз!",
        TOLD.split("\n", maxsplit=1)[0],
        "Оралда су тасқынынан",
        "",
    ],
)
def test_trifles_say_nothing_else(now: str) -> None:
    assert not says_else(TOLD, now)


@pytest.mark.parametrize(
    "now",
    [
        TOLD.replace("300", "400"),
        TOLD.replace("көшірілді", "көшірілген жоқ"),
        TOLD.replace("Оралда", "Атырауда"),
        TOLD + " Бір адам қаза тапты.",
        "Түзету: бұл хабар расталмады. " + TOLD,
    ],
)
def test_another_word_says_something_else(now: str) -> None:
    assert says_else(TOLD, now)


def test_a_title_is_compared_by_its_words() -> None:
    assert not reworded("Оралда 300 адам көшірілді", "ОРАЛДА: 300 адам көшірілді!")
    assert reworded("Оралда 300 адам көшірілді", "Оралда 400 адам көшірілді")


@given(anything.texts(max_size=200))
def test_no_text_says_something_else_than_itself(text: str) -> None:
    assert not says_else(text, text)
    assert not reworded(text, text)
