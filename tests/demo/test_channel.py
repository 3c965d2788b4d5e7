"""The demo's channel has routes, times of a queue, and something on every day of the coming week."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.config import Config, parse, starting_topics
from bot.demo.channel import QUEUE_TIMES, ROUTES, ZONE, furnish
from bot.demo.run import CHANNEL, EDITOR, OPERATOR, PEOPLE, THEIRS, TOKEN
from bot.rules import repeats
from bot.storage import channels, editors, routes, slots
from bot.storage.database import Database

NOW = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)  # half past ten in the evening there


async def test_the_channel_is_set_up_before_the_bot_starts(tmp_path: Path) -> None:
    config = settings(tmp_path)
    await furnish(config, THEIRS, PEOPLE, NOW)
    db = await Database.open(config.database.url, config.folder)
    async with db.read() as connection:
        channel = await channels.get(connection, CHANNEL)
        staff = {one.user_id: one.role for one in await editors.of(connection, CHANNEL)}
        sent = {route.label: route.mode for route in await routes.of(connection, CHANNEL)}
        times = await slots.times(connection, CHANNEL)
        plan = await slots.between(connection, CHANNEL, NOW, NOW + timedelta(days=8))
    await db.close()
    assert channel == THEIRS
    assert staff == {EDITOR: "owner", OPERATOR: "editor"}
    assert sent == {topic: mode for mode, topics in ROUTES.items() for topic in topics}
    assert len(times) == 7 * len(QUEUE_TIMES)
    days = {slot.due.astimezone(ZONE).date() for slot in plan if slot.due and not slot.repeat}
    assert days == {(NOW + timedelta(days=ahead)).astimezone(ZONE).date() for ahead in range(1, 7)}
    assert all(slot.due and repeats.following(slot.repeat, slot.due, NOW, ZONE) for slot in plan if slot.repeat)


def settings(folder: Path) -> Config:
    config = parse({"telegram": {"token": TOKEN}, "sources": []}, folder / "config.toml", {})
    return config.model_copy(update={"topics": starting_topics()})
