"""/latest: the newest stories, of all, of one's own topics, of a topic or of any words, on any days."""

from datetime import datetime

from bot.actions.desk import Desk, Reply
from bot.actions.search import read
from bot.formatter import latest as answers
from bot.formatter.latest import A_PAGE, Leaf
from bot.formatter.packing import unpacked
from bot.formatter.taps import Look, Shelf
from bot.model import Chat, Post, Tag
from bot.rules import follows as rules
from bot.rules.search import LAST_PAGE, Question
from bot.storage import search as index
from bot.storage import stories
from bot.storage.database import AsyncConnection
from bot.storage.search import Wanted
from bot.storage.stories import Among


async def latest(desk: Desk, chat: Chat, text: str, now: datetime) -> Post:
    """The newest stories; with words, those of the topic that they mean, or that begin with them."""
    return await _page(desk, await desk.known(chat, now), Look("n", 0, text), now)


async def turn(desk: Desk, chat: Chat, tap: Look, now: datetime) -> Reply:
    """Another page, in the same place."""
    chat = await desk.known(chat, now)
    return Reply(screen=await _page(desk, chat, Look(tap.shelf, tap.page, unpacked(tap.words)), now))


async def _page(desk: Desk, chat: Chat, wish: Look, now: datetime) -> Post:
    question = read(desk, chat, wish.words, now)
    tag = rules.meant(question.typed, desk.catalogue)
    number = min(wish.page, LAST_PAGE)
    enough = (number + 1) * A_PAGE + 1
    async with desk.db.read() as connection:
        ids = await _ids(connection, question, tag, enough, chat.id if wish.shelf == "m" else None)
        shown = ids[number * A_PAGE : enough - 1]
        found = await stories.many(connection, shown)
    leaf = _leaf(wish.shelf, wish.words, number, more=len(ids) == enough and number < LAST_PAGE)
    named = (tag.label if tag else question.typed, question.days)
    return answers.answer([found[one] for one in shown if one in found], leaf, named, now, desk.voice(chat))


def _leaf(shelf: Shelf, words: str, number: int, *, more: bool) -> Leaf:
    return Leaf(shelf=shelf, words=" ".join(words.split()), page=number, more=more)


async def _ids(
    connection: AsyncConnection, question: Question, tag: Tag | None, limit: int, chat_id: int | None
) -> list[int]:
    """By the topic, if any story has it; else by the words of titles and summaries."""
    days = Among(followed_by=chat_id, since=question.since, until=question.until)
    if not question.typed:
        return await stories.newest(connection, limit, 0, days)
    if tag:
        tagged = Among(tag_key=tag.key, since=question.since, until=question.until)
        if ids := await stories.newest(connection, limit, 0, tagged):
            return ids
    if not question.words:
        return []
    wanted = Wanted(tuple(word.terms for word in question.words), "lead")
    hits = await index.find(connection, wanted, limit, question.since, question.until)
    return [hit.story_id for hit in hits]
