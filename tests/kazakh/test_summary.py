"""A summary is the article's own sentences, within its budget, and never the page's noise."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from bot.kazakh.boilerplate import without_attribution
from bot.kazakh.summary import readable, suggested_tags, summarize, summary
from tests import anything
from tests.every import every
from tests.kazakh.cases import cases

BODY = """Қостанай облысында су тасқынынан екі ауыл көшірілді, деп хабарлайды Ulysmedia.kz.
Облыс әкімдігінің дерегінше, су деңгейі бір түнде бір метрге көтерілген.Құтқарушылар тәулік бойы жұмыс істеп жатыр.
– Тұрғындардың бәрі қауіпсіз жерде, – деді облыс әкімі.
Ол зардап шеккендерге көмек көрсетілетінін айтты. Төтенше жағдай режимі енгізілді.
Мектептер қашықтан оқытуға көшті. Жол полициясы тасжолды уақытша жапты."""
NOISE = [line for (line,) in cases("noise.txt")]
BUDGETS = st.integers(min_value=40, max_value=600)


@every(product(NOISE, [1, 3]))
def test_page_noise_never_enters(noise: str, count: int) -> None:
    told = " ".join(summary(f"{noise}\n{noise}\n{BODY}\n{noise}", count=count))
    assert noise not in told
    assert told.startswith("Қостанай облысында су тасқынынан екі ауыл көшірілді.")


def test_all_noise_together_leaves_the_article() -> None:
    page = "\n".join([*NOISE[:9], BODY, *NOISE[9:]])
    assert summary(page) == summary(BODY)
    for line in NOISE:
        assert line not in readable(page).split("\n")


@every(cases("attributions.txt"))
def test_the_attribution_formula_is_removed_and_a_person_s_words_are_not(sentence: str, bare: str) -> None:
    assert without_attribution(sentence) == bare


@every(["Бұл", "Ол", "Сондай-ақ", "Бұдан бөлек,"])
def test_it_does_not_open_with_what_leans_on_a_sentence_left_out(opening: str) -> None:
    text = f"{opening} жағдай туралы хабарланды. Қостанайда су тасқыны басталып, екі ауыл көшірілді."
    assert summary(text, count=1) == ("Қостанайда су тасқыны басталып, екі ауыл көшірілді.",)


@given(BUDGETS, st.integers(min_value=1, max_value=3))
def test_it_keeps_its_budget_and_is_made_of_the_article_s_own_sentences(budget: int, count: int) -> None:
    told = summary(BODY, budget=budget, count=count)
    assert 1 <= len(told) <= count
    assert len(" ".join(told)) <= budget
    own = BODY.replace(", деп хабарлайды Ulysmedia.kz", "")
    assert all(sentence.rstrip("… .,") in own for sentence in told)


@given(anything.texts(), BUDGETS)
def test_no_text_breaks_it_or_its_budget(text: str, budget: int) -> None:
    assert len(" ".join(summary(text, budget=budget))) <= budget
    suggested_tags(text, text)
    readable(text)


def test_it_is_never_empty_for_an_article() -> None:
    assert summary("Екі ауыл көшірілді.")
    assert summary("Қысқа хабар: Қостанайда су көтерілді")


def test_the_very_sentences_that_are_given_are_chosen_from() -> None:
    sentences = ["Қостанайда су тасқыны басталды.", "Екі ауыл көшірілді.", "Мектептер жабылды."]
    assert set(summarize(sentences, 2)) <= set(sentences)
    assert summarize([], 3) == []


def test_suggested_tags_are_what_the_article_is_about() -> None:
    tags = [tag.lower() for tag in suggested_tags("Қостанайда су тасқыны: екі ауыл көшірілді", BODY)]
    assert any("қостанай" in tag for tag in tags)
    assert any("ауыл" in tag or "тасқын" in tag for tag in tags)


@every(["а", "лар", "Бұл ", ". ", "«", "– ", "1.", "Қ.", "#а ", "\n"])
def test_a_megabyte_of_the_same_takes_no_longer_than_reading_it(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    assert len(" ".join(summary(text))) <= 300


@every(product(["«»", "“”", "„“", '""'], [50, 90, 300]))
def test_a_quotation_is_told_whole_or_not_at_all(marks: str, budget: int) -> None:
    first, last = marks[0], marks[1]
    quotation = f"{first}Су қайтты. Енді үйлерді жөндейміз. Бәріне көмек береміз{last}, – деді әкім."
    text = f"Әкім ауыл тұрғындарымен кездесті. {quotation} Тұрғындар алғыс айтты. {quotation}"
    told = " ".join(summary(text, budget=budget))
    assert told.count(first) == told.count(last)
    assert quotation in told or first not in told


def test_a_quotation_that_is_too_long_is_cut_and_closed() -> None:
    assert summary(f"«{'Су тасқыны ' * 40}», – деді әкім.", budget=100)[0].endswith("…»")
