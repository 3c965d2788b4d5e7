"""How often words were told in a week: the quick look finds all that the careful one does."""

import pytest

from bot.kazakh.words import Phrase
from bot.model import Tag
from bot.rules.seen import Glance, Seen, judged, look

TEXT = "Қостанайда өзен тасып, тасқыннан халқы зардап шекті. Сайлауға 5 үміткер түсті, ауыз су жеткізілді."


def tag(label: str) -> Tag:
    return Tag(Phrase(label).key, label)


@pytest.mark.parametrize(
    "phrase",
    [
        "тасқын",
        "тасқынның",
        "халық",
        "сайлау",
        "су",
        "ауыз су",
        "қостанай",
        "tasqyn",
        "تاسقىن",
        "#ХалықЗардабы",
        "өзен",
    ],
)
def test_any_form_in_any_script_is_seen(phrase: str) -> None:
    assert Phrase(phrase).find(TEXT)
    assert Glance(tag(phrase)).sees(TEXT)


@pytest.mark.parametrize("phrase", ["футбол", "суық", "тасқын футбол"])
def test_other_words_are_not(phrase: str) -> None:
    assert not Glance(tag(phrase)).sees(TEXT)


def test_each_tag_has_its_own_texts_in_their_order() -> None:
    glances = {"flood": Glance(tag("тасқын")), "sport": Glance(tag("футбол"))}
    assert look(glances, [(3, TEXT), (1, "Футбол."), (2, "Тасқындар.")]) == {"flood": [3, 2], "sport": [1]}


def test_what_was_not_read_is_estimated_from_what_was() -> None:
    assert judged([9, 8, 7], looked=100, of=100) == Seen(3, 100, (9, 8))
    assert judged([9, 8, 7], looked=100, of=1000) == Seen(30, 1000, (9, 8), exact=False)
    assert judged([], looked=0, of=0) == Seen(0, 0)
