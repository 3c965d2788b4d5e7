"""A leap of the bank's rates is accepted by an operator's tap, and by nobody else's."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from bot.actions import rates
from bot.actions.desk import Desk
from bot.config import Config
from bot.formatter import taps
from bot.handlers.buttons import do
from bot.model import Chat, Rate
from bot.rules.alarms import leap_key
from bot.storage import notices
from bot.storage import rates as stored

NOW = datetime(2026, 11, 24, 4, tzinfo=UTC)
DAY = date(2026, 11, 24)
LEAP = Rate(currency="USD", on=DAY, value=Decimal(700), held=True)


async def test_only_an_operator_accepts_a_leap(desk: Desk) -> None:
    config = Config.model_validate({"telegram": {"admins": [1]}})
    desk = replace(desk, config=config)
    async with desk.db.write() as connection:
        await stored.save(connection, [LEAP])
        await notices.tell(connection, leap_key(DAY), "alarm-leap", NOW)
    reply = await do(desk, Chat(id=2), taps.Accept(DAY), NOW)
    assert (reply.screen, reply.toast) == (None, "Бұл батырма тек операторларға арналған.")
    reply = await do(desk, Chat(id=1), taps.Accept(DAY), NOW)
    assert reply.screen
    assert reply.screen.text == "✅ 24.11.2026 күнгі бағам қабылданды: USD 700,00"
    assert "700,00" in (await rates.rates(desk, Chat(id=2), "", NOW)).text
    reply = await do(desk, Chat(id=1), taps.Accept(DAY), NOW)
    assert (reply.screen, reply.toast) == (None, "Бұл бағам әлдеқашан шешілген.")
    async with desk.db.read() as connection:
        assert await notices.standing(connection) == {}
