"""How many of the last week's stories have a tag: the catalogue's by its own name, other words by a look at the texts.

The look is bounded: after `BUDGET` what was not read is estimated from what was. It runs beside the event loop.
"""

import asyncio
from collections.abc import Collection
from datetime import datetime, timedelta

from bot.actions.desk import Desk
from bot.model import Story, Tag
from bot.rules import seen as rules
from bot.rules.seen import Glance, Seen
from bot.storage import seen, stories

WEEK = timedelta(days=7)
BUDGET = 0.3  # seconds: the answer comes within one
A_BATCH = 100  # stories


async def last_week(desk: Desk, tags: Collection[Tag], now: datetime) -> dict[str, Seen]:
    """For each tag, by its key."""
    topics = {topic.key for topic in desk.catalogue.tags}
    since, found = now - WEEK, {}
    async with desk.db.read() as connection:
        of = await seen.count(connection, since)
        for tag in tags:
            if tag.key in topics:
                found[tag.key] = rules.judged(await seen.tagged(connection, tag.key, since), of, of)
    others = [tag for tag in tags if tag.key not in topics]
    return found | (await _searched(desk, others, since, of) if others and of else {t.key: Seen(0, of) for t in others})


async def _searched(desk: Desk, tags: Collection[Tag], since: datetime, of: int) -> dict[str, Seen]:
    loop = asyncio.get_running_loop()
    until, looked, before = loop.time() + BUDGET, 0, None
    glances = {tag.key: await asyncio.to_thread(Glance, tag) for tag in tags}
    found: dict[str, list[int]] = {tag.key: [] for tag in tags}
    while looked < of and (not looked or loop.time() < until):
        async with desk.db.read() as connection:
            batch = await seen.texts(connection, since, before, A_BATCH)
        if not batch:
            break
        for key, ids in (
            await asyncio.to_thread(rules.look, glances, [(o.id, f"{o.title}\n{o.text}") for o in batch])
        ).items():
            found[key] += ids
        before, looked = batch[-1], looked + len(batch)
    return {key: rules.judged(ids, looked, of) for key, ids in found.items()}


async def shown(desk: Desk, week: Seen) -> list[Story]:
    """The newest stories that have the tag, by the moments that they show."""
    async with desk.db.read() as connection:
        told = await stories.many(connection, week.newest)
    return sorted(told.values(), key=lambda one: one.published, reverse=True)
