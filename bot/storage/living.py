"""What an editor's deed changes besides the posts themselves: a channel's own version of a story, and the audit."""

from datetime import datetime
from typing import Any

from sqlalchemy import null, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import ChannelPost, Story
from bot.rules.audit import Did
from bot.storage import audit, channel_posts
from bot.storage.insert import insert
from bot.storage.tables import card

_LONGEST_TITLE = 100  # in the audit


def about(post: ChannelPost | None, story: Story | None) -> dict[str, Any]:
    """What the audit says of a post, or of a story that stands alone in none."""
    said: dict[str, Any] = {"title": story.title[:_LONGEST_TITLE], "story": story.id} if story else {}
    return said | ({"message": post.message_id} if post else {})


async def note(  # noqa: PLR0913, PLR0917 - who did what to which story, when
    conn: AsyncConnection, story: Story, channel_id: int, user_id: int, did: Did, now: datetime
) -> None:
    """In the audit of every channel where the story stands, and of the one where it was done (0: an operator's)."""
    posts = {post.channel_id: post for post in await channel_posts.of_story(conn, story.id)}
    for one in sorted({channel_id, *posts}):
        await audit.note(conn, one, user_id, did, about(posts.get(one), story), now)


async def say(  # noqa: PLR0913, PLR0917 - which words, where, whose
    conn: AsyncConnection,
    channel_id: int,
    story_id: int,
    words: tuple[str | None, tuple[str, ...] | None],
    editor_id: int,
    now: datetime,
) -> None:
    """In this channel the story says so from now on; what is None stays as it was."""
    title, summary = words
    said: dict[str, Any] = {"title": title} if title is not None else {}
    said |= {"summary": list(summary)} if summary is not None else {}
    said["corrected"] = now
    fresh = {"state": "approved", "came": now, "editor_id": editor_id, "decided": now, **said}
    keys = [card.c.channel_id, card.c.story_id]
    version = insert(card).on_conflict_do_update(index_elements=keys, set_=said)
    await conn.execute(version, {"channel_id": channel_id, "story_id": story_id, **fresh})


async def forget_versions(conn: AsyncConnection, story_id: int) -> None:
    """Every channel says what the story says."""
    nothing = {"title": None, "summary": null(), "corrected": None}
    await conn.execute(update(card).where(card.c.story_id == story_id).values(nothing))
