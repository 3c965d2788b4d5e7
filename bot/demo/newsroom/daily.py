"""Stories without end, composed of the sentences in `daily/*.toml` with new places and numbers.

Names of places stand there in every case that the sentences need: an editor, not the code, owns the grammar.
"""

import random
import tomllib
from collections.abc import Iterator
from itertools import count, cycle
from pathlib import Path
from typing import Any

from bot.demo.newsroom.articles import Draft
from bot.demo.newsroom.bank import Bank
from bot.demo.newsroom.sites import SITES

FOLDER = Path(__file__).parent / "daily"
Words = dict[str, str]


def read(name: str) -> dict[str, Any]:
    """One file of the folder."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def drafts(seed: int, bank: Bank) -> Iterator[Draft]:
    """Drafts for ever, the kinds in the order of `order.toml`, the sites by turns."""
    chance = random.Random(seed)
    order = read("order")["order"]
    kinds = {kind: read(kind) for kind in order}
    places = _shuffled_for_ever(read("places")["places"], chance)
    for number, kind, site in zip(count(1), cycle(order), cycle(SITES), strict=False):
        words = {**next(places), **_rates(bank), **_numbers(kinds[kind], chance)}
        yield _composed(kinds[kind], f"{kind}-{number}", site, words, chance)


def _shuffled_for_ever(rows: list[Words], chance: random.Random) -> Iterator[Words]:
    while True:
        yield from chance.sample(rows, len(rows))


def _numbers(kind: dict[str, Any], chance: random.Random) -> Words:
    return {name: str(chance.randint(low, high)) for name, (low, high) in kind.get("numbers", {}).items()}


def _rates(bank: Bank) -> Words:
    day = bank.today()
    return {code.lower(): str(bank.value(code, day)).replace(".", ",") for code in ("USD", "EUR", "RUB", "CNY")}


def _composed(kind: dict[str, Any], slug: str, site: str, words: Words, chance: random.Random) -> Draft:
    story = chance.choice(kind["stories"])
    filled = {**words, "host": SITES[site].host}
    sentences = [sentence.format_map(filled) for sentence in chance.sample(story["more"] + kind.get("more", []), 4)]
    return Draft(
        slug=slug,
        site=site,
        title=chance.choice(story["titles"]).format_map(filled),
        rubric=kind["rubric"],
        paragraphs=(story["lead"].format_map(filled), " ".join(sentences[:2]), " ".join(sentences[2:])),
        tags=tuple(tag.format_map(filled) for tag in kind["tags"]),
    )
