"""Killed in the middle of an album's posting and started again, the bot has it posted once, or holds it and asks."""

import asyncio
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.model import Channel, Chat, Content, Editor, Slot
from bot.storage import channels, chats, editors, slots
from bot.storage.database import Database
from tests.handlers.planning import PICTURE
from tests.handlers.world import Message, data
from tests.house.stage import READER, Stage, until

pytestmark = pytest.mark.xdist_group("killed")

FIRST, SECOND, THIRD = CHANNELS = -1001000000061, -1001000000062, -1001000000063
PARTS = 4
HELD, NOW = "Жазба шықпай тұр", "Қазір шығару"


async def prepare(stage: Stage, migrated: Path) -> None:
    """An editor of three channels; the people and channels stand in both worlds."""
    shutil.copy(migrated, stage.folder / "habarshy.db")
    stage.telegram.place(READER).started = True
    now = datetime.now(UTC)
    db = await Database.open("sqlite:///habarshy.db", stage.folder)
    async with db.write() as connection:
        await chats.ensure(connection, Chat(id=READER, language="kk"), now)
        for number in CHANNELS:
            stage.telegram.add_channel(number, "Дала", [READER])
            await chats.ensure(connection, Chat(id=number, kind="channel"), now)
            await channels.connect(connection, Channel(id=number, title="Дала"), now)
            await editors.put(connection, Editor(channel_id=number, user_id=READER, role="owner", name="А"), now)
    await db.close()


async def plan(stage: Stage, channel: int) -> int:
    """An album of the editor's is due there."""
    place, group = stage.telegram.place(READER), str(-channel)
    photo = stage.telegram.files.add(PICTURE, name="a.jpg").photo()
    said = [
        stage.telegram.post(place, {"photo": photo, "media_group_id": group}, place.user)["message_id"]
        for _ in range(PARTS)
    ]
    content = Content(chat_id=READER, message_ids=tuple(said), kind="album")
    due = datetime.now(UTC)
    new = Slot(id=0, channel_id=channel, author_id=READER, content=content, state="planned", due=due)
    db = await Database.open("sqlite:///habarshy.db", stage.folder)
    async with db.write() as connection:
        planned = await slots.add(connection, new)
    await db.close()
    return planned.id


async def state(stage: Stage, number: int) -> str:
    db = await Database.open("sqlite:///habarshy.db", stage.folder)
    async with db.read() as connection:
        slot = await slots.get(connection, number)
    await db.close()
    assert slot
    return slot.state


def standing(stage: Stage) -> list[int]:
    return [len(stage.telegram.messages(channel)) for channel in CHANNELS]


def asked(stage: Stage) -> dict[str, Message]:
    """Of which posts the editor was asked; a crash may have let the bot ask once more."""
    held = [one for one in stage.telegram.messages(READER) if HELD in one.get("text", "")]
    return {data(one, NOW): one for one in held}


def copies(stage: Stage) -> int:
    return sum(method == "copyMessages" for method, _ in stage.telegram.requests)


@pytest.mark.timeout(110)
async def test_sigkill_round_an_albums_posting_leaves_it_posted_once_or_held(stage: Stage, migrated: Path) -> None:
    await prepare(stage, migrated)
    telegram, over = stage.telegram, asyncio.Event()
    await plan(stage, FIRST)
    second = await plan(stage, SECOND)
    telegram.faults.add("copyMessages", "hold", times=None, until=over)
    telegram.faults.add("copyMessages", "refuse", chat_id=SECOND)  # it never comes to pass; the first one does
    process = await stage.process()
    await until(lambda: copies(stage) == 2, seconds=60)
    process.kill()
    await process.wait()
    over.set()
    await until(lambda: standing(stage) == [PARTS, 0, 0])
    telegram.faults.clear()

    third = await plan(stage, THIRD)
    process = await stage.process()
    await until(lambda: len(asked(stage)) == 2, seconds=60)
    await until(lambda: bool(telegram.messages(THIRD)), seconds=40)
    process.kill()  # its answer is on the way, or being written down
    await process.wait()

    process = await stage.process()
    try:
        payload, question = next((one, asked(stage)[one]) for one in asked(stage) if one.endswith(str(second)))
        await telegram.press(READER, READER, question["message_id"], payload)
        await until(lambda: standing(stage)[1] > 0, seconds=40)
        outcome = await state(stage, third)
        assert outcome in ("posted", "held")
        await until(lambda: outcome == "posted" or any(one.endswith(str(third)) for one in asked(stage)))
    finally:
        process.terminate()
        assert await asyncio.wait_for(process.wait(), 8) == 0
    assert standing(stage) == [PARTS] * 3
    assert copies(stage) == 4
