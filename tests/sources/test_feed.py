import tomllib
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Entry
from bot.sources.decoding import Garbled
from bot.sources.feed import NotAFeed, parse
from tests import anything

FEEDS = Path(__file__).parents[1] / "cases" / "feeds"
EXPECTED: dict[str, Any] = tomllib.loads((FEEDS / "expected.toml").read_text("utf-8"))
RSS = (FEEDS / "rss.xml").read_bytes()


def parsed(body: bytes, content_type: str | None = None) -> list[Entry]:
    return parse(body, url="https://ertis.example/rss", content_type=content_type, source="Ертіс")


@pytest.mark.parametrize("name", EXPECTED)
def test_a_feed_yields_its_entries(name: str) -> None:
    entries = parse((FEEDS / name).read_bytes(), url=EXPECTED[name]["url"], content_type=None, source="Ертіс")
    for got, wanted in zip(map(asdict, entries), EXPECTED[name]["entries"], strict=True):
        for field, value in wanted.items():
            found = list(got[field]) if isinstance(value, list) else got[field]
            assert found == (None if value == "-" else value), f"{name}: {wanted['title']}: {field}"


# ---------------------------------------------------------------- encodings


@pytest.mark.parametrize(
    ("encoding", "declared", "http"),
    [
        ("utf-8", "UTF-8", "text/xml; charset=windows-1251"),
        ("utf-8", "windows-1251", None),  # the commonest lie
        ("utf-8-sig", "windows-1251", None),
        ("utf-16", "utf-16", None),
        ("utf-16-le", "utf-16", None),
        ("kz1048", "windows-1251", None),  # what Kazakh sites mean by it
        ("kz1048", "", "text/xml; charset=windows-1251"),
        ("kz1048", "", None),
        ("kz1048", "UTF-8", None),
        ("ptcp154", "ptcp154", None),
        ("ptcp154", "", "application/rss+xml; charset=ptcp154"),
    ],
)
def test_kazakh_letters_come_through_every_encoding(encoding: str, declared: str, http: str | None) -> None:
    text = RSS.decode().replace('encoding="UTF-8"', f'encoding="{declared}"' if declared else "")
    entries = parsed(text.encode(encoding), http)
    assert entries[0].title == "Қостанайда су тасқыны басталды"
    assert entries[0].categories == ("Су тасқыны", "Қостанай")


def test_one_bad_byte_does_not_change_the_encoding() -> None:
    entries = parsed(RSS.replace("Тұрғындар".encode(), b"\xff" + "Тұрғындар".encode()))
    assert entries[0].title == "Қостанайда су тасқыны басталды"
    assert "\ufffdТұрғындар" in entries[0].body


@pytest.mark.parametrize("codec", ["punycode", "idna", "unicode_escape", "zlib", "rot13", "no-such", "base64"])
def test_pythons_own_codecs_are_no_encodings_of_feeds(codec: str) -> None:
    entries = parsed(RSS.replace(b"UTF-8", codec.encode()), f"text/xml; charset={codec}")
    assert entries[0].title == "Қостанайда су тасқыны басталды"


def test_letters_garbled_at_the_source_are_told_with_a_sample() -> None:
    with pytest.raises(Garbled, match="letters are garbled"):
        parsed(RSS.decode("cp1251", "ignore").encode())


# ---------------------------------------------------------------- what is no feed

WHY = {
    b"": "the answer is empty",
    b" \n\xef\xbb\xbf\n ": "the answer is empty",
    b"<!DOCTYPE html><html><head><title>404</title></head></html>": "this is an HTML page, not a feed",
    b"<html><body>" + b"x" * 5000: "this is an HTML page, not a feed",
    b"<urlset></urlset>": "this is XML, but not a feed",
    b'{"posts": []}': "this is JSON, but not a JSON Feed",
    b"{" * 100_000: "this is JSON, but not a JSON Feed",
    b"[" * 100_000: "this is not a feed, nor any XML or JSON",
    b"\x89PNG\r\n\x1a\n": "this is not a feed, nor any XML or JSON",
    b"<!DOCTYPE rss [<rss>" + b"<!ENTITY a 'b'>" * 9: "its document type never ends",
}


