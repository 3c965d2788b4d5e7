"""/rates: today's, another day's, all of them; a leap is accepted by an operator's tap, and by nobody else's."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from bot.actions import rates
from bot.actions.desk import Desk
from bot.config import Config
from bot.formatter import taps
from bot.handlers.buttons import do
from bot.model import Chat, Rate
from bot.rules.alarms import leap_key
from bot.storage import notices
from bot.storage import rates as stored
from tests import clock
from tests.handlers.world import World, labels

NOW = datetime(2026, 11, 24, 4, tzinfo=UTC)
DAY = date(2026, 11, 24)  # a Tuesday
LEAP = Rate(currency="USD", on=DAY, value=Decimal(700), held=True)
ME = Chat(id=2)


async def keep(desk: Desk, day: date, **values: str) -> None:
    async with desk.db.write() as connection:
        await stored.save(
            connection, [Rate(currency=code, on=day, value=Decimal(value)) for code, value in values.items()]
        )


class Bank:
    """Has two days of 2024 and no others, unless it is down; what it says is kept, as the keeper of rates does."""

    def __init__(self, desk: Desk) -> None:
        self.desk = replace(desk, recall=self.recall)
        self.down = False
        self.asked: list[date] = []

    async def recall(self, day: date, _now: datetime) -> str | None:
        self.asked.append(day)
        if self.down:
            return "no connection"
        usd = {date(2024, 4, 15): "448.50", date(2024, 4, 12): "447.25"}.get(day)
        if usd:
            await keep(self.desk, day, USD=usd)
        else:
            async with self.desk.db.write() as connection:
                await stored.nothing_on(connection, day)
        return None


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
async def test_a_person_looks_at_days_and_at_all_currencies(language: str, world: World) -> None:
    desk, person = world.desk, world.person(language)
    today = desk.today(clock.now())
    many = {f"{a}{b}C": "5" for a in "ABCDE" for b in "ABCDEF"}
    await keep(desk, today - timedelta(days=2), USD="440", EUR="480", RUB="5")
    await keep(desk, today - timedelta(days=1), USD="441", EUR="480.5", RUB="5", **many)
    await keep(desk, today, USD="442.50", EUR="479", RUB="5", **many)
    screen = await person.types("/rates")
    for told in ("442,50", "1,50", "▲", "▼", "479,00"):
        assert told in screen["text"]
    earlier = next(label for label in labels(screen) if label.startswith("‹"))
    assert not [label for label in labels(screen) if label.endswith("›")], "tomorrow is not known"
    _, before = await person.taps(screen, earlier)
    assert before["message_id"] == screen["message_id"]
    assert "441,00" in before["text"]
    _, again = await person.taps(before, " ›")
    assert again["text"] == screen["text"]
    _, every = await person.taps(again, "📋")
    assert "1 / 3" in labels(every)
    assert "AAC <b>" not in every["text"]
    assert every["text"].count("\n") == 1 + 13
    _, last = await person.taps(every, "‹")
    assert "3 / 3" in labels(last)
    assert "USD 442,50 ▲ 1,50" in last["text"]
    assert (await person.types("/rates кеше"))["text"] == before["text"]
    assert (await person.types("бағам кеше"))["text"] == before["text"]
    assert "<code>" not in (await person.types("/rates су тасқыны"))["text"]
    assert "442,50" in (await person.types("/rates 1 usd"))["text"]


async def test_who_chose_another_language_reads_a_day_asked_for_in_words_in_it(world: World) -> None:
    person = world.person("kk")
    await person.taps(await person.types("/language"), "English")
    await person.types("rates yesterday", expect="National Bank")


async def test_a_day_that_is_not_kept_is_asked_of_the_bank_once(desk: Desk) -> None:
    bank = Bank(desk)
    await keep(desk, DAY, USD="520")
    screen = await rates.rates(bank.desk, ME, "15.04.2024", NOW)
    assert "2024 жылғы 15 сәуір" in screen.text
    assert "448,50" in screen.text
    assert "1,25 теңгеге қымбаттады" in screen.text
    assert "2024 жылғы 12 сәуір, жұма күнгі сауда-саттықта" in screen.text
    assert bank.asked == [date(2024, 4, 15), date(2024, 4, 12)]
    await rates.rates(bank.desk, ME, "15.04.2024", NOW)
    assert len(bank.asked) == 2
    assert "ресми бағам Ұлттық банкте жоқ" in (await rates.rates(bank.desk, ME, "01.02.2000", NOW)).text
    assert "ресми бағам Ұлттық банкте жоқ" in (await rates.rates(bank.desk, ME, "01.02.1980", NOW)).text
    assert "әлі белгіленген жоқ" in (await rates.rates(bank.desk, ME, "26.11.2026", NOW)).text
    assert bank.asked[2:] == [date(2000, 2, 1)]


async def test_a_bank_that_is_down_is_told_so_and_asked_again_by_a_tap(desk: Desk) -> None:
    bank = Bank(desk)
    bank.down = True
    screen = await rates.rates(bank.desk, ME, "15.04.2024", NOW)
    assert "Ұлттық банк қазір жауап бермей тұр" in screen.text
    assert [button.label for row in screen.buttons for button in row] == ["🔄 Қайталау", "💱 Бағам"]
    bank.down = False
    reply = await do(bank.desk, ME, taps.RatesOf(date(2024, 4, 15)), NOW)
    assert reply.screen
    assert "448,50" in reply.screen.text


async def test_a_weekend_says_from_which_session_its_rates_stand(desk: Desk) -> None:
    for back, usd in enumerate(("512", "511", "511", "511", "510")):  # Tuesday back to Friday
        await keep(desk, DAY - timedelta(days=back), USD=usd)
    friday = "20 қараша, жұма күнгі сауда-саттықта"
    for back, said in enumerate((False, True, True, True, False)):
        reply = await do(desk, ME, taps.RatesOf(DAY - timedelta(days=back)), NOW)
        assert reply.screen
        assert (friday in reply.screen.text) == said


async def test_what_is_held_back_is_on_no_screen(desk: Desk) -> None:
    await keep(desk, DAY - timedelta(days=1), USD="510")
    async with desk.db.write() as connection:
        await stored.save(connection, [LEAP, Rate(currency="EUR", on=DAY, value=Decimal(555))])
    every = await do(desk, ME, taps.RatesOf(DAY, 1), NOW)
    assert every.screen
    for text in (every.screen.text, (await rates.rates(desk, ME, "", NOW)).text):
        assert "700" not in text
        assert "510" in text


async def test_only_an_operator_accepts_a_leap(desk: Desk) -> None:
    config = Config.model_validate({"telegram": {"admins": [1]}})
    desk = replace(desk, config=config)
    async with desk.db.write() as connection:
        await stored.save(connection, [LEAP])
        await notices.tell(connection, leap_key(DAY), "alarm-leap", NOW)
    reply = await do(desk, Chat(id=2), taps.Accept(DAY), NOW)
    assert (reply.screen, reply.toast) == (None, "Бұл түйме тек операторларға арналған.")
    reply = await do(desk, Chat(id=1), taps.Accept(DAY), NOW)
    assert reply.screen
    assert reply.screen.text == "✅ 24.11.2026 күнгі бағам қабылданды: USD 700,00"
    assert "700,00" in (await rates.rates(desk, Chat(id=2), "", NOW)).text
    reply = await do(desk, Chat(id=1), taps.Accept(DAY), NOW)
    assert (reply.screen, reply.toast) == (None, "Бұл бағам әлдеқашан шешілген.")
    async with desk.db.read() as connection:
        assert await notices.standing(connection) == {}
