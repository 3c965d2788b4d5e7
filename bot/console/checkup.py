"""`habarshy check`: whether everything that the file names can be reached, and how each source is."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot import scheduler
from bot.config import Config, Rates, Source
from bot.console.desk import say, show_json, world
from bot.formatter.sources import facts
from bot.formatter.texts import Texts, Voice
from bot.model import SourceState
from bot.pipeline.rates import BANK_ZONE
from bot.rules import polling
from bot.rules.doctor import Diagnosis, diagnose
from bot.sending.transport import AiohttpRequest
from bot.sources import bank
from bot.sources import read as sources
from bot.sources.fetch import Fetcher
from bot.sources.worker import Worker
from bot.storage import sources as states
from bot.storage.database import Database, DatabaseError, path_of

PAGES = 3  # articles that are read of a listing or a map, to see in which language and how new they are


@dataclass(frozen=True, slots=True)
class Found:
    """How one thing is that the file names; of a source also what was seen now, and what the bot remembers."""

    name: str
    trouble: str | None = None
    seen: Diagnosis | None = None
    remembered: Diagnosis | None = None


async def check(config: Config, *, as_json: bool = False) -> int:
    """Reach everything the file names; 1 when something cannot be reached."""
    now = scheduler.clock()
    known, unread = await _remembered(config)
    if not as_json:
        say(f"ok    {len(config.sources)} sources, {len(config.topics)} topics: the file is right")
    found = [Found("telegram", await _telegram(config))]
    if unread:
        found.append(Found("database", unread))
    async with world(config.fetch) as (fetcher, worker):
        looks = (_source(source, fetcher, worker, known.get(source.name), now) for source in config.sources)
        found += await asyncio.gather(*looks)
        found.append(Found("rates", await _rates(config.rates, fetcher, worker, now)))
    if as_json:
        show_json({"ok": all(one.trouble is None for one in found), "checks": [_as_json(one) for one in found]})
    else:
        _print(found, now, Texts.load().voice("en", ZoneInfo(config.digest.timezone)))
    return 1 if any(one.trouble for one in found) else 0


async def _remembered(config: Config) -> tuple[dict[str, SourceState], str | None]:
    """What the bot remembers of its sources, if it ever ran; and why that cannot be read."""
    try:
        if not path_of(config.database.url, config.folder).exists():
            return {}, None
        db = await Database.open(config.database.url, config.folder)
        try:
            async with db.read() as connection:
                return await states.states(connection), None
        finally:
            await db.close()
    except DatabaseError as error:
        return {}, f"{error}; habarshy migrate brings it up to date"


# ---------------------------------------------------------------- looking


async def _telegram(config: Config) -> str | None:
    bot = Bot(config.token, base_url=config.telegram.bot_url, request=AiohttpRequest(1))
    try:
        await bot.initialize()
    except InvalidToken:
        return "the token is refused; copy it anew from @BotFather"
    except TelegramError as error:
        return f"cannot be reached ({error}); see telegram.base_url and the network"
    finally:
        await bot.shutdown()
    return None


async def _source(source: Source, fetcher: Fetcher, worker: Worker, known: SourceState | None, now: datetime) -> Found:
    async def none_known(_: object) -> set[str]:
        return set()

    asked = source if source.kind == "feed" else source.model_copy(update={"first_poll": PAGES})
    nothing = SourceState(name=source.name, address=source.url)
    got = await sources.entries(asked, nothing, fetcher, worker, none_known)
    return Found(
        source.name,
        _trouble(source, got),
        diagnose(source, replace(polling.next_poll(nothing, got.result, source, now, 0.5), last_new=None), now),
        diagnose(source, known, now) if known else None,
    )


def _trouble(source: Source, got: sources.Read) -> str | None:
    if got.failure:
        return f"{got.failure.reason}; look at {source.url}, or take the source out"
    return None if got.entries else f"nothing was found there; look at {source.url}, or at its kind ({source.kind})"


async def _rates(rates: Rates, fetcher: Fetcher, worker: Worker, now: datetime) -> str | None:
    found = await bank.fetch(fetcher, worker, rates, now.astimezone(BANK_ZONE).date())
    return f"{found}; see rates.url" if isinstance(found, str) else None


# ---------------------------------------------------------------- telling


def _print(found: Sequence[Found], now: datetime, voice: Voice) -> None:
    for one in found:
        say(f"ok    {one.name}" if one.trouble is None else f"wrong {one.name}: {one.trouble}")
        if one.seen and one.trouble is None:
            say(f"        seen now: {_line(one.seen, now, voice)}")
        if one.remembered:
            say(f"        remembered: {_line(one.remembered, now, voice)}")


def _line(one: Diagnosis, now: datetime, voice: Voice) -> str:
    told = [f"{name[0].lower()}{name[1:]} {value}" for name, value in facts(one, now, voice)]
    return "; ".join([one.health.name.lower(), *told])


def _as_json(one: Found) -> dict[str, Any]:
    told: dict[str, Any] = {"name": one.name, "ok": one.trouble is None, "trouble": one.trouble}
    if one.seen:
        told["seen"] = _diagnosis(one.seen)
        told["remembered"] = _diagnosis(one.remembered) if one.remembered else None
    return told


def _diagnosis(one: Diagnosis) -> dict[str, Any]:
    state = one.state
    return {
        "health": one.health.name.lower(),
        "trouble": one.trouble.kind if one.trouble else None,
        "last_success": _moment(state.last_success),
        "newest": _moment(state.newest),
        "items": state.items,
        "language_percent": one.share,
        "validators": list(one.validators),
        "next_poll": _moment(state.next_due),
        "failures": state.failures,
        "last_error": state.last_error,
    }


def _moment(when: datetime | None) -> str | None:
    return when.isoformat() if when else None
