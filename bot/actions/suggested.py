"""Posts suggested in a channel's direct messages: cards of its queue, on which Telegram does what an editor decides.

The row says "asking" before Telegram is asked. What Telegram answers, and what it tells of itself, may come in either
order; each changes the row only from the state that it is about, so nothing is counted, or posted, twice.
"""

from dataclasses import replace
from datetime import datetime
from typing import Literal

from bot.actions import cards as shown
from bot.actions.cards import Hand
from bot.actions.desk import Desk
from bot.formatter import queue as screens
from bot.formatter import slots as words
from bot.formatter import suggested as offers
from bot.formatter.queue import Toast
from bot.formatter.suggested import Money
from bot.model import Channel, Chat, Item, Outcome, Slot, Suggestion, Word
from bot.rules import suggested as rules
from bot.rules.audit import Did
from bot.storage import audit, cards, channel_posts, channels, chats, editors, slots, suggested, suggestions
from bot.storage.database import AsyncConnection

Place = tuple[int, int]  # the direct messages, and the message there
_NOBODY = 0  # who decided in Telegram itself is not told


async def came(desk: Desk, new: Suggestion, answers: int | None, now: datetime) -> None:
    """Something is suggested, or its author wrote it anew: edited it, or sent another in answer to it."""
    if new.offer is None:
        return
    offer = replace(new.offer, print=rules.mark(new.offer.print))
    async with desk.db.write() as conn:
        channel = await channels.get(conn, new.channel_id)
        if channel is None or channel.gone is not None:
            return
        known = await suggested.at(conn, offer.chat_id, offer.message_id)
        if known is None and answers is not None:
            before = await suggested.at(conn, offer.chat_id, answers)
            known = (
                before if before and before.user_id == new.user_id and before.state in {"waiting", "taken"} else None
            )
        if known is None:
            await suggestions.add(conn, replace(new, offer=offer))
            return
        changed = await suggested.renew(conn, known.id, new.content, offer)
    if changed:
        await _refresh(desk, known, now)


async def told(desk: Desk, place: Place, word: Word, due: datetime | None, now: datetime) -> None:
    """Telegram says what became of it: what an editor of ours asked for, or what somebody decided there."""
    async with desk.db.write() as conn:
        one = await suggested.at(conn, *place)
        if one is None:
            return
        state: Literal["approved", "rejected"] = "approved" if word == "approved" else "rejected"
        asked = word in {"approved", "declined"} and await suggested.done(conn, one.id, state)
        if not asked and not await suggested.close(conn, one.id, word, due, now):
            return
        await _note(conn, one, (one.editor_id if asked else None) or _NOBODY, state, now)
        await _promise(conn, one.id, now)
    await _refresh(desk, one, now)


async def failed(desk: Desk, place: Place, now: datetime) -> None:
    """Its author could not pay: it waits again, and whoever approved it is told."""
    async with desk.db.write() as conn:
        one = await suggested.at(conn, *place)
        if one is None or not await suggested.reopen(conn, one.id, "poor", promised=True):
            return
        if slot := await _slot(conn, one):
            await slots.save(conn, replace(slot, state="deleted"), slot)
        await _note(conn, one, one.editor_id or _NOBODY, "returned", now)
    await _refresh(desk, one, now)
    if (channel := await _channel(desk, one)) and one.editor_id:
        voice = desk.voice(await _person(desk, one.editor_id))
        await desk.wire.say(one.editor_id, offers.poor(_item(one), channel, voice))


async def paid(desk: Desk, place: Place, what: Money, now: datetime) -> None:
    """The channel got the money, or its author got it back: whoever approved it is told."""
    async with desk.db.write() as conn:
        one = await suggested.at(conn, *place)
        slot = await _slot(conn, one) if one else None
        if slot is not None and what == "taken-down":
            await channel_posts.deleted(conn, slot.channel_id, slot.message_ids, now)
    channel = await _channel(desk, one) if one else None
    if one and one.editor_id and channel:
        voice = desk.voice(await _person(desk, one.editor_id))
        await desk.wire.say(one.editor_id, offers.money(what, one, channel, voice))


async def posted(desk: Desk, place: Place, looks: str, at: datetime, now: datetime) -> None:
    """A post stands in the channel (`place`): if it is one of these, it counts from now on as any other."""
    channel_id, message_id = place
    async with desk.db.read() as conn:
        if not await suggested.expected(conn, channel_id, rules.mark(looks)):  # as with nearly all posts
            return
    async with desk.db.write() as conn:
        those = await suggested.expected(conn, channel_id, rules.mark(looks))
        one = next((one for one in those if one.offer and rules.is_it(one.offer, at)), None)
        if one is None:
            return
        doer = one.editor_id or _NOBODY
        promised = await _slot(conn, one)
        new = replace(promised or _carrying(one), state="posted", due=at, posted=at, message_ids=(message_id,))
        if promised is None or not await slots.save(conn, new, promised):
            new = await slots.add(conn, new)
        await suggested.carried(conn, one.id, new.id)
        await channel_posts.add(conn, channel_id, [message_id], at, slot_id=new.id)
        what = {"suggestion": one.id, "slot": new.id, "title": words.beginning(one.content)}
        await audit.note(conn, channel_id, doer, "posted", what, now)
    await _refresh(desk, one, now)
    if one.editor_id:
        voice = desk.voice(await _person(desk, one.editor_id))
        await desk.wire.say(one.editor_id, words.posted(new, await _channel(desk, one), voice))


