"""Planned posts in the running bot: after half an hour of standstill, and killed round an album's posting.

`python -m benchmarks.schedule [standstill crashes]`: the bot and the local Telegram, which keeps to Telegram's limits,
run in processes of their own.
"""

import argparse
import asyncio
import random
import struct
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

from benchmarks.apart import apart
from benchmarks.house import URL, House
from bot import loop
from bot.demo.telegram import Limits, Telegram, application
from bot.demo.telegram.parameters import Upload
from bot.model import Channel, Chat, Content, Editor, Slot
from bot.storage import channels, chats, editors, slots
from bot.storage.database import Database
from bot.storage.migrate import upgrade

TOKEN = "7:schedule"
EDITOR = 11
CHANNELS = [-1_001_000_000_000 - number for number in range(20)]
ALBUMS, PARTS = 20, 5
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 640, 360)
DICE = random.Random(7)


# ---------------------------------------------------------------- the world


def _telegram() -> web.Application:
    """An editor who has sent albums to the bot, and the channels that both run."""
    telegram = Telegram(TOKEN, limits=Limits())
    editor = telegram.add_user(EDITOR, "Айгүл", "kk", started=True)
    photo = telegram.files.photo(Upload("photo.jpg", PICTURE, "image/jpeg")).photo()
    for album in range(ALBUMS):
        for _ in range(PARTS):
            content = {"photo": photo, "media_group_id": str(album), "caption": f"Альбом {album}"}
            telegram.post(telegram.place(EDITOR), content, editor)
    for channel in CHANNELS:
        telegram.add_channel(channel, f"Дала {channel}", [EDITOR])
    return application(telegram)


def _album(number: int) -> Content:
    ids = tuple(range(number * PARTS + 1, (number + 1) * PARTS + 1))
    return Content(chat_id=EDITOR, message_ids=ids, text=f"Альбом {number}", kind="album")


def _text(number: int) -> Content:
    return Content(text=f"Жазба {number}", html=f"<b>Жазба {number}</b>")


class World(House):
    """Planned posts, as they are seen from Telegram and from the rows."""

    async def standing(self) -> int:
        """How many messages the channels have."""
        there = (await self.sees("state"))["chats"]
        return sum(int(there[str(channel)]["messages"]) for channel in CHANNELS)

    async def copied(self) -> int:
        """How many albums the bot has asked Telegram to copy."""
        return sum(name == "copyMessages" for name, _ in await self.sees("requests"))

    async def plan(self, contents: Sequence[tuple[int, Content, datetime]]) -> None:
        """Planned posts: for which channel, what, when."""
        db = await Database.open(URL, self.folder)
        async with db.write() as connection:
            for channel, content, due in contents:
                planned = Slot(id=0, channel_id=channel, author_id=EDITOR, content=content, state="planned", due=due)
                await slots.add(connection, planned)
        await db.close()

    def planned(self) -> list[tuple[str, str, Any]]:
        """Of every planned post: its state, how it begins, and when its editor was asked."""
        return self.rows("SELECT state, content ->> 'text', asked FROM slot ORDER BY id")


@asynccontextmanager
async def world() -> AsyncIterator[World]:
    with tempfile.TemporaryDirectory() as name, apart(_telegram) as port:
        folder, root = Path(name), f"http://127.0.0.1:{port}"
        (folder / "config.toml").write_text(
            f'[telegram]\ntoken = "{TOKEN}"\nbase_url = "{root}"\n[rates]\nurl = "{root}/nowhere"\n'
            '[fetch]\nallow_private = ["127.0.0.1"]\n',
            "utf-8",
        )
        await _connect(folder, datetime.now(UTC))
        async with aiohttp.ClientSession() as session:
            yield World(root, folder, session)


