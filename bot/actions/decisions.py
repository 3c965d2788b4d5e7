"""What an editor decides on a card: each in one transaction with its note in the audit, so that nothing is done twice.

What comes back is a word that says why it is not done; None: it is.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from bot.actions import cards as shown
from bot.actions import questions, suggested, turns
from bot.actions.cards import Hand
from bot.actions.planning import MONTH
from bot.formatter import queue as screens
from bot.formatter import taps
from bot.formatter.queue import Menu, Toast, Typed
from bot.model import Content, Item, Kept, Slot, Story
from bot.rules import cards as rules
from bot.rules import slots as moments
from bot.rules.audit import Did
from bot.storage import amendments, audit, cards, channel_posts, chats, gates, reports, slots, stories, suggestions
from bot.storage.cards import Decision, Version
from bot.storage.database import AsyncConnection
from bot.storage.questions import Question

_MOST = 8  # choices under a card
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


async def approve(hand: Hand) -> Toast | None:
    """A story goes out by the outbox, a suggestion as a planned post: each at its turn. Or Telegram publishes it."""
    if hand.item.kind == "suggested":
        return await suggested.approve(hand)
    if hand.item.kind == "suggestion":
        async with hand.desk.db.read() as connection:
            due = await turns.turn(connection, hand.desk, hand.item, hand.now)
        return await _carry(hand, due or hand.now, "approved")
    async with hand.desk.db.write() as connection:
        if not await _decide(connection, hand, "approved", state="approved"):
            return "others"
        await gates.approve(connection, hand.item.channel_id, hand.item.id, hand.now)
    return None


async def reject(hand: Hand, reason: str) -> Toast | None:
    """It does not go out; for this reason."""
    if hand.item.kind == "suggested":
        return await suggested.reject(hand, reason)
    async with hand.desk.db.write() as connection:
        if not await _decide(connection, hand, "rejected", state="rejected", reason=reason):
            return "others"
        await _drop(connection, hand)
    return None


async def merge(hand: Hand, into: int) -> Toast | None:
    """The story's report joins another one, and names its source there; that one may wait as well, or be told."""
    item = hand.item
    async with hand.desk.db.write() as connection:
        mine = await stories.told_to(connection, item.id, hand.channel.id)
        other = await stories.told_to(connection, into, hand.channel.id)
        if mine is None or other is None or item.kind != "story":  # a button may be forged to name any story
            return "gone"
        if not await _decide(connection, hand, "merged", state="merged", into=into):
            return "others"
        await reports.add(connection, _report(mine, into, hand.now))
        await amendments.begin(connection, into, hand.now)
        await _drop(connection, hand)
    return None


async def plan(hand: Hand, minute: int) -> Toast | None:
    """It goes out at that minute; what Telegram keeps, it publishes then."""
    due = _EPOCH + timedelta(minutes=minute)
    if hand.item.kind == "suggested":
        return await suggested.approve(hand, due)
    return "past" if due < hand.now else await _carry(hand, due, "scheduled")


async def hurry(hand: Hand) -> Toast | None:
    """What is approved or planned, and still waits, goes out at once: no limit and no night holds it up."""
    item = hand.item
    async with hand.desk.db.write() as connection:
        get = cards.get(connection, item.channel_id, item.id) if item.kind == "story" else None
        card = await (get or suggestions.get(connection, item.id))
        if card is None or card.state != "approved":
            return "gone"
        if not await _hurried(connection, hand, card.slot_id):
            return "approved"  # it is on its way, or there
        await _note(connection, hand, "at_once")
    return None


async def _hurried(conn: AsyncConnection, hand: Hand, slot_id: int | None) -> bool:
    if slot_id is None:
        return hand.item.kind == "story" and await gates.hurry(conn, hand.channel.id, hand.item.id, hand.now)
    slot = await slots.get(conn, slot_id)
    if slot is None or slot.state != "planned":
        return False
    return await slots.save(conn, replace(slot, due=hand.now, author_id=hand.chat.id), slot)


