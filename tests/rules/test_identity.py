from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Entry
from bot.rules.identity import canonical_url, keys, story_id
from tests import anything

CASES = Path(__file__).parents[1] / "cases" / "same_urls.txt"
SAME = [
    tuple(part.strip() for part in line.split("  ") if part.strip())
    for line in CASES.read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
TEXT = "Қостанай облысында су тасқынынан зардап шеккен отбасыларға жаңа үйлер берілді, деп хабарлады әкімдік."


def entry(link: str = "", title: str = "", guid: str | None = None, **more: Any) -> Entry:
    return replace(Entry(source="Ulysmedia", title=title, link=link, guid=guid), **more)


@pytest.mark.parametrize(("canonical", "url"), SAME)
def test_an_address_has_one_canonical_form(canonical: str, url: str) -> None:
    assert canonical_url(url) == canonical


@given(
    anything.texts(max_size=60)
    | st.from_regex(r"https?://[a-z.:@]{1,20}/[ -~]{0,30}", fullmatch=True, alphabet=anything.SIGN)
)
def test_a_canonical_address_stays_as_it_is(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(f"https://{once}") == once or not url.strip().startswith(("http:", "https:"))


# ---------------------------------------------------------------- the same article

A = "https://ulysmedia.kz/news/38413-su-tasqyny/"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (entry(A), entry("https://ulysmedia.kz/news/38413-su-tasqyny-2-oqigha/")),
        (entry(A), entry("http://www.ulysmedia.kz/news/38413")),
        (entry("https://abai.kz/post/184211/"), entry("https://abai.kz/post/184211/zhana-sozdik")),
        (entry("https://kaz.nur.kz/society/2103456-zher-silkinisi/"), entry("https://kaz.nur.kz/society/2103456-jer/")),
        (entry("https://egemen.kz/article/su-tasqyny?utm_source=rss"), entry("https://egemen.kz/article/su-tasqyny")),
        (
            entry("https://site.kz/a-b", guid="https://site.kz/?p=71"),
            entry("https://site.kz/a-c", guid="http://site.kz/?p=71"),
        ),
        (
            entry("https://site.kz/a-b", guid="tag:site.kz,2026:71"),
            entry("https://site.kz/a-c", guid="tag:site.kz,2026:71"),
        ),
        (entry("https://site.kz/a-b", guid="71"), entry("https://site.kz/a-c", guid="71")),
        (
            entry("https://site.kz/a-b", "Су тасқыны: жаңа үйлер", body=f"<p>{TEXT}</p>"),
            entry("https://site.kz/a-c", "Су тасқыны – жаңа үйлер", body=TEXT.upper()),
        ),
    ],
)
def test_one_article_in_two_forms_shares_an_identity(one: Entry, other: Entry) -> None:
    assert set(keys(one)) & set(keys(other))


# ---------------------------------------------------------------- different articles


