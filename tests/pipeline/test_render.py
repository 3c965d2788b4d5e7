"""Rendering: a picture for those who want it, by Telegram's own name where it has one."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import update

from bot import config
from bot.model import Chat, Delivery, Parcel, Picture, Story
from bot.pipeline.render import Renderer
from bot.storage import chats, pictures, stories
from bot.storage.database import Database
from bot.storage.tables import chat
from tests.texts import texts

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
PICTURE = "https://example.kz/7.png"
PLAIN, PICTURED = (Parcel((Delivery(story_id=7, chat_id=number, token=1, attempt=1),)) for number in (1, 2))


@pytest.fixture
async def render(db: Database, tmp_path: Path) -> Renderer:
    """One reader wants no pictures, another does; a story with one has been told."""
    told = Story(
        id=7,
        source="Толқын",
        title="Су тасқыны",
        summary=("Су көтерілді.",),
        text="Су көтерілді.",
        link="https://example.kz/7",
        published=NOW,
        language="kk",
        picture=PICTURE,
    )
    async with db.write() as conn:
        await stories.add(conn, told, NOW)
        for reader in (1, 2):
            await chats.ensure(conn, Chat(id=reader), NOW)
        await conn.execute(update(chat).where(chat.c.id == 2).values(pictures=True))
    source = {"name": "Толқын", "url": "https://example.kz/rss"}
    data = {"telegram": {"token": "7:render"}, "sources": [source]}
    return Renderer(db, config.parse(data, tmp_path / "config.toml", {}), texts())


async def test_who_wants_pictures_gets_one_and_nobody_else_does(render: Renderer) -> None:
    posts = await render([PLAIN, PICTURED], NOW)
    assert [posts[one].picture for one in (PLAIN, PICTURED)] == [None, PICTURE]


@pytest.mark.parametrize("file_id", ["AgAC", None])
async def test_a_picture_that_was_tried_goes_by_its_file_id_or_not_at_all(
    render: Renderer, db: Database, file_id: str | None
) -> None:
    async with db.write() as conn:
        await pictures.save(conn, Picture(PICTURE, file_id), NOW)
    assert (await render([PICTURED], NOW))[PICTURED].picture == file_id
