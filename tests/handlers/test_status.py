"""/status: operators see how delivery stands; for everybody else there is no such command."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.config import Config
from bot.formatter.status import Status, screen
from bot.formatter.texts import Texts
from bot.model import Parcel, Tag
from bot.storage import fanout, follows, outbox
from tests import clock
from tests.handlers.world import World

OPERATOR = 101  # the first person of a world
FLOOD = Tag("су", "су")


@pytest.fixture
def config(config: Config) -> Config:
    topics = [topic.model_dump() for topic in config.topics]
    return Config.model_validate({"topics": topics, "telegram": {"admins": [OPERATOR]}})


async def test_an_operator_sees_what_waits_what_was_sent_and_why_something_failed(world: World) -> None:
    operator = world.person()
    await operator.types("/start")
    now = clock.now()
    async with world.desk.db.write() as conn:
        await follows.add(conn, OPERATOR, FLOOD, now)
        for story_id in range(3):
            await fanout.begin(conn, story_id, [FLOOD.key], [], now - timedelta(minutes=5))
        for _ in range(2):
            (one,) = await outbox.claim(conn, now, 1, timedelta(minutes=1))
            if one.story_id == 0:
                await outbox.sent(conn, Parcel((one,)), 1, now)
            else:
                await outbox.failed(conn, Parcel((one,)), "Bad Request: <b> is not closed", now)
    told = (await operator.types("/status"))["text"]
    assert "Кезекте: 1 · жіберіліп жатыр: 0" in told
    assert "Соңғы жеті күнде жіберілді: 1 · белгісіз: 0" in told
    assert "1 · Bad Request: <b> is not closed" in told


async def test_for_everybody_else_there_is_no_such_command(world: World) -> None:
    world.person()
    reader = world.person()
    assert "Жеткізу" not in (await reader.types("/status"))["text"]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_halt_and_a_fan_out_are_shown_while_they_last(language: str, texts: Texts) -> None:
    now = datetime(2026, 3, 5, 9, tzinfo=UTC)
    states = ("due", "leased", "sending", "sent", "failed", "unknown", "held", "gathered", "awaiting")
    counts = dict.fromkeys(states, 0) | {"due": 1_000_000, "held": 4}
    quiet = Status(
        now=now, counts=counts, oldest=None, sent=0, unknown=0, late=2, failed={}, rate=12.5, halted=0, spreading=0
    )
    voice = texts.voice(language, ZoneInfo("Asia/Almaty"))
    told = screen(quiet, voice).text
    assert "⏸" not in told
    assert "12,5" in told
    busy = screen(replace(quiet, oldest=now, halted=3600, spreading=2), voice).text
    assert "⏸" in busy
    assert "15:00" in busy
    assert len(busy.splitlines()) == len(told.splitlines()) + 3
