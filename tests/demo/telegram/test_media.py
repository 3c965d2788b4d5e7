"""Pictures, albums, files and polls in the local Telegram, sent by real python-telegram-bot."""

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram import Bot, InputMediaDocument, InputMediaPhoto
from telegram.error import BadRequest

from bot.demo.telegram import Telegram
from tests.demo.telegram.stage import CHANNEL, EDITOR, PNG, READER


async def test_a_picture_is_uploaded_once_then_sent_by_its_id(telegram: Telegram, bot: Bot) -> None:
    sent = await bot.send_photo(READER, PNG, caption="<b>Тасқын</b>", parse_mode="HTML")
    (size,) = sent.photo
    assert (size.width, size.height, size.file_size, sent.caption) == (2, 1, len(PNG), "Тасқын")
    again = await bot.send_photo(CHANNEL, size.file_id)
    assert again.photo[0].file_unique_id == size.file_unique_id
    file = await bot.get_file(size.file_id)
    assert await file.download_as_bytearray() == PNG
    assert len(telegram.files.by_id) == 1


async def test_telegram_fetches_a_picture_by_its_address(telegram: Telegram, bot: Bot) -> None:
    app = web.Application()

    async def picture(_: web.Request) -> web.Response:
        return web.Response(body=PNG, content_type="image/png")

    async def page(_: web.Request) -> web.Response:
        return web.Response(text="сурет емес")

    app.router.add_get("/a.png", picture)
    app.router.add_get("/b.png", page)
    async with TestServer(app) as site:
        sent = await bot.send_photo(READER, str(site.make_url("/a.png")))
        assert sent.photo[0].width == 2
        with pytest.raises(BadRequest, match="Wrong type of the web page content"):
            await bot.send_photo(READER, str(site.make_url("/b.png")))
        with pytest.raises(BadRequest, match="Failed to get http url content"):
            await bot.send_photo(READER, str(site.make_url("/none.png")))
    assert [address.rpartition("/")[2] for address in telegram.files.fetched] == ["a.png", "b.png", "none.png"]


async def test_bytes_that_are_no_picture_are_refused(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(READER, b"text")
    with pytest.raises(BadRequest, match="Wrong file identifier/http url specified"):
        await bot.send_photo(READER, "AgACnone")


async def test_an_album(telegram: Telegram, bot: Bot) -> None:
    sent = await bot.send_media_group(CHANNEL, [InputMediaPhoto(PNG, caption="бір"), InputMediaPhoto(PNG)])
    assert len({message.media_group_id for message in sent}) == 1
    assert [message.caption for message in sent] == ["бір", None]
    with pytest.raises(BadRequest, match="can't be mixed"):
        await bot.send_media_group(CHANNEL, [InputMediaPhoto(PNG), InputMediaDocument(PNG, filename="a.png")])
    with pytest.raises(BadRequest, match="Too many messages to send as an album"):
        await bot.send_media_group(CHANNEL, [InputMediaPhoto(sent[0].photo[0].file_id)] * 11)
    assert len(telegram.messages(CHANNEL)) == 2


async def test_captions_and_pictures_can_be_changed(telegram: Telegram, bot: Bot) -> None:
    sent = await bot.send_photo(READER, PNG, caption="бір")
    await bot.edit_message_caption(READER, sent.message_id, caption="екі")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_caption(READER, sent.message_id, caption="екі")
    edited = await bot.edit_message_media(InputMediaPhoto(PNG, caption="үш"), READER, sent.message_id)
    assert not isinstance(edited, bool)
    assert edited.caption == "үш"
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("төрт", READER, sent.message_id)
    (message,) = telegram.messages(READER)
    assert (message["caption"], message["photo"][0]["file_id"]) == ("үш", edited.photo[0].file_id)


async def test_files_films_and_polls(bot: Bot) -> None:
    document = await bot.send_document(READER, b'{"a": 1}', filename="mydata.json", caption="Деректер")
    assert document.document is not None
    assert (document.document.file_name, document.document.mime_type) == ("mydata.json", "application/json")
    film = await bot.send_video(READER, b"film")
    assert film.video is not None
    poll = await bot.send_poll(READER, "Қай тіл?", ["қазақша", "орысша"])
    assert poll.poll is not None
    assert [option.text for option in poll.poll.options] == ["қазақша", "орысша"]
    assert (await bot.stop_poll(READER, poll.message_id)).is_closed


async def test_what_an_editor_sends_can_be_copied_to_the_channel(telegram: Telegram, bot: Bot) -> None:
    album = await telegram.send_album(EDITOR, [PNG, PNG], "Көпір #Ақтөбе")
    text = await telegram.say(EDITOR, "Мәтін")
    updates = await bot.get_updates()
    assert [u.message and u.message.media_group_id for u in updates] == [*[album[0]["media_group_id"]] * 2, None]
    copied = await bot.copy_messages(CHANNEL, EDITOR, [message["message_id"] for message in album])
    assert len(copied) == 2
    posts = telegram.messages(CHANNEL)
    assert posts[0]["caption_entities"][0]["type"] == "hashtag"
    assert posts[0]["media_group_id"] == posts[1]["media_group_id"] != album[0]["media_group_id"]
    await bot.copy_message(CHANNEL, EDITOR, album[0]["message_id"], caption="Басқа")
    assert telegram.messages(CHANNEL)[-1]["caption"] == "Басқа"
    forwarded = await bot.forward_message(CHANNEL, EDITOR, text["message_id"])
    assert forwarded.forward_origin is not None
    assert forwarded.forward_origin.type == "user"
    with pytest.raises(BadRequest, match="Message to copy not found"):
        await bot.copy_message(CHANNEL, EDITOR, 999)


async def test_a_person_forwards_a_post_and_sends_a_file(telegram: Telegram, bot: Bot) -> None:
    post = await bot.send_message(CHANNEL, "Жаңалық")
    await telegram.forward(READER, CHANNEL, post.message_id)
    await telegram.send_document(EDITOR, "follows.csv", b"chat_id,tag\n")
    forwarded, file = await bot.get_updates()
    assert forwarded.message is not None
    assert forwarded.message.forward_origin is not None
    assert forwarded.message.forward_origin.type == "channel"
    assert file.message is not None
    assert file.message.document is not None
    assert await (await file.message.document.get_file()).download_as_bytearray() == b"chat_id,tag\n"
