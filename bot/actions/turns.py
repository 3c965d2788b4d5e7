"""When something that an editor approved goes out: as soon as the channel's limits and its night allow."""

from dataclasses import replace
from datetime import datetime

from bot.actions.desk import Desk
from bot.model import Card, Channel, Chat, Item, Suggestion
from bot.rules import gates as rules
from bot.storage import chats, gates, routes, slots, stories
from bot.storage.database import AsyncConnection


async def expected(desk: Desk, channel: Channel, card: Card | Suggestion, now: datetime) -> datetime | None:
    """When it goes out, if it is approved and still waits for that; of a story, as far as can be told now."""
    if card.state != "approved":
        return None
    if isinstance(card, Suggestion) and card.offer:  # Telegram publishes it
        due = card.offer.due or card.offer.wanted
        return due if due and due > now else None
    async with desk.db.read() as connection:
        if card.slot_id is not None:
            slot = await slots.get(connection, card.slot_id)
            return slot.due if slot and slot.state == "planned" else None
        if not isinstance(card, Card):
            return None
        ahead = await gates.ahead(connection, channel.id, card.story_id)
        if ahead is None or card.at_once:
            return None
        return await turn(connection, desk, Item(kind="story", channel_id=channel.id, id=card.story_id), now, ahead)


async def turn(conn: AsyncConnection, desk: Desk, item: Item, now: datetime, ahead: int = 0) -> datetime | None:
    """When it may go out, if so many others go before it; None: now."""
    watched = await gates.of(conn, [item.channel_id])
    chat = await chats.get(conn, item.channel_id)
    if chat is None or item.channel_id not in watched:
        return None
    posted = await gates.posted(conn, item.channel_id, now - rules.LOOKED_BACK)
    place = rules.Place(replace(watched[item.channel_id], posted=posted), chat, desk.zone(chat))
    return rules.turn(await _due(conn, item, chat, now), place, now, ahead)


async def _due(conn: AsyncConnection, item: Item, chat: Chat, now: datetime) -> rules.Due:
    """It, approved; what readers suggest comes by no route."""
    one = rules.Due(story_id=item.id, owed=now, card="approved")
    story = await stories.get(conn, item.id) if item.kind == "story" else None
    if story is None:
        return one
    wanting = (await routes.wanting(conn, [(story.id, chat.id)])).get((story.id, chat.id), ())
    return replace(one, language=story.language, breaking=story.breaking, routes=wanting)
