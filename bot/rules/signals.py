"""What a listing shows of its day: the topics of its bar as tags, and its header's rates if they can be rates."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from bot.kazakh.words import Phrase
from bot.model import Signals, Tag
from bot.rules import follows
from bot.rules.topics import Catalogue

MOST_TAGS = 20  # of one bar
_CURRENCIES = ("USD", "EUR", "RUB")  # in the order of every header
_LIKELY = {"USD": (100, 2000), "EUR": (100, 2500), "RUB": (1, 50)}  # tenge for one


def made(labels: Sequence[str], rates: Sequence[tuple[str, Decimal]]) -> Signals | None:
    """Signals of a bar's labels and a header's rates; None when there are neither."""
    tags: dict[str, Tag] = {}
    for label in map(follows.label, labels):
        key = Phrase(label).key
        if key and len(label) <= follows.LONGEST:
            tags.setdefault(key, Tag(key, label))
    likely = likely_rates(rates)
    return Signals(tags=tuple(tags.values())[:MOST_TAGS], rates=likely) if tags or likely else None


def likely_rates(rates: Sequence[tuple[str, Decimal]]) -> tuple[tuple[str, Decimal], ...]:
    """Three rates, each with its currency ("" where the header names none); () when they can be none."""
    named = tuple((code or usual, value) for (code, value), usual in zip(rates, _CURRENCIES, strict=False))
    codes = {code for code, _ in named}
    if len(named) != len(_CURRENCIES) or codes != set(_CURRENCIES):
        return ()
    return named if all(_LIKELY[code][0] <= value <= _LIKELY[code][1] for code, value in named) else ()


def offered(hot: Sequence[Tag], catalogue: Catalogue, most: int) -> tuple[Tag, ...]:
    """The day's hot tags as topics to follow: the catalogue's where they mean one, else phrases of their own."""
    meant = (follows.meant(tag.label, catalogue) for tag in hot)
    return tuple(dict.fromkeys(tag for tag in meant if tag))[:most]


LEAST_RISING = 3  # stories of a day
_TIMES_USUAL = 3


def rising(today: Sequence[tuple[Tag, int]], before: Mapping[str, int], days: float, most: int) -> tuple[Tag, ...]:
    """The tags that were told today far more often than usual, the steepest first; none where nothing is usual yet.

    `before`: how often each was told, by its key, in the `days` before.
    """
    if days < 1 or not before:
        return ()
    steep = {tag: count / (1 + before.get(tag.key, 0) / days) for tag, count in today if count >= LEAST_RISING}
    far = [tag for tag, count in today if tag in steep and count >= _TIMES_USUAL * before.get(tag.key, 0) / days]
    return tuple(sorted(far, key=lambda tag: -steep[tag]))[:most]
