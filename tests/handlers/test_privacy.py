"""A person sees all that is kept, and leaves without a trace."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.actions import delete_me
from bot.actions.desk import Desk
from bot.formatter.taps import Erase
from bot.model import Chat
from bot.storage import chats
from tests.handlers.world import World, labels
from tests.storage.leftovers import holds

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
SOMEBODY = 6_417_517_936


def database(folder: Path) -> Path:
    return next(folder.glob("*.db"))


@pytest.mark.parametrize("code", ["kk", "ru", "en"])
async def test_a_person_sees_what_is_kept_and_leaves_without_a_trace(code: str, world: World, tmp_path: Path) -> None:
    person = world.person(code, SOMEBODY)
    await person.types("/follow су тасқыны")
    sent = await person.types("/mydata")
    told = json.loads(world.telegram.files.by_id[sent["document"]["file_id"]].content)
    assert [row["label"] for row in told["follow"]["rows"]] == ["су тасқыны"]
    assert told["chat"]["rows"][0]["id"] == SOMEBODY
    asked = await person.types("/delete_me")
    sure, keep = labels(asked)
    _, kept = await person.taps(asked, keep)
    assert not labels(kept)
    assert await person.follows() == ["су тасқыны"]
    asked = await person.types("/delete_me")
    file = database(tmp_path)
    assert holds(file, SOMEBODY)
    _, gone = await person.taps(asked, sure)
    assert not labels(gone)
    assert await person.chat() is None
    assert not holds(file, SOMEBODY)
    await person.types("/start")
    assert await person.follows() == []
    assert await person.chat() is not None


async def test_who_leaves_while_the_database_is_read_hears_the_truth(desk: Desk) -> None:
    chat, impatient = Chat(id=SOMEBODY), replace(desk, erasing=0.2)
    async with desk.db.write() as connection:
        await chats.ensure(connection, chat, NOW)
    async with desk.db.read() as connection:
        await chats.get(connection, SOMEBODY)
        told = await delete_me.by_tap(impatient, chat, Erase(sure=True), NOW)
        assert told.screen
        assert "бірден тазалай алмадым" in told.screen.text
        assert not await desk.db.traces.clean()
    assert await desk.db.traces.clean()
    told = await delete_me.by_tap(desk, chat, Erase(sure=True), NOW)
    assert told.screen
    assert "ештеңе сақталмады" in told.screen.text
