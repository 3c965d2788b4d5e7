"""Stories without end, composed of the sentences in `daily/*.toml` with new places and numbers.

Names of places stand there in every case that the sentences need: an editor, not the code, owns the grammar.
"""

import random
import tomllib
from collections.abc import Iterator
from itertools import count, cycle
from pathlib import Path
from typing import Any, TypeVar

from bot.demo.newsroom.articles import Draft
from bot.demo.newsroom.bank import Bank
from bot.demo.newsroom.sites import SITES

FOLDER = Path(__file__).parent / "daily"
Words = dict[str, str]
Card = TypeVar("Card")


def read(name: str) -> dict[str, Any]:
    """One file of the folder."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def drafts(seed: int, bank: Bank) -> Iterator[Draft]:
    """Drafts for ever, the kinds in the order of `order.toml`; everything else is dealt out like a shuffled pack."""
    chance = random.Random(seed)
    order = read("order")["order"]
    kinds = {kind: read(kind) for kind in order}
    places, sites = _dealt(read("places")["places"], chance), _dealt(list(SITES), chance)
    stories = {name: _dealt(kind["stories"], chance) for name, kind in kinds.items()}
    for number, name in zip(count(1), cycle(order), strict=False):
        site, kind = next(sites), kinds[name]
        words = {**next(places), **_rates(bank), **_numbers(kind, chance), "host": SITES[site].host}
        title, paragraphs = _composed(next(stories[name]), kind.get("more", []), words, chance)
        tags = tuple(tag.format_map(words) for tag in kind["tags"])
        slug = f"{name}-{number}"
        yield Draft(slug=slug, site=site, title=title, rubric=kind["rubric"], paragraphs=paragraphs, tags=tags)


def _dealt(cards: list[Card], chance: random.Random) -> Iterator[Card]:
    """Every card once, shuffled; then all of them again."""
    while True:
        yield from chance.sample(cards, len(cards))


def _numbers(kind: dict[str, Any], chance: random.Random) -> Words:
    return {name: str(chance.randint(low, high)) for name, (low, high) in kind.get("numbers", {}).items()}


def _rates(bank: Bank) -> Words:
    day = bank.today()
    return {code.lower(): str(bank.value(code, day)).replace(".", ",") for code in ("USD", "EUR", "RUB", "CNY")}


def _composed(
    story: dict[str, Any], common: list[str], words: Words, chance: random.Random
) -> tuple[str, tuple[str, ...]]:
    """A title and three paragraphs: the story's lead, then four sentences of its own or of its kind."""
    sentences = [sentence.format_map(words) for sentence in chance.sample(story["more"] + common, 4)]
    title = chance.choice(story["titles"]).format_map(words)
    return title, (story["lead"].format_map(words), " ".join(sentences[:2]), " ".join(sentences[2:]))
