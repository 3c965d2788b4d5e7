"""Whoever types every command and taps every button that comes is answered in the own language, without a mishap."""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import pytest

from bot.actions.desk import Desk
from bot.actions.easel import Easel
from bot.config import Config
from bot.formatter import taps
from bot.formatter.commands import COMMANDS, EDITORS, OPERATORS
from bot.formatter.texts import LANGUAGES
from bot.handlers import rights
from tests.handlers.crawl import Answer, Crawler, said
from tests.handlers.furnished import CARDS, SECOND, furnish
from tests.handlers.world import World

OPERATOR = 101  # the first person of a world
TEXTS = Path(__file__).parent.parent.parent / "bot/formatter/texts"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x80\x00\x00\x01\x68"
WORDED = {"follow": "flood, the", "search": "flood", "mute": "opera"}
PLAIN = ("100 usd", "usd > 900", "flod", "/folow", "/search xyzzy", "/suggest", "A bridge opened", "/queue")
LAST = ("stop", "delete_me")
# What only Kazakh writes, and what no English text needs: a story's own words and the names of topics are Latin here.
FOREIGN = {
    "kk": re.compile("(?!)"),
    "ru": re.compile("[әғқңөұүһі]", re.IGNORECASE),
    "en": re.compile("[а-яё]", re.IGNORECASE),
}
STANDING = re.compile(r"✓|·|\d+( / \d+)?$")  # the label of what is so already: a tap on it changes nothing
BY_ALARMS = {taps.Accept}  # under what operators are told; `test_rates` taps it


@pytest.fixture
def config() -> Config:
    sources = [{"name": f"Source {number}", "url": f"https://x{number}.example/rss"} for number in range(14)]
    topics = [{"tag": tag} for tag in ("flood", *(f"topic {number}" for number in range(20)))]
    return Config.model_validate({"topics": topics, "sources": sources, "telegram": {"admins": [OPERATOR]}})


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """Pictures have tests of their own: here they are blank."""

    async def blank(_: partial[bytes]) -> bytes:
        return PNG

    return replace(desk, easel=Easel(blank))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_screen_and_what_lies_behind_its_buttons(
    world: World, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        crawler, typed = await crawled(world, language)
    assert [record.getMessage() for record in caplog.records] == []
    assert not [answer.button.label for answer in crawler.answers if is_mute(answer)]
    assert {kind[0] for kind in crawler.tries} == set(taps.LETTERS.values()) - BY_ALARMS
    assert sum(answer.button.depth >= 2 for answer in crawler.answers) > 100
    texts = {*typed, *(text for answer in crawler.answers for text in answer.texts)}
    for text in texts:
        assert "{" not in text
        assert not FOREIGN[language].search(without_names(text)), text
        assert ids(language).isdisjoint(re.findall(r"[a-z][\w-]+", text)), text
    everything = "\n".join(texts)
    assert [piece for piece in borrowed(language) if piece in everything] == []


async def crawled(world: World, language: str) -> tuple[Crawler, list[str]]:
    """Who has tapped it all, and what was answered to what was typed."""
    person = world.person(language)
    typed: list[str] = []
    world.desk.rights.ask = partial(rights.ask, world.app.bot)
    await furnish(world, person, language)
    crawler = Crawler(person, iter(CARDS[1:]), str(SECOND), others(language))
    for screen in world.telegram.messages(person.id):
        crawler.sees(screen)
    known = (command for command in (*COMMANDS, *EDITORS, *OPERATORS) if command not in LAST)
    for words in (*(f"/{command} {WORDED.get(command, '')}" for command in known), *PLAIN):
        typed += said(screen := await person.types(words))
        crawler.sees(screen)
        await crawler.walk()
    for command in LAST:
        typed += said(screen := await person.types(f"/{command}"))
        crawler.sees(screen)
    await crawler.walk(harmful=True)
    return crawler, typed


def others(language: str) -> frozenset[taps.Tap]:
    """The buttons after which the bot speaks another language."""
    codes = [code for code in LANGUAGES if code != language]
    return frozenset((*map(taps.Language, codes), *(taps.Change("language", code) for code in codes)))


def is_mute(answer: Answer) -> bool:
    """Whether nothing came of a tap, though something should have."""
    return not (answer.screens or answer.toast or STANDING.match(answer.button.label))


def without_names(text: str) -> str:
    """What is Kazakh in every language: topics and examples of words, names of languages and scripts."""
    return re.sub(
        r"/[a-z_]+ [^\n]+|Қазақша|Русский|Кирилл|«[^»]*»|“[^”]*”|#\S+|Айгүл|су тасқыны|Қостанай|-футбол", "", text
    )


@cache
def source(language: str) -> str:
    return "\n".join(file.read_text("utf-8") for file in sorted((TEXTS / language).glob("*.ftl")))


@cache
def ids(language: str) -> frozenset[str]:
    """The names of messages that are no words; a screen that shows one has lost its text."""
    return frozenset(name for name in re.findall(r"^([a-z][\w-]*) =", source(language), re.MULTILINE) if "-" in name)


def borrowed(language: str) -> Iterator[str]:
    """Pieces of texts of other languages that the own one has not."""
    for other in LANGUAGES:
        if other != language:
            yield from pieces(other) - pieces(language)


@cache
def pieces(language: str) -> frozenset[str]:
    """What stands between the places of the messages, if it is two words at least."""
    said = re.sub(r"^(?:#.*|[a-z][\w-]* =)|^ *\*?\[[\w-]+\]", "", source(language), flags=re.MULTILINE)
    found = (piece.strip() for piece in re.split(r"\{[^{}]*|\}|<[^<>]*>|\n", said))
    return frozenset(piece for piece in found if re.search(r"\w{2,}\W+\w{2,}", piece) and "/" not in piece)