async def no_right(desk: Desk, channel_id: int, now: datetime, *, only_if_waiting: bool = False) -> None:
    """The bot does not see the direct messages of this channel (any more): its editors are told how to let it."""
    async with desk.db.read() as conn:
        channel = await channels.get(conn, channel_id)
        waits = await suggested.waiting(conn, channel_id)
        people = await chats.many(conn, {one.user_id for one in await editors.of(conn, channel_id)})
    if channel is None or channel.gone is not None or (only_if_waiting and not waits):
        return
    bot = await desk.rights.of(channel_id, None, now)
    if bot is None or bot.direct:
        return
    for person in people.values():
        if not person.paused:
            await desk.wire.say(person.id, offers.no_right(channel, desk.voice(person)))


# ---------------------------------------------------------------- what an editor decides


async def approve(hand: Hand, picked: datetime | None = None) -> Toast | None:
    """Let Telegram publish it: at the moment picked, when its author wishes, or now."""
    one = await _in_hand(hand)
    if one is None or one.offer is None:
        return "gone"
    at = rules.moment(one.offer, picked, hand.now)
    if at in {"past", "far"}:
        return "past" if at == "past" else "far"
    date = at if isinstance(at, datetime) else None
    async with hand.desk.db.write() as conn:
        asks = {"state": "asking", "due": date, "word": None, "reason": None}
        if not await cards.decide(conn, hand.item, hand.chat.id, hand.now, **asks):
            return "others"
    outcome = await hand.desk.wire.approve((one.offer.chat_id, one.offer.message_id), date)
    return await _settle(hand, one, outcome, "scheduled" if date else "approved")


async def reject(hand: Hand, reason: str) -> Toast | None:
    """Let Telegram send it back, with the reason in the channel's language."""
    one = await _in_hand(hand)
    if one is None or one.offer is None:
        return "gone"
    async with hand.desk.db.write() as conn:
        there = await chats.get(conn, hand.channel.id)
        asks = {"state": "asking", "word": None, "reason": reason}
        if not await cards.decide(conn, hand.item, hand.chat.id, hand.now, **asks):
            return "others"
    voice = hand.desk.voice(there or Chat(id=hand.channel.id, kind="channel"))
    comment = rules.comment(screens.reason(reason, voice))
    outcome = await hand.desk.wire.decline((one.offer.chat_id, one.offer.message_id), comment)
    return await _settle(hand, one, outcome, "rejected")


async def _settle(
    hand: Hand, one: Suggestion, outcome: Outcome, did: Literal["approved", "scheduled", "rejected"]
) -> Toast | None:
    answer = rules.answer(outcome)
    if answer == "closed" and not await _bot_may(hand):  # Telegram says the same of a right that was just taken
        answer = "right"
    async with hand.desk.db.write() as conn:
        if answer == "done":
            if await suggested.done(conn, one.id, "rejected" if did == "rejected" else "approved"):
                await _note(conn, one, hand.chat.id, did, hand.now)
                await _promise(conn, one.id, hand.now)
        elif answer in {"withdrawn", "closed"}:
            await suggested.close(conn, one.id, answer, None, hand.now)
        else:
            await suggested.reopen(conn, one.id, "doubt" if answer == "doubt" else None)
        stands = await suggestions.get(conn, one.id)
    if answer == "done":
        return "poor" if stands and stands.offer and stands.offer.word == "poor" else None
    await shown.tell_others(hand)
    return answer


# ---------------------------------------------------------------- on the way


def _carrying(one: Suggestion) -> Slot:
    return Slot(id=0, channel_id=one.channel_id, author_id=one.editor_id or _NOBODY, content=one.content)


async def _slot(conn: AsyncConnection, one: Suggestion) -> Slot | None:
    return await slots.get(conn, one.slot_id) if one.slot_id else None


async def _promise(conn: AsyncConnection, number: int, now: datetime) -> None:
    """What comes out later stands in the channel's week, where it is in nobody's way."""
    one = await suggestions.get(conn, number)
    due = (one.offer.due or one.offer.wanted) if one and one.offer else None
    if one and due and due > now and one.state == "approved" and one.slot_id is None:
        slot = await slots.add(conn, replace(_carrying(one), state="promised", due=due))
        await suggested.carried(conn, one.id, slot.id)


async def _bot_may(hand: Hand) -> bool:
    """Asked of Telegram anew."""
    hand.desk.rights.drop(hand.channel.id)
    bot = await hand.desk.rights.of(hand.channel.id, None, hand.now)
    return bot is not None and bot.post and bot.direct


async def _in_hand(hand: Hand) -> Suggestion | None:
    async with hand.desk.db.read() as conn:
        return await suggestions.get(conn, hand.item.id)


async def _refresh(desk: Desk, one: Suggestion, now: datetime) -> None:
    """Whoever has the card before the eyes sees it as it is now."""
    if (channel := await _channel(desk, one)) is not None:
        await shown.tell_others(Hand(desk, Chat(id=_NOBODY), _item(one), channel, now))


async def _channel(desk: Desk, one: Suggestion) -> Channel | None:
    async with desk.db.read() as conn:
        return await channels.get(conn, one.channel_id)


async def _person(desk: Desk, user_id: int) -> Chat:
    async with desk.db.read() as conn:
        return await chats.get(conn, user_id) or Chat(id=user_id)


def _item(one: Suggestion) -> Item:
    return Item(kind="suggested", channel_id=one.channel_id, id=one.id)


async def _note(conn: AsyncConnection, one: Suggestion, user_id: int, did: Did, now: datetime) -> None:
    what = {"suggestion": one.id, "title": words.beginning(one.content)}
    await audit.note(conn, one.channel_id, user_id, did, what, now)
