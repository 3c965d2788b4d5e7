"""A channel's week in figures: posts, by tag and source, edits, reactions, and the hours that are liked best."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.model import ChannelPost, Story

WEEK = timedelta(days=7)
_MOST = 5  # tags, sources
_BEST = 3  # hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a week was. Hours are the channel's own."""

    posts: int
    edits: int
    deleted: int
    own: int  # of no single story: an editor's, and lists
    reactions: tuple[tuple[str, int], ...]  # the most frequent first
    tags: tuple[tuple[str, int], ...]
    sources: tuple[tuple[str, int], ...]
    hours: tuple[tuple[int, int], ...]  # posts and reactions, 24
    best: tuple[int, ...]  # hours with the most reactions a post; empty where there are none


def span(ago: int, now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The week from Monday to Monday, so many weeks ago, by the channel's clock."""
    today = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    monday = today - timedelta(days=today.weekday()) - ago * WEEK
    return monday.replace(tzinfo=zone), (monday + WEEK).replace(tzinfo=zone)


def whole(posts: Iterable[ChannelPost]) -> list[ChannelPost]:
    """The posts with every album as one: its first message, with the edits and reactions of all its parts."""
    found: dict[tuple[str, int], ChannelPost] = {}
    for post in posts:
        key = ("message", post.message_id) if post.slot_id is None else ("slot", post.slot_id)
        first = found.get(key)
        if first is None:
            found[key] = post
        else:
            signs = Counter(dict(first.reactions)) + Counter(dict(post.reactions))
            found[key] = replace(first, edits=first.edits + post.edits, reactions=tuple(signs.items()))
    return list(found.values())


def week(posts: Sequence[ChannelPost], told: Mapping[int, Story], zone: ZoneInfo) -> Figures:
    """The figures of these posts; `told` are the stories among them that are known."""
    stories = [told[post.story_id] for post in posts if post.story_id is not None and post.story_id in told]
    hours = [[0, 0] for _ in range(24)]
    signs: Counter[str] = Counter()
    for post in posts:
        hour = hours[post.posted.astimezone(zone).hour]
        hour[0] += 1
        hour[1] += sum(count for _, count in post.reactions)
        signs.update(dict(post.reactions))
    return Figures(
        posts=len(posts),
        edits=sum(post.edits for post in posts),
        deleted=sum(post.deleted is not None for post in posts),
        own=sum(post.story_id is None for post in posts),
        reactions=tuple(signs.most_common()),
        tags=tuple(Counter(tag.label for story in stories for tag in story.tags).most_common(_MOST)),
        sources=tuple(Counter(story.source for story in stories).most_common(_MOST)),
        hours=tuple((posted, liked) for posted, liked in hours),
        best=_best([(posted, liked) for posted, liked in hours]),
    )


def _best(hours: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """A post of a good hour has many reactions, however few posts there are in it."""
    liked = [(count / posts, hour) for hour, (posts, count) in enumerate(hours) if posts and count]
    return tuple(hour for _, hour in sorted(liked, key=lambda one: (-one[0], one[1]))[:_BEST])
