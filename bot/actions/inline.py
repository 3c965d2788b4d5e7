"""What the bot offers inline: `@bot words`, `@bot 100 usd`, `@bot #story`, or the newest. It remembers nobody."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.actions import convert, rates
from bot.actions.desk import Desk
from bot.actions.search import find, read
from bot.formatter import inline as answers
from bot.formatter import post
from bot.formatter import rates as day_of_rates
from bot.formatter.inline import Card
from bot.model import Chat, Story
from bot.rules import convert as amounts
from bot.rules import rate_days
from bot.rules import search as rules
from bot.storage import chats, stories

A_PAGE = 10


@dataclass(frozen=True, slots=True)
class Offer:
    """The cards of one page, and what else is shown with them."""

    cards: Sequence[Card]
    next_page: int | None = None
    invitation: str = ""  # above the cards: a way to the bot itself
    seconds: int = 20  # that it holds for


async def offer(desk: Desk, stranger: Chat, query: str, page: int, now: datetime) -> Offer:
    """A page of cards for what is typed behind the bot's name."""
    async with desk.db.read() as connection:
        known = await chats.get(connection, stranger.id)
    chat = known or stranger
    voice = desk.voice(chat)
    found, more = await _stories(desk, chat, query, page, now)
    look = replace(post.look(chat), private=False, picture=False, footer=False, lasting=True)
    cards = [answers.of_story(one, now, voice, look) for one in found]
    if page == 0 and (money := await _money(desk, chat, query, now)):
        cards.insert(0, money)
    invitation = "" if known and cards else answers.start(voice) if cards else answers.nothing(voice)
    return Offer(cards, page + 1 if more else None, invitation)


async def _money(desk: Desk, chat: Chat, query: str, now: datetime) -> Card | None:
    """What an amount is worth, or the rates of a day."""
    today = desk.today(now)
    if amount := amounts.read(query):
        return answers.of_money("amount", await convert.told(desk, chat, amount, now))
    asked = rate_days.read(query, today)
    found = await rates.kept(desk, asked, now) if asked else None
    return answers.of_money("rates", day_of_rates.screen(found, today, desk.voice(chat))) if found else None


async def slow_down(desk: Desk, stranger: Chat) -> Offer:
    """No cards but a kind word, for who asks too often."""
    async with desk.db.read() as connection:
        known = await chats.get(connection, stranger.id)
    return Offer((), invitation=answers.slower(desk.voice(known or stranger)), seconds=5)


async def _stories(desk: Desk, chat: Chat, query: str, page: int, now: datetime) -> tuple[Sequence[Story], bool]:
    if not query.strip():
        return await _newest(desk, page)
    if (number := rules.number(query)) is not None:
        async with desk.db.read() as connection:
            one = await stories.get(connection, number)
        if one:
            return [one], False
    answer = await find(desk, read(desk, chat, query, now), page, A_PAGE, now)
    return answer.stories, answer.more


async def _newest(desk: Desk, page: int) -> tuple[Sequence[Story], bool]:
    page = min(page, rules.LAST_PAGE)
    async with desk.db.read() as connection:
        found = await stories.latest(connection, A_PAGE + 1, page * A_PAGE)
    return found[:A_PAGE], len(found) > A_PAGE and page < rules.LAST_PAGE
