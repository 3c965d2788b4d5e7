"""A channel's week in figures: posts, by tag and source, edits, reactions, and the hours that are liked best."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.model import ChannelPost, Story

WEEK = timedelta(days=7)
_MOST = 5  # tags, sources
_BEST = 3  # hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of posts besides their rows, by message or by story; taken back or not."""

    stories: Mapping[int, Story]
    listed: Mapping[int, Sequence[int]]  # what the lists tell: stories, by message
    titles: Mapping[int, str]  # by message


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One post: an album is one, too, and a list tells several stories."""

    posted: datetime
    title: str = ""
    stories: tuple[Story, ...] = ()
    edits: int = 0
    reactions: tuple[tuple[str, int], ...] = ()
    deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a week was, with what was taken back since. Hours are the channel's own."""

    posts: int
    edits: int
    deleted: int
    own: int  # of no story that is known: an editor's, the rates
    reactions: tuple[tuple[str, int], ...]  # the most frequent first
    tags: tuple[tuple[str, int], ...]  # how many posts tell of each
    sources: tuple[tuple[str, int], ...]
    hours: tuple[tuple[int, int], ...]  # posts and reactions, 24
    best: tuple[int, ...]  # hours with the most reactions a post that stands; empty where there are none


def span(ago: int, now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The week from Monday to Monday, so many weeks ago, by the channel's clock."""
    today = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    monday = today - timedelta(days=today.weekday()) - ago * WEEK
    return monday.replace(tzinfo=zone), (monday + WEEK).replace(tzinfo=zone)


def posts(messages: Sequence[ChannelPost], known: Known) -> list[Told]:
    """The posts that these messages are, the first first."""
    albums: dict[tuple[str, int], list[ChannelPost]] = {}
    for one in messages:
        whole = ("slot", one.slot_id) if one.slot_id is not None else ("message", one.message_id)
        albums.setdefault(whole, []).append(one)
    return [_post(parts, known) for parts in albums.values()]


def week(told: Sequence[Told], zone: ZoneInfo) -> Figures:
    """The figures of these posts."""
    signs: Counter[str] = Counter()
    for post in told:
        signs.update(dict(post.reactions))
    tags = [{tag.key: tag.label for story in post.stories for tag in story.tags} for post in told]
    labels = {key: label for each in tags for key, label in each.items()}
    by_tag = Counter(key for each in tags for key in each).most_common(_MOST)
    by_source = Counter(name for post in told for name in dict.fromkeys(story.source for story in post.stories))
    return Figures(
        posts=len(told),
        edits=sum(post.edits for post in told),
        deleted=sum(post.deleted for post in told),
        own=sum(not post.stories for post in told),
        reactions=tuple(signs.most_common()),
        tags=tuple((labels[key], count) for key, count in by_tag),
        sources=tuple(by_source.most_common(_MOST)),
        hours=_hours(told, zone),
        best=_best(_hours([post for post in told if not post.deleted], zone)),
    )


def _post(parts: Sequence[ChannelPost], known: Known) -> Told:
    first = parts[0]
    ids = known.listed.get(first.message_id, () if first.story_id is None else (first.story_id,))
    stories = tuple(known.stories[one] for one in ids if one in known.stories)
    signs: Counter[str] = Counter()
    for part in parts:
        signs.update(dict(part.reactions))
    titles = [known.titles.get(first.message_id, "")] if first.story_id is not None or not stories else []
    return Told(
        posted=first.posted,
        title=" · ".join(filter(None, titles or [story.title for story in stories])),
        stories=stories,
        edits=sum(part.edits for part in parts),
        reactions=tuple(signs.most_common()),
        deleted=all(part.deleted for part in parts),
    )


def _hours(told: Sequence[Told], zone: ZoneInfo) -> tuple[tuple[int, int], ...]:
    hours = [[0, 0] for _ in range(24)]
    for post in told:
        hour = hours[post.posted.astimezone(zone).hour]
        hour[0] += 1
        hour[1] += sum(count for _, count in post.reactions)
    return tuple((posted, liked) for posted, liked in hours)


def _best(hours: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """A post of a good hour has many reactions, however few posts there are in it."""
    liked = [(count / posts, hour) for hour, (posts, count) in enumerate(hours) if posts and count]
    return tuple(hour for _, hour in sorted(liked, key=lambda one: (-one[0], one[1]))[:_BEST])
