"""/audit: who did what to a channel, and when."""

from datetime import datetime

from bot.actions.channels import allowed
from bot.actions.desk import Desk, Reply
from bot.formatter import audit as answers
from bot.formatter.audit import A_PAGE, Line
from bot.formatter.channels import refusal
from bot.formatter.taps import Audit
from bot.model import Chat, Post
from bot.rules.rights import Refusal
from bot.storage import audit as notes
from bot.storage import channels


async def audit(desk: Desk, chat: Chat, _text: str, now: datetime) -> Post:
    """Of the editor's channel, or which one."""
    voice = desk.voice(await desk.known(chat, now))
    async with desk.db.read() as connection:
        mine = [one for one, _ in await channels.of(connection, chat.id)]
    if len(mine) == 1:
        reply = await turn(desk, chat, Audit(mine[0].id, 0), now)
        return reply.screen or Post(text=reply.toast, html=False)
    return answers.choose([(one.id, one.title) for one in mine], voice)


async def turn(desk: Desk, chat: Chat, tap: Audit, now: datetime) -> Reply:
    """A page of it."""
    voice = desk.voice(await desk.known(chat, now))
    judged = await allowed(desk, tap.channel, chat.id, "audit", now)
    if isinstance(judged, Refusal):
        return Reply(toast=refusal(judged.why, voice))
    async with desk.db.read() as connection:
        found = await notes.page(connection, tap.channel, A_PAGE + 1, tap.page * A_PAGE)
    lines = [Line(at=one.at, name=one.name, user_id=one.user_id, did=one.did, what=one.what) for one in found[:A_PAGE]]
    return Reply(screen=answers.page(judged.title, lines, tap, now, voice, more=len(found) > A_PAGE))
