"""/queue: an editor goes through what waits for a word, one card after another, and decides."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal, cast

from bot.actions import cards as shown
from bot.actions import decisions, planning, questions
from bot.actions.cards import Hand
from bot.actions.channels import allowed
from bot.actions.desk import Desk, Reply
from bot.formatter import channels as refusals
from bot.formatter import queue as screens
from bot.formatter import taps
from bot.formatter.queue import Menu, Toast, Typed
from bot.kazakh.typed_times import read
from bot.model import Channel, Chat, Content, Item, Post
from bot.rules import cards as rules
from bot.rules import slots
from bot.rules.rights import Action, Refusal
from bot.storage import audit, cards
from bot.storage.cards import Open
from bot.storage.questions import Question

Kind = Literal["story", "suggestion", "suggested"]


async def queue(desk: Desk, chat: Chat, _text: str, now: datetime) -> tuple[Post, ...]:
    """What waits longest in any of the person's channels."""
    chat = await desk.known(chat, now)
    voice = desk.voice(chat)
    channels = await shown.mine(desk, chat, now) if chat.kind == "private" else []
    if not channels:
        return (screens.no_channel(voice),)
    hand = await _longest(desk, chat, channels, now)
    if hand is None:
        return (screens.empty(voice),)
    await shown.send(hand)
    return ()


async def turn(desk: Desk, chat: Chat, tap: taps.Queue, now: datetime) -> Reply:
    """What waits longest in the channel, or in any."""
    hand_chat = await _here(desk, chat, now)
    voice = desk.voice(hand_chat)
    channels = await shown.mine(desk, hand_chat, now) if chat.kind == "private" else []
    channels = [one for one in channels if tap.channel in {0, one.id}]
    if not channels:
        return Reply(toast=refusals.refusal("stranger", voice))
    hand = await _longest(desk, hand_chat, channels, now)
    return await _open(hand) if hand else Reply(screen=screens.empty(voice))


async def by_tap(desk: Desk, chat: Chat, tap: taps.Card, now: datetime) -> Reply:
    """Do it, if the editor may, and show the card as it stands then."""
    hand = await _hand(desk, chat, taps.item(tap), now)
    return hand if isinstance(hand, Reply) else await _DEEDS[tap.does](hand)


async def merge(desk: Desk, chat: Chat, tap: taps.Merge, now: datetime) -> Reply:
    """Let the story join another one."""
    hand = await _hand(desk, chat, taps.item(tap), now)
    if isinstance(hand, Reply):
        return hand
    return await _decided(hand, await decisions.merge(hand, int(tap.into, 16)), "merged")


async def reject(desk: Desk, chat: Chat, tap: taps.Reject, now: datetime) -> Reply:
    """Reject it for a reason of the list."""
    hand = await _hand(desk, chat, taps.item(tap), now)
    if isinstance(hand, Reply):
        return hand
    return await _decided(hand, await decisions.reject(hand, tap.why), "rejected")


async def plan(desk: Desk, chat: Chat, tap: taps.Plan, now: datetime) -> Reply:
    """Let it be posted at that minute."""
    hand = await _hand(desk, chat, taps.item(tap), now)
    if isinstance(hand, Reply):
        return hand
    return await _decided(hand, await decisions.plan(hand, tap.at), "planned")


# ---------------------------------------------------------------- deeds


async def _show(hand: Hand, word: Toast | None = None) -> Reply:
    voice = hand.desk.voice(hand.chat)
    screen = await shown.screen(hand)
    toast = screens.toast(word, voice) if word else ""
    return Reply(screen=screen, toast=toast) if screen else Reply(toast=screens.toast("gone", voice))


async def _approve(hand: Hand) -> Reply:
    """It goes out at once, or the editor learns when."""
    word = await decisions.approve(hand)
    reply = await _decided(hand, word, "approved")
    moment = None if word else await shown.moment(hand)
    if moment is None:
        return reply
    return replace(reply, toast=screens.waits(moment, hand.now, await shown.voice(hand)))


async def _hurry(hand: Hand) -> Reply:
    return await _decided(hand, await decisions.hurry(hand), "approved")


def _menu(menu: Menu) -> Callable[[Hand], Awaitable[Reply]]:
    """Take the card, and show what can be chosen."""

    async def open_menu(hand: Hand) -> Reply:
        if not await _take(hand):
            return await _show(hand, "others")
        choices = await decisions.choices(hand, menu)
        if menu == "merge" and not choices:
            return await _show(hand, "nothing-to-merge")
        if menu == "plan":
            item = hand.item
            await planning.expect(hand.desk, hand.chat, "card", f"{item.kind}:{item.channel_id}:{item.id}", hand.now)
        return Reply(screen=await shown.screen(hand, menu, choices))

    return open_menu


def _ask(what: Typed) -> Callable[[Hand], Awaitable[Reply]]:
    """Take the card, and ask for words."""

    async def ask(hand: Hand) -> Reply:
        if not await _take(hand):
            return await _show(hand, "others")
        await decisions.ask(hand, what)
        return await _show(hand)

    return ask


async def _plain(hand: Hand) -> Reply:
    async with hand.desk.db.write() as connection:
        done = await cards.unwrite(connection, hand.item, hand.chat.id, hand.now)
    await shown.tell_others(hand)
    return await _show(hand, None if done else "others")


async def _skip(hand: Hand) -> Reply:
    async with hand.desk.db.write() as connection:
        released = await cards.release(connection, hand.item, hand.chat.id)
        if released:
            await audit.note(connection, hand.channel.id, hand.chat.id, "returned", _what(hand), hand.now)
    if released:
        await shown.tell_others(hand)
    item = _next(
        await shown.waiting(hand.desk, hand.chat, [hand.channel.id], hand.now), hand.chat.id, hand.now, after=hand.item
    )
    return await _show(hand, "last") if item is None else await _open(replace(hand, item=item))


