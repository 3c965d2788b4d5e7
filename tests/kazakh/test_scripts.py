"""Scripts: Kazakh in Cyrillic, Latin and Arabic."""

from pathlib import Path

from hypothesis import given

from bot.kazakh import scripts
from tests import anything
from tests.every import every

CASES = Path(__file__).parents[1] / "cases" / "kazakh" / "scripts.txt"
ROWS = [
    tuple(cell.strip() for cell in line.split(" | "))
    for line in CASES.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("# ")
]


@every(ROWS)
def test_a_text_goes_into_each_script_and_comes_back(cyrillic: str, latin: str, arabic: str) -> None:
    assert scripts.to_latin(cyrillic) == latin
    assert scripts.to_cyrillic(latin) == cyrillic
    assert scripts.to_arabic(cyrillic) == arabic
    assert scripts.to_cyrillic(arabic) == cyrillic.lower()


@every([cyrillic for cyrillic, _, _ in ROWS if cyrillic.isalpha()])
def test_one_key_matches_across_scripts(word: str) -> None:
    assert scripts.key(word) == scripts.key(scripts.to_latin(word)) == scripts.key(scripts.to_arabic(word))


@every(
    [
        "https://kaz.nur.kz/жаңалық?id=1",
        "www.egemen.kz",
        "qaz.ulysmedia.kz",
        "BAQ.KZ",
        "#су_тасқыны",
        "@арна",
        "&laquo;",
        "&#1178;",
        '<a href="https://x.kz/жол" title="су">',
        "name@example.kz",
    ],
)
def test_addresses_hashtags_tags_and_entities_stay(kept: str) -> None:
    for convert in (scripts.to_latin, scripts.to_arabic, scripts.to_cyrillic):
        assert kept in convert(f"Су {kept} su سۋ")


def test_capitals_stay_in_latin() -> None:
    assert scripts.to_latin("АҚШ, ЮНЕСКО, Яна, Шымкент, Іле, Иран") == "AQŞ, İUNESKO, İana, Şymkent, Ile, İran"
    assert scripts.to_cyrillic("AQŞ, QazMūnaiGaz") == "АҚШ, ҚазМұнайГаз"


def test_older_latin_spellings_are_read() -> None:
    assert scripts.to_cyrillic("Qazaqstan Respýblıkasy, ádebıet, jańa") == "Қазақстан Республикасы, әдебиет, жаңа"
    assert scripts.to_cyrillic("Shymkent, oqushy") == "Шымкент, оқушы"


def test_words_of_other_languages_stay() -> None:
    assert scripts.to_cyrillic("Windows, WhatsApp, Facebook") == "Windows, WhatsApp, Facebook"
    assert scripts.to_cyrillic("Google мен iPhone 15 туралы жаңалық") == "Google мен iPhone 15 туралы жаңалық"


def test_arabic_text_has_its_own_points_but_decimal_commas_stay() -> None:
    assert scripts.to_arabic("Су, қала?") == "سۋ، قالا؟"
    assert "2,36" in scripts.to_arabic("2,36 теңге")


@given(anything.texts())
def test_no_text_is_too_strange(text: str) -> None:
    for convert in (scripts.to_latin, scripts.to_arabic, scripts.to_cyrillic, scripts.key, scripts.skeleton):
        assert isinstance(convert(text), str)


@every(["а", "қ", "a", "ia", "ا", "ىا", "<", "a.", "#", "&", "www.", "@a", "a-", "<a ", "I", "a@"])
def test_a_tenth_of_a_megabyte_of_one_thing_costs_little(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    for convert in (scripts.to_latin, scripts.to_arabic, scripts.to_cyrillic, scripts.key):
        convert(text)
