"""Questions that a person answers, by a reply or by the next words within a few minutes; of several answers the last.

Nobody taps, commands or begins something else in between: that ends the waiting, and a reply is an answer still.
"""

from datetime import datetime, timedelta

from bot.actions.desk import Desk
from bot.model import Chat, Content, Post, Sent
from bot.storage import awaited, questions, suggestions
from bot.storage.questions import Question

FRESH = timedelta(minutes=10)  # so long whatever is typed next is the answer
FILES = frozenset(("correct",))  # what a picture or file may answer by itself; otherwise it is a post to be


async def ask(desk: Desk, chat: Chat, post: Post, question: Question, now: datetime) -> None:
    """Send the question, with `post.asks` in the empty field, and keep in mind what it is about."""
    outcome = await desk.wire.say(chat.id, post)
    if not isinstance(outcome, Sent):
        return
    async with desk.db.write() as connection:
        await questions.ask(connection, chat.id, outcome.message_id, question, now)
        if post.asks:
            await suggestions.drop(connection, chat.id)
            await awaited.expect(connection, chat.id, "question", str(outcome.message_id), now)


async def answered(desk: Desk, chat: Chat, said: Content | None, now: datetime) -> Question | None:
    """What the message asked that is replied to; or what was asked last, if this is `said` to it without a reply."""
    if chat.kind != "private" or (chat.message is None and said is None):
        return None
    async with desk.db.read() as connection:
        expected = await awaited.of(connection, chat.id, now)
        asked = int(expected.subject) if expected and expected.what == "question" else None
        fresh = asked if expected and expected.since > now - FRESH else None
        number = fresh if chat.message is None else chat.message
        question = await questions.of(connection, chat.id, number) if number is not None else None
    if question and chat.message is None and said and said.kind != "text" and question.about not in FILES:
        return None
    if question is not None and number == asked:
        async with desk.db.write() as connection:
            await awaited.drop(connection, chat.id)
    return question


async def taken(desk: Desk, chat: Chat) -> Question | None:
    """What stands in the message whose button is tapped, once."""
    if chat.kind != "private" or chat.message is None:
        return None
    async with desk.db.write() as connection:
        return await questions.take(connection, chat.id, chat.message)


def words(said: Content) -> str:
    """What answers a question for words: of a picture or a file, nothing."""
    return said.text if said.kind == "text" else ""
