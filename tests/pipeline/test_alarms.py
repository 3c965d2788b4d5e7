"""Operators are told once, each in their language, and once when it is well again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.model import Chat, Outcome, Post, Sent, SourceState, Unknown
from bot.pipeline.alarms import Alarms
from bot.rules.alarms import of_source
from bot.storage import chats
from bot.storage.database import Database
from tests.texts import texts

NOON = datetime(2026, 11, 24, 7, tzinfo=UTC)
WELL = SourceState(name="Дала", last_success=NOON, usual_gap=timedelta(hours=1), last_new=NOON)
KAZAKH, RUSSIAN = 1, 2


class Operators:
    """Two operators with their alarms; what they were told, the Kazakh one first."""

    def __init__(self, db: Database) -> None:
        self.told: list[str] = []
        self.reached = True
        self._alarms = Alarms(db, (KAZAKH, RUSSIAN), self._say, texts())

    async def _say(self, _chat: int, post: Post) -> Outcome:
        self.told.append(post.text)
        return Sent(1) if self.reached else Unknown("no answer")

    async def hear(self, state: SourceState, now: datetime = NOON) -> list[str]:
        self.told.clear()
        await self._alarms.hear(of_source(state, now), now)
        return self.told.copy()


@pytest.fixture
async def operators(db: Database) -> Operators:
    async with db.write() as connection:
        await chats.ensure(connection, Chat(id=RUSSIAN, language="ru"), NOON)
    return Operators(db)


def ill(kind: str, why: str) -> SourceState:
    return replace(WELL, failures=3, last_kind=kind, last_error=why)


async def test_each_trouble_is_told_once_in_words_with_its_own_recovery(operators: Operators) -> None:
    kazakh, russian = await operators.hear(ill("encoding", "garbled, like: Р”Р°Р»Р°"))
    assert "<b>Дала</b>: әріптері бүлінген" in kazakh
    assert "<code>garbled, like: Р”Р°Р»Р°</code>" in kazakh
    assert "буквы испорчены" in russian
    assert await operators.hear(ill("encoding", "garbled")) == []
    assert "уақытында жауап бермеді" in (await operators.hear(ill("timeout", "within 15 seconds")))[0]
    well = await operators.hear(WELL)
    assert [text.split(" ")[0] for text in well] == ["✅"] * 4, "two troubles, two operators"
    assert await operators.hear(WELL) == []


async def test_silence_is_told_once_and_ends_with_news(operators: Operators) -> None:
    later = NOON + timedelta(hours=5)
    assert "ұзақ жаңалық жоқ" in (await operators.hear(WELL, later))[0]
    assert await operators.hear(WELL, later) == []
    assert await operators.hear(ill("network", "no connection"), later) != [], "and another trouble is another notice"
    back = await operators.hear(replace(WELL, last_new=later), later)
    assert sum("қайтадан жаңалық бар" in text for text in back) == 1


async def test_who_could_not_be_reached_is_told_again(operators: Operators) -> None:
    operators.reached = False
    assert await operators.hear(ill("tls", "expired")) != []
    operators.reached = True
    assert await operators.hear(ill("tls", "expired")) != []
    assert await operators.hear(ill("tls", "expired")) == []
