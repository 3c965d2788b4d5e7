"""Bytes keep their Kazakh letters; text that was garbled before it came is known as such."""

import pytest

from bot.sources.decoding import Garbled, check, decode, garbled

GOOD = (
    "Қостанай облысында су тасқыны басталды. Тұрғындар қауіпсіз жерге көшірілді. "
    "Үкімет зардап шеккендерге көмек көрсетеді, деп хабарлады әкімдіктің баспасөз қызметі."
)
RUSSIAN = "В Костанайской области начался паводок. Жителей эвакуируют, сообщили в пресс-службе акимата области."


def misread(text: str, encoding: str) -> str:
    """UTF-8 that somebody read in another encoding, letter by letter, and saved so."""
    return "".join(bytes([byte]).decode(encoding, "replace") for byte in text.encode())


@pytest.mark.parametrize("declared", ["windows-1251", "koi8-r", "iso-8859-1", "utf-16", "kz-1048"])
@pytest.mark.parametrize("where", ["http", "xml"])
def test_utf8_that_is_declared_otherwise_is_read_as_what_it_is(declared: str, where: str) -> None:
    body = GOOD if where == "http" else f'<?xml version="1.0" encoding="{declared}"?><rss>{GOOD}</rss>'
    text = decode(body.encode(), f"text/xml; charset={declared}" if where == "http" else None)
    assert GOOD in text
    assert garbled(text) is None


@pytest.mark.parametrize("encoding", ["cp1251", "latin-1", "cp1252"])
def test_text_garbled_before_it_came_is_known_once_and_twice_over(encoding: str) -> None:
    once = misread(GOOD, encoding)
    for text in (once, misread(once, encoding), misread(RUSSIAN, encoding)):
        sample = garbled(decode(text.encode()))
        assert sample
        with pytest.raises(Garbled, match="letters are garbled") as told:
            check(GOOD, text)
        assert sample in str(told.value)


def test_kazakh_letters_taken_for_their_neighbours_are_known() -> None:
    taken = GOOD.encode("kz1048").decode("cp1251")
    assert "ќауіпсіз" in taken
    assert garbled(decode(taken.encode()))


def test_kazakh_letters_lost_on_the_way_are_known() -> None:
    lost = 2 * GOOD.encode("cp1251", "replace").decode("cp1251")
    assert "Т?р?ындар" in lost
    assert garbled(lost)
    assert garbled(lost.replace("?", "\ufffd"))


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        GOOD.upper(),
        RUSSIAN,
        "Неліктен? Қалай? Қашан? Кім? Не үшін? Қайда? Кімге? Неге? Қанша? Қай жерде? Кіммен? Несімен? Қай күні?",
        "Breaking news from Astana. " * 20,
        "Ќе има нови избори во Скопје, рече ѕвездата од Ѓорче Петров. Џабе. Љубов. Њива. " * 3,
        "Ў Мінску пачаўся новы навучальны год, паведаміў ўрад. " * 5,
        "Сілтемелер: https://example.kz/?a=1&b=2 https://example.kz/?q=су?тасқыны " * 9,
        "",
    ],
)
def test_good_text_is_left_in_peace(text: str) -> None:
    assert garbled(text) is None
