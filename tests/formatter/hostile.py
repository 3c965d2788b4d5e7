"""Titles made to break or fool, everywhere a stranger's words are shown, and how Telegram would take them."""

import re
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.demo.telegram.texts import CAPTION_LIMIT, TEXT_LIMIT, message_text
from bot.formatter import digest, follow, inline, latest, lists, post, search, taps, why
from bot.formatter.html import harmless, utf16_length
from bot.formatter.inline import Card
from bot.formatter.latest import Leaf
from bot.model import Post, Report, Story, Tag
from bot.rules import follows
from bot.rules.reasons import Reason
from bot.rules.search import Question, read
from tests.texts import texts

CASES: list[dict[str, Any]] = [
    {**case, "title": case["title"] * case.get("times", 1)}
    for case in tomllib.loads((Path(__file__).parent.parent / "cases/formatter/hostile.toml").read_text("utf-8"))[
        "case"
    ]
]
NOW = datetime(2024, 3, 14, 8, 30, tzinfo=UTC)
LINK = "https://qaz.ulysmedia.kz/news/123-su"
VOICE = texts().voice("kk", UTC)
# what Telegram may find in a post by itself: an address is as honest as it looks, the others lead to a search
_INNOCENT = {"bold", "italic", "code", "hashtag", "cashtag", "url", "email", "text_link"}
_MIXED = re.compile("[A-Za-z][\\w-]*[\u0400-\u04ff]|[\u0400-\u04ff][\\w-]*[A-Za-z]")


def story(title: str) -> Story:
    """A story whose source writes this everywhere that it can."""
    return Story(
        id=7,
        source=title,
        title=title,
        summary=(title, "Екінші сөйлем."),
        text=f"{title}\n{title} жалғасы. Тағы бір сөйлем.",
        link=LINK,
        published=NOW,
        language="kk",
        tags=(Tag("k", title), Tag("t", "су тасқыны")),
        picture="https://x.kz/a.jpg",
        reports=(Report(source=title, title=title, link=LINK, published=NOW),),
    )


def _post(look: post.Look) -> Callable[[str], Post]:
    return lambda title: post.story(story(title), VOICE, now=NOW, look=look)


def _why(title: str) -> Post:
    reason = Reason(Tag("k", title), harmless(title), tuple(title.split()[:3]))
    asked = taps.Why("ask", taps.of_story(7), 0, picture=True)
    return why.screen(story(title), [reason] * 3, asked, VOICE)


def _follow(title: str) -> Post:
    return follow.added([follows.Added(Tag("k", title))], follow.Around({}, [story(title)] * 2), VOICE)


def _digest(title: str) -> Post:
    return digest.page([story(title)] * 8, VOICE, 0, digest.Day(now=NOW), post.Look()).post


def _question(title: str) -> Question:
    return read(title, NOW.date(), UTC)


def _search(title: str) -> Post:
    return search.found(_question(title), [story(title)] * 5, Leaf(shelf="f", words=title), NOW, VOICE)


def _card(title: str) -> Card:
    return inline.of_story(story(title), NOW, VOICE, post.Look(private=False))


# Everywhere that strangers' words are shown: what makes the message, and how long it may be.
SURFACES: dict[str, tuple[Callable[[str], Post], int]] = {
    "post": (_post(post.Look(more=2)), TEXT_LIMIT),
    "caption": (_post(post.Look(picture=True, more=99)), CAPTION_LIMIT),
    "latin": (_post(post.Look(script="latin")), TEXT_LIMIT),
    "arabic": (_post(post.Look(script="arabic")), TEXT_LIMIT),
    "plain": (lambda title: post.plain(_post(post.Look())(title)), TEXT_LIMIT),
    "latest": (
        lambda title: latest.answer([story(title)] * 5, Leaf(shelf="n", words=title), (title, None), NOW, VOICE),
        TEXT_LIMIT,
    ),
    "search": (_search, TEXT_LIMIT),
    "search without luck": (lambda title: search.nothing(_question(title), title[:200], NOW, VOICE), TEXT_LIMIT),
    "card": (lambda title: Post(text=_card(title).text), TEXT_LIMIT),
    "line of a card": (lambda title: Post(text=f"{_card(title).title}\n{_card(title).note}", html=False), 400),
    "why": (_why, CAPTION_LIMIT),
    "follow": (_follow, TEXT_LIMIT),
    "digest": (_digest, TEXT_LIMIT),
    "burst": (lambda title: lists.burst([story(title)] * 5, VOICE, 0, NOW, post.Look(script="latin")), TEXT_LIMIT),
}


def shown(made: Post, limit: int) -> str:
    """What Telegram would show of it; anything that it refuses, or that mentions, commands or misleads, fails."""
    text, entities = message_text(made.text, "HTML" if made.html else "", None)
    assert utf16_length(text) <= limit
    for entity in entities:
        assert entity["type"] in _INNOCENT, entity
        start, length = 2 * entity["offset"], 2 * entity["length"]
        words = text.encode("utf-16-le")[start : start + length].decode("utf-16-le")
        if entity["type"] == "url":
            host = re.sub("^https?://", "", words, flags=re.IGNORECASE).split("/")[0]
            assert not any(map(_MIXED.search, host.split("."))), host
            assert "@" not in host
        if entity["type"] == "text_link":
            assert entity["url"] == LINK
    return text
