"""An editor at a channel: let in to do something, or sent away with a word."""

from dataclasses import dataclass
from datetime import datetime

from bot.actions.channels import allowed
from bot.actions.desk import Desk, Reply
from bot.formatter import channels as answers
from bot.formatter.texts import Voice
from bot.model import Channel, Chat
from bot.rules.audit import Did
from bot.rules.rights import Action, Refusal
from bot.storage import audit
from bot.storage.database import AsyncConnection


@dataclass(frozen=True, slots=True)
class Visit:
    """Whoever is let in: the person, the channel, and how to speak to the person."""

    desk: Desk
    chat: Chat
    channel: Channel
    voice: Voice
    now: datetime

    async def note(self, conn: AsyncConnection, did: Did, title: str, **more: str) -> None:
        """Write down what the person did, in the transaction of the deed."""
        await audit.note(conn, self.channel.id, self.chat.id, did, {"title": title, **more}, self.now)


async def at(desk: Desk, chat: Chat, channel_id: int, action: Action, now: datetime) -> Visit | Reply:
    """The visit, if the person may do this there at this moment; else the word that says why not."""
    voice = desk.voice(await desk.known(chat, now))
    channel = await allowed(desk, channel_id, chat.id, action, now)
    if isinstance(channel, Refusal):
        return Reply(toast=answers.refusal(channel.why, voice))
    return Visit(desk, chat, channel, voice, now)