@pytest.mark.parametrize("body", WHY)
def test_what_is_no_feed_is_told_in_plain_words(body: bytes) -> None:
    with pytest.raises(NotAFeed) as told:
        parsed(body)
    assert str(told.value) == WHY[body]


def test_a_feed_without_items_is_a_feed() -> None:
    assert parsed(b'<rss version="2.0"><channel><title>x</title></channel></rss>') == []


@given(st.binary(max_size=300))
def test_any_bytes_give_entries_or_a_reason(body: bytes) -> None:
    read_or_told(body)


@given(st.sampled_from(sorted(EXPECTED)), st.floats(0, 1), st.binary(max_size=8), st.integers(0, 60))
def test_a_damaged_feed_gives_entries_or_a_reason(name: str, where: float, noise: bytes, lost: int) -> None:
    body = (FEEDS / name).read_bytes()
    at = int(where * len(body))
    read_or_told(body[:at] + noise + body[at + lost :])


@given(st.sampled_from(sorted(EXPECTED)), st.lists(st.floats(0, 1), min_size=2, max_size=8), st.randoms())
def test_a_shuffled_feed_gives_entries_or_a_reason(name: str, cuts: list[float], chance: Random) -> None:
    body = (FEEDS / name).read_bytes()
    at = sorted(int(cut * len(body)) for cut in cuts)
    pieces = [body[a:b] for a, b in pairwise([0, *at, len(body)])]
    chance.shuffle(pieces)
    read_or_told(b"".join(pieces))


@given(st.sampled_from(["<rss><channel><item>", "<feed><entry>", "{"]), anything.texts(max_size=200))
def test_what_begins_as_a_feed_gives_entries_or_a_reason(head: str, rest: str) -> None:
    read_or_told((head + rest).encode("utf-8", "replace"))


def read_or_told(body: bytes) -> None:
    try:
        entries = parsed(body)
    except NotAFeed as why:
        assert str(why)  # noqa: PT017 - either outcome is right, an empty reason is not
    else:
        assert all(e.link.startswith(("http://", "https://")) for e in entries)


# ---------------------------------------------------------------- bounds


def feed_of(numbers: range) -> bytes:
    items = "".join(
        f"<item><title>Жаңалық {n}</title><link>https://ertis.example/news/{n}-x</link>"
        f"<pubDate>2026-11-24T{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}Z</pubDate></item>"
        for n in numbers
    )
    return f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()


@pytest.mark.parametrize("numbers", [range(5000), range(4999, -1, -1)], ids=["oldest first", "newest first"])
def test_of_a_long_feed_the_newest_200_are_taken(numbers: range) -> None:
    titles = {entry.title for entry in parsed(feed_of(numbers))}
    assert titles == {f"Жаңалық {n}" for n in range(4800, 5000)}


def test_entries_come_newest_first_whichever_way_the_feed_stands() -> None:
    for numbers in (range(3), range(2, -1, -1)):
        assert [entry.title for entry in parsed(feed_of(numbers))] == ["Жаңалық 2", "Жаңалық 1", "Жаңалық 0"]


def test_categories_and_texts_are_bounded() -> None:
    categories = "".join(f"<category>c{n}</category>" for n in range(500))
    item = f"<item><title>{'t' * 5000}</title>{categories}<description>{'d' * 500_000}</description></item>"
    (entry,) = parsed(f"<rss><channel>{item}</channel></rss>".encode())
    assert (len(entry.categories), len(entry.title), len(entry.body)) == (20, 1000, 100_000)


def test_entities_that_a_feed_declares_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    item = b"<item><title>x</title><description>&b;&b;</description></item>"
    (entry,) = parsed(bomb + b'<rss version="2.0"><channel>' + item + b"</channel></rss>")
    assert "aaaa" not in entry.body


def test_a_section_that_many_items_link_to_is_no_ones_address() -> None:
    items = "".join(f"<item><title>{t}</title><link>https://ertis.example/news</link></item>" for t in ("Бір", "Екі"))
    entries = parsed(f"<rss><channel>{items}</channel></rss>".encode())
    assert [entry.link for entry in entries] == ["https://ertis.example/"] * 2
