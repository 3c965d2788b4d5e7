"""A digest: what a reader's topics brought, a line a story, under the day's rates; one message, in pages.

A story stands once, under the first of its reader's tags, the most told first. A page ends where Telegram's limit or
the reader's patience does; what is left stands on the next.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from bot.formatter import scripts
from bot.formatter.dates import day
from bot.formatter.html import Html, bold, cut, escape, harmless, link, shown, utf16_length
from bot.formatter.post import Look
from bot.formatter.rates import number
from bot.formatter.texts import Script, Voice
from bot.model import Post, Rate, Story
from bot.rules import links

LONGEST = 4096  # UTF-16 units, after Telegram has parsed the markup
A_PAGE = 20  # stories; Telegram heeds the first 100 links and bold words of a message
_LONGEST_TITLE = 160
_LONGEST_SOURCE = 64
_LONGEST_LABEL = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What a digest tells besides its stories."""

    now: datetime  # when it comes
    rates: Sequence[Rate] = ()  # of the day
    before: Mapping[str, Rate] = field(default_factory=dict)  # the last different session's, by currency


@dataclass(frozen=True, slots=True)
class _Line:
    """A story under its heading: both as they will be read, to be counted, and as markup."""

    story_id: int
    heading: str
    plain: str
    markup: Html


class Page(NamedTuple):
    """What stands on a page."""

    number: int
    post: Post
    first: int  # the number of its first story, from 1
    stories: list[int]  # the ids of its stories, in order
    left: int  # stories behind it


@dataclass(frozen=True, slots=True)
class Holding:
    """The page that holds this story."""

    story_id: int


def page(stories: Sequence[Story], voice: Voice, wanted: int | Holding, of: Day, look: Look) -> Page:
    """One page of the digest. A page beyond the last is the last.

    The tags that the reader follows stand first in each story, in the reader's own words.
    """
    title, rates = _title(of.now, voice), _rates(of, voice) if look.footer else ""
    pages = _pages(_lines(stories, voice, look), LONGEST - sum(utf16_length(block) + 2 for block in (title, rates)))
    which = _which(pages, wanted)
    blocks = [title, _body(pages[which]), *([rates] if which == 0 and rates else [])]
    return Page(
        which,
        Post(text="\n\n".join(blocks)),
        first=sum(map(len, pages[:which])) + 1,
        stories=[line.story_id for line in pages[which]],
        left=sum(map(len, pages[which + 1 :])),
    )


# ---------------------------------------------------------------- what stands where


def _which(pages: Sequence[Sequence[_Line]], wanted: int | Holding) -> int:
    if isinstance(wanted, int):
        return min(wanted, len(pages) - 1)
    holds = [wanted.story_id in {line.story_id for line in lines} for lines in pages]
    return holds.index(True) if any(holds) else 0


def _lines(stories: Sequence[Story], voice: Voice, look: Look) -> list[_Line]:
    """Every story once, in the order of the digest: topics and stories by how many tell them, then by their time."""
    groups: dict[str, list[Story]] = defaultdict(list)
    for story in sorted(stories, key=_importance, reverse=True):
        groups[story.tags[0].key if story.tags else ""].append(story)
    untold = groups.pop("", [])
    told = (*(one for group in groups.values() for one in group), *untold)
    return [_line(story, mark(number, look), voice, look.script) for number, story in enumerate(told, 1)]


def mark(number: int, look: Look) -> str:
    """Before a line: in a private chat the number by which its story is opened."""
    return f"{number}." if look.private else "•"


def _importance(story: Story) -> tuple[bool, int, datetime]:
    return story.breaking, len(story.reports), story.published


def _pages(lines: Sequence[_Line], room: int) -> list[list[_Line]]:
    pages: list[list[_Line]] = [[]]
    used, heading = 0, ""
    for line in lines:
        cost = _cost(line, heading if pages[-1] else "")
        if pages[-1] and (len(pages[-1]) == A_PAGE or used + cost > room):
            pages.append([])
            used, cost = 0, _cost(line, "")
        pages[-1].append(line)
        used, heading = used + cost, line.heading
    return pages


def _cost(line: _Line, heading: str) -> int:
    above = 0 if line.heading == heading else utf16_length(line.heading) + len("\n\n")
    return utf16_length(line.plain) + len("\n") + above


def _body(lines: Sequence[_Line]) -> str:
    blocks: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        blocks[line.heading].append(line.markup)
    return "\n\n".join("\n".join((bold(heading), *told)) for heading, told in blocks.items())


# ---------------------------------------------------------------- what they say


def _title(now: datetime, voice: Voice) -> str:
    local = now.astimezone(voice.zone)
    on = day(local.date(), local.date(), voice)
    if 4 <= local.hour < 12:
        return voice.say("digest-morning", date=on)
    return voice.say("digest-evening" if local.hour >= 17 else "digest-title", date=on)


def _line(story: Story, before: str, voice: Voice, script: Script) -> _Line:
    title = cut(harmless(scripts.writer(story, script)(story.title)) or harmless(story.source), _LONGEST_TITLE)
    source = cut(harmless(story.source), _LONGEST_SOURCE)
    if story.reports:
        source = voice.label("digest-sources", source=source, count=len(story.reports))
    markup = Html(f"{before} {link(title, links.safe(story.link))} · <i>{shown(source)}</i>")
    heading = _heading(story, voice, scripts.of_label(script))
    return _Line(story.id, heading, f"{before} {title} · {source}", markup)


def _heading(story: Story, voice: Voice, write: scripts.Write) -> str:
    label = cut(harmless(write(story.tags[0].label)), _LONGEST_LABEL) if story.tags else ""
    return label[:1].upper() + label[1:] or voice.label("digest-others")


def _rates(of: Day, voice: Voice) -> str:
    """`443,35 ▲ 0,52` of each currency, under the date of the newest; one that is older has its own date instead."""
    if not of.rates:
        return ""
    newest, today = max(rate.on for rate in of.rates), of.now.astimezone(voice.zone).date()
    told = []
    for rate in of.rates:
        aside = _change(rate, of.before.get(rate.currency)) if rate.on == newest else f" ({day(rate.on, today, voice)})"
        told.append(f"{rate.currency} {number(rate.value)}{aside}")
    return voice.say("digest-rates", date=day(newest, today, voice), rates=escape(" · ".join(told)))


def _change(rate: Rate, before: Rate | None) -> str:
    difference = rate.value - before.value if before else Decimal(0)
    if not difference:
        return ""
    return f" {'▲' if difference > 0 else '▼'} {number(abs(difference))}"