async def _undo(hand: Hand) -> Reply:
    word = await decisions.undo(hand)
    await shown.tell_others(hand)
    return await _show(hand, word)


_DEEDS: dict[taps.CardDeed, Callable[[Hand], Awaitable[Reply]]] = {
    "show": _show,
    "approve": _approve,
    "edit": _menu("edit"),
    "title": _ask("title"),
    "summary": _ask("summary"),
    "plain": _plain,
    "merge": _menu("merge"),
    "reject": _menu("reject"),
    "word": _ask("word"),
    "plan": _menu("plan"),
    "skip": _skip,
    "undo": _undo,
    "hurry": _hurry,
}


# ---------------------------------------------------------------- words typed in answer


async def typed(desk: Desk, chat: Chat, what: dict[str, Any], said: Content, now: datetime) -> tuple[Post, ...]:
    """An editor answers the question for a title, a summary or a reason; what is unfit is asked for again."""
    item = Item(kind=what["kind"], channel_id=what["channel"], id=what["item"])
    hand = await _hand(desk, replace(chat, message=None), item, now)
    if isinstance(hand, Reply):
        return (Post(text=hand.toast, html=False),)
    word = await decisions.typed(hand, what["what"], questions.words(said))
    voice = desk.voice(hand.chat)
    if word == "unfit":
        await questions.ask(desk, chat, screens.unfit(what["what"], voice), Question("card", what), now)
        return ()
    await shown.tell_others(hand)
    await shown.send(hand)
    return () if word is None else (Post(text=screens.toast(word, voice), html=False),)


async def timed(desk: Desk, chat: Chat, about: str, said: tuple[str, bool], now: datetime) -> tuple[Post, ...] | None:
    """When a card is to be posted: what was typed, and whether it is told to be no time, if it is none."""
    kind, channel_id, number = about.split(":")
    item = Item(kind=cast("Kind", kind), channel_id=int(channel_id), id=int(number))
    hand = await _hand(desk, replace(chat, message=None), item, now)
    if isinstance(hand, Reply):
        return None
    (text, meant), voice = said, await shown.voice(hand)
    zone = await planning.channel_zone(desk, item.channel_id)
    moment = read(text, now.astimezone(zone).replace(tzinfo=None))
    if moment is None:
        return (screens.no_time(text, item, voice),) if meant else None
    due = slots.at(moment.date(), moment.time(), zone)
    word = await decisions.plan(hand, int(due.timestamp()) // 60)
    if word == "past":
        return (Post(text=screens.toast(word, voice), html=False),)
    await shown.tell_others(hand)
    await shown.send(hand)
    return () if word is None else (Post(text=screens.toast(word, voice), html=False),)


# ---------------------------------------------------------------- on the way


async def _here(desk: Desk, chat: Chat, now: datetime) -> Chat:
    known = await desk.known(chat, now)
    return replace(known, message=chat.message, name=chat.name)


async def _hand(desk: Desk, chat: Chat, item: Item, now: datetime) -> Hand | Reply:
    """The editor's hand on the card; or why not."""
    here = await _here(desk, chat, now)
    act: Action = "suggested" if item.kind == "suggested" else "decide"
    channel = await allowed(desk, item.channel_id, chat.id, act, now) if chat.kind == "private" else Refusal("stranger")
    if isinstance(channel, Refusal):
        return Reply(toast=refusals.refusal(channel.why, desk.voice(here)))
    return Hand(desk, here, item, channel, now)


async def _longest(desk: Desk, chat: Chat, channels: Sequence[Channel], now: datetime) -> Hand | None:
    """The hand on what waits longest in these channels; None where nothing does."""
    item = _next(await shown.waiting(desk, chat, [one.id for one in channels], now), chat.id, now)
    if item is None:
        return None
    return Hand(desk, chat, item, next(one for one in channels if one.id == item.channel_id), now)


async def _take(hand: Hand) -> bool:
    async with hand.desk.db.write() as connection:
        taken = await cards.take(connection, hand.item, hand.chat.id, hand.now)
        if taken:
            await audit.note(connection, hand.channel.id, hand.chat.id, "took", _what(hand), hand.now)
    if taken:
        await shown.tell_others(hand)
    return taken


def _what(hand: Hand) -> dict[str, int]:
    return {hand.item.kind: hand.item.id}


async def _decided(hand: Hand, word: Toast | None, done: Toast) -> Reply:
    """`word` says why it is not done, if it is not."""
    if word is None:
        await shown.tell_others(hand)
    return await _show(hand, word or done)


async def _open(hand: Hand) -> Reply:
    """Show another card in the place of the last; one with pictures comes below them."""
    if await shown.pictured(hand):
        await shown.send(hand)
        return Reply()
    screen = await shown.screen(hand)
    return Reply(screen=screen) if screen else Reply(toast=screens.toast("gone", hand.desk.voice(hand.chat)))


def _next(found: list[Open], editor_id: int, now: datetime, after: Item | None = None) -> Item | None:
    """What waits longest behind `after` and is in nobody else's hand; then what stands before it."""
    place = next((number for number, one in enumerate(found) if one.item == after), -1)
    in_turn = [*found[place + 1 :], *found[: max(place, 0)]]
    free = [one for one in in_turn if not rules.is_taken(one.editor_id, one.taken, editor_id, now)]
    return next((one.item for one in free or in_turn), None)
