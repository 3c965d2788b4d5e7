"""How alike two texts are, and what a search looks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kazakh.likeness import Likeness, jaccard
from bot.kazakh.search import terms
from tests import anything

FLOOD = "Қостанай облысында су тасқынынан екі ауыл көшірілді. Су деңгейі бір метрге көтерілген."
RETOLD = "Қостанайда екі ауылдың тұрғындары су тасқыны салдарынан көшірілді. Өзен бір метрге көтерілді."
COURT = "Астанада сот бұрынғы министрге қатысты үкім шығарды. Ол он жылға бас бостандығынан айырылды."
RATES = "Ұлттық банк доллардың ресми бағамын жариялады. Еуро екі теңгеге арзандады."


def test_the_same_event_in_other_words_is_nearer_than_another_event() -> None:
    like: Likeness[str] = Likeness()
    for key, text in {"flood": FLOOD, "court": COURT, "rates": RATES}.items():
        like.add(key, text)
    scores = dict(like.add("retold", RETOLD))
    assert scores["flood"] > 2 * max(scores.get("court", 0.0), scores.get("rates", 0.0))


def test_a_reprint_is_nearly_the_same() -> None:
    assert jaccard(FLOOD, FLOOD + " Толығырақ сайтта.") > 0.7
    assert jaccard(FLOOD, COURT) < 0.2
    assert jaccard(FLOOD, FLOOD) == 1.0


def test_what_is_removed_is_found_no_more() -> None:
    like: Likeness[str] = Likeness()
    like.add("flood", FLOOD)
    like.remove("flood")
    assert like.add("retold", RETOLD) == []


@given(st.lists(anything.texts(max_size=60), max_size=6))
def test_scores_are_shares_whatever_the_texts(texts: list[str]) -> None:
    like: Likeness[int] = Likeness()
    for number, text in enumerate(texts):
        assert all(0 < score <= 1.0001 for _, score in like.add(number, text))


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("су тасқыны", "тасқыннан кейін су қайтты"),
        ("сот үкімі", "соттың үкімімен келіспеді"),
        ("доллар бағамы", "доллардың бағамы өсті"),
        ("сайлау", "сайлаудың қорытындысы"),
        ("мектеп", "мектептердегі оқушылар"),
        ("жемқорлық", "жемқорлыққа қарсы қызмет"),
        ("дәрігер", "дәрігерлердің айтуынша"),
        ("Украина", "Украинадағы соғыс"),
    ],
)
def test_a_question_and_an_answer_share_their_terms(asked: str, written: str) -> None:
    assert set(terms(asked)) & set(terms(written))


@given(anything.texts())
def test_any_text_has_terms(text: str) -> None:
    assert all(term and " " not in term for term in terms(text))
