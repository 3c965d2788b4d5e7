"""Buttons and inline mode in the local Telegram: what is taken, what is refused, what comes of pressing."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.error import BadRequest

from bot.demo.telegram import Telegram
from tests.demo.telegram.stage import CHANNEL, READER, STRANGER


def under(**button: Any) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("Түйме", **button)]])


@pytest.mark.parametrize(
    ("button", "refused"),
    [
        ({"callback_data": "ә" * 33}, "Button_data_invalid"),
        ({"url": "localhost"}, "Inline keyboard button url 'localhost' is invalid: wrong http url"),
        ({"url": "javascript:alert(1)"}, "Inline keyboard button url 'javascript:alert(1)' is invalid: wrong port"),
        ({"url": "ftp://e.kz"}, "Inline keyboard button url 'ftp://e.kz' is invalid: unsupported url protocol"),
        ({}, "Can't parse inline keyboard button: text buttons are unallowed in the inline keyboard"),
    ],
)
async def test_a_button_that_is_refused(bot: Bot, button: dict[str, Any], refused: str) -> None:
    with pytest.raises(BadRequest) as error:
        await bot.send_message(READER, "Сәлем", reply_markup=under(**button))
    assert error.value.message.lower().startswith(refused.lower())


async def test_a_button_that_is_taken(bot: Bot) -> None:
    for button in (
        {"callback_data": "ә" * 32},
        {"url": "https://t.me/habarshy_demo_bot?start=t_5"},
        {"url": "tg://user?id=7"},
        {"switch_inline_query": "су"},
    ):
        assert (await bot.send_message(READER, "Сәлем", reply_markup=under(**button))).reply_markup
    with pytest.raises(BadRequest, match="button in a channel chat"):
        await bot.send_message(CHANNEL, "Сәлем", reply_markup=under(switch_inline_query="су"))


async def test_only_the_buttons_change(telegram: Telegram, bot: Bot) -> None:
    sent = await bot.send_message(READER, "Сәлем", reply_markup=under(callback_data="1"))
    await bot.edit_message_reply_markup(READER, sent.message_id, reply_markup=under(callback_data="2"))
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_reply_markup(READER, sent.message_id, reply_markup=under(callback_data="2"))
    await bot.edit_message_reply_markup(READER, sent.message_id)
    (message,) = telegram.messages(READER)
    assert not {"reply_markup", "edit_date"} & set(message)


async def test_nobody_presses_what_is_not_there_except_by_forgery(telegram: Telegram, bot: Bot) -> None:
    sent = await bot.send_message(READER, "Сәлем", reply_markup=under(callback_data="1"))
    with pytest.raises(LookupError):
        await telegram.press(READER, READER, sent.message_id, "2")
    await telegram.press(STRANGER, READER, sent.message_id, "\x00ә", forged=True)
    await telegram.press(READER, READER, 999, "1", forged=True)
    forged, stale = [u.callback_query for u in await bot.get_updates()]
    assert forged is not None
    assert stale is not None
    assert (forged.data, forged.from_user.id) == ("\x00ә", STRANGER)
    assert stale.message is not None
    assert not stale.message.is_accessible


async def test_a_button_is_tapped_by_its_label(telegram: Telegram, bot: Bot) -> None:
    await bot.send_message(READER, "1", reply_markup=under(callback_data="old"))
    await bot.send_message(READER, "2", reply_markup=under(callback_data="new"))
    await telegram.tap(READER, "Түйме")
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    assert update.callback_query.data == "new"
    with pytest.raises(LookupError):
        await telegram.tap(READER, "Жоқ")


async def test_a_query_grows_too_old() -> None:
    """Told without a server: time is a value."""
    from bot.demo.telegram.methods import METHODS
    from bot.demo.telegram.parameters import Parameters
    from bot.demo.telegram.refusals import Refusal

    now = [datetime(2026, 11, 24, 12, tzinfo=UTC)]
    telegram = Telegram("42:demo", clock=lambda: now[0])
    telegram.add_user(READER, "Айгүл", started=True)
    query_id = await telegram.press(READER, READER, 1, "x", forged=True)
    now[0] += timedelta(minutes=2)
    with pytest.raises(Refusal, match="query is too old"):
        await METHODS["answercallbackquery"](telegram, Parameters({"callback_query_id": query_id}))


async def test_the_keyboard_goes_when_it_is_removed(telegram: Telegram, bot: Bot) -> None:
    await bot.send_message(READER, "1", reply_markup=ReplyKeyboardMarkup([["Иә", "Жоқ"]], one_time_keyboard=True))
    await telegram.press_key(READER, "Иә")
    assert telegram.keyboard(READER) == []
    await bot.send_message(READER, "2", reply_markup=ReplyKeyboardMarkup([["Иә"]]))
    await bot.send_message(READER, "3", reply_markup=ReplyKeyboardRemove())
    assert telegram.keyboard(READER) == []
    with pytest.raises(LookupError):
        await telegram.press_key(READER, "Иә")


async def test_an_inline_query_is_answered_and_a_result_sent(telegram: Telegram, bot: Bot) -> None:
    query_id = await telegram.inline(READER, "су тасқыны")
    (asked,) = await bot.get_updates()
    assert asked.inline_query is not None
    content = InputTextMessageContent("<b>Тасқын</b>", parse_mode="HTML")
    article = InlineQueryResultArticle("s1", "Тасқын", content, reply_markup=under(url="https://e.kz"))
    await asked.inline_query.answer([article], cache_time=0)
    offered = (await telegram.answer_of(query_id))["results"]
    assert [result["title"] for result in offered] == ["Тасқын"]
    message = await telegram.choose(READER, query_id, "s1", STRANGER)
    assert (message["text"], message["via_bot"]["id"], message["from"]["id"]) == ("Тасқын", 42, READER)
    (chosen,) = await bot.get_updates(offset=asked.update_id + 1)
    assert chosen.chosen_inline_result is not None
    assert chosen.chosen_inline_result.result_id == "s1"


async def test_inline_results_that_are_refused(telegram: Telegram, bot: Bot) -> None:
    def article(name: str) -> InlineQueryResultArticle:
        return InlineQueryResultArticle(name, "Тақырып", InputTextMessageContent("мәтін"))

    query_id = await telegram.inline(READER, "")
    for results, refused in (
        ([article("1"), article("1")], "result_id_duplicate"),
        ([article("ә" * 33)], "result_id_invalid"),
        ([article(str(n)) for n in range(51)], "too many inline query results specified"),
    ):
        with pytest.raises(BadRequest) as error:
            await bot.answer_inline_query(query_id, results)
        assert error.value.message.lower() == refused
