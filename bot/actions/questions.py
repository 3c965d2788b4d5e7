"""Questions that a person answers by a reply: the answer goes to whoever asked."""

from datetime import datetime

from bot.actions.desk import Desk
from bot.model import Chat, Post, Sent
from bot.storage import questions
from bot.storage.questions import Question


async def ask(desk: Desk, chat: Chat, post: Post, question: Question, now: datetime) -> None:
    """Send the question, with `post.asks` in the empty field, and keep in mind what it is about."""
    outcome = await desk.wire.say(chat.id, post)
    if isinstance(outcome, Sent):
        async with desk.db.write() as connection:
            await questions.ask(connection, chat.id, outcome.message_id, question, now)


async def answered(desk: Desk, chat: Chat) -> Question | None:
    """What the message asked that is replied to; None where it asked nothing, or has its answer."""
    if chat.kind != "private" or chat.message is None:
        return None
    async with desk.db.write() as connection:
        return await questions.take(connection, chat.id, chat.message)