async def _connect(folder: Path, now: datetime) -> None:
    await upgrade(URL, folder)
    db = await Database.open(URL, folder)
    async with db.write() as connection:
        await chats.ensure(connection, Chat(id=EDITOR), now)
        for channel in CHANNELS:
            await chats.ensure(connection, Chat(id=channel, kind="channel"), now)
            await channels.connect(connection, Channel(id=channel, title=f"Дала {channel}"), now)
            editor = Editor(channel_id=channel, user_id=EDITOR, role="owner", name="Айгүл")
            await editors.put(connection, editor, now)
    await db.close()


# ---------------------------------------------------------------- what is measured


async def standstill() -> None:
    """The bot was down for half an hour, in which these fell due; all in one channel, spread, and as albums."""
    await _stood_still("20 posts of one channel", [(CHANNELS[0], _text(n)) for n in range(20)], 1)
    await _stood_still("20 posts of 20 channels", [(CHANNELS[n], _text(n)) for n in range(20)], 1)
    await _stood_still("4 albums of 5 of one channel", [(CHANNELS[0], _album(n)) for n in range(4)], PARTS)


async def _stood_still(what: str, contents: Sequence[tuple[int, Content]], each: int) -> None:
    now = datetime.now(UTC)
    async with world() as here:
        missed = [now - timedelta(minutes=30) * (number / len(contents)) for number in range(len(contents))]
        await here.plan([(*one, due) for one, due in zip(contents, missed, strict=True)])
        begun = time.perf_counter()
        bot = await here.start()
        first = last = 0.0
        while (count := await here.standing()) < each * len(contents) and last < 180:
            await asyncio.sleep(0.1)
            last = time.perf_counter() - begun
            first = first or (last if count else 0.0)
        floods = (await here.sees("state"))["floods"]
        bot.terminate()
        await bot.wait()
    print(f"  {what}: first after {first:.1f} s, all after {last:.1f} s (ceiling 60), {floods} times 429", flush=True)


async def crashes() -> None:
    """Killed at a moment round the posting of each album, with a tenth of a second to every answer."""
    async with world() as here:
        await here.play("latency", seconds=0.1)
        for number in range(ALBUMS):
            await here.plan([(CHANNELS[number], _album(number), datetime.now(UTC))])
            before = await here.copied()
            bot = await here.start()
            while await here.copied() == before:  # noqa: ASYNC110 - Telegram tells only who asks
                await asyncio.sleep(0.01)
            await asyncio.sleep(DICE.random() * 0.25)
            bot.kill()
            await bot.wait()
        bot = await here.start()
        while any(state in ("planned", "posting") for state, *_ in here.planned()):  # noqa: ASYNC110
            await asyncio.sleep(0.1)
        while any(state == "held" and not asked for state, _, asked in here.planned()):  # noqa: ASYNC110
            await asyncio.sleep(0.1)
        await asyncio.sleep(5)
        bot.terminate()
        await bot.wait()
        rows = here.planned()
        parts = [len(await here.sees(f"messages/{channel}")) for channel in CHANNELS]
    states = Counter(state for state, *_ in rows)
    print(f"  {ALBUMS} kills: {states['posted']} posted, {states['held']} held and their editor asked")
    print(f"  {sum(count > PARTS for count in parts):8} albums stand there twice (ceiling 0)")
    print(f"  {sum(0 < count < PARTS for count in parts):8} stand there in part (ceiling 0)")
    lost = sum(state == "posted" and not count for (state, *_), count in zip(rows, parts, strict=True))
    print(f"  {lost:8} are called posted and do not stand there (ceiling 0)", flush=True)


PARTS_OF_IT: dict[str, Callable[[], Awaitable[None]]] = {"standstill": standstill, "crashes": crashes}


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.schedule")
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS_OF_IT)}")
    for name in parser.parse_args(arguments or []).parts or PARTS_OF_IT:
        print(name)
        loop.run(PARTS_OF_IT[name]())  # type: ignore[arg-type] # each is a coroutine function


if __name__ == "__main__":
    main(sys.argv[1:])
