"""Pin a post of a channel, unpin it, or mark its story as breaking."""

from datetime import datetime

from bot.actions.desk import Desk, Reply
from bot.actions.subject import Subject
from bot.formatter import living as answers
from bot.model import Chat, Refused, Sent
from bot.rules.audit import Did
from bot.rules.living import Deed
from bot.storage import audit, fanout, living, stories

_DID: dict[Deed, Did] = {"pin": "pinned", "unpin": "unpinned"}


async def do(desk: Desk, chat: Chat, found: Subject, deed: Deed, now: datetime) -> Reply:
    """In the channel; nobody is disturbed by it."""
    voice = desk.voice(await desk.known(chat, now))
    move = desk.wire.pin if deed == "pin" else desk.wire.unpin
    outcome = await move(found.of.channel, found.of.item)
    if not isinstance(outcome, Sent):
        return Reply(toast=voice.label("living-refused", reason=outcome.reason if isinstance(outcome, Refused) else ""))
    async with desk.db.write() as connection:
        about = living.about(found.post, found.story) | {"title": found.of.title[:100]}
        await audit.note(connection, found.of.channel, chat.id, _DID[deed], about, now)
    return Reply(screen=answers.done(deed, found.of, voice))


async def hurry(desk: Desk, chat: Chat, found: Subject, _deed: Deed, now: datetime) -> Reply:
    """What is still to be sent of the story goes before all else."""
    if found.story is None:
        return Reply()
    async with desk.db.write() as connection:
        if await stories.breaks(connection, found.story.id, now):
            await fanout.hurry(connection, found.story.id, now)
            await living.note(connection, found.story, found.of.channel, chat.id, "hurried", now)
    return Reply(screen=answers.done("hurry", found.of, desk.voice(await desk.known(chat, now))))
