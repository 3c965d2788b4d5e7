"""Cards as editors see them: the post as it would stand in the channel, and what the others are doing with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.actions import turns
from bot.actions.channels import allowed
from bot.actions.desk import Desk
from bot.actions.template import of_story
from bot.formatter import queue as screens
from bot.formatter import suggest as suggested
from bot.formatter import suggested as offers
from bot.formatter.queue import Menu, Standing, View
from bot.formatter.taps import Merge, Plan
from bot.formatter.texts import Voice
from bot.model import Card, Channel, Chat, Content, Item, Post, Sent, Suggestion
from bot.rules import cards as rules
from bot.rules.rights import Refusal
from bot.storage import cards, channels, chats, editors, stories, suggestions
from bot.storage.cards import Open

_MOST_EDITED = 20  # messages of others


@dataclass(frozen=True, slots=True)
class Hand:
    """An editor with a card before the eyes; `chat.message` is where it stands."""

    desk: Desk
    chat: Chat
    item: Item
    channel: Channel
    now: datetime


async def mine(desk: Desk, chat: Chat, now: datetime) -> list[Channel]:
    """The channels on whose cards the person may decide at this moment."""
    async with desk.db.read() as connection:
        theirs = [one for one, _ in await channels.of(connection, chat.id)]
    asked = [await allowed(desk, one.id, chat.id, "decide", now) for one in theirs]
    return [one for one in asked if not isinstance(one, Refusal)]


async def waiting(desk: Desk, chat: Chat, channel_ids: Sequence[int], now: datetime) -> list[Open]:
    """What waits there for this person, the longest first: direct messages are not everybody's to see."""
    async with desk.db.read() as connection:
        found = await cards.waiting(connection, channel_ids)
    direct = {one.item.channel_id for one in found if one.item.kind == "suggested"}
    judged = {one: await allowed(desk, one, chat.id, "suggested", now) for one in direct}
    shut = {one for one, found_there in judged.items() if isinstance(found_there, Refusal)}
    return [one for one in found if one.item.kind != "suggested" or one.item.channel_id not in shut]


async def screen(hand: Hand, menu: Menu = "card", choices: Sequence[tuple[str, Merge | Plan]] = ()) -> Post | None:
    """The card as this editor sees it, kept in mind as shown; None: there is no such card any more."""
    view = await _view(hand)
    if view is None:
        return None
    if hand.chat.message is not None:
        async with hand.desk.db.write() as connection:
            await cards.show(connection, hand.item, hand.chat.id, hand.chat.message, hand.now)
    view = replace(view, choices=choices)
    return screens.screen(view, menu, await voice(hand), hand.now)


async def voice(hand: Hand) -> Voice:
    """The editor's language by the channel's clock: all moments of a card are the channel's."""
    async with hand.desk.db.read() as connection:
        there = await chats.get(connection, hand.channel.id)
    return hand.desk.texts.voice(hand.chat.language, hand.desk.zone(there or hand.chat))


async def moment(hand: Hand) -> datetime | None:
    """When it goes out, if it is approved and still waits for that."""
    card = await _card(hand)
    return await turns.expected(hand.desk, hand.channel, card, hand.now) if card else None


async def tell_others(hand: Hand) -> None:
    """Show in everybody else's message what has become of the card."""
    async with hand.desk.db.read() as connection:
        shown = [one for one in await cards.shown(connection, hand.item) if one[0] != hand.chat.id]
        people = await chats.many(connection, {user_id for user_id, _ in shown})
    for user_id, message_id in shown[-_MOST_EDITED:]:
        if user_id in people and (post := await screen(replace(hand, chat=people[user_id]))):
            await hand.desk.wire.show(user_id, message_id, post)


async def send(hand: Hand) -> None:
    """The card in a message of its own."""
    post = await screen(replace(hand, chat=replace(hand.chat, message=None)))
    if post is None:
        return
    if (media := await pictured(hand)) is not None:
        await hand.desk.wire.say(hand.chat.id, Post(text="", copied=media))
    outcome = await hand.desk.wire.say(hand.chat.id, post)
    if isinstance(outcome, Sent):
        async with hand.desk.db.write() as connection:
            await cards.show(connection, hand.item, hand.chat.id, outcome.message_id, hand.now)


async def pictured(hand: Hand) -> Content | None:
    """What stands above the card of a suggestion that is more than words."""
    if hand.item.kind == "story":
        return None
    async with hand.desk.db.read() as connection:
        found = await suggestions.get(connection, hand.item.id)
    return found.content if found and found.content.kind != "text" else None


# ---------------------------------------------------------------- what a card is made of


async def _view(hand: Hand) -> View | None:
    desk, item = hand.desk, hand.item
    async with desk.db.read() as connection:
        names = {one.user_id: one.name for one in await editors.of(connection, item.channel_id)}
    card = await _card(hand)
    if card is None:
        return None
    at, post = await turns.expected(desk, hand.channel, card, hand.now), await _post(hand, card)
    if post is None:
        return None
    count = len(await waiting(desk, hand.chat, [item.channel_id], hand.now))
    return View(
        item=item,
        channel=hand.channel,
        post=post,
        waiting=count,
        standing=_standing(card, hand),
        at=at,
        who=names.get(card.editor_id or 0, "…"),
        reason=card.reason or "",
        undo=item.kind != "suggested"
        and card.editor_id == hand.chat.id
        and (at is not None or _just_now(card, hand.now)),
        edited=isinstance(card, Card) and (card.title is not None or card.summary is not None),
        signed=card.signed if isinstance(card, Suggestion) else None,
        plannable=not (isinstance(card, Suggestion) and card.offer and card.offer.wanted),
        notes=offers.notes(card, hand.now, desk.voice(hand.chat)) if isinstance(card, Suggestion) else (),
    )


async def _card(hand: Hand) -> Card | Suggestion | None:
    item = hand.item
    async with hand.desk.db.read() as connection:
        if item.kind == "story":
            return await cards.get(connection, item.channel_id, item.id)
        found = await suggestions.get(connection, item.id)
    kind = "suggested" if found and found.offer else "suggestion"  # a forged button may call it something else
    return found if found and found.channel_id == item.channel_id and kind == item.kind else None


async def _post(hand: Hand, card: Card | Suggestion) -> Post | None:
    """As it would stand in the channel; None: its story is forgotten."""
    if isinstance(card, Suggestion):
        return Post(text=suggested.content(card.content, hand.desk.voice(hand.chat)))
    return await as_posted(hand, card)


async def as_posted(hand: Hand, card: Card) -> Post | None:
    """A story as it would stand in the channel, in the editor's words."""
    async with hand.desk.db.read() as connection:
        story = await stories.get(connection, hand.item.id)
    if story is None:
        return None
    return await of_story(hand.desk, hand.channel, rules.in_words(story, card.title, card.summary), hand.now)


def _just_now(card: Card | Suggestion, now: datetime) -> bool:
    return card.decided is not None and card.decided > now - rules.UNDO


def _standing(card: Card | Suggestion, hand: Hand) -> Standing:
    if card.state == "taken" and rules.is_taken(card.editor_id, card.decided, hand.chat.id, hand.now):
        return "taken"
    if isinstance(card, Suggestion) and (said := offers.standing(card)):
        return said
    match card.state:
        case "approved" | "rejected" | "merged" | "asking" as decided:
            return decided
        case _:
            return "open"
