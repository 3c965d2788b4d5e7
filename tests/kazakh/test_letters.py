"""Letters: one way to write every letter."""

from bot.kazakh import letters


def test_look_alikes_are_folded_inside_words_and_real_mixtures_stay() -> None:
    assert letters.clean("мемлекеттiк Aстана Əсіресе Yкімет СOVID") == "мемлекеттік Астана Әсіресе Үкімет COVID"
    assert letters.clean("ҚазTransОйл IT-компания") == "ҚазTransОйл IT-компания"


def test_invisible_characters_go_and_lines_stay() -> None:
    assert letters.clean("a\u00a0b\u00adc\r\nи\u0306\u200b \u202eд\u202c") == "a bc\nй д"
    assert letters.clean("👨‍👩‍👧 ж\u200dж") == "👨‍👩‍👧 жж"


def test_capitals_follow_the_rules_of_kazakh() -> None:
    assert letters.lower("İIЫӘ") == "iıыә"
