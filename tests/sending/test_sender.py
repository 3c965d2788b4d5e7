"""The sender and a real (local) Telegram: pictures that come once, pictures that fail, what is paid for."""

import asyncio
import struct
from collections.abc import AsyncIterator
from typing import Literal

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram.ext import ExtBot

from bot.demo.telegram import Telegram, application
from bot.model import Button, Drawn, Picture, Post, Refused, Sent
from bot.sending.pacing import Lane, Pacing, Ticket
from bot.sending.sender import Sender
from bot.sending.transport import AiohttpRequest

TOKEN = "7:sender"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 640, 360)
READERS = range(11, 31)


class Stage:
    """A Telegram, a site with one picture, and a sender between them."""

    def __init__(self) -> None:
        self.telegram = Telegram(TOKEN)
        for user in READERS:
            self.telegram.add_user(user, f"Оқырман {user}", started=True)
        self.root = ""

    def sender(self, bot: ExtBot[Ticket], *, paid: bool = False) -> Sender:
        return Sender(bot, paid=paid)

    def sent(self, method: str) -> list[dict[str, object]]:
        return [values for name, values in self.telegram.requests if name == method]


@pytest.fixture
async def stage() -> AsyncIterator[tuple[Stage, ExtBot[Ticket]]]:
    world = Stage()
    served = application(world.telegram)

    async def picture(_: web.Request) -> web.Response:
        return web.Response(body=PNG, content_type="image/png")

    served.router.add_get("/news.png", picture)
    server = TestServer(served)
    await server.start_server()
    world.root = str(server.make_url("/")).rstrip("/")
    request = AiohttpRequest(4, bulk=64)
    bot = ExtBot(TOKEN, base_url=f"{world.root}/bot", request=request, rate_limiter=Pacing(1000, 1000))
    await bot.initialize()
    yield world, bot
    await bot.shutdown()
    await server.close()


async def test_a_picture_is_fetched_once_for_everybody(stage: tuple[Stage, ExtBot[Ticket]]) -> None:
    world, bot = stage
    sender = world.sender(bot, paid=True)
    post = Post(text="<b>Су</b>", picture=f"{world.root}/news.png")
    outcomes = await asyncio.gather(*(sender.send(user, post, lane=Lane.BULK) for user in READERS))
    learned = [one.picture for one in outcomes if isinstance(one, Sent) and one.picture]
    assert len(world.telegram.files.fetched) == 1
    assert all(world.telegram.messages(user)[-1].get("photo") for user in READERS)
    assert [(one.address, one.file_id) for one in learned] == [(post.picture, next(iter(world.telegram.files.by_id)))]


async def test_a_picture_that_fails_costs_the_post_nothing_else_and_is_not_tried_again(
    stage: tuple[Stage, ExtBot[Ticket]],
) -> None:
    world, bot = stage
    sender = world.sender(bot, paid=True)
    begun: list[int] = []

    async def begin() -> None:
        begun.append(1)

    post = Post(text="<b>Су</b>", picture=f"{world.root}/gone.png")
    outcomes = await asyncio.gather(*(sender.send(user, post, lane=Lane.BULK, before=begin) for user in READERS))
    learned = [one.picture for one in outcomes if isinstance(one, Sent) and one.picture]
    assert learned == [Picture(f"{world.root}/gone.png", None)]
    assert all(world.telegram.messages(user)[-1]["text"] == "Су" for user in READERS)
    assert len(world.sent("sendPhoto")) == 1
    assert len(begun) == len(READERS)  # once a delivery, though one was sent twice


async def test_a_server_in_trouble_says_nothing_against_the_picture(stage: tuple[Stage, ExtBot[Ticket]]) -> None:
    world, bot = stage
    sender = world.sender(bot)
    world.telegram.faults.add("sendPhoto", "500")
    post = Post(text="Су", picture=f"{world.root}/news.png")
    first = await sender.send(11, post, lane=Lane.BULK)
    second = await sender.send(12, post, lane=Lane.BULK)
    assert not isinstance(first, Sent)
    assert isinstance(second, Sent)
    assert second.picture
    assert second.picture.file_id


async def test_a_chat_that_allows_no_pictures_gets_the_text_and_the_others_their_picture(
    stage: tuple[Stage, ExtBot[Ticket]],
) -> None:
    world, bot = stage
    sender = world.sender(bot)
    world.telegram.faults.add("sendPhoto", "refuse", text="Bad Request: not enough rights to send photos to the chat")
    post = Post(text="Су", picture=f"{world.root}/news.png")
    first = await sender.send(11, post, lane=Lane.BULK)
    second = await sender.send(12, post, lane=Lane.BULK)
    assert first == Sent(world.telegram.messages(11)[-1]["message_id"])
    assert isinstance(second, Sent)
    assert world.telegram.messages(12)[-1].get("photo")


