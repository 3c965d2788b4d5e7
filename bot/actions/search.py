"""/search: stories of the archive by their words and days."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.actions.desk import Desk, Reply
from bot.formatter import search as answers
from bot.formatter.latest import A_PAGE, Leaf
from bot.formatter.packing import unpacked
from bot.formatter.taps import Look
from bot.model import Chat, Post, Story
from bot.rules import search as rules
from bot.rules.search import Question, Within
from bot.storage import search as index
from bot.storage import stories
from bot.storage.database import AsyncConnection
from bot.storage.search import Wanted
from bot.storage.stories import Among

_PLACES: tuple[Within, ...] = ("title", "lead", "text")
_TITLES = 2_000  # the newest, in whose words a slip of the pen is looked for


@dataclass(frozen=True, slots=True)
class Page:
    """What a page of answers holds."""

    stories: Sequence[Story]
    number: int = 0
    more: bool = False  # another page follows
    loosely: bool = False  # no story has these very words; these have words that begin alike


async def search(desk: Desk, chat: Chat, text: str, now: datetime) -> Post:
    """What was typed after the command."""
    chat = await desk.known(chat, now)
    if not text.strip():
        return answers.ask(desk.voice(chat))
    return await _screen(desk, chat, text, 0, now)


async def turn(desk: Desk, chat: Chat, tap: Look, now: datetime) -> Reply:
    """Another page, in the same place."""
    chat = await desk.known(chat, now)
    return Reply(screen=await _screen(desk, chat, unpacked(tap.words), tap.page, now))


async def _screen(desk: Desk, chat: Chat, text: str, number: int, now: datetime) -> Post:
    question = read(desk, chat, text, now)
    page = await find(desk, question, number, A_PAGE, now)
    if number and not page.stories:  # there were more when the button was made
        page = await find(desk, question, 0, A_PAGE, now)
    voice = desk.voice(chat)
    if page.stories:
        leaf = Leaf(shelf="f", words=" ".join(text.split()), page=page.number, more=page.more)
        made = answers.alike if page.loosely else answers.found
        return made(question, page.stories, leaf, now, voice)
    return answers.nothing(question, await _meant(desk, question), now, voice)


def read(desk: Desk, chat: Chat, text: str, now: datetime) -> Question:
    """What is asked, by the clock of the chat."""
    zone = desk.zone(chat)
    return rules.read(text, now.astimezone(zone).date(), zone)


async def find(desk: Desk, question: Question, number: int, size: int, now: datetime) -> Page:
    """A page of answers; where no story has the words, of those with words that begin alike."""
    number = min(number, rules.LAST_PAGE)
    enough = (number + 1) * size + 1
    async with desk.db.read() as connection:
        ids, loosely = await _answers(connection, question, enough, now)
        shown = ids[number * size : (number + 1) * size]
        found = await stories.many(connection, shown)
    more = len(ids) == enough and number < rules.LAST_PAGE
    return Page([found[one] for one in shown if one in found], number, more, loosely)


async def _answers(
    connection: AsyncConnection, question: Question, limit: int, now: datetime
) -> tuple[list[int], bool]:
    if not question.words:
        days = Among(since=question.since, until=question.until)
        return (await stories.newest(connection, limit, 0, days) if question.days else []), False
    exact = Wanted(tuple(word.terms for word in question.words))
    if ids := await _ranked(connection, exact, question, limit, now):
        return ids, False
    alike = Wanted(tuple((word.start,) if word.start else word.terms for word in question.words), beginnings=True)
    return await _ranked(connection, alike, question, limit, now), True


async def _ranked(
    connection: AsyncConnection, wanted: Wanted, question: Question, limit: int, now: datetime
) -> list[int]:
    found = {
        place: await index.find(connection, replace(wanted, within=place), limit, question.since, question.until)
        for place in _PLACES
    }
    return rules.rank(found, now)[:limit]


async def _meant(desk: Desk, question: Question) -> str | None:
    """What was perhaps meant, where a word stands in no story at all."""
    async with desk.db.read() as connection:
        unknown = [word for word in question.words if not await index.find(connection, Wanted((word.terms,)), 1)]
        titles = await index.titles(connection, _TITLES) if unknown else []
    return await asyncio.to_thread(rules.meant, question, unknown, titles) if unknown else None
