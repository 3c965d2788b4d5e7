"""Posts that stand in a channel: listed, opened, and what can be done to them, each asked about before it is done."""

from datetime import datetime

from bot.actions import correct, pin, retract
from bot.actions.channels import allowed
from bot.actions.desk import Desk, Reply
from bot.actions.subject import Subject, find, touched
from bot.formatter import living as answers
from bot.formatter.channels import refusal
from bot.formatter.living import A_PAGE
from bot.formatter.taps import AskDeed, DoDeed, LivingPost, Posts
from bot.model import Chat, Post
from bot.rules.rights import Refusal
from bot.storage import channel_posts, channels, stories

DEEDS = {"correct": correct.do, "retract": retract.do, "hurry": pin.hurry, "pin": pin.do, "unpin": pin.do}


async def posts(desk: Desk, chat: Chat, _text: str, now: datetime) -> Post:
    """/posts: of the editor's channel, or which one; an operator sees the newest stories."""
    voice = desk.voice(await desk.known(chat, now))
    async with desk.db.read() as connection:
        mine = [one for one, _ in await channels.of(connection, chat.id) if one.gone is None]
    if desk.operates(chat) and not mine:
        return await _stories(desk, chat, Posts(0, 0), now)
    if len(mine) == 1 and not desk.operates(chat):
        reply = await turn(desk, chat, Posts(mine[0].id, 0), now)
        return reply.screen or answers.choose([], voice)
    every = [(one.id, one.title) for one in mine]
    return answers.choose([*every, *([(0, voice.label("living-all"))] if desk.operates(chat) else [])], voice)


async def turn(desk: Desk, chat: Chat, tap: Posts, now: datetime) -> Reply:
    """A page of what stands in the channel."""
    voice = desk.voice(await desk.known(chat, now))
    if tap.channel == 0:
        allowed_here = desk.operates(chat)
        return (
            Reply(screen=await _stories(desk, chat, tap, now))
            if allowed_here
            else Reply(toast=refusal("stranger", voice))
        )
    judged = await allowed(desk, tap.channel, chat.id, "look", now)
    if isinstance(judged, Refusal):
        return Reply(toast=refusal(judged.why, voice))
    async with desk.db.read() as connection:
        found = await channel_posts.latest(connection, tap.channel, A_PAGE + 1, tap.page * A_PAGE)
        titles = await channel_posts.titles(connection, found)
    lines = [answers.stands(one, titles[one.message_id], now, voice) for one in found[:A_PAGE]]
    return Reply(screen=answers.page(judged.title, lines, tap, more=len(found) > A_PAGE, voice=voice))


async def _stories(desk: Desk, chat: Chat, tap: Posts, now: datetime) -> Post:
    voice = desk.voice(await desk.known(chat, now))
    async with desk.db.read() as connection:
        found = await stories.latest(connection, A_PAGE + 1, tap.page * A_PAGE)
    lines = [answers.story(one.id, one.title) for one in found[:A_PAGE]]
    return answers.page("", lines, tap, more=len(found) > A_PAGE, voice=voice)


async def look(desk: Desk, chat: Chat, tap: LivingPost, now: datetime) -> Reply:
    """One post up close."""
    found = await find(desk, chat, (tap.channel, tap.item), None, now)
    return Reply(toast=found) if isinstance(found, str) else Reply(screen=await _one(desk, chat, found, now))


async def forwarded(desk: Desk, chat: Chat, place: tuple[int, int], now: datetime) -> Post | None:
    """What an editor forwards from a channel: the post up close; None where it is none of ours, or not theirs."""
    if chat.kind != "private":
        return None
    async with desk.db.read() as connection:
        known = await channel_posts.get(connection, *place)
    found = await find(desk, chat, place, None, now) if known else ""
    return None if isinstance(found, str) else await _one(desk, chat, found, now)


async def _one(desk: Desk, chat: Chat, found: Subject, now: datetime) -> Post:
    counts = await touched(desk, found) if found.story and found.reach == "everywhere" else None
    return answers.one(found.of, found.post, counts, found.deeds, now, desk.voice(await desk.known(chat, now)))


async def ask(desk: Desk, chat: Chat, tap: AskDeed, now: datetime) -> Reply:
    """Whether it shall be done, and to how many posts; a correction asks for its words first."""
    found = await find(desk, chat, (tap.channel, tap.item), tap.deed, now)
    if isinstance(found, str):
        return Reply(toast=found)
    if tap.deed == "correct":
        return await correct.ask(desk, chat, found, now)
    voice = desk.voice(await desk.known(chat, now))
    return Reply(screen=answers.ask(tap.deed, found.of, await touched(desk, found), voice))


async def do(desk: Desk, chat: Chat, tap: DoDeed, now: datetime) -> Reply:
    """Do it, if they still may."""
    found = await find(desk, chat, (tap.channel, tap.item), tap.deed, now)
    return Reply(toast=found) if isinstance(found, str) else await DEEDS[tap.deed](desk, chat, found, tap.deed, now)
