"""What is planned goes out once and at its time, whatever becomes of the zone and of the machine's clock."""

import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.formatter.texts import Texts
from bot.model import Channel, Chat, Content, Outcome, Post, Sent, Slot
from bot.pipeline.slots import Before, Planned, Terms, Ways, Written
from bot.rules.rights import Action
from bot.storage import channels, chats, slots
from bot.storage.database import Database

ALMATY = ZoneInfo("Asia/Almaty")
CHANNEL, EDITOR = -100, 7
HALF = timedelta(minutes=30)
CASES = tomllib.loads(Path("tests/cases/schedule/zone_change.toml").read_text("utf-8"))["case"]


def at(local: str) -> datetime:
    return datetime.fromisoformat(local).replace(tzinfo=ALMATY).astimezone(UTC)


class Machine:
    """A machine whose clock may be wrong, and what its bot posts."""

    def __init__(self, db: Database, texts: Texts) -> None:
        self.db, self.now = db, datetime(2024, 2, 1, tzinfo=UTC)
        self.posts: list[tuple[str, str]] = []
        self.meanwhile: Slot | None = None  # what an editor makes of the post while it waits for its turn
        ways = Ways(
            judge=self._judge, write=self._write, send=self._send, delete=_well, pin=_well, say=_said, present=_shown
        )
        self.planned = Planned(db, ways, texts, lambda: self.now, Terms(timedelta(hours=1), "Asia/Almaty"))

    async def live(self, since: datetime, until: datetime, steps: list[tuple[datetime, timedelta]]) -> None:
        """Look every half hour of true time, and at each moment at which the clock was set."""
        looks = {since + HALF * n for n in range((until - since) // HALF + 1)} | {moment for moment, _ in steps}
        for true in sorted(looks):
            offset = next((by for moment, by in reversed(steps) if moment <= true), timedelta())
            self.now = true + offset
            await self.planned.tick(self.now)
            await self.planned.stop(5)

    async def _judge(self, _who: tuple[int, int], _action: Action, _now: datetime) -> Channel:
        return Channel(id=CHANNEL, title="Дала")

    async def _write(self, slot: Slot, _now: datetime) -> Written:
        return Written(Post(text=slot.content.text))

    async def _send(self, _chat: int, post: Post, before: Before) -> Outcome:
        if changed := self.meanwhile:
            self.meanwhile = None
            async with self.db.write() as connection:
                (was,) = await slots.due(connection, self.now, 9)
                await slots.save(connection, replace(was, content=changed.content, silent=changed.silent), was)
        await before()
        self.posts.append((post.text, f"{self.now.astimezone(ALMATY):%m-%d %H:%M}"))
        return Sent(len(self.posts))


async def _well(_chat: int, message_id: int) -> Outcome:
    return Sent(message_id)


async def _said(_chat: int, _post: Post) -> Outcome:
    return Sent(1)


async def _shown(_draft: Slot, _now: datetime) -> None:
    """No albums here."""


@pytest.fixture(name="machine")
async def the_machine(db: Database, texts: Texts) -> Machine:
    async with db.write() as connection:
        await chats.ensure(connection, Chat(id=CHANNEL, kind="channel"), at("2024-02-01"))
        await channels.connect(connection, Channel(id=CHANNEL, title="Дала"), at("2024-02-01"))
    return Machine(db, texts)


async def run(db: Database, machine: Machine, cases: list[dict[str, Any]]) -> None:
    """Cases whose clock is set in the same way live side by side."""
    for number, case in enumerate(cases):
        repeat, first = case["plan"]
        content = Content(text=str(number))
        new = Slot(id=0, channel_id=CHANNEL, author_id=EDITOR, content=content, state="planned", due=at(first))
        async with db.write() as connection:
            await slots.add(connection, replace(new, repeat=repeat or None))
    steps = [(at(moment), timedelta(minutes=by)) for moment, by in cases[0].get("steps", [])]
    since = min(at(case["plan"][1]) for case in cases) - timedelta(hours=1)
    await machine.live(since, max(at(case["until"]) for case in cases), steps)
    for number, case in enumerate(cases):
        assert [when for text, when in machine.posts if text == str(number)] == case["posts"], case
    async with db.read() as connection:
        assert await slots.unasked(connection, 9) == []


def test_there_are_twelve_cases() -> None:
    assert len(CASES) == 12


async def test_a_change_of_the_zone_posts_nothing_wrong_or_twice(db: Database, machine: Machine) -> None:
    await run(db, machine, [case for case in CASES if "steps" not in case])


@pytest.mark.parametrize("case", [case for case in CASES if "steps" in case], ids=lambda case: case["steps"][0][0])
async def test_a_clock_that_is_set_posts_nothing_wrong_or_twice(
    db: Database, machine: Machine, case: dict[str, Any]
) -> None:
    await run(db, machine, [case])


async def test_what_is_changed_while_it_waits_for_its_turn_goes_out_as_it_is_now(
    db: Database, machine: Machine
) -> None:
    due = machine.now
    new = Slot(id=0, channel_id=CHANNEL, author_id=EDITOR, content=Content(text="Қате"), state="planned", due=due)
    async with db.write() as connection:
        planned = await slots.add(connection, new)
    machine.meanwhile = replace(planned, content=Content(text="Дұрыс"))
    await machine.live(due, due + HALF, [])
    assert [text for text, _ in machine.posts] == ["Дұрыс"]