async def test_plain_text_is_taken_as_it_stands(stage: tuple[Stage, ExtBot[Ticket]]) -> None:
    world, bot = stage
    sender = world.sender(bot)
    refused = await sender.send(11, Post(text="1 < 2 <b>"))
    said = await sender.send(11, Post(text="1 < 2 <b>", html=False))
    assert isinstance(refused, Refused)
    assert refused.everybody
    assert isinstance(said, Sent)
    assert world.telegram.messages(11)[-1]["text"] == "1 < 2 <b>"


@pytest.mark.parametrize("paid", [False, True])
async def test_bulk_is_paid_for_only_when_asked_and_replies_never(
    stage: tuple[Stage, ExtBot[Ticket]], paid: bool
) -> None:
    world, bot = stage
    sender = world.sender(bot, paid=paid)
    await sender.send(11, Post(text="Су"), lane=Lane.BULK)
    await sender.send(12, Post(text="Су"))
    assert [bool(values.get("allow_paid_broadcast")) for values in world.sent("sendMessage")] == [paid, False]


async def test_an_edit_finds_out_whether_the_message_has_a_picture(stage: tuple[Stage, ExtBot[Ticket]]) -> None:
    world, bot = stage
    sender = world.sender(bot)
    picture = f"{world.root}/news.png"
    for sent, now in ((None, picture), (picture, None), (picture, picture), (None, None)):
        first = await sender.send(READERS[0], Post(text="бұрын", picture=sent))
        assert isinstance(first, Sent)
        assert isinstance(await sender.edit(READERS[0], first.message_id, Post(text="енді", picture=now)), Sent)
    shown = [m.get("text") or m.get("caption") for m in world.telegram.messages(READERS[0]) if m["from"]["is_bot"]]
    assert shown == ["енді"] * 4


async def test_a_button_may_have_the_person_share(stage: tuple[Stage, ExtBot[Ticket]]) -> None:
    world, bot = stage
    buttons = ((Button("Оқу", url="https://x.kz/1"), Button("Бөлісу", inline="#z1")), (Button("Неге?", data="1:y"),))
    await world.sender(bot).send(11, Post(text="Су", buttons=buttons))
    assert world.telegram.messages(11)[-1]["reply_markup"]["inline_keyboard"] == [
        [{"text": "Оқу", "url": "https://x.kz/1"}, {"text": "Бөлісу", "switch_inline_query": "#z1"}],
        [{"text": "Неге?", "callback_data": "1:y"}],
    ]


async def test_a_drawn_picture_is_uploaded_once_for_everybody(stage: tuple[Stage, ExtBot[Ticket]]) -> None:
    world, bot = stage
    sender = world.sender(bot)
    post = Post(text="<b>Доллар</b>", drawn=Drawn("chart:USD:7", PNG))
    outcomes = await asyncio.gather(*(sender.send(user, post) for user in READERS))
    learned = {one.picture for one in outcomes if isinstance(one, Sent) and one.picture}
    file_id = next(iter(world.telegram.files.by_id))
    assert learned == {Picture("chart:USD:7", file_id)}
    assert [len(values) for values in (world.sent("sendPhoto"), world.telegram.files.by_id)] == [len(READERS), 1]
    later = await sender.send(11, Post(text="Доллар", picture=file_id, drawn=Drawn("chart:USD:7", None)))
    assert isinstance(later, Sent)
    assert later.picture is None
    assert len(world.telegram.files.by_id) == 1


async def test_different_pictures_go_up_side_by_side_and_whole(stage: tuple[Stage, ExtBot[Ticket]]) -> None:
    world, bot = stage
    sender = world.sender(bot)
    bytes_of = {user: PNG + bytes([user]) * 200_000 for user in READERS}
    posts = {user: Post(text="Доллар", drawn=Drawn(f"{user}", bytes_of[user])) for user in READERS}
    await asyncio.gather(*(sender.send(user, post) for user, post in posts.items()))
    for user in READERS:
        file_id = world.telegram.messages(user)[-1]["photo"][-1]["file_id"]
        assert world.telegram.files.by_id[file_id].content == bytes_of[user]


@pytest.mark.parametrize("fault", ["500", "429", "drop"])
async def test_an_upload_that_fails_is_tried_again_by_the_next(
    stage: tuple[Stage, ExtBot[Ticket]], fault: Literal["500", "429", "drop"]
) -> None:
    world, bot = stage
    sender = world.sender(bot)
    world.telegram.faults.add("sendPhoto", fault, retry_after=0)
    post = Post(text="Доллар", drawn=Drawn("chart", PNG))
    assert not isinstance(await sender.send(11, post), Sent)
    second = await sender.send(11, post)
    assert isinstance(second, Sent)
    assert second.picture
    assert second.picture.file_id


