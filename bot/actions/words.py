"""Plain text in a private chat: whoever understands it first answers; a topic to follow is asked about last."""

from dataclasses import replace
from datetime import datetime

from bot.actions.alerts import add
from bot.actions.convert import convert
from bot.actions.desk import Desk
from bot.actions.rates import of_day
from bot.formatter import commands, replies
from bot.formatter import follow as answers
from bot.kazakh import money
from bot.model import Chat, Post
from bot.rules import alerts as wishes
from bot.rules import convert as amounts
from bot.rules import follows as rules
from bot.rules import rate_days
from bot.storage import follows


async def words(desk: Desk, chat: Chat, text: str, now: datetime) -> Post:
    """An amount of money, an alert, a day of rates, or perhaps a topic to follow: a hashtag is nothing else."""
    if text.lstrip().startswith("#"):
        return await _topic(desk, chat, text, now)
    if amount := amounts.read(text):
        post = await convert(desk, chat, amount, now)
        return post if amount.counted else await _and_topic(desk, chat, text, post, now)
    if wish := wishes.read(text):
        return await add(desk, chat, wish, now)
    if asked := rate_days.read(text, desk.today(now)):
        post = await of_day(desk, chat, asked, now)
        return await _and_topic(desk, chat, text, post, now) if desk.catalogue.topic_for(text) else post
    if kind := commands.courtesy(text, desk.texts):
        return replies.courtesy(kind, desk.voice(await desk.known(chat, now)))
    post = await _topic(desk, chat, text, now)
    return replies.about_money(post, desk.voice(await desk.known(chat, now))) if money.is_meant(text) else post


async def _and_topic(desk: Desk, chat: Chat, text: str, post: Post, now: datetime) -> Post:
    """A currency's name alone, or the catalogue's «валюта бағамы», may be a topic too."""
    offer = await _topic(desk, chat, text, now)
    return replace(post, buttons=(*post.buttons, *offer.buttons))


async def _topic(desk: Desk, chat: Chat, text: str, now: datetime) -> Post:
    chat = await desk.known(chat, now)
    voice = desk.voice(chat)
    tag = rules.meant(text, desk.catalogue)
    if tag is None:
        return replies.not_understood(voice)
    async with desk.db.read() as connection:
        mine = await follows.of(connection, chat.id)
    if any(own.key == tag.key for own in mine):
        return answers.followed(tag, voice)
    known = desk.catalogue.topic_for(text)
    near = answers.Near() if known else _near(desk, text)
    return answers.offer(text, known, near, voice)


def _near(desk: Desk, text: str) -> answers.Near:
    tagged = text.lstrip().startswith("#")
    command = None if tagged else commands.slipped(text, commands.words(desk.texts))
    return answers.Near(desk.catalogue.nearest(rules.label(text)), command)
