"""/follow: words become follows; what is broad or misspelt is asked about first."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.actions import seen, tags
from bot.actions.desk import Desk, Reply
from bot.formatter import follow as answers
from bot.formatter import replies
from bot.formatter.deeplinks import Meant
from bot.formatter.tags import toggles
from bot.formatter.taps import Follow, FollowWords, Surely
from bot.model import Chat, Post
from bot.rules import follows as rules
from bot.rules.seen import Seen
from bot.storage import chats, follows, mutes


async def follow(desk: Desk, chat: Chat, text: str, now: datetime) -> Post:
    """Follow what was typed; without words, ask which."""
    return await _follow(desk, chat, text, now, sure=False)


async def _follow(desk: Desk, chat: Chat, text: str, now: datetime, *, sure: bool) -> Post:
    known = await desk.known(chat, now)
    voice = desk.voice(known)
    async with desk.db.read() as connection:
        mine = await follows.of(connection, chat.id)
    decisions = rules.decide(text, mine, desk.catalogue)
    if not decisions:
        every = tags.all_tags(desk, mine)
        return answers.ask(voice, toggles(every, {tag.key for tag in mine}, 0) if every else ())
    week = await seen.last_week(desk, [one.tag for one in decisions if isinstance(one, rules.Added)], now)
    if not sure:
        decisions = tuple(_doubted(desk, one, week) for one in decisions)
    await _keep(desk, chat, decisions, now)
    added = [week[one.tag.key] for one in decisions if isinstance(one, rules.Added)]
    told = await seen.shown(desk, added[0]) if len(added) == 1 else []
    around = answers.Around(week, told, known.digest, chat.thread is not None)
    return answers.added(decisions, around, voice)


def _doubted(desk: Desk, decision: rules.Decision, week: Mapping[str, Seen]) -> rules.Decision:
    """What cannot be asked about, because the answer fits into no button, is done."""
    doubted = rules.doubted(decision, week, desk.catalogue)
    return (
        doubted if isinstance(doubted, rules.TooBroad | rules.Misspelt) and answers.can_ask(doubted.tag) else decision
    )


async def _keep(desk: Desk, chat: Chat, decisions: Sequence[rules.Decision], now: datetime) -> None:
    """What is followed is no longer muted; whoever asks for more news wants it sent."""
    async with desk.db.write() as connection:
        for decision in decisions:
            if isinstance(decision, rules.Added):
                await follows.add(connection, chat.id, decision.tag, now, chat.thread)
                await mutes.remove(connection, chat.id, "tag", decision.tag.key)
            elif isinstance(decision, rules.Already) and chat.kind == "group":
                await follows.bind(connection, chat.id, decision.tag.key, chat.thread)
        known = await chats.get(connection, chat.id)
        if known and known.paused and any(isinstance(decision, rules.Added) for decision in decisions):
            await chats.resume(connection, chat.id)


async def by_tap(desk: Desk, chat: Chat, tap: Follow, now: datetime) -> Reply:
    """A button that names a tag."""
    tag = await tags.named(desk, chat.id, tap.ref, now)
    if tag is None:
        return Reply(toast=replies.stale(desk.voice(await desk.known(chat, now))))
    return Reply(screen=await _follow(desk, chat, tag.label, now, sure=True))


async def words_by_tap(desk: Desk, chat: Chat, tap: FollowWords, now: datetime) -> Reply:
    """A button that carries words."""
    return Reply(screen=await follow(desk, chat, tap.words, now))


async def surely_by_tap(desk: Desk, chat: Chat, tap: Surely, now: datetime) -> Reply:
    """A button that carries words which were asked about."""
    return Reply(screen=await _follow(desk, chat, tap.words, now, sure=True))


async def linked(desk: Desk, chat: Chat, meant: Meant, now: datetime) -> Post:
    """A link names a topic, or words."""
    tag = await tags.named(desk, chat.id, meant.ref, now) if meant.ref else None
    words = tag.label if tag else meant.words
    if rules.meant(words, desk.catalogue) is None:
        return answers.unknown_link(desk.voice(await desk.known(chat, now)))
    return await _follow(desk, chat, words.replace(",", " "), now, sure=tag is not None)