async def _carry(hand: Hand, due: datetime, did: Did) -> Toast | None:
    """A planned post carries it, from now on to be found in /schedule."""
    async with hand.desk.db.write() as connection:
        content = await _content(connection, hand)
        if content is None:
            return "gone"
        if not await _decide(connection, hand, did, state="approved"):
            return "others"
        new = Slot(id=0, channel_id=hand.channel.id, author_id=hand.chat.id, content=content, state="planned", due=due)
        slot = await slots.add(connection, new)
        await cards.carried(connection, hand.item, slot.id)
        await _drop(connection, hand)
    return None


async def undo(hand: Hand) -> Toast:
    """Take one's own decision back within a minute, or as long as it waits; what stands there is taken away."""
    if hand.item.kind == "suggested":  # Telegram has it done already
        return "late"
    waits = await shown.moment(hand) is not None
    try:
        async with hand.desk.db.write() as connection:
            before = await cards.reopen(connection, hand.item, hand.chat.id, hand.now, waits=waits)
            if before is None:
                return "late"
            messages = await _recall(connection, hand, before)
            await channel_posts.deleted(connection, hand.channel.id, messages, hand.now)
            await _note(connection, hand, "undone")
    except _OnItsWayError:
        return "on-its-way"
    for message_id in messages:
        await hand.desk.wire.delete(hand.channel.id, message_id)
    return "undone"


class _OnItsWayError(Exception):
    """It is being posted this very moment: all is left as it was."""


async def _recall(conn: AsyncConnection, hand: Hand, before: Decision) -> list[int]:
    """Make undone what the decision did; the messages that stand in the channel because of it."""
    messages = [] if before.slot_id is None else await _unplan(conn, before.slot_id)
    if before.into is not None:
        await reports.remove(conn, before.into, _key(hand.item.id))
        await amendments.begin(conn, before.into, hand.now)
    if hand.item.kind == "story":
        back, message_id = await cards.recall(conn, hand.channel.id, hand.item.id, hand.now)
        if not back:
            raise _OnItsWayError
        messages += [message_id] if message_id else []
    return messages


async def _unplan(conn: AsyncConnection, slot_id: int) -> list[int]:
    slot = await slots.get(conn, slot_id)
    if slot is None or slot.state == "deleted":
        return []
    if slot.state == "posting" or not await slots.save(conn, replace(slot, state="undone"), slot):
        raise _OnItsWayError
    return list(slot.message_ids)


# ---------------------------------------------------------------- what can be chosen, and what is typed


async def choices(hand: Hand, menu: Menu) -> list[tuple[str, taps.Merge | taps.Plan]]:
    """Of a menu that offers stories or moments."""
    if menu == "merge":
        return await _stories(hand)
    return await _moments(hand) if menu == "plan" else []


async def _stories(hand: Hand) -> list[tuple[str, taps.Merge | taps.Plan]]:
    """What waits beside it, and what the channel got last; those that share most tags with it first."""
    async with hand.desk.db.read() as connection:
        beside = [one.item.id for one in await cards.waiting(connection, [hand.channel.id]) if _is_story(one.item)]
        told = await cards.standing(connection, hand.channel.id, _MOST)
        every = await stories.many(connection, {*beside, *told, hand.item.id})
    this = every.pop(hand.item.id, None)
    if this is None:
        return []
    likely = sorted(every.values(), key=lambda one: rules.shared(one, this), reverse=True)
    ref = taps.of_story(hand.item.id)
    return [(one.title, taps.Merge(hand.channel.id, ref, taps.of_story(one.id))) for one in likely[:_MOST]]