DIFFERENT = [
    entry("https://site.kz/", "Бүгін"),
    entry("https://site.kz/", "Кеше"),
    entry("https://site.kz/news", "Жаңалық"),
    entry("https://site.kz/news/", "Тағы бір жаңалық"),
    entry("https://site.kz/news?page=2", "Үшінші жаңалық"),
    entry("https://site.kz/news?page=2", "Төртінші жаңалық"),
    entry("https://site.kz/category/12345/", "Бесінші"),
    entry("https://site.kz/category/12345/", "Алтыншы"),
    entry("https://site.kz/tag/12345-tasqyn/", "Жетінші"),
    entry("https://site.kz/tag/12345-tasqyn/", "Сегізінші"),
    entry("https://site.kz/2026/11/24/qar-jaudy", "Қар жауды"),
    entry("https://site.kz/2026/11/24/jol-jabyldy", "Жол жабылды"),
    entry("https://site.kz/news/20261124/qar-jaudy"),
    entry("https://site.kz/news/20261124/jol-jabyldy"),
    entry("https://site.kz/news/202611-qar"),
    entry("https://site.kz/news/202611-jol"),
    entry("https://site.kz/news/2026-jyly-qar"),
    entry("https://site.kz/news/2026-jyly-jol"),
    entry("https://site.kz/news/100000-tenge"),
    entry("https://site.kz/news/100000-adam"),
    entry("https://site.kz/news/500-adam"),
    entry("https://site.kz/news/500-tenge"),
    entry("https://site.kz/news/tolem-120450"),
    entry("https://site.kz/news/jalaqy-120450"),
    entry("https://site.kz/news/38413-su-tasqyny"),
    entry("https://site.kz/video/38413-su-tasqyny"),
    entry("https://other.kz/news/38413-su-tasqyny"),
    entry("https://site.kz/ru/news/38413-su-tasqyny"),
    entry("https://site.kz/10001/birinshi-maqala"),
    entry("https://site.kz/10001/ekinshi-maqala"),
    entry("https://site.kz/kz/a-1", guid="news"),
    entry("https://site.kz/kz/a-2", guid="news"),
    entry("https://site.kz/kz/a-3", guid="https://site.kz/"),
    entry("https://site.kz/kz/a-4", guid="https://site.kz/"),
    entry("https://site.kz/kz/a-5", guid=""),
    entry("https://site.kz/kz/a-6", guid=" "),
    entry("https://site.kz/kz/a-7", "Ауа райы"),
    entry("https://site.kz/kz/a-8", "Ауа райы"),
    entry("https://site.kz/kz/a-9", "Ауа райы", body=TEXT, published=datetime(2026, 11, 24, tzinfo=UTC)),
    entry("https://site.kz/kz/b-1", "Ауа райы", body=TEXT, published=datetime(2026, 11, 25, tzinfo=UTC)),
    entry("https://site.kz/kz/b-2", "", body=TEXT),
    entry("https://site.kz/kz/b-3", "", body=TEXT),
    entry("https://site.kz/kz/b-4", guid="5"),
    entry("https://site.kz/kz/b-5", guid="5", source="Екінші лента"),
    entry("https://site.kz/kz/b-6", "«!»", body=TEXT),
    entry("https://site.kz/kz/b-7", "«?»", body=TEXT),
    entry("https://site.kz/?id=71"),
    entry("https://site.kz/?id=72"),
    entry("", "Мекенжайы жоқ"),
    entry("", "Мекенжайы жоқ екінші"),
    entry("", "Ауа райы", body=TEXT),
    entry("", "Ауа райы", body=TEXT, source="Екінші лента"),
    entry("", ""),
]


def test_different_articles_never_share_an_identity() -> None:
    shared = [(one, other) for one, other in combinations(DIFFERENT, 2) if set(keys(one)) & set(keys(other))]
    assert shared == []


def test_every_article_has_an_identity_and_nothing_has_none() -> None:
    assert [e for e in DIFFERENT if not keys(e)] == [entry("", "")]


def test_the_surest_identity_stands_first_and_is_the_sites_number() -> None:
    changed = entry("https://ulysmedia.kz/news/38413-basqa-atau", "Басқа атау", "1", body=TEXT)
    assert keys(changed)[0] == keys(entry(A))[0]
    assert len(keys(changed)) == 4


texts = anything.texts(max_size=40)


@given(texts, texts, st.none() | texts, texts)
def test_identities_are_128_bits_for_any_words(link: str, title: str, guid: str | None, body: str) -> None:
    found = keys(entry(link, title, guid, body=body))
    assert all(len(key) == 32 and int(key, 16) >= 0 for key in found)
    assert len(set(found)) == len(found)
    assert found == keys(entry(link, title, guid, body=body))


@given(st.lists(st.integers(10_000, 10**9).filter(lambda n: n % 1000), unique=True, min_size=2, max_size=20))
def test_articles_with_different_numbers_share_nothing(numbers: list[int]) -> None:
    all_keys = [key for n in numbers for key in keys(entry(f"https://site.kz/news/{n}-slug", guid=str(n)))]
    assert len(set(all_keys)) == len(all_keys)


def test_a_storys_number_is_positive_and_fits_63_bits() -> None:
    for key in ("0" * 32, "f" * 32, *keys(entry(A))):
        assert 0 < story_id(key) < 2**63


def test_an_entry_completed_from_its_page_is_known_again_by_its_excerpt() -> None:
    excerpt = entry("https://example.kz/", "Су тасқыны басталды", body=TEXT)
    completed = replace(excerpt, body="Мақаланың бүкіл мәтіні. " * 30, excerpt=TEXT)
    assert keys(completed) == keys(excerpt)
