"""A channel's week: words, a picture of its hours, tags and sources, and a table for those who count further."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.formatter import drawing
from bot.formatter.dates import day
from bot.formatter.drawing import DIM, GOLD, GRID, GROUND, HEIGHT, LINE, WIDTH, text
from bot.formatter.html import cut, harmless
from bot.formatter.tags import button
from bot.formatter.taps import AtChannel, Week, WeekFile
from bot.formatter.texts import Voice
from bot.model import Button, Document, Post
from bot.rules.statistics import WEEK, Figures, Told

_LONGEST = 28
_LONGEST_TITLE = 300  # of a post in the table; a list has many
_FIELD = (60, 190, 1220, 400)  # of the hours: left, top, right, bottom
_ROW = 42
_MOST_AGO = 104  # two years


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All that is drawn."""

    title: str
    span: str
    hours: tuple[tuple[int, int], ...]
    legend: str
    lists: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]  # a heading over names with their counts


def screen(channel: str, figures: Figures, tap: Week, begins: datetime, voice: Voice) -> Post:
    """The words under the picture."""
    values = {"channel": channel, **dict(zip(("from", "to"), _span(tap, begins, voice), strict=True))}
    lines = [voice.say("week-title", **values), ""]
    if figures.posts == 0:
        return Post(text="\n".join([*lines, voice.say("week-none")]), buttons=_buttons(tap, voice, file=False))
    lines.append(voice.say("week-posts", count=figures.posts, edits=figures.edits, deleted=figures.deleted))
    if figures.reactions:
        signs = " ".join(f"{harmless(sign)}{count}" for sign, count in figures.reactions[:6])
        lines.append(voice.say("week-reactions", count=sum(count for _, count in figures.reactions), signs=signs))
    if figures.tags:
        lines.append(voice.say("week-tags", list=_counted(figures.tags)))
    if figures.sources:
        lines.append(voice.say("week-sources", list=_counted(figures.sources)))
    if figures.own:
        lines.append(voice.say("week-own", count=figures.own))
    if figures.best:
        lines.append(voice.say("week-best", hours=", ".join(f"{hour:02}:00" for hour in figures.best)))
    return Post(text="\n".join(lines), buttons=_buttons(tap, voice, file=True))


def picture(channel: str, figures: Figures, tap: Week, begins: datetime, voice: Voice) -> Picture:
    """What is drawn of the week."""
    return Picture(
        title=cut(harmless(channel), 2 * _LONGEST),
        span=" – ".join(_span(tap, begins, voice)),
        hours=figures.hours,
        legend=voice.label("week-hours"),
        lists=((voice.label("week-by-tag"), figures.tags), (voice.label("week-by-source"), figures.sources)),
    )


def png(of: Picture) -> bytes:
    """The picture as a PNG; it takes a while: only a process of its own may call it."""
    head = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{GROUND}"/>',
        f'<rect width="10" height="{HEIGHT}" fill="{LINE}"/>',
        text(48, 82, of.title, "title"),
        text(48, 130, of.span),
        text(WIDTH - 48, 130, of.legend, "", "end"),
    ]
    lists = [part for place, one in enumerate(of.lists) for part in _list(48 + place * 610, *one)]
    return drawing.rendered(drawing.document([*head, *_hours(of.hours), *lists]))


def file(posts: Sequence[Told], voice: Voice) -> Post:
    """Every post of the week as a line of a table, which opens in any spreadsheet."""
    table = io.StringIO()
    lines = csv.writer(table)
    lines.writerow(("posted", "title", "source", "tags", "edits", "reactions", "deleted"))
    for post in posts:
        tags = ", ".join({tag.key: tag.label for story in post.stories for tag in story.tags}.values())
        sources = ", ".join(dict.fromkeys(story.source for story in post.stories))
        liked = sum(count for _, count in post.reactions)
        posted = f"{post.posted.astimezone(voice.zone):%Y-%m-%d %H:%M}"
        words = map(_inert, (cut(harmless(post.title), _LONGEST_TITLE), sources, tags))
        lines.writerow((posted, *words, post.edits, liked, "+" if post.deleted else ""))
    content = table.getvalue().encode("utf-8-sig")  # with its mark, or Excel takes it for another encoding
    return Post(text=voice.say("week-file"), document=Document("week.csv", content))


def _inert(words: str) -> str:
    """A spreadsheet takes what begins so for a formula."""
    return f"'{words}" if words[:1] in tuple("=+-@\t\r") and words else words


def _span(tap: Week, begins: datetime, voice: Voice) -> tuple[str, str]:
    """Its first and last day, with the year where it is not this week's."""
    first, this = begins.date(), (begins + tap.ago * WEEK).date()
    return day(first, this, voice), day(first + timedelta(days=6), this, voice)


def _buttons(tap: Week, voice: Voice, *, file: bool) -> tuple[tuple[Button, ...], ...]:
    later = [button("›", Week(tap.channel, tap.ago - 1))] if tap.ago else []
    turn = [button("‹", Week(tap.channel, min(tap.ago + 1, _MOST_AGO))), *later]
    wanted = ((button(voice.label("button-week-file"), WeekFile(tap.channel, tap.ago)),),) if file else ()
    return (tuple(turn), *wanted, (button(voice.label("button-channel-back"), AtChannel(tap.channel)),))


def _counted(names: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{cut(harmless(name), _LONGEST)} {count}" for name, count in names)


def _hours(hours: Sequence[tuple[int, int]]) -> list[str]:
    """For each hour a bar of posts and one of reactions, each by its own scale."""
    left, top, right, bottom = _FIELD
    wide = (right - left) / 24
    tallest = [max(1, *(one[which] for one in hours)) for which in (0, 1)]
    parts = [f'<path d="M{left} {bottom}H{right}" stroke="{GRID}" stroke-width="2"/>']
    for hour, one in enumerate(hours):
        x = left + hour * wide
        for which, colour in ((0, LINE), (1, GOLD)):
            high = round((bottom - top) * one[which] / tallest[which], 1)
            place = f'x="{x + 4 + which * 20:.1f}" y="{bottom - high:.1f}" width="18" height="{high}"'
            parts.append(f'<rect {place} rx="3" fill="{colour}"/>' if one[which] else "")
        parts.append(text(x + wide / 2, bottom + 34, f"{hour:02}", "", "middle") if hour % 3 == 0 else "")
    return parts


def _list(left: int, heading: str, names: Sequence[tuple[str, int]]) -> list[str]:
    parts = [text(left, 490, heading, "mark")]
    most = max((count for _, count in names), default=1)
    for row, (name, count) in enumerate(names):
        y = 530 + row * _ROW
        place = f'x="{left}" y="{y - 24}" width="{round(540 * count / most)}" height="34"'
        parts.append(f'<rect {place} rx="6" fill="{GRID}"/>')
        parts.append(text(left + 12, y + 2, cut(harmless(name), _LONGEST), "mark"))
        parts.append(text(left + 540, y + 2, str(count), f'mark" style="fill:{DIM}', "end"))
    return parts
