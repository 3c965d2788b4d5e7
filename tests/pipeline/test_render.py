"""Rendering: a picture for those who want it, by Telegram's own name where it has one."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import update

from bot import config
from bot.model import Chat, Delivery, Parcel, Picture, Story, Tag
from bot.pipeline.render import Renderer
from bot.storage import chats, follows, pictures, stories
from bot.storage.database import Database
from bot.storage.tables import chat
from tests.texts import texts

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
PICTURE = "https://example.kz/7.png"
PLAIN, PICTURED = (Parcel((Delivery(story_id=7, chat_id=number, token=1, attempt=1),)) for number in (1, 2))

TOLD = Story(
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


@pytest.fixture
async def render(db: Database, tmp_path: Path) -> Renderer:
    """One reader wants no pictures, another does; a story with one has been told."""
    async with db.write() as conn:
        await stories.add(conn, TOLD, NOW)
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


async def test_what_a_forum_group_follows_in_a_thread_goes_there(render: Renderer, db: Database) -> None:
    flood, river, bound, loose = Tag("су тасқын", "су тасқыны"), Tag("өзен", "өзен"), -1001, -1002
    async with db.write() as conn:
        await stories.add_tags(conn, 7, [river], [flood])
        await stories.add(conn, replace(TOLD, id=8, tags=(river,)), NOW)
        for group in (bound, loose):
            await chats.ensure(conn, Chat(id=group, kind="group"), NOW)
            await follows.add(conn, group, flood, NOW)
        await follows.bind(conn, bound, flood.key, 5)
    of = {
        (number, group): Delivery(story_id=number, chat_id=group, token=1, attempt=1)
        for number, group in ((7, bound), (8, bound), (7, loose))
    }
    alone = {case: Parcel((one,)) for case, one in of.items()}
    mixed = Parcel((of[7, bound], of[8, bound]))
    posts = await render([*alone.values(), mixed], NOW)
    assert {case: posts[parcel].thread for case, parcel in alone.items()} == {
        (7, bound): 5,
        (8, bound): None,
        (7, loose): None,
    }
    assert posts[mixed].thread is None