async def test_a_name_that_telegram_has_forgotten_costs_nothing_but_the_picture(
    stage: tuple[Stage, ExtBot[Ticket]],
) -> None:
    world, bot = stage
    post = Post(text="Доллар", picture="of-another-bot", drawn=Drawn("chart", None))
    said = await world.sender(bot).send(11, post)
    assert isinstance(said, Sent)
    assert said.picture == Picture("chart", None)
    assert world.telegram.messages(11)[-1]["text"] == "Доллар"


async def test_a_screen_goes_from_text_to_picture_to_another_picture_in_place_and_back_to_text_below(
    stage: tuple[Stage, ExtBot[Ticket]],
) -> None:
    world, bot = stage
    sender = world.sender(bot)
    said = await sender.send(11, Post(text="Бағам"))
    assert isinstance(said, Sent)
    for key in ("week", "month", "month"):
        post = Post(text=key, drawn=Drawn(key, PNG + key.encode()))
        assert isinstance(await sender.show(11, said.message_id, post), Sent)
        shown = world.telegram.place(11).messages[said.message_id]
        assert shown["caption"] == key
        assert world.telegram.files.by_id[shown["photo"][-1]["file_id"]].content == PNG + key.encode()
    below = await sender.show(11, said.message_id, Post(text="Бағам"))
    assert isinstance(below, Sent)
    assert below.message_id > said.message_id
    assert [one["text"] for one in world.telegram.messages(11) if one["from"]["is_bot"]] == ["Бағам"]


async def test_where_a_text_cannot_become_a_picture_the_picture_takes_its_place_below(
    stage: tuple[Stage, ExtBot[Ticket]],
) -> None:
    world, bot = stage
    sender = world.sender(bot)
    said = await sender.send(11, Post(text="Бағам"))
    assert isinstance(said, Sent)
    refusal = "Bad Request: there is no media in the message to edit"  # of servers before Bot API 7.8
    world.telegram.faults.add("editMessageMedia", "refuse", text=refusal)
    assert isinstance(await sender.show(11, said.message_id, Post(text="Доллар", drawn=Drawn("chart", PNG))), Sent)
    assert [one.get("caption") for one in world.telegram.messages(11) if one["from"]["is_bot"]] == ["Доллар"]


@pytest.mark.parametrize("picture", [None, "/news.png"])
async def test_what_belongs_to_a_deleted_topic_of_a_forum_comes_to_the_general_one(
    picture: str | None, stage: tuple[Stage, ExtBot[Ticket]]
) -> None:
    world, bot = stage
    world.telegram.add_group(-1001, "Ауыл", admins=[11], forum=True)
    thread = world.telegram.add_topic(-1001, "Су")
    post = Post(text="Су тасқыны", picture=picture and f"{world.root}{picture}", thread=thread)
    assert isinstance(await world.sender(bot).send(-1001, post), Sent)
    assert world.telegram.messages(-1001)[-1]["message_thread_id"] == thread
    world.telegram.remove_topic(-1001, thread)
    assert isinstance(await world.sender(bot).send(-1001, post), Sent)
    (left,) = world.telegram.messages(-1001)
    assert "message_thread_id" not in left
    assert left.get("caption" if picture else "text") == "Су тасқыны"


async def test_without_inline_mode_there_is_nothing_to_share_by(stage: tuple[Stage, ExtBot[Ticket]]) -> None:
    world, bot = stage
    world.telegram.bot["supports_inline_queries"] = False
    await bot.get_me()
    buttons = ((Button("Оқу", url="https://x.kz/1"), Button("Бөлісу", inline="#z1")), (Button("Бөлісу", inline="#z1"),))
    await world.sender(bot).send(11, Post(text="Су", buttons=buttons))
    assert world.telegram.messages(11)[-1]["reply_markup"]["inline_keyboard"] == [
        [{"text": "Оқу", "url": "https://x.kz/1"}]
    ]


async def test_bad_buttons_cost_a_post_nothing_but_the_buttons(stage: tuple[Stage, ExtBot[Ticket]]) -> None:
    world, bot = stage
    begun: list[int] = []

    async def begin() -> None:
        begun.append(1)

    post = Post(text="<b>Су</b>", buttons=((Button("Оқу", data="қ" * 40),),))
    assert isinstance(await world.sender(bot).send(11, post, lane=Lane.BULK, before=begin), Sent)
    said = world.telegram.messages(11)[-1]
    assert (said["text"], said["entities"][0]["type"], said.get("reply_markup")) == ("Су", "bold", None)
    assert begun == [1]
