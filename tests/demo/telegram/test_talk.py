"""The local Telegram through real python-telegram-bot: what every other part of the demo stands on."""

import asyncio

import pytest
from aiohttp import web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter, TimedOut
from yarl import URL

from bot.demo.telegram import Limits, Telegram, routes
from tests.demo.telegram.stage import CHANNEL, READER, STRANGER, TOKEN, bot_of


async def test_the_bot_knows_itself(bot: Bot) -> None:
    assert (bot.username, bot.id) == ("habarshy_demo_bot", 42)


async def test_what_a_person_says_reaches_the_bot_and_its_answer_the_person(telegram: Telegram, bot: Bot) -> None:
    waiting = asyncio.create_task(bot.get_updates(timeout=5))
    await asyncio.sleep(0)
    await telegram.say(READER, "/start t_5")
    (update,) = await waiting
    assert update.message is not None
    assert update.message.text == "/start t_5"
    assert update.message.entities[0].type == "bot_command"
    sent = await bot.send_message(READER, "<b>Сәлем</b>, #су_тасқыны", parse_mode="HTML")
    assert [(e.type, e.offset, e.length) for e in sent.entities] == [("bold", 0, 5), ("hashtag", 7, 11)]
    assert (await telegram.wait_for(READER))["text"] == "Сәлем, #су_тасқыны"
    assert await bot.get_updates(offset=update.update_id + 1) == ()


async def test_a_pressed_button_is_answered_and_the_message_changes(telegram: Telegram, bot: Bot) -> None:
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("Жазылу", callback_data="follow:5")]])
    sent = await bot.send_message(READER, "Тақырып", reply_markup=keys)
    query_id = await telegram.press(READER, READER, sent.message_id, "follow:5")
    (update,) = await bot.get_updates()
    query = update.callback_query
    assert query is not None
    assert (query.id, query.data, query.from_user.id) == (query_id, "follow:5", READER)
    await query.answer("Дайын")
    assert (await telegram.answer_of(query_id))["text"] == "Дайын"
    await query.edit_message_text("Жазылдыңыз")
    (message,) = telegram.messages(READER)
    assert (message["text"], "reply_markup" in message) == ("Жазылдыңыз", False)
    with pytest.raises(BadRequest, match="Query is too old"):
        await query.answer("тағы")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await query.edit_message_text("Жазылдыңыз")


async def test_the_keyboard_shows_and_its_keys_are_texts(telegram: Telegram, bot: Bot) -> None:
    await bot.send_message(READER, "Мәзір", reply_markup=ReplyKeyboardMarkup([["Соңғы", "Бағам"]]))
    assert telegram.keyboard(READER) == [["Соңғы", "Бағам"]]
    await telegram.press_key(READER, "Бағам")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "Бағам"


async def test_a_channel_post_is_the_channels(telegram: Telegram, bot: Bot) -> None:
    post = await bot.send_message("@su_taskyny", "Жаңалық")
    assert (post.sender_chat and post.sender_chat.id, post.from_user) == (CHANNEL, None)
    assert await bot.delete_message(CHANNEL, post.message_id)
    assert telegram.messages(CHANNEL) == []
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(CHANNEL, post.message_id)


async def test_a_bot_may_not_write_to_whoever_does_not_want_it(telegram: Telegram, bot: Bot) -> None:
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        await bot.send_message(STRANGER, "Сәлем")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(12345, "Сәлем")
    telegram.block(READER)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(READER, "Сәлем")
    (update,) = await bot.get_updates()
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "kicked"
    await telegram.say(READER, "/start")
    assert await bot.send_message(READER, "Сәлем")


async def test_two_pollers_end_in_conflict(telegram: Telegram, server: URL, bot: Bot) -> None:
    older = asyncio.create_task(bot.get_updates(timeout=5))
    async with bot_of(server) as second:
        await second.get_updates(timeout=0)
        newer = asyncio.create_task(second.get_updates(timeout=5))
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await older
        await telegram.say(READER, "/start")
        assert len(await newer) == 1


async def test_a_wrong_token_is_refused(server: URL) -> None:
    stranger = bot_of(server, "42:wrong")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()


async def test_the_menu_of_commands_is_kept_by_language(bot: Bot) -> None:
    await bot.set_my_commands([("help", "Көмек")], language_code="kk")
    assert [c.command for c in await bot.get_my_commands(language_code="kk")] == ["help"]
    assert await bot.get_my_commands() == ()


async def test_faults_happen_as_often_as_asked(telegram: Telegram, bot: Bot) -> None:
    telegram.faults.add("sendMessage", "429", retry_after=3)
    with pytest.raises(RetryAfter) as flood:
        await bot.send_message(READER, "бір")
    assert flood.value.retry_after == 3
    telegram.faults.add("*", "lost")
    with pytest.raises(Exception, match="RemoteProtocolError"):
        await bot.send_message(READER, "екі")
    assert [m["text"] for m in telegram.messages(READER)] == ["екі"]


async def test_a_held_request_waits_for_the_test(telegram: Telegram, bot: Bot) -> None:
    gate = asyncio.Event()
    telegram.faults.add("sendMessage", "hold", until=gate)
    with pytest.raises(TimedOut):
        await bot.send_message(READER, "баяу", read_timeout=0.05)
    assert telegram.messages(READER) == []
    gate.set()
    assert await telegram.wait_for(READER, lambda m: m["text"] == "баяу")


async def test_too_much_at_once_is_a_flood(telegram: Telegram, bot: Bot) -> None:
    telegram.floods.limits = Limits(per_chat=1, burst=2)
    await bot.send_message(READER, "1")
    await bot.send_message(READER, "2")
    with pytest.raises(RetryAfter):
        await bot.send_message(READER, "3")
    assert telegram.floods.refused == 1


async def test_an_application_with_more_than_telegram_can_be_built() -> None:
    app = web.Application()
    routes(app, Telegram(TOKEN))
    assert "/_demo/{sight}" in {route.resource.canonical for route in app.router.routes() if route.resource}
