"""The rates that chats wait for. One that is being told is claimed, so that a crash neither loses nor doubles it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Row, and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Alert
from bot.storage.insert import upsert
from bot.storage.tables import alert, chat


async def add(conn: AsyncConnection, new: Alert, now: datetime) -> None:
    """Wait for it, whatever was told before. The chat must exist."""
    await conn.execute(upsert(alert), {**asdict(new), "since": now, "claimed": None})


async def remove(conn: AsyncConnection, gone: Alert) -> bool:
    """Wait no more; False when nobody did."""
    return (await conn.execute(delete(alert).where(_is(gone)))).rowcount == 1


async def of(conn: AsyncConnection, chat_id: int) -> list[Alert]:
    """What the chat waits for."""
    mine = select(alert).where(alert.c.chat_id == chat_id)
    return sorted(_read(await conn.execute(mine)), key=lambda one: (one.currency, one.value, one.above))


async def currencies(conn: AsyncConnection) -> list[str]:
    """The currencies that anybody waits for."""
    return list(await conn.scalars(select(alert.c.currency).distinct()))


async def every(conn: AsyncConnection, currency: str) -> list[Alert]:
    """Who waits for a rate of the currency, in chats that may be written to, but for what is being told."""
    wanted = select(alert).join(chat, chat.c.id == alert.c.chat_id)
    wanted = wanted.where(alert.c.currency == currency, alert.c.claimed.is_(None), chat.c.paused.is_(False))
    return _read(await conn.execute(wanted))


async def ready(conn: AsyncConnection, again: Collection[Alert]) -> None:
    """These may be told again."""
    for one in again:
        await conn.execute(update(alert).where(_is(one)).values(told=None))


# ---------------------------------------------------------------- telling: claim, send, record


async def claim(conn: AsyncConnection, of_a_chat: Sequence[Alert], now: datetime) -> bool:
    """Take them to tell them; False when one of them is gone, told or taken."""
    free = and_(_any(of_a_chat), alert.c.told.is_(None), alert.c.claimed.is_(None))
    return (await conn.execute(update(alert).where(free).values(claimed=now))).rowcount == len(of_a_chat)


async def told(conn: AsyncConnection, of_a_chat: Sequence[Alert], now: datetime) -> None:
    """They are told."""
    await conn.execute(update(alert).where(_any(of_a_chat)).values(told=now, claimed=None))


async def not_told(conn: AsyncConnection, of_a_chat: Sequence[Alert]) -> None:
    """They could not be told, and are due again."""
    await conn.execute(update(alert).where(_any(of_a_chat)).values(claimed=None))


async def recover(conn: AsyncConnection, on_unknown: Literal["resend", "skip"]) -> int:
    """What the last run was telling when it ended is told again, or counts as told; how many there were."""
    left = update(alert).where(alert.c.claimed.is_not(None))
    settled = left.values(claimed=None) if on_unknown == "resend" else left.values(told=alert.c.claimed, claimed=None)
    return (await conn.execute(settled)).rowcount


def _is(one: Alert) -> ColumnElement[bool]:
    return and_(
        alert.c.chat_id == one.chat_id,
        alert.c.currency == one.currency,
        alert.c.above.is_(one.above),
        alert.c.value == one.value,
    )


def _any(some: Sequence[Alert]) -> ColumnElement[bool]:
    return or_(*map(_is, some))


def _read(rows: Iterable[Row[*tuple[Any, ...]]]) -> list[Alert]:
    return [
        Alert(chat_id=row.chat_id, currency=row.currency, above=row.above, value=row.value, told=row.told)
        for row in rows
    ]
