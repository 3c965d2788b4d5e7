"""The chart of a rate over 7, 30 or 365 days, drawn once for everybody who asks for it in the same language."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from hashlib import blake2s

from bot.actions.desk import Desk, Reply
from bot.actions.pictures import Pictured, Sketch, put
from bot.formatter import charts as answers
from bot.formatter import drawing
from bot.formatter.rates import name
from bot.formatter.taps import Chart
from bot.formatter.texts import Voice
from bot.model import Chat, Rate
from bot.rules import charts as rules
from bot.storage import rates as stored


async def by_tap(desk: Desk, chat: Chat, tap: Chart, now: datetime) -> Reply:
    """Show the chart in the place of whatever stands there."""
    shown = await _chart(desk, chat, tap, now)
    return Reply(screen=shown.post, later=shown.later)


async def _chart(desk: Desk, chat: Chat, asked: Chart, now: datetime) -> Pictured:
    """The chart with its words and buttons; the words alone where there is nothing to draw yet."""
    voice = desk.voice(await desk.known(chat, now))
    today, configured = desk.today(now), desk.config.rates.currencies
    shown = configured if asked.currency in configured else (*configured, asked.currency)
    async with desk.db.read() as connection:
        rates = await stored.between(connection, rules.since(asked.days, today), today, shown)
    called = _name(rates, asked.currency, voice)
    series = rules.series(rates, asked.currency, asked.days, today)
    if series is None:
        return Pictured(answers.too_few(asked.currency, called, asked.days, shown, voice))
    picture = answers.picture(series, called, voice)
    words = answers.screen(series, called, shown, voice)
    key = f"chart:{asked.currency}:{asked.days}:{today}:{voice.language}:{_print(picture)}"
    return await put(desk, Sketch(key, partial(drawing.png, picture)), words, voice, now)


def _name(rates: Sequence[Rate], currency: str, voice: Voice) -> str:
    return next((name(rate, voice) for rate in rates if rate.currency == currency), currency)


def _print(picture: answers.Picture) -> str:
    """Of all that is drawn: a rate that the bank corrects, and another look, make another picture."""
    return blake2s(f"{drawing.LOOK}{picture}".encode(), digest_size=8).hexdigest()