async def _moments(hand: Hand) -> list[tuple[str, taps.Merge | taps.Plan]]:
    async with hand.desk.db.read() as connection:
        chat = await chats.get(connection, hand.channel.id)
        free = await slots.times(connection, hand.channel.id)
        planned = await slots.between(connection, hand.channel.id, hand.now, hand.now + MONTH)
    zone = hand.desk.zone(chat or hand.chat)
    next_one = moments.next_free(free, [one.due for one in planned if one.due], zone, hand.now)
    voice = hand.desk.texts.voice(hand.chat.language, zone)
    return [
        (
            screens.at(name, at, hand.now, voice),
            taps.Plan(*taps.of_item(hand.item), at=(at - _EPOCH) // timedelta(minutes=1)),
        )
        for name, at in moments.offered(next_one, zone, hand.now)
    ]


async def ask(hand: Hand, what: Typed) -> None:
    """Ask for a title, a summary or a reason, by a message that is to be replied to."""
    async with hand.desk.db.read() as connection:
        story = await stories.get(connection, hand.item.id)
        card = await cards.get(connection, hand.channel.id, hand.item.id)
    says = rules.in_words(story, card.title, card.summary) if story and card else None
    now_is = {"title": says.title, "summary": " ".join(says.summary), "word": ""}[what] if says else ""
    about = {"what": what, "kind": hand.item.kind, "channel": hand.channel.id, "item": hand.item.id}
    post = screens.ask(what, now_is, hand.desk.voice(hand.chat))
    await questions.ask(hand.desk, hand.chat, post, Question("card", about), hand.now)


async def typed(hand: Hand, what: Typed, text: str) -> Toast | Literal["unfit"] | None:
    """What an editor typed when asked; "unfit" where it cannot be taken."""
    if what == "word":
        reason = " ".join(text.split())
        return await reject(hand, reason) if 0 < len(reason) <= rules.LONGEST_REASON else "unfit"
    title, summary = (rules.title(text), None) if what == "title" else (None, rules.summary(text))
    if title is None and summary is None:
        return "unfit"
    async with hand.desk.db.write() as connection:
        if not await cards.write(connection, hand.item, hand.chat.id, hand.now, Version(title, summary)):
            return "others"
        await _note(connection, hand, "edited")
    return None


# ---------------------------------------------------------------- on the way


async def _decide(conn: AsyncConnection, hand: Hand, did: Did, **values: Any) -> bool:
    if not await cards.decide(conn, hand.item, hand.chat.id, hand.now, **values):
        return False
    await _note(conn, hand, did, **({"reason": values["reason"]} if "reason" in values else {}))
    return True


async def _note(conn: AsyncConnection, hand: Hand, did: Did, **more: str) -> None:
    await audit.note(conn, hand.channel.id, hand.chat.id, did, {**await _named(conn, hand.item), **more}, hand.now)


async def _named(conn: AsyncConnection, item: Item) -> dict[str, Any]:
    if item.kind == "suggestion":
        return {"suggestion": item.id}
    story = await stories.get(conn, item.id)
    return {"story": item.id, "title": story.title if story else ""}


async def _drop(conn: AsyncConnection, hand: Hand) -> None:
    """The outbox owes it no longer."""
    if hand.item.kind == "story":
        await gates.drop(conn, [(hand.item.id, hand.channel.id)], hand.now)


async def _content(conn: AsyncConnection, hand: Hand) -> Content | None:
    if hand.item.kind == "story":
        story = await stories.get(conn, hand.item.id)
        return Content(kind="story", story_id=story.id, text=story.title) if story else None
    found = await suggestions.get(conn, hand.item.id)
    return found.content if found else None


def _report(one: Story, into: int, now: datetime) -> Kept:
    """The story as a report of another; under a key that is no article's, so that no correction mistakes it."""
    key = _key(one.id)
    return Kept(
        story_id=into,
        source=one.source,
        title=one.title,
        link=one.link,
        published=one.published,
        told=now,
        key=key,
        given=key,
    )


def _key(story_id: int) -> str:
    return f"{story_id:032x}"


def _is_story(item: Item) -> bool:
    return item.kind == "story"
