"""A story corrected and taken back in 500 chats at Telegram's pace, straight through and killed half-way.

`python -m benchmarks.living`: the bot and the local Telegram run in processes of their own.
"""

import asyncio
import time
from dataclasses import replace
from datetime import UTC, datetime

from benchmarks.broadcast import OPERATOR, WAITING, World, tell, world
from benchmarks.house import URL
from bot import loop
from bot.storage import amendments, stories, undertakings
from bot.storage.database import Database
from bot.storage.undertakings import Deed

CHATS, RATE = 500, 25
DEEDS: tuple[Deed, ...] = ("correct", "retract")
EDITS = ("editMessageText", "editMessageCaption", "deleteMessage")


async def _begin(here: World, story_id: int, deed: Deed) -> None:
    """What an operator's yes writes down; how far it is comes as a message of its own."""
    now = datetime.now(UTC)
    db = await Database.open(URL, here.folder)
    async with db.write() as connection:
        story = await stories.get(connection, story_id)
        if story and deed == "correct":
            await stories.correct(connection, replace(story, title="Су азайды", corrected=now, edited=True), now)
            await amendments.begin(connection, story_id, now, everywhere=True)
        elif deed == "retract":
            await undertakings.retract(connection, story_id, now)
        await undertakings.begin(connection, story_id, deed, CHATS, (OPERATOR, None), now)
    await db.close()


def _done(here: World) -> int | None:
    """How many posts are done; None: all, and everybody knows."""
    return next((int(done) for (done,) in here.rows("SELECT done FROM undertaking")), None)


async def _asked(here: World) -> list[tuple[str, int]]:
    """What was changed so far, and in which chat."""
    return [(name, values["chat_id"]) for name, values in await here.sees("requests") if name in EDITS]


async def _deed(here: World, story_id: int, deed: Deed, *, killed: bool) -> None:
    before = len(await _asked(here))
    await _begin(here, story_id, deed)
    begun = time.perf_counter()
    bot = await here.start()
    while killed and (_done(here) or 0) < CHATS // 2:  # noqa: ASYNC110
        await asyncio.sleep(0.1)
    if killed:
        bot.kill()
        await bot.wait()
        bot = await here.start()
    while _done(here) is not None:  # noqa: ASYNC110 - the row has no event
        await asyncio.sleep(0.1)
    took = time.perf_counter() - begun
    bot.terminate()
    await bot.wait()
    asked = (await _asked(here))[before:]
    mine = [chat for _, chat in asked if chat != OPERATOR]
    how, twice = "killed half-way" if killed else "straight through", len(mine) - len(set(mine))
    print(
        f"  {deed:8} {how}: {took:5.1f} s with the start of the bot; {len(set(mine))} of {CHATS} chats, {twice} asked"
    )
    print(f"  {'':8} for twice; its message shows how far it is {len(asked) - len(mine) + 1} times", flush=True)


async def _play() -> None:
    async with world(CHATS, RATE) as here:
        for story_id, killed in ((7, False), (8, True)):
            if killed:
                db = await Database.open(URL, here.folder)
                await tell(db, story_id, datetime.now(UTC))
                await db.close()
            bot = await here.start()
            while here.count(WAITING):  # noqa: ASYNC110 - the rows have no event
                await asyncio.sleep(0.5)
            bot.terminate()
            await bot.wait()
            for deed in DEEDS:
                await _deed(here, story_id, deed, killed=killed)


def main() -> None:
    loop.run(_play())


if __name__ == "__main__":
    main()
